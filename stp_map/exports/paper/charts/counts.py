"""Bars of counts on a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stp_map.analysis.distribution import ClassBar
from stp_map.core import palette
from stp_map.core.model import LeaderType, Region
from stp_map.core.palette import Fill, Pattern
from stp_map.exports.paper.drawing.blocks import Words
from stp_map.exports.paper.drawing.fonts import Weight
from stp_map.exports.paper.drawing.sheet import Sheet
from stp_map.exports.paper.drawing.wrapping import wrap
from stp_map.geometry.boxes import Box

_TALLEST_ROW = 66
_SIZE = 12


@dataclass(frozen=True, slots=True)
class _Part:
    count: int
    fill: Fill
    is_strong: bool = False


def draw_classes(sheet: Sheet, room: Box, bars: Sequence[ClassBar]) -> None:
    """Draw a bar for each class with its count; that of the selected footprint has a strong edge.

    Args:
        sheet: to draw on.
        room: in points.
        bars: the classes in order.
    """
    _draw(sheet, room, [(bar.name, [_Part(bar.count, bar.fill, bar.is_chosen)]) for bar in bars])


def draw_leaders(
    sheet: Sheet,
    room: Box,
    counts: Mapping[Region, Mapping[LeaderType, int]],
    fills: Mapping[LeaderType, Fill],
) -> None:
    """Draw a bar for each region, of parts in the colours of the leader types.

    Args:
        sheet: to draw on.
        room: in points.
        counts: as ``leaders_by_region`` gives them.
        fills: of the leader types.
    """
    rows = [
        (
            str(region.value),
            [_Part(count, fills[kind]) for kind, count in kinds.items()],
        )
        for region, kinds in counts.items()
    ]
    _draw(sheet, room, rows)


def _draw(sheet: Sheet, room: Box, rows: Sequence[tuple[str, Sequence[_Part]]]) -> None:
    """Each row is its name with the bar below it."""
    longest = max((sum(part.count for part in parts) for _, parts in rows), default=0)
    if not longest:
        return
    pitch = min(_TALLEST_ROW, room.height / len(rows))
    size = min(_SIZE, pitch * 0.3)
    unit = room.width / longest
    for place, (name, parts) in enumerate(rows):
        top = room.top + place * pitch
        line = "".join(wrap(name, Weight.SEMIBOLD, size, room.width, 1).lines)
        sheet.words(Words(room.left, top + size, line, size, Weight.SEMIBOLD))
        left = room.left
        for part in parts:
            bar = Box(left, top + size * 1.5, left + part.count * unit, top + pitch * 0.84)
            _bar(sheet, bar, part, size)
            left = bar.right


def _bar(sheet: Sheet, bar: Box, part: _Part, size: float) -> None:
    """A part of a bar with its count in it."""
    if not part.count:
        return
    sheet.rectangle(bar, part.fill, palette.TEXT, 1.8 if part.is_strong else 0.6)
    x, y = bar.centre
    if part.fill.pattern is not Pattern.NONE:
        ground = Box(x - size * 0.7, y - size * 0.7, x + size * 0.7, y + size * 0.7)
        sheet.rectangle(ground, Fill(part.fill.colour))
    count = Words(x, y + size * 0.33, str(part.count), size, Weight.BOLD, part.fill.label_colour)
    sheet.words(count, centred=True)
