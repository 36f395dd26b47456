"""The claims as a table for the page."""

from __future__ import annotations

from collections import Counter

from stp_map.analysis.address import to_query_string
from stp_map.analysis.claims import Claim, Finding, Verdict
from stp_map.analysis.claims_said import CLAIMS
from stp_map.core import text
from stp_map.core.html import Html, element, together
from stp_map.core.model import Atlas
from stp_map.core.view import View


def claims_html(atlas: Atlas, claims: tuple[Claim, ...] = CLAIMS) -> Html:
    """What was said, what the data says, and how the one stands against the other.

    Args:
        atlas: all the data.
        claims: what was said.

    Returns:
        A heading, the verdicts in a sentence, and a table with a row a claim.
    """
    found = [(claim, claim.check(atlas)) for claim in claims]
    head = [element("th", name, scope="col") for name in ("What was said", "The data", "Verdict")]
    return together(
        [
            element("h2", "What was said in March 2016, and what the data says"),
            element("p", summary([finding for _, finding in found]), " ", _NOTE),
            element(
                "table",
                element("thead", element("tr", *head)),
                element("tbody", *[_row(claim, finding) for claim, finding in found]),
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


def _row(claim: Claim, finding: Finding) -> Html:
    figure = [finding.figure] if finding.figure else []
    why = [element("small", finding.why)] if finding.why else []
    kind = f"stp-{finding.verdict.name.lower()}"  # a sign before the word, which says it already
    verdict = element("b", finding.verdict.value, class_=kind)
    link = [_link(claim.view)] if claim.view else []
    return element(
        "tr",
        element("th", claim.words, element("small", claim.source), scope="row"),
        element("td", *figure, *why),
        element("td", verdict, *link),
    )


def _link(view: View) -> Html:
    query = to_query_string(view)
    return element("a", "Show on map", href=f"?{query}", data_view=query)
