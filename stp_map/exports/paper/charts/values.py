"""What the template of a chart is given: places from 0 to 1, words and fills."""

from __future__ import annotations

from typing import Any

from stp_map.analysis.axes import Axis, axis_words, linear_axis, logarithmic_axis
from stp_map.analysis.distribution import (
    begins_at_zero,
    class_bars,
    leaders_by_region,
    points,
    ranking,
)
from stp_map.analysis.measures import LEADER_TYPE, REGION
from stp_map.analysis.scene import Scene
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.model import LeaderType, Region
from stp_map.core.order import Order
from stp_map.core.palette import FILTERED_OUT, PALE_OUTLINE, TEXT, Fill
from stp_map.core.text import people_noun

Values = dict[str, Any]
"""Numbers and words as JSON has them; every word may be untrusted text."""

_PAINTED_BY = {ChartKind.LEADERS: LEADER_TYPE.slug, ChartKind.AREA: REGION.slug}
"""What the two charts that show no measure are coloured by."""

_SHAPES = {
    Region.NORTH: "circle",
    Region.MIDLANDS_AND_EAST: "square",
    Region.LONDON: "diamond",
    Region.SOUTH: "triangle",
}
"""As on the page, so that colour is not the only sign of a region."""


def fill_values(fill: Fill) -> Values:
    return {"colour": fill.colour, "pattern": fill.pattern.value, "ink": fill.ink, "label": fill.label_colour}


def legend_values(scene: Scene) -> Values:
    rows = [{"label": c.label, "swatch": f"s{i}.svg", "count": str(c.count)} for i, c in enumerate(scene.legend.classes)]
    left = len(scene.selection.everything) - len(scene.selection.shown)
    if left:
        rows.append({"label": "Left out by the filters", "swatch": "out.svg", "count": str(left)})
    return {"title": scene.legend.title, "classes": rows}

def images(scene, order):
    from stp_map.exports.paper.signs import swatch
    if order.chart is ChartKind.LEADERS:
        scene = scene.seen_by(scene.view.presented(colour_by=_PAINTED_BY[order.chart]))
    if order.black_and_white:
        scene = scene.in_black_and_white()
    return {f"s{i}.svg": swatch(c.fill, TEXT).encode() for i, c in enumerate(scene.legend.classes)} | {"out.svg": swatch(FILTERED_OUT, PALE_OUTLINE).encode()}

def chart_values(scene: Scene, order: Order) -> Values:
    """The chart of a distribution that was ordered, with its legend and the sheet it is for."""
    kind = order.chart or ChartKind.RANKING
    if kind in _PAINTED_BY:
        scene = scene.seen_by(scene.view.presented(colour_by=_PAINTED_BY[kind]))
    if order.black_and_white:
        scene = scene.in_black_and_white()
    is_ranking = kind is ChartKind.RANKING and bool(scene.legend.numbers)
    return {
        "sheet": "a4-portrait" if is_ranking else "slide",
        "legend": None if kind is ChartKind.AREA else legend_values(scene),
        "chart": _drawn(scene, kind),
    }


def _drawn(scene: Scene, kind: ChartKind) -> Values:
    """The kind of drawing with its values; an empty one where there is nothing to draw."""
    if not scene.entries:
        return {"kind": "nothing"}
    if kind is ChartKind.AREA:
        return _scatter(scene)
    if kind is ChartKind.LEADERS:
        return _leaders(scene)
    return _ranking(scene) if scene.legend.numbers else _classes(scene)


def _steps(axis: Axis) -> list[Values]:
    return [{"at": axis.share(step), "words": axis_words(step)} for step in axis.steps]


def _ranking(scene: Scene) -> Values:
    dots = ranking(scene.selection, scene.legend, scene.shown)
    values = [dot.value for dot in dots if dot.value is not None]
    if not values:
        return {"kind": "nothing"}
    from_zero = begins_at_zero(scene.legend, dots)
    axis = linear_axis([*values, *([0.0] if from_zero else [])])
    rows = [
        {
            "name": dot.name,
            "short": dot.short,
            "at": None if dot.value is None else axis.share(dot.value),
            "fill": fill_values(dot.fill),
            "selected": dot.is_selected,
            "strong": dot.is_selected or dot.is_compared,
        }
        for dot in dots
    ]
    return {
        "kind": "ranking",
        "rows": rows,
        "steps": _steps(axis),
        "limits": [axis.share(n) for n in scene.legend.limits if axis.low <= n <= axis.high],
        "zero": axis.share(0) if from_zero else None,
    }


