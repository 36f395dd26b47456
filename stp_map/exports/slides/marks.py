"""Marks over the colours of a map, the place searched for, and the key to the marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import geopandas as gpd
import shapely
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from stp_map.analysis.marks import MarkLine, Marks, PlaceMark, Symbol
from stp_map.core import palette, text
from stp_map.core.crs import NATIONAL_GRID
from stp_map.core.model import Entry
from stp_map.core.palette import Fill
from stp_map.core.view import MapStyle
from stp_map.exports.slides.canvas import Canvas
from stp_map.exports.slides.content import Paragraph, Run, Stroke, plain
from stp_map.exports.slides.fit import cut, height_of, text_width
from stp_map.exports.slides.geometry import MapFrame
from stp_map.exports.slides.map_shapes import SlideMap
from stp_map.geometry.boxes import Box

MARKS_GROUP = "Marks on the map"
MARK = 0.14
"""Inches across a mark without its light edge."""

_EDGE = 0.03
_DISC = Stroke(palette.TEXT, 1)
_RING = Stroke(palette.TEXT, 2)
_PIN = Fill("#D5281B")
_PIN_SIZE = 0.13
_PIN_EDGE = Stroke(palette.WHITE, 1.25)
_NAME_SIZE = 10
_WIDEST_NAME = 1.8
_KEY_SIZE = 11
NONE_MARKED = "None of the footprints shown."


def draw_marks(
    canvas: Canvas, scene: SlideMap, numbers: Mapping[str, BaseGeometry]
) -> list[BaseGeometry]:
    """Draw each mark on its footprint, beside its number where there is one, and the places found.

    Args:
        canvas: the slide.
        scene: what the map shows.
        numbers: what the number of each footprint covers, in inches on the slide.

    Returns:
        What marks and names cover, in inches on the slide.
    """
    taken = list(numbers.values())
    marked = [(e, f) for e in scene.selection.shown for f in _frames_of(scene, e)]
    if scene.marks.symbols:
        with canvas.group(MARKS_GROUP, key_in_words(scene.marks)):
            for entry, frame in marked:
                taken += _draw_on(canvas, scene, frame, entry, numbers, taken)
    return [*taken[len(numbers) :], *_draw_places(canvas, scene, taken)]


def _frames_of(scene: SlideMap, entry: Entry) -> Iterator[MapFrame]:
    """The frame in which a footprint is marked; none where it has no mark."""
    if entry.footprint.code in scene.marks.symbols:
        yield scene.inset if scene.inset and scene.in_inset(entry) else scene.frame


def _draw_on(
    canvas: Canvas,
    scene: SlideMap,
    frame: MapFrame,
    entry: Entry,
    numbers: Mapping[str, BaseGeometry],
    taken: Sequence[BaseGeometry],
) -> list[BaseGeometry]:
    code = entry.footprint.code
    where = scene.ground_in(frame)
    place = _square(*frame.to_slide(*where.points[code]))
    if code in numbers:
        inside = frame.on_slide(where.shapes[code])
        place = _beside(numbers[code], inside, taken)
    x, y = place.centroid.coords[0]
    name = f"Mark on {entry.footprint.name}"
    draw_symbol(canvas, scene.marks.symbols[code], (x, y), name, scene.marks.words[code])
    return [place]


def _square(x: float, y: float) -> Polygon:
    half = MARK / 2 + _EDGE
    return shapely.box(x - half, y - half, x + half, y + half)


def _beside(number: BaseGeometry, inside: BaseGeometry, taken: Sequence[BaseGeometry]) -> Polygon:
    """Room for a mark next to a number: in its footprint and over no other, as far as can be."""
    left, top, right, bottom = number.bounds
    x, y, off = (left + right) / 2, (top + bottom) / 2, MARK / 2 + _EDGE
    # The line of a number is higher than its digits.
    high = (bottom - top) * 0.4
    around = ((x, y - high - off), (right + off, y), (left - off, y), (x, y + high + off))
    places = [_square(*place) for place in around]

    def cost(place: Polygon) -> float:
        covered = sum(place.intersection(other).area for other in taken if other is not number)
        return float(covered * 4 + place.difference(inside).area)

    return min(places, key=cost)


def draw_symbol(
    canvas: Canvas, symbol: Symbol, middle: tuple[float, float], name: str, description: str = ""
) -> None:
    """Draw a mark as an oval on a slightly larger light one, which any fill sets off."""
    edge = _round(middle, MARK + 2 * _EDGE)
    canvas.shape(MSO_SHAPE.OVAL, f"Light edge: {name}", edge, fill=Fill(palette.WHITE))
    is_disc = symbol is Symbol.DISC
    fill, stroke = (palette.TEXT, _DISC) if is_disc else (palette.WHITE, _RING)
    box = _round(middle, MARK - stroke.points / 72)
    canvas.shape(MSO_SHAPE.OVAL, name, box, description=description, fill=Fill(fill), stroke=stroke)


def _round(middle: tuple[float, float], across: float) -> Box:
    return Box.at(middle[0] - across / 2, middle[1] - across / 2, across, across)


def key_in_words(marks: Marks) -> str:
    """What the marks mean and how many there are, in a sentence."""
    lines = [_line_in_words(line) for line in marks.lines]
    return f"{marks.title}: {'; '.join(lines)}." if lines else f"{marks.title}: {NONE_MARKED}"


def _line_in_words(line: MarkLine) -> str:
    return f"{line.label}, {text.count_of(line.count, 'footprint')}"


# ---- The key -------------------------------------------------------------------------------


def draw_marks_key(
    canvas: Canvas, marks: Marks, at: tuple[float, float], width: float, step: float
) -> float:
    """Draw what the marks mean; nothing where nothing is marked.

    Args:
        canvas: the slide.
        marks: with their key.
        at: left and top in inches.
        width: of the whole, in inches, to the right of the counts.
        step: from one line to the next, in inches.

    Returns:
        Where it ends, in inches from the top.
    """
    left, top = at
    if not marks.title:
        return top
    title = Run(marks.title, _KEY_SIZE, bold=True)
    canvas.text("Title of the marks", Box.at(left, top, 4.5, 0.2), [Paragraph((title,))])
    y = top + 0.25
    for line in marks.lines:
        symbol = (left + 0.15, y + 0.1)
        draw_symbol(canvas, line.symbol, symbol, f"Key: {line.label}", _line_in_words(line))
        label = Run(line.label, _KEY_SIZE)
        canvas.text(
            "Label of a mark", Box.at(left + 0.4, y, width - 0.95, 0.2), [Paragraph((label,))]
        )
        count = Paragraph((Run(str(line.count), _KEY_SIZE, bold=True),), align=PP_ALIGN.RIGHT)
        canvas.text("Count of a mark", Box.at(left + width - 0.5, y, 0.5, 0.2), [count])
        y += step
    if not marks.lines:
        none = Run(NONE_MARKED, _KEY_SIZE)
        canvas.text("No marks", Box.at(left, y, 4.5, 0.2), [Paragraph((none,))])
        y += step
    return y


def draw_marks_line(canvas: Canvas, marks: Marks, box: Box) -> None:
    """Draw what the marks mean under one another: their title, then symbols with words."""
    if not marks.title:
        return
    words = marks.title if marks.lines else f"{marks.title}: {NONE_MARKED.lower()}"
    title = Paragraph((Run(words, 9, bold=True),))
    canvas.text("Title of the marks", Box.at(box.left, box.top, box.width, 0.16), [title])
    x, y = box.left, box.top + 0.19
    for line in marks.lines:
        words = f"{line.label} ({line.count})"
        wide = text_width(words, 9) + 0.02
        if x + 0.25 + wide > box.right and x > box.left:
            x, y = box.left, y + 0.19
        symbol = (x + 0.1, y + 0.08)
        draw_symbol(canvas, line.symbol, symbol, f"Key: {line.label}", _line_in_words(line))
        label = [Paragraph((Run(words, 9),))]
        canvas.text("Label of a mark", Box.at(x + 0.25, y, wide, 0.16), label, wrap=False)
        x += 0.25 + wide + 0.12


# ---- Places --------------------------------------------------------------------------------


def _draw_places(
    canvas: Canvas, scene: SlideMap, taken: Sequence[BaseGeometry]
) -> list[BaseGeometry]:
    """Pins with names. Among equal tiles a place has no position."""
    places = scene.marks.places
    if not places or scene.view.presentation.style is MapStyle.TILES:
        return []
    covered: list[BaseGeometry] = []
    longitudes, latitudes = [p.longitude for p in places], [p.latitude for p in places]
    grid = gpd.GeoSeries.from_xy(longitudes, latitudes, crs="EPSG:4326").to_crs(NATIONAL_GRID)
    for place, x, y in zip(places, grid.x, grid.y, strict=True):
        point = shapely.Point(x, y)
        frames = [frame for frame in (scene.inset, scene.frame) if frame and frame.covers(point)]
        for frame in frames[:1]:
            covered += _draw_pin(canvas, frame, place, point, [*taken, *covered])
    return covered


def _draw_pin(
    canvas: Canvas,
    frame: MapFrame,
    place: PlaceMark,
    point: shapely.Point,
    taken: Sequence[BaseGeometry],
) -> list[BaseGeometry]:
    x, y = frame.to_slide(point.x, point.y)
    # Turned so that the tip, at the corner of its square, points down to the place.
    box = _round((x, y - _PIN_SIZE / 2 * 2**0.5), _PIN_SIZE)
    described = f"{place.name}, the place searched for"
    canvas.shape(
        MSO_SHAPE.TEAR, f"Place: {place.name}", box, description=described, fill=_PIN,
        stroke=_PIN_EDGE, turned=135,
    )  # fmt: skip
    pin = shapely.box(box.left, box.top, box.right, y)
    name = cut(plain(place.name), _WIDEST_NAME, 1, _NAME_SIZE)
    size = text_width(name, _NAME_SIZE, bold=True) + 0.1, height_of(1, _NAME_SIZE) + 0.04
    room = _room_for_name(pin, size, frame.box, taken)
    if room is None:
        return [pin]
    left, top, right, bottom = room.bounds
    words = Paragraph((Run(name, _NAME_SIZE, bold=True),), align=PP_ALIGN.CENTER)
    where = Box.at(left, top, right - left, bottom - top)
    canvas.text("Name of the place", where, [words], anchor=MSO_ANCHOR.MIDDLE, wrap=False,
                fill=Fill(palette.WHITE))  # fmt: skip
    return [pin, room]


def _room_for_name(
    pin: Polygon, size: tuple[float, float], frame: Box, taken: Sequence[BaseGeometry]
) -> Polygon | None:
    """Beside, above or under a pin, inside the map and over nothing else; none where all is."""
    left, top, right, bottom = pin.bounds
    wide, high = size
    middle, gap = (left + right) / 2, 0.03
    corners = (
        (right + gap, top),
        (left - gap - wide, top),
        (middle - wide / 2, bottom + gap),
        (middle - wide / 2, top - gap - high),
    )
    inside = shapely.box(frame.left, frame.top, frame.right, frame.bottom)
    boxes = [shapely.box(x, y, x + wide, y + high) for x, y in corners]
    free = (b for b in boxes if inside.covers(b) and not any(b.intersects(t) for t in taken))
    return next(free, None)
