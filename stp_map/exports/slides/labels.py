"""Numbers on the footprints, and the name of the one selected, where they cover nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from shapely import Point, Polygon
from shapely.geometry.base import BaseGeometry

from stp_map.core import palette
from stp_map.core.model import Entry
from stp_map.core.palette import Fill, Pattern
from stp_map.exports.slides.canvas import Canvas
from stp_map.exports.slides.content import UNITS_PER_INCH, Paragraph, Run, Stroke
from stp_map.exports.slides.fit import POINTS_PER_INCH, height_of, line_count, text_width
from stp_map.exports.slides.geometry import MapFrame
from stp_map.exports.slides.map_shapes import SlideMap
from stp_map.geometry.boxes import Box

_NAME_SIZE = 11
_WIDEST_NAME = 2.1
_PADDING = 0.06
_LEADER_LINE = Stroke(palette.TEXT, 1)
_NAME_FRAME = Stroke(palette.TEXT, 1)
_AROUND = 16
"""Directions in which a place for a name is looked for."""

_SMALL = (9, 8, 7)
_LARGE = (12, 11, 9, 8)
"""Type sizes of numbers, in points: the first that fits its footprint is taken."""

_STEPS = 24


@dataclass(frozen=True, slots=True)
class Place:
    """The middle of a number, in inches on the slide, and its size in points."""

    x: float
    y: float
    points: float


def draw_numbers(canvas: Canvas, scene: SlideMap) -> dict[str, BaseGeometry]:
    """Write its number on each footprint that is shown, once, inside it where it fits.

    Args:
        canvas: the slide.
        scene: what the map shows.

    Returns:
        What the number of each footprint covers, by code, in inches on the slide.
    """
    taken: dict[str, BaseGeometry] = {}
    for frame in (scene.frame, scene.inset):
        if frame is None:
            continue
        large = frame is scene.inset or not scene.is_national
        for entry in scene.selection.shown:
            shape = frame.on_slide(_seen(scene, frame, entry.footprint.code))
            if scene.in_inset(entry) is (frame is scene.inset) and not shape.is_empty:
                sizes = _LARGE if large else _SMALL
                place = _place(entry, shape, sizes, list(taken.values()))
                taken[entry.footprint.code] = _number_box(entry, place)
                _draw_number(canvas, scene, entry, place)
    return taken


def _seen(scene: SlideMap, frame: MapFrame, code: str) -> BaseGeometry:
    """What of a footprint's shape no other one covers, or all of it where nothing is left."""
    where = scene.ground_in(frame)
    shape = where.shapes[code]
    if not where.is_stacked:
        return shape
    later = where.order[where.order.index(code) + 1 :]
    above = [other for other in later if other in scene.selection.shown_codes]
    left = shape.difference(shapely.union_all([where.shapes[other] for other in above]))
    return shape if left.is_empty else left


def _place(
    entry: Entry, shape: BaseGeometry, sizes: Sequence[float], taken: list[BaseGeometry]
) -> Place:
    """The largest size at which a number lies inside its footprint, as deep as can be."""
    places = _deepest_first(shape)
    shapely.prepare(shape)
    for points in sizes:
        for x, y in places:
            place = Place(x, y, points)
            box = _number_box(entry, place)
            # The digits are not as high as the line that they stand on.
            ink = _around(x, y, box.bounds[2] - box.bounds[0], points / POINTS_PER_INCH * 0.8)
            if shape.covers(ink) and not any(box.intersects(other) for other in taken):
                return place
    free = (Place(x, y, sizes[-1]) for x, y in places)
    return next(
        (p for p in free if not any(_number_box(entry, p).intersects(other) for other in taken)),
        Place(*places[0], sizes[-1]),
    )


