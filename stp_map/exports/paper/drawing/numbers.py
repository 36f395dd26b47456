"""Footprint numbers on a map, and the name of what is selected: none on top of another."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import shapely
from shapely.geometry.base import BaseGeometry

from stp_map.core import palette
from stp_map.core.palette import Fill, Pattern
from stp_map.exports.paper.drawing.blocks import Words
from stp_map.exports.paper.drawing.boxes import Box
from stp_map.exports.paper.drawing.fonts import Weight, drawable, width
from stp_map.exports.paper.drawing.maps import Paint
from stp_map.exports.paper.drawing.placing import Placement
from stp_map.exports.paper.drawing.sheet import Sheet

CAP_HEIGHT = 0.66
"""Height of a figure or capital as a multiple of the type size."""

SMALLEST = 6.5
"""Points; smaller than this nobody reads on paper."""

MARK = 4.4
"""Points: radius of a sign beside a number, its white edge included."""

_DISTANCES = (12, 16, 20, 26, 32, 40, 50, 62, 76, 92)
_DIRECTIONS = 24


@dataclass(frozen=True, slots=True)
class Label:
    """A label's words, the box they take and the point they belong to, all in points.

    ``ground`` is a pattern that the words stand on, which is kept clear around them. ``mark`` is
    the middle of the sign that stands beside them, where there is one.
    """

    words: Words
    box: Box
    point: tuple[float, float]
    gid: str
    is_beside: bool
    ground: Fill | None = None
    mark: tuple[float, float] | None = None
    has_line: bool = True


def number_labels(
    paint: Paint,
    placement: Placement,
    codes: Sequence[str],
    size: float,
    room: Box,
    land: BaseGeometry,
    avoid: Sequence[Box] = (),
) -> list[Label]:
    """Numbers for footprints: inside where they fit, else beside with a line.

    Args:
        paint: the look of each footprint.
        placement: from grid metres to points.
        codes: footprints to be numbered.
        size: type size in points where there is room; down to 6.5 where there is less.
        room: no label leaves this box, in points.
        land: what labels beside a footprint keep clear of if they can, in points.
        avoid: boxes that labels beside a footprint keep clear of, in points.

    Returns:
        A label for each footprint whose point lies in the room.
    """
    labels: list[Label] = []
    outside: list[str] = []
    for code in codes:
        if not room.holds(_spot(placement, paint.shapes.points[code])):
            continue
        inside = _inside(paint, placement, code, size, avoid)
        if inside and room.holds(inside.box):
            labels.append(inside)
        else:
            outside.append(code)
    signs = {
        code: _spot(placement, paint.shapes.points[code]).grown(MARK)
        for code in outside
        if code in paint.marks.symbols
    }
    for code in outside:
        number = str(paint.selection.by_code[code].footprint.number)
        point = placement.point(*paint.shapes.points[code])
        others = [box for other, box in signs.items() if other != code]
        taken = [*avoid, *others, *(label.box for label in labels)]
        labels.append(beside(number, SMALLEST, point, taken, room, land, f"number-{code}"))
    return labels


def _spot(placement: Placement, point: tuple[float, float]) -> Box:
    x, y = placement.point(*point)
    return Box(x, y, x, y)


def _inside(
    paint: Paint, placement: Placement, code: str, size: float, avoid: Sequence[Box]
) -> Label | None:
    """The number where it fits into its footprint: large in the middle, else smaller, else off.

    A sign stands at its right and needs room with it.
    """
    number = str(paint.selection.by_code[code].footprint.number)
    middle = placement.point(*paint.shapes.points[code])
    polygon = paint.shapes.polygons[code]
    shapely.prepare(polygon)
    for points in (size, size * 0.88, SMALLEST):
        for x, y in _near(middle):
            label = centred(number, points, (x, y), paint.fill(code), f"number-{code}")
            if code in paint.marks.symbols:
                label = _with_mark(label)
            if any(label.box.overlaps(other) for other in avoid):
                continue
            if polygon.contains(placement.on_grid(label.box.grown(0.8))):
                return label
    return None


def _near(middle: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """The middle, then places around it, nearest first, in points."""
    yield middle
    for distance in (2, 4, 6, 9, 12):
        for step in range(12):
            angle = 2 * math.pi * step / 12
            yield middle[0] + distance * math.cos(angle), middle[1] + distance * math.sin(angle)


def _with_mark(label: Label) -> Label:
    """The same label with room for a sign at its right, the two of them in its place."""
    aside, y = MARK + 0.5, label.point[1]
    words = replace(label.words, x=label.words.x - aside)
    rise = max(label.box.height / 2, MARK)
    box = Box(label.box.left - aside, y - rise, label.box.right + aside, y + rise)
    return replace(label, words=words, box=box, mark=(box.right - MARK, y))


def centred(text: str, size: float, point: tuple[float, float], fill: Fill, gid: str) -> Label:
    """Words with their middle at a point, in the colour that is read on a fill."""
    x, y = point
    half, rise = width(text, Weight.SEMIBOLD, size) / 2, size * CAP_HEIGHT / 2
    words = Words(x, y + rise, text, size, Weight.SEMIBOLD, fill.label_colour)
    ground = fill if fill.pattern is not Pattern.NONE else None
    box = Box(x - half, y - rise, x + half, y + rise)
    return Label(words, box, point, gid, is_beside=False, ground=ground)


def beside(
    text: str,
    size: float,
    point: tuple[float, float],
    taken: Sequence[Box],
    room: Box,
    land: BaseGeometry,
    gid: str,
) -> Label:
    """A label near a point, clear of other labels, over the sea rather than over land.

    Args:
        text: what it says; hostile text.
        size: type size in points.
        point: what it belongs to.
        taken: boxes of labels that are there.
        room: the label stays inside this box.
        land: what it keeps clear of if it can, in points.
        gid: its name in an SVG.

    Returns:
        The label; where all is taken, over its point.
    """
    line = drawable(text)
    half, rise = width(line, Weight.SEMIBOLD, size) / 2, size * CAP_HEIGHT / 2
    others = shapely.MultiPolygon([other.polygon() for other in taken])
    shapely.prepare(others)
    best, least = _kept_in(room, *point, half, rise), math.inf
    for x, y, distance in _around(point, half, rise):
        if distance >= least:
            break  # Whatever lies further off costs more.
        box = Box(x - half, y - rise, x + half, y + rise).grown(2.5)
        if not room.holds(box) or any(box.overlaps(other.grown(1)) for other in taken):
            continue
        covered = shapely.area(shapely.intersection(box.polygon(), land))
        crosses = others.intersects(shapely.LineString([point, _nearest(box, point)]))
        cost = distance + 60 * covered / (box.width * box.height) + 80 * crosses
        if cost < least:
            best, least = (x, y), cost
    label = centred(line, size, best, Fill(palette.WHITE), gid)
    return Label(label.words, label.box.grown(2.5), point, gid, is_beside=True)


def _nearest(box: Box, point: tuple[float, float]) -> tuple[float, float]:
    """The point of a box that is nearest to another point: where its line ends."""
    x, y = point
    return min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)


def _kept_in(room: Box, x: float, y: float, half: float, rise: float) -> tuple[float, float]:
    x = min(max(x, room.left + half + 3), room.right - half - 3)
    return x, min(max(y, room.top + rise + 3), room.bottom - rise - 3)


def _around(
    point: tuple[float, float], half: float, rise: float
) -> Iterator[tuple[float, float, float]]:
    """Middles of boxes whose nearest edge is so far from the point, and how far that is."""
    for distance in _DISTANCES:
        for step in range(_DIRECTIONS):
            angle = 2 * math.pi * step / _DIRECTIONS
            across, down = math.cos(angle), math.sin(angle)
            x = point[0] + across * (distance + half)
            yield x, point[1] + down * (distance + rise), distance


def draw_labels(sheet: Sheet, labels: Sequence[Label]) -> None:
    """Draw labels, those beside their footprint on white and with a line to it."""
    for label in labels:
        if label.is_beside:
            if label.has_line:
                _draw_line(sheet, label)
            sheet.rectangle(label.box, Fill(palette.WHITE), palette.TEXT, 0.5)
        elif label.ground:
            sheet.rectangle(label.box.grown(1.2), Fill(label.ground.colour))
        sheet.words(label.words, centred=True, gid=label.gid)


def _draw_line(sheet: Sheet, label: Label) -> None:
    x, y = label.point
    end = _nearest(label.box, label.point)
    sheet.line([(x, y), end], palette.WHITE, 2.2)
    sheet.line([(x, y), end], palette.TEXT, 0.7)
    dot = Box(x - 1.3, y - 1.3, x + 1.3, y + 1.3)
    sheet.rectangle(dot, Fill(palette.TEXT), palette.WHITE, 0.5)