def _classes(scene: Scene) -> Values:
    bars = class_bars(scene.selection, scene.legend, scene.shown.selected)
    return _bars([(each.name, [_part(each.count, each.fill, strong=each.is_chosen)]) for each in bars])


def _leaders(scene: Scene) -> Values:
    fills = dict(zip(LeaderType, (each.fill for each in scene.legend.classes), strict=True))
    counts = leaders_by_region(scene.selection)
    return _bars(
        [(str(region.value), [_part(n, fills[kind]) for kind, n in kinds.items()]) for region, kinds in counts.items()]
    )


def _part(count: int, fill: Fill, *, strong: bool = False) -> Values:
    return {"count": count, "fill": fill_values(fill), "strong": strong}


def _bars(rows: list[tuple[str, list[Values]]]) -> Values:
    return {
        "kind": "bars",
        "rows": [{"name": name, "parts": parts} for name, parts in rows],
        "longest": max(sum(part["count"] for part in parts) for _, parts in rows),
    }


def _scatter(scene: Scene) -> Values:
    found = points(scene.selection, scene.shown)
    right = logarithmic_axis(point.area_km2 for point in found)
    up = logarithmic_axis(point.people for point in found)
    fills = dict(zip(Region, (fill_values(each.fill) for each in scene.legend.classes), strict=True))
    marks = [
        {
            "name": point.name,
            "x": right.share(point.area_km2),
            "y": up.share(point.people),
            "fill": fills[point.region],
            "shape": _SHAPES[point.region],
            "selected": point.is_selected,
            "strong": point.is_selected or point.is_compared,
        }
        for point in sorted(found, key=lambda point: point.is_selected)
    ]
    shown = {point.region for point in found}
    key = [{"name": r.value, "fill": fills[r], "shape": _SHAPES[r]} for r in Region if r in shown]
    return {
        "kind": "scatter",
        "points": marks,
        "key": key,
        "across": {"title": "Area, km²", "steps": _steps(right)},
        "up": {"title": people_noun(scene.shown.population).capitalize(), "steps": _steps(up)},
    }


def comparison_values(scene: Scene, order: Order) -> Values:
    """What is compared, row by row; the person's own rows stand before the last ones."""
    items = compared(scene.atlas, scene.shown.compared, scene.view.filters.as_at)
    own = len(scene.figures.usable) if scene.figures else 0
    return {
        "items": [item.name for item in items],
        "rows": [asdict(row) for row in rows(scene.atlas, items, scene.figures)],
        "own": own,
        "after": _OF_LEADERS,
        "left-out": [left_out(count) for count in range(1, own + 1)],
        "fill": fill_values(plain_fill(order)),
    }


def timeline_values(scene: Scene, order: Order) -> Values:
    """The lines of the timeline, with every day as its place on the track of time."""
    as_at = scene.view.filters.as_at
    years = range(FIRST_DAY.year, LAST_DAY.year + 1)
    starts = [max(FIRST_DAY, date(year, 1, 1)) for year in years]
    return {
        "rows": [
            {
                "name": line.name,
                "what": line.what,
                "when": line.when,
                "start": _along(line.earliest),
                "end": _along(line.latest),
                "here": line.is_here,
            }
            for line in timeline_lines(scene.atlas, as_at)
        ],
        "years": [
            {"words": str(start.year), "start": _along(start), "end": _along(end)}
            for start, end in pairwise([*starts, LAST_DAY])
        ],
        "marked": {"words": as_at.value, "at": _along(as_at.day or LAST_DAY)},
        "key": {"point": KEY_POINT, "span": KEY_SPAN},
        "fill": fill_values(plain_fill(order)),
    }


def _along(day: date) -> float:
    """Where a day lies on the track, from 0 to 1."""
    return (day - FIRST_DAY).days / (LAST_DAY - FIRST_DAY).days

def plain_fill(order):
    return Fill(TEXT if order.black_and_white else NHS_BLUE)
_OF_LEADERS = 2
from dataclasses import asdict
from datetime import date
from itertools import pairwise
from stp_map.core.palette import NHS_BLUE
from stp_map.core.model import FIRST_DAY, LAST_DAY
from stp_map.analysis.timeline_words import KEY_POINT, KEY_SPAN, timeline_lines
from stp_map.analysis.comparison import compared, rows
from stp_map.analysis.comparison_words import left_out
