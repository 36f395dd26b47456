"""The words that leave the page with every picture, slide and file, from one place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from stp_map.analysis.describe import describe, evidence_note
from stp_map.analysis.findings import finding
from stp_map.analysis.legend import Legend
from stp_map.analysis.selection import Selection
from stp_map.analysis.sentences import style_note, subtitle
from stp_map.core import text
from stp_map.core.address import to_query_string
from stp_map.core.view import MapStyle, View


@dataclass(frozen=True, slots=True)
class Caption:
    """Every word of an output besides its legend and labels.

    Attributes:
        title: the finding, or what the person wrote instead.
        subtitle: measure, coverage, edition and filters, or what the person wrote instead.
        description: the text alternative, in sentences.
        attribution: the source lines; each must be on the output.
        evidence: about leaders without a published source; empty where none is shown.
        style: what a reader must know of the style of the map; empty where it needs nothing.
        made_on: the date of making in words, such as ``Made on 22 November 2026``.
        address: where the same view opens; may be only its query where no page is known.
    """

    title: str
    subtitle: str
    description: str
    attribution: tuple[str, ...]
    evidence: str
    style: str
    made_on: str
    address: str

    @property
    def footer(self) -> tuple[str, ...]:
        """The lines at the foot of an output, in order, empty ones left out."""
        sources = ". ".join(self.attribution) + "."
        origin = f"{self.made_on}. {self.address}" if self.address else f"{self.made_on}."
        return tuple(line for line in (self.style, sources, self.evidence, origin) if line)


def caption(
    selection: Selection,
    legend: Legend,
    view: View,
    *,
    made_on: date,
    page: str = "",
    title: str = "",
    subtitle_text: str = "",
) -> Caption:
    """The words for a view.

    Args:
        selection: what the view's filters leave.
        legend: its classes.
        view: what was asked for.
        made_on: the date to be printed; never asked of the clock here.
        page: address of the page without its query, where it is known.
        title: a title to use instead of the finding; hostile text.
        subtitle_text: a subtitle to use instead of the computed one; hostile text.

    Returns:
        The caption.
    """
    shown, query = view.presentation, to_query_string(view)
    return Caption(
        title=title or finding(selection, legend, shown),
        subtitle=subtitle_text or subtitle(selection, legend),
        description=" ".join(describe(selection, legend, shown)),
        attribution=text.attribution(shown.population, legend.source),
        evidence=evidence_note(selection),
        style="" if shown.style is MapStyle.BOUNDARIES else style_note(selection, shown),
        made_on=f"Made on {text.day(made_on)}",
        address=f"{page}?{query}" if query else page,
    )
