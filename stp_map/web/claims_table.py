"""The claims as a table for the page."""

from __future__ import annotations

from collections import Counter

from stp_map.analysis.address import to_query_string
from stp_map.analysis.claims import Claim, Finding, Verdict
from stp_map.analysis.claims_said import CLAIMS
from stp_map.core import text
from stp_map.core.html import Html, element, together
from stp_map.core.model import Atlas
from stp_map.web.elements import table


def claims_html(atlas: Atlas, claims: tuple[Claim, ...] = CLAIMS) -> Html:
    """The claims, what the data says, and how the one stands against the other.

    Args:
        atlas: all the data.
        claims: the claims, each a link to the view that shows it.

    Returns:
        A heading, the verdicts in a sentence, and a table with a row a claim.
    """
    found = [(claim, claim.check(atlas)) for claim in claims]
    return together(
        [
            element("h2", "Claims of March 2016, checked against the data"),
            element("p", summary([finding for _, finding in found]), " ", _NOTE),
            table(
                ("Claim", "The data", "Verdict"),
                [_row(claim, finding) for claim, finding in found],
                class_="stp-claims",
            ),
        ]
    )


_NOTE = (
    "Choose a claim to see it on the map. People are compared as GP-registered patients; which "
    "count was meant was not said. A number is rounded as it was said, and holds approximately "
    "within a tenth."
)
_SHORT = {
    Verdict.HOLDS: ("holds", "hold"),
    Verdict.APPROXIMATELY: ("holds approximately", "hold approximately"),
    Verdict.DOES_NOT_HOLD: ("does not hold", "do not hold"),
    Verdict.CANNOT_CHECK: ("can’t be checked", "can’t be checked"),
}


def summary(findings: list[Finding]) -> str:
    """The verdicts in a sentence, such as ``Of 2 claims 1 holds and 1 does not hold.``."""
    counts = Counter(finding.verdict for finding in findings)
    parts = [
        f"{counts[verdict]} {_SHORT[verdict][counts[verdict] > 1]}"
        for verdict in Verdict
        if counts[verdict]
    ]
    return f"Of {text.count_of(len(findings), 'claim')} {text.listed(parts)}."


def _row(claim: Claim, finding: Finding) -> tuple[Html, ...]:
    beside = (finding.why, f"What followed: {finding.after}." if finding.after else "")
    smaller = [element("small", each) for each in beside if each]
    kind = f"stp-{finding.verdict.name.lower()}"  # a sign before the word, which says it already
    query = to_query_string(claim.view)
    said = element("a", claim.words, href=f"?{query}", data_view="")
    return (
        together([said, element("small", claim.source)]),
        together([finding.figure, *smaller]),
        element("b", finding.verdict.value, class_=kind),
    )
