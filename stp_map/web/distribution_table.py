"""The numbers behind the charts, as tables for the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from stp_map.analysis.distribution import Dot, Point
from stp_map.analysis.legend import Legend
from stp_map.core import text
from stp_map.core.html import Html, element
from stp_map.core.model import LeaderType, PopulationBase, Region
from stp_map.web.elements import fold, footprint_link, table

SUMMARY = "The numbers behind this chart"


def ranking_html(dots: tuple[Dot, ...], legend: Legend) -> Html:
    """The ranking as a table; names are links that select their footprint."""
    rows = [
        [
            str(dot.rank or "–"),
            footprint_link(dot.code, dot.name),
            dot.words,
            legend.label_of(dot.code),
        ]
        for dot in dots
    ]
    return _folded(("Rank", "Footprint", legend.title, "Class"), rows, head=1)


def classes_html(legend: Legend) -> Html:
    """Footprints by class, as a table."""
    rows = [[each.label, str(each.count)] for each in legend.classes]
    return _folded((legend.title, "Footprints"), rows)


def points_html(found: tuple[Point, ...], base: PopulationBase) -> Html:
    """Population against area as a table; names are links that select their footprint."""
    rows = [
        [
            footprint_link(point.code, point.name),
            str(point.region.value),
            text.whole_number(point.people),
            text.area(point.area_km2),
            text.whole_number(point.density),
        ]
        for point in found
    ]
    noun = text.people_noun(base).capitalize()
    return _folded(("Footprint", "Region", noun, "Area", f"{noun} per km²"), rows)


def leaders_html(counts: Mapping[Region, Mapping[LeaderType, int]]) -> Html:
    """Leader types by region as a table."""
    rows = [
        [str(region.value), *[str(count) for count in kinds.values()], str(sum(kinds.values()))]
        for region, kinds in counts.items()
    ]
    return _folded(("Region", *(str(kind.value) for kind in LeaderType), "Footprints"), rows)


def _folded(headings: Iterable[str], rows: Iterable[Sequence[str]], head: int = 0) -> Html:
    numbers = table(headings, rows, head=head)
    scrolled = {"class_": "stp-scroll", "tabindex": "0", "role": "region", "aria_label": "Numbers"}
    return fold(SUMMARY, element("div", numbers, **scrolled))
