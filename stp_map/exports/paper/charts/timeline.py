"""The timeline of leaders on a sheet: points for known days, bars for spans of days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from stp_map.analysis.caption import Caption
from stp_map.analysis.scene import Scene
from stp_map.analysis.timeline_words import KEY_POINT, KEY_SPAN, Line, timeline_lines
from stp_map.core import palette
from stp_map.core.model import FIRST_DAY, LAST_DAY, AsAt
from stp_map.core.order import PictureSize
from stp_map.core.palette import Fill
from stp_map.exports.paper.charts.frames import frame
from stp_map.exports.paper.drawing.blocks import Disc, Words
from stp_map.exports.paper.drawing.fonts import Weight, drawable, width
from stp_map.exports.paper.drawing.sheet import OVER_LINES, Sheet
from stp_map.exports.paper.drawing.wrapping import wrap
from stp_map.geometry.boxes import Box

_ABOVE, _BELOW = 30, 18
"""Points above the rows, for the key and the name of the day, and below, for the years."""

_TALLEST_ROW, _LARGEST = 26, 11.5
_MOST_OF_WIDTH = 0.28
"""What names may take, and what happened may take, each."""

_GAP = 14


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where things stand: left edges of words, the track of time, rows and the type size."""

    names: float
    what: float
    track: Box
    pitch: float
    size: float

    def across(self, day: date) -> float:
        """Where a day lies on the track, in points."""
        share = (day - FIRST_DAY).days / (LAST_DAY - FIRST_DAY).days
        return self.track.left + self.track.width * share


def draw_timeline(scene: Scene, words: Caption, dpi: int | None, fill: Fill) -> Sheet:
    """The finished sheet.

    Args:
        scene: the day that is marked.
        words: headline and footer.
        dpi: pixels per inch where it becomes pixels; None where it stays lines and text.
        fill: of the spans.
    """
    as_at = scene.view.filters.as_at
    around, lines = frame(words, PictureSize.SLIDE), timeline_lines(scene.atlas, as_at)
    sheet, room = around.begun(dpi), around.room
    columns = _columns(room, lines)
    _key(sheet, room, fill)
    _axis(sheet, columns, as_at)
    for place, line in enumerate(lines):
        top = columns.track.top + place * columns.pitch
        _line(sheet, room, columns, line, top, fill)
    return sheet


def _columns(room: Box, lines: Sequence[Line]) -> _Columns:
    pitch = min(_TALLEST_ROW, (room.height - _ABOVE - _BELOW) / len(lines))
    size = min(_LARGEST, pitch * 0.64)
    most = room.width * _MOST_OF_WIDTH
    names = min(most, max(width(drawable(n.name), Weight.BOLD, size) for n in lines))
    what = min(most, max(width(drawable(n.what), Weight.BOLD, size) for n in lines))
    left = room.left + 8
    second = left + names + _GAP
    top = room.top + _ABOVE
    track = Box(second + what + _GAP, top, room.right - 6, top + pitch * len(lines))
    return _Columns(left, second, track, pitch, size)


def _key(sheet: Sheet, room: Box, fill: Fill) -> None:
    size, y, x = 10, room.top + 6, room.left + 8
    sheet.disc(Disc(x + 4, y, 4, palette.TEXT))
    sheet.words(Words(x + 13, y + size * 0.35, KEY_POINT, size))
    x += width(KEY_POINT, Weight.REGULAR, size) + 34
    sheet.rectangle(Box(x, y - 3.5, x + 24, y + 3.5), fill)
    sheet.words(Words(x + 30, y + size * 0.35, KEY_SPAN, size))


def _axis(sheet: Sheet, columns: _Columns, as_at: AsAt) -> None:
    """The years, and the day that is marked with its name above it."""
    track = columns.track
    years = range(FIRST_DAY.year, LAST_DAY.year + 1)
    starts = [max(FIRST_DAY, date(year, 1, 1)) for year in years]
    ends = [*starts[1:], LAST_DAY]
    for start, end in zip(starts, ends, strict=True):
        left, right = columns.across(start), columns.across(end)
        sheet.line([(left, track.top), (left, track.bottom + 12)], palette.RULE, 0.6)
        middle, colour = (left + right) / 2, palette.SECONDARY_TEXT
        year = Words(middle, track.bottom + 12, str(start.year), 10, colour=colour)
        sheet.words(year, centred=True)
    x, name, size = columns.across(as_at.day or LAST_DAY), as_at.value, 10
    sheet.line([(x, track.top - 8), (x, track.bottom)], palette.TEXT, 1.4)
    room = width(name, Weight.BOLD, size)
    left = min(max(x - room / 2, track.left - 6), track.right + 6 - room)
    sheet.words(Words(left, track.top - 12, name, size, Weight.BOLD))


def _line(sheet: Sheet, room: Box, columns: _Columns, line: Line, top: float, fill: Fill) -> None:
    middle, size = top + columns.pitch / 2, columns.size
    if line.is_here:
        band = Box(room.left, top, room.right, top + columns.pitch)
        sheet.rectangle(band, Fill(palette.PALE_FILL))
        sheet.rectangle(Box(band.left, band.top, band.left + 3, band.bottom), fill)
    weights = (Weight.BOLD, Weight.BOLD if line.is_here else Weight.REGULAR)
    edges = ((columns.names, columns.what), (columns.what, columns.track.left))
    for said, weight, (left, right) in zip((line.name, line.what), weights, edges, strict=True):
        short = "".join(wrap(said, weight, size, right - left - _GAP + 1, 1).lines)
        sheet.words(Words(left, middle + size * 0.34, short, size, weight))
    _mark(sheet, columns, line, middle, fill)


def _mark(sheet: Sheet, columns: _Columns, line: Line, middle: float, fill: Fill) -> None:
    """A point, or a bar with its days in it or beside it."""
    start, end = columns.across(line.earliest), columns.across(line.latest)
    if line.earliest == line.latest:
        radius = min(4.5, columns.pitch * 0.3)
        sheet.disc(Disc(end, middle, radius, palette.TEXT, palette.WHITE), order=OVER_LINES)
        start, end = end - radius, end + radius
    else:
        half = columns.pitch * 0.34
        bar = Box(start, middle - half, max(end, start + 3), middle + half)
        sheet.rectangle(bar, fill, order=OVER_LINES)
    _days(sheet, columns, line, Box(start, middle, max(end, start + 3), middle), fill)


def _days(sheet: Sheet, columns: _Columns, line: Line, bar: Box, fill: Fill) -> None:
    """The days in words: in the bar where there is room, else at its right, else at its left."""
    size = columns.size * 0.82
    room, pad = width(line.when, Weight.REGULAR, size), size * 0.5
    y = bar.top + size * 0.34
    if not line.when:
        return
    if room + 2 * pad <= bar.width:
        sheet.words(Words(bar.left + pad, y, line.when, size, colour=fill.label_colour))
        return
    fits = bar.right + pad + room <= columns.track.right + 6
    left = bar.right + pad if fits else bar.left - pad - room
    ground = Box(left - 2, y - size * 0.8, left + room + 2, y + size * 0.3)
    sheet.rectangle(
        ground, Fill(palette.PALE_FILL if line.is_here else palette.WHITE), order=OVER_LINES
    )
    sheet.words(Words(left, y, line.when, size))
