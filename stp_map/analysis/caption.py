"""The words that leave the page with every picture, slide and file, from one place."""

from __future__ import annotations

from dataclasses import dataclass

from stp_map.analysis.address import to_query_string
from stp_map.analysis.scene import Scene
from stp_map.core import text
from stp_map.core.order import Order
from stp_map.core.view import MapStyle
from stp_map.data.positions import read_position


@dataclass(frozen=True, slots=True)
class Caption:
    """Every word of an output besides its legend and labels.

    Attributes:
        title: the finding, or what the person wrote instead.
        subtitle: measure, coverage, edition and filters, or what the person wrote instead.
        description: the text alternative, in sentences, marks included.
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
    def sources(self) -> str:
        """The source lines as one."""
        return f"{'. '.join(self.attribution)}."

    @property
    def footer(self) -> tuple[str, ...]:
        """The lines at the foot of an output, in order, empty ones left out."""
        origin = f"{self.made_on}. {self.address}" if self.address else f"{self.made_on}."
        return tuple(line for line in (self.style, self.sources, self.evidence, origin) if line)


def caption(scene: Scene, order: Order) -> Caption:
    """The words of an output: those of the scene, or what the person wrote instead."""
    query = to_query_string(scene.view)
    subtitle = order.subtitle if order.output.has_subtitle else ""
    return Caption(
        title=order.title or scene.finding,
        subtitle=subtitle or scene.subtitle,
        description=" ".join((*scene.description, *_marks_in_words(scene))),
        attribution=_attribution(scene, order),
        evidence=scene.evidence_note,
        style="" if scene.shown.style is MapStyle.BOUNDARIES else scene.style_note,
        made_on=f"Made on {text.day(order.made_on)}",
        address=f"{order.page}?{query}" if query else order.page,
    )


def _marks_in_words(scene: Scene) -> tuple[str, ...]:
    """What the marks mean and how many there are; nothing where nothing is marked."""
    marks = scene.marks
    counts = "; ".join(f"{line.label}, {line.count}" for line in marks.lines)
    said = f"{marks.title}: {counts or 'none of the footprints shown'}."
    return (said,) if marks.title else ()


def _attribution(scene: Scene, order: Order) -> tuple[str, ...]:
    """The sources of all that an output holds, those of uploaded figures first."""
    whole = scene.figures.source if scene.figures and order.output.holds_all_figures else ""
    lines = text.attribution(scene.shown.population, whole or scene.measure.source)
    is_map = order.chart is None and not order.output.is_data
    by_name = scene.marks.places and not read_position(scene.view.filters.query)
    more = [
        *scene.measure.attribution,
        *(scene.marks.attribution if is_map else ()),
        *((text.TRUSTS_ATTRIBUTION,) if order.output.is_data else ()),
        *((text.PLACES_ATTRIBUTION,) if is_map and by_name else ()),
    ]
    return tuple(dict.fromkeys([*lines, *more]))
