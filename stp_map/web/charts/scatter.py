"""Population against area."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from stp_map.analysis.axes import round_steps
from stp_map.analysis.distribution import Point
from stp_map.core import palette
from stp_map.core.model import PopulationBase, Region
from stp_map.core.text import area, encodable, people_noun, whole_number
from stp_map.web.charts.look import (
    INK,
    NARROW,
    NUMBER,
    ROWS,
    Drawing,
    Part,
    dressed,
    expr,
    rows_named,
    text_beside,
)
from stp_map.web.charts.ranking import PICK

SHAPES = {
    Region.NORTH: "circle",
    Region.MIDLANDS_AND_EAST: "square",
    Region.LONDON: "diamond",
    Region.SOUTH: "triangle-up",
}
"""So that colour is not the only sign of a region."""


def scatter_chart(
    found: Sequence[Point], base: PopulationBase, description: str, turn: int = 0
) -> Drawing:
    """A point for each footprint, both scales logarithmic, in its region's colour and shape.

    Args:
        found: at least one; names are untrusted text.
        base: the count of people.
        description: the chart's accessible name.
        turn: changes with every selection, so that a second click on the same point is news.

    Returns:
        A chart with the selection ``PICK``.
    """
    noun = people_noun(base)
    rows = pd.DataFrame(
        {
            "code": point.code,
            "turn": turn,
            "name": encodable(point.name),
            "region": point.region.value,
            "people": point.people,
            "area": point.area_km2,
            "said": encodable(
                f"{point.name}: {whole_number(point.people)} {noun}, {area(point.area_km2)}"
            ),
            "chosen": point.is_selected,
            "named": point.is_selected or point.is_compared,
        }
        for point in found
    )
    middle = (rows["area"].min() * rows["area"].max()) ** 0.5
    rows["right"] = rows["area"] > middle
    regions = tuple(region for region in Region if region in {point.region for point in found})
    areas = round_steps(point.area_km2 for point in found)
    people = round_steps(point.people for point in found)
    return Drawing(_spec(noun, regions, areas, people, description), {ROWS: rows})


_Steps = tuple[float, ...]


@lru_cache(maxsize=32)
def _spec(
    noun: str, regions: tuple[Region, ...], areas: _Steps, people: _Steps, description: str
) -> dict[str, Any]:
    marks = rows_named()
    nearest = alt.selection_point(
        name=PICK, fields=["code", "turn"], on="click", nearest=True, toggle=False
    )
    layers = [
        _points(marks, noun, regions, areas, people).add_params(nearest),
        _names(marks.transform_filter("datum.named && !datum.right"), "left"),
        _names(marks.transform_filter("datum.named && datum.right"), "right"),
    ]
    return dressed(alt.layer(*layers), description, 420)


def _points(
    marks: Part, noun: str, regions: tuple[Region, ...], areas: _Steps, people: _Steps
) -> Part:
    names = [str(region.value) for region in regions]
    fills = [palette.REGIONS[region].colour for region in regions]
    shapes = [SHAPES[region] for region in regions]
    log = alt.Scale(type="log", nice=False, padding=16)
    legend = alt.Legend(orient="top", title=None, columns=expr(f"{NARROW} ? 2 : 4"))
    return marks.mark_point(filled=True, opacity=1, stroke=INK, cursor="pointer").encode(
        x=alt.X("area:Q", scale=log, title="Area, km²", axis=_axis(areas)),
        y=alt.Y("people:Q", scale=log, title=noun.capitalize(), axis=_axis(people)),
        fill=alt.Fill("region:N", scale=alt.Scale(domain=names, range=fills), legend=legend),
        shape=alt.Shape("region:N", scale=alt.Scale(domain=names, range=shapes), legend=legend),
        size=alt.condition("datum.chosen", alt.value(300), alt.value(110)),
        strokeWidth=alt.condition("datum.named", alt.value(3), alt.value(1)),
        tooltip="said:N",
        description="said:N",
    )


def _names(base: Part, align: str) -> Part:
    """Names of what is selected or compared, on the side of the point that has room."""
    words = text_beside(base, align, limit=210)
    return words.encode(x="area:Q", y="people:Q", text="name:N")


def _axis(steps: _Steps) -> Part:
    return alt.Axis(labelExpr=NUMBER, values=list(steps), labelOverlap="greedy")
