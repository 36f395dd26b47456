"""What the template of a distribution is given: places from 0 to 1, words and fills."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stp_map.analysis.axes import Axis, axis_words, linear_axis, logarithmic_axis
from stp_map.analysis.distribution import (
    begins_at_zero,
    class_bars,
    leaders_by_region,
    points,
    ranking,
)
from stp_map.analysis.scene import Scene
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.model import LeaderType, Region
from stp_map.core.palette import Fill
from stp_map.core.text import people_noun

Values = dict[str, Any]
"""Numbers and words as JSON has them; every word may be untrusted text."""

_SHAPES = {
    Region.NORTH: "circle",
    Region.MIDLANDS_AND_EAST: "square",
    Region.LONDON: "diamond",
    Region.SOUTH: "triangle",
}
"""As on the page, so that colour is not the only sign of a region."""

_NOTHING = {"kind": "nothing"}


def distribution_values(scene: Scene, kind: ChartKind) -> Values:
    """How the values of the footprints shown are distributed, in one of three ways.

    Args:
        scene: what is shown, in the colours that it is drawn in.
        kind: ranking, leader types by region, or population against area.
    """
    if not scene.entries:
        return _NOTHING
    if kind is ChartKind.AREA:
        return _scatter(scene)
    if kind is ChartKind.LEADERS:
        return _leaders(scene)
    return _ranking(scene) if scene.legend.numbers else _classes(scene)


def fill_values(fill: Fill) -> Values:
    """A fill with the colour of what is written on it."""
    return {
        "colour": fill.colour,
        "pattern": fill.pattern.value,
        "ink": fill.ink,
        "label": fill.label_colour,
    }


def _steps(axis: Axis) -> list[Values]:
    return [{"at": axis.share(step), "words": axis_words(step)} for step in axis.steps]


def _ranking(scene: Scene) -> Values:
    dots = ranking(scene.selection, scene.legend, scene.shown)
    values = [dot.value for dot in dots if dot.value is not None]
    if not values:
        return _NOTHING
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
    return _bars([(bar.name, [_part(bar.count, bar.fill, strong=bar.is_chosen)]) for bar in bars])


def _leaders(scene: Scene) -> Values:
    counts = leaders_by_region(scene.selection)
    kinds = {str(kind.value): kind for kind in LeaderType}
    fills = {kinds[each.label]: each.fill for each in scene.legend.classes}
    rows = [
        (
            str(region.value),
            [_part(count, fills[kind]) for kind, count in of.items() if kind in fills],
        )
        for region, of in counts.items()
    ]
    return _bars(rows)


def _part(count: int, fill: Fill, *, strong: bool = False) -> Values:
    return {"count": count, "fill": fill_values(fill), "strong": strong}


def _bars(rows: Sequence[tuple[str, Sequence[Values]]]) -> Values:
    return {
        "kind": "bars",
        "rows": [{"name": name, "parts": parts} for name, parts in rows],
        "longest": max(sum(part["count"] for part in parts) for _, parts in rows),
    }


def _scatter(scene: Scene) -> Values:
    found = points(scene.selection, scene.shown)
    across = logarithmic_axis(point.area_km2 for point in found)
    up = logarithmic_axis(point.people for point in found)
    fills = [fill_values(each.fill) for each in scene.legend.classes]
    look = {
        region: {"fill": fill, "shape": _SHAPES[region]}
        for region, fill in zip(Region, fills, strict=True)
    }
    marks = [
        {
            "name": point.name,
            "x": across.share(point.area_km2),
            "y": up.share(point.people),
            "selected": point.is_selected,
            "strong": point.is_selected or point.is_compared,
            **look[point.region],
        }
        for point in sorted(found, key=lambda point: point.is_selected)
    ]
    shown = {point.region for point in found}
    people = people_noun(scene.shown.population).capitalize()
    return {
        "kind": "scatter",
        "points": marks,
        "key": [{"name": region.value, **look[region]} for region in Region if region in shown],
        "across": {"title": "Area, km²", "steps": _steps(across)},
        "up": {"title": people, "steps": _steps(up)},
    }
