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
    """What was said, what the data says, and how the one stands against the other.

    Args:
        atlas: all the data.
        claims: what was said.

    Returns:
        A heading, the verdicts in a sentence, and a table with a row a claim.
    """
    found = [(claim, claim.check(atlas)) for claim in claims]
    return together(
        [
            element("h2", "What was said in March 2016, and what the data says"),
            element("p", summary([finding for _, finding in found]), " ", _NOTE),
            table(
                ("What was said", "The data", "Verdict"),
                [_row(claim, finding) for claim, finding in found],
                class_="stp-claims",
            ),
        ]
    )


_NOTE = (
    "People are compared as GP-registered patients; which count was meant was not said. "
    "A number is rounded as it was said. “Approximately” means within a tenth."
)
_SHORT = {
    Verdict.HOLDS: ("holds", "hold"),
    Verdict.APPROXIMATELY: ("holds approximately", "hold approximately"),
    Verdict.NOT_HELD: ("is not held", "are not held"),
    Verdict.CANNOT_CHECK: ("can’t be checked", "can’t be checked"),
}


def summary(findings: list[Finding]) -> str:
    """The verdicts in a sentence, such as ``Of 2 claims 1 holds and 1 is not held.``."""
    counts = Counter(finding.verdict for finding in findings)
    parts = [
        f"{counts[verdict]} {_SHORT[verdict][counts[verdict] > 1]}"
        for verdict in Verdict
        if counts[verdict]
    ]
    return f"Of {text.count_of(len(findings), 'claim')} {text.listed(parts)}."


def _row(claim: Claim, finding: Finding) -> tuple[Html, ...]:
    why = [element("small", finding.why)] if finding.why else []
    kind = f"stp-{finding.verdict.name.lower()}"  # a sign before the word, which says it already
    verdict = [element("b", finding.verdict.value, class_=kind)]
    if claim.view:
        query = to_query_string(claim.view)
        verdict.append(element("a", "Show on map", href=f"?{query}", data_view=query))
    said = [claim.words, element("small", claim.source)]
    return together(said), together([finding.figure, *why]), together(verdict)
