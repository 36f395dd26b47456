"""The ranking on a sheet."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.lines import Line2D

from stp_map.analysis.distribution import Dot
from stp_map.core import palette
from stp_map.core.model import Region
from stp_map.exports.paper.charts.marks import grid_down, mark, number_words, ticks
from stp_map.exports.paper.drawing.blocks import Words
from stp_map.exports.paper.drawing.fonts import Weight
from stp_map.exports.paper.drawing.sheet import Sheet
from stp_map.exports.paper.drawing.wrapping import wrap
from stp_map.geometry.boxes import Box

_NAMES = 0.46
"""Of the width, what names take."""

_AXIS = 16
_TALLEST_ROW = 22


def draw_ranking(
    sheet: Sheet, room: Box, dots: Sequence[Dot], limits: Sequence[float], *, from_zero: bool
) -> None:
    """Draw a row for each footprint: its name, and a dot at its value.

    Args:
        sheet: to draw on.
        room: in points.
        dots: at least one with a value, or none at all.
        limits: of the classes.
        from_zero: whether the axis begins at zero.
    """
    values = [dot.value for dot in dots if dot.value is not None]
    if not values:
        return
    zero = [0.0] if from_zero else []
    steps = ticks(min([*zero, *values]), max([*zero, *values]))
    left, right = room.left + room.width * _NAMES, room.right - 20
    top, pitch = room.top + _AXIS, min(_TALLEST_ROW, (room.height - _AXIS) / len(dots))
    bottom = top + pitch * len(dots)

    def across(value: float) -> float:
        return left + (right - left) * (value - steps[0]) / (steps[-1] - steps[0])

    grid_down(sheet, [(across(step), number_words(step)) for step in steps], top, bottom, 7.5)
    for limit in limits:
        if steps[0] <= limit <= steps[-1]:
            _dashed(sheet, across(limit), top, bottom)
    for place, dot in enumerate(dots):
        middle = top + pitch * (place + 0.5)
        _name(sheet, dot, room.left, middle, pitch, room.width * _NAMES - 12)
        if dot.value is None:
            mark(sheet, (left, middle), 3.6, dot.fill, region=Region.MIDLANDS_AND_EAST)
            continue
        x = across(dot.value)
        if from_zero:
            sheet.line([(across(0), middle), (x, middle)], palette.PALE_OUTLINE, 0.5)
        _dot(sheet, dot, (x, middle), pitch, is_high=x > (left + right) / 2)


def _dashed(sheet: Sheet, x: float, top: float, bottom: float) -> None:
    line = Line2D((x, x), (top, bottom), color=palette.SECONDARY_TEXT, linewidth=0.7)
    line.set_linestyle((0, (2, 2)))
    line.set_transform(sheet.to_figure)
    sheet.add(line)


def _name(sheet: Sheet, dot: Dot, x: float, middle: float, pitch: float, room: float) -> None:
    size = min(8.5, pitch * 0.66)
    weight = Weight.BOLD if dot.is_selected or dot.is_compared else Weight.REGULAR
    line = "".join(wrap(dot.name, weight, size, room, 1).lines)
    sheet.words(Words(x, middle + size * 0.33, line, size, weight))


def _dot(
    sheet: Sheet, dot: Dot, point: tuple[float, float], pitch: float, *, is_high: bool
) -> None:
    strong = dot.is_selected or dot.is_compared
    radius = min(4.2, pitch * 0.32) * (1.3 if dot.is_selected else 1)
    mark(sheet, point, radius, dot.fill, is_strong=strong)
    if strong:
        away = -radius - 4 if is_high else radius + 4
        x, y, size = point[0] + away, point[1] + 2.8, min(8.5, pitch * 0.66)
        sheet.words(Words(x, y, dot.short, size, Weight.BOLD, is_right=is_high))