def _deepest_first(shape: BaseGeometry) -> list[tuple[float, float]]:
    """Points inside a shape, the farthest from its border first."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    centre = shapely.get_coordinates(shapely.maximum_inscribed_circle(largest, tolerance=0.01))[0]
    west, south, east, north = largest.bounds
    xs, ys = np.meshgrid(np.linspace(west, east, _STEPS), np.linspace(south, north, _STEPS))
    points = np.asarray(shapely.points(xs.ravel(), ys.ravel()))
    shapely.prepare(largest)
    points = points[shapely.contains(largest, points)]
    order = np.argsort(-shapely.distance(points, largest.boundary), kind="stable")
    grid = shapely.get_coordinates(points[order]).tolist()
    return [(float(centre[0]), float(centre[1])), *((x, y) for x, y in grid)]


def _number_box(entry: Entry, place: Place) -> Polygon:
    return _around(place.x, place.y, *_number_size(entry, place.points))


def _number_size(entry: Entry, points: float) -> tuple[float, float]:
    return text_width(str(entry.footprint.number), points) + 0.01, height_of(1, points)


def _around(x: float, y: float, width: float, height: float) -> Polygon:
    return shapely.box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _draw_number(canvas: Canvas, scene: SlideMap, entry: Entry, place: Place) -> None:
    fill = scene.fill_of(entry.footprint.code)
    width, height = _number_size(entry, place.points)
    number = Run(str(entry.footprint.number), place.points, colour=fill.label_colour)
    canvas.text(
        f"Number {entry.footprint.number}",
        Box.at(place.x - width / 2, place.y - height / 2, width, height),
        [Paragraph((number,), align=PP_ALIGN.CENTER)],
        anchor=MSO_ANCHOR.MIDDLE,
        wrap=False,
        # Hatching runs through a number; its ground alone does not.
        fill=Fill(fill.colour) if fill.pattern is Pattern.HATCH else None,
    )


def draw_selected_name(
    canvas: Canvas, scene: SlideMap, free: Box, avoid: Sequence[BaseGeometry]
) -> None:
    """Write the selected footprint's name beside it, with a line to it.

    Args:
        canvas: the slide.
        scene: what the map shows; nothing is drawn where nothing in it is selected.
        free: where the name may stand.
        avoid: what it should not cover, in inches on the slide.
    """
    entry = scene.selected
    if entry is None:
        return
    frame = scene.inset if scene.inset and scene.in_inset(entry) else scene.frame
    shape = frame.on_slide(scene.ground_in(frame).shapes[entry.footprint.code])
    if shape.is_empty:
        return
    name = f"{entry.footprint.number} {entry.footprint.name}"
    size = _name_size(name)
    middle = _deepest_first(shape)[0]
    box = _best_box(middle, size, free, avoid, shape, _land(scene))
    if shape.disjoint(box):
        _draw_leader_line(canvas, middle, shape, box)
    left, top, right, bottom = box.bounds
    canvas.text(
        "Name of the selected footprint",
        Box.at(left, top, right - left, bottom - top),
        [Paragraph((Run(name, _NAME_SIZE, bold=True),), align=PP_ALIGN.CENTER)],
        anchor=MSO_ANCHOR.MIDDLE,
        fill=Fill(palette.WHITE),
        stroke=_NAME_FRAME,
    )


def _name_size(name: str) -> tuple[float, float]:
    width = min(text_width(name, _NAME_SIZE, bold=True) + 0.02, _WIDEST_NAME)
    lines = line_count(name, width, _NAME_SIZE, bold=True)
    return width + 2 * _PADDING, height_of(lines, _NAME_SIZE) + 2 * _PADDING


def _land(scene: SlideMap) -> BaseGeometry:
    """Everything that is shown, in inches on the slide."""
    shown = sorted(scene.selection.shown_codes)
    frames = [frame for frame in (scene.frame, scene.inset) if frame]
    return shapely.union_all(
        [
            frame.on_slide(shapely.union_all([shapes[code] for code in shown]))
            for frame in frames
            for shapes in [scene.ground_in(frame).shapes]
        ]
    )


def _best_box(
    middle: tuple[float, float],
    size: tuple[float, float],
    free: Box,
    avoid: Sequence[BaseGeometry],
    shape: BaseGeometry,
    land: BaseGeometry,
) -> BaseGeometry:
    """The place near the middle where name and line cover least of what is to be read."""
    inside = shapely.box(free.left, free.top, free.right, free.bottom)
    words = shapely.union_all(list(avoid))
    # The number of the shape itself may be crossed: the line begins there.
    others = words.difference(shape)

    def cost(box: BaseGeometry) -> float:
        line = shapely.LineString([middle, box.centroid.coords[0]])
        covered = box.intersection(words).area + box.intersection(shape).area
        return float(
            covered * 20
            + box.intersection(land).area
            + line.intersection(others).length * 2
            + box.distance(Point(middle)) * 0.5
        )

    boxes = [box for box in _boxes_around(middle, size) if inside.covers(box)]
    return min(boxes, key=cost) if boxes else _around(*middle, *size)


def _boxes_around(middle: tuple[float, float], size: tuple[float, float]) -> Iterator[BaseGeometry]:
    for step in range(1, 14):
        for turn in range(_AROUND):
            angle = 2 * math.pi * turn / _AROUND
            far = 0.25 * step
            # Wider than high: a box must stand off farther to the side.
            x = middle[0] + math.cos(angle) * (far + size[0] / 2)
            y = middle[1] + math.sin(angle) * (far + size[1] / 2)
            yield _around(x, y, *size)


def _draw_leader_line(
    canvas: Canvas, middle: tuple[float, float], shape: BaseGeometry, box: BaseGeometry
) -> None:
    """Draw the part of the line between the middles that lies between shape and name."""
    whole = shapely.LineString([middle, box.centroid.coords[0]])
    between = shapely.get_parts(whole.difference(shape).difference(box))
    last = min(between, key=box.distance)
    ring = [(round(x * UNITS_PER_INCH), round(y * UNITS_PER_INCH)) for x, y in last.coords]
    canvas.outline("Line to the selected footprint", [ring], stroke=_LEADER_LINE, closed=False)
