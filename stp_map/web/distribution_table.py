"""The numbers behind the charts, as tables for the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stp_map.analysis.distribution import Dot, Point
from stp_map.analysis.legend import Legend
from stp_map.core import text
from stp_map.core.html import Html, element
from stp_map.core.model import LeaderType, PopulationBase, Region

SUMMARY = "The numbers behind this chart"


def ranking_html(dots: tuple[Dot, ...], legend: Legend) -> Html:
    """The ranking as a table; names are links that select their footprint."""
    rows = [
        [str(dot.rank or "–"), _link(dot.code, dot.name), dot.words, _label(dot, legend)]
        for dot in dots
    ]
    return _table(("Rank", "Footprint", legend.title, "Class"), rows)


def _label(dot: Dot, legend: Legend) -> str:
    return legend.classes[legend.class_of[dot.code]].label


def classes_html(legend: Legend) -> Html:
    """Footprints by class, as a table."""
    rows = [[each.label, str(each.count)] for each in legend.classes]
    return _table((legend.title, "Footprints"), rows, head=0)


def points_html(found: tuple[Point, ...], base: PopulationBase) -> Html:
    """Population against area as a table; names are links that select their footprint."""
    rows = [
        [
            _link(point.code, point.name),
            str(point.region.value),
            text.whole_number(point.people),
            text.area(point.area_km2),
            text.whole_number(point.density),
        ]
        for point in found
    ]
    noun = text.people_noun(base).capitalize()
    return _table(("Footprint", "Region", noun, "Area", f"{noun} per km²"), rows, head=0)


def leaders_html(counts: Mapping[Region, Mapping[LeaderType, int]]) -> Html:
    """Leader types by region as a table."""
    rows = [
        [str(region.value), *[str(count) for count in kinds.values()], str(sum(kinds.values()))]
        for region, kinds in counts.items()
    ]
    headings = ("Region", *(str(kind.value) for kind in LeaderType), "Footprints")
    return _table(headings, rows, head=0)


def _link(code: str, name: str) -> Html:
    return element("a", name, href=f"?stp={code}", data_stp=code)


def _table(headings: Iterable[str], rows: Iterable[list[str]], head: int = 1) -> Html:
    """A folded table; ``head`` is the place of the column that names its row."""
    top = element("tr", *[element("th", heading, scope="col") for heading in headings])
    lines = [
        element(
            "tr",
            *[
                element("th", cell, scope="row") if place == head else element("td", cell)
                for place, cell in enumerate(row)
            ],
        )
        for row in rows
    ]
    table = element("table", element("thead", top), element("tbody", *lines))
    wide = element(
        "div", table, class_="stp-scroll", tabindex="0", role="region", aria_label="Numbers"
    )
    return element("details", element("summary", SUMMARY), wide, class_="stp-fold")
