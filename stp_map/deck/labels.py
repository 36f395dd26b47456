"""Numbers on the footprints, and the name of the one selected, where they cover nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import shapely
from shapely import Point, Polygon
from shapely.geometry.base import BaseGeometry

from stp_map import palette
from stp_map.deck.canvas import Canvas
from stp_map.deck.fit import height_of, line_count, text_width
from stp_map.deck.geometry import MapFrame
from stp_map.deck.map_shapes import Scene
from stp_map.deck.markup import Box, Paragraph, Run, Stroke
from stp_map.palette import Fill, Pattern
from stp_map.selection import Entry

_NAME_SIZE = 11
_WIDEST_NAME = 2.1
_PADDING = 0.06
_LEADER_LINE = Stroke(palette.TEXT, 1)
_NAME_FRAME = Stroke(palette.TEXT, 1)
_AROUND = 16
"""Directions in which a place for a name is looked for."""


def draw_numbers(canvas: Canvas, scene: Scene) -> list[BaseGeometry]:
    """Write its number on each footprint that is shown, once, inside it where it fits.

    Args:
        canvas: the slide.
        scene: what the map shows.

    Returns:
        What the numbers cover, in inches on the slide.
    """
    taken: list[BaseGeometry] = []
    for frame, points, in_inset in ((scene.frame, 9, False), (scene.inset, 11, True)):
        if frame is None:
            continue
        for entry in scene.selection.shown:
            shape = frame.on_slide(scene.ground.shapes[entry.footprint.code])
            if scene.in_inset(entry) is in_inset and not shape.is_empty:
                _draw_number(canvas, scene, entry, _place(entry, shape, points, taken), points)
    return taken


def _place(
    entry: Entry, shape: BaseGeometry, points: float, taken: list[BaseGeometry]
) -> tuple[float, float]:
    """The middle of a number: deepest inside its footprint among places not taken."""
    width, height = _number_size(entry, points)
    for x, y in _deepest_first(shape):
        box = _around(x, y, width, height)
        if not any(box.intersects(other) for other in taken):
            break
    taken.append(box)
    return x, y


def _deepest_first(shape: BaseGeometry) -> list[tuple[float, float]]:
    """Points inside a shape, the farthest from its border first."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    centre = shapely.maximum_inscribed_circle(largest, tolerance=0.01).coords[0]
    west, south, east, north = largest.bounds
    steps = 24
    grid = [
        Point(west + (east - west) * i / steps, south + (north - south) * j / steps)
        for i in range(1, steps)
        for j in range(1, steps)
    ]
    edge = largest.boundary
    shapely.prepare(largest)
    inside = [(point.distance(edge), point.x, point.y) for point in grid if largest.contains(point)]
    return [(centre[0], centre[1]), *((x, y) for _, x, y in sorted(inside, reverse=True))]


def _number_size(entry: Entry, points: float) -> tuple[float, float]:
    return text_width(str(entry.footprint.number), points) + 0.01, height_of(1, points)


def _around(x: float, y: float, width: float, height: float) -> Polygon:
    return shapely.box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _draw_number(
    canvas: Canvas, scene: Scene, entry: Entry, at: tuple[float, float], points: float
) -> None:
    fill = scene.fill_of(entry.footprint.code)
    width, height = _number_size(entry, points)
    number = Run(str(entry.footprint.number), points, colour=fill.label_colour)
    canvas.text(
        f"Number {entry.footprint.number}",
        Box(at[0] - width / 2, at[1] - height / 2, width, height),
        [Paragraph((number,), align="ctr")],
        anchor="ctr",
        wrap=False,
        # Hatching runs through a number; its ground alone does not.
        fill=Fill(fill.colour) if fill.pattern is Pattern.HATCH else None,
    )


def draw_selected_name(
    canvas: Canvas, scene: Scene, free: Box, avoid: Sequence[BaseGeometry]
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
    shape = frame.on_slide(scene.ground.shapes[entry.footprint.code])
    if shape.is_empty:
        return
    name = f"{entry.footprint.number} {entry.footprint.name}"
    size = _name_size(name)
    middle = _deepest_first(shape)[0]
    box = _best_box(middle, size, free, [*avoid, shape], _land(scene, frame))
    nearest = shapely.shortest_line(shape, box)
    if shape.disjoint(box):
        _draw_leader_line(canvas, nearest.coords)
    left, top, right, bottom = box.bounds
    canvas.text(
        "Name of the selected footprint",
        Box(left, top, right - left, bottom - top),
        [Paragraph((Run(name, _NAME_SIZE, bold=True),), align="ctr")],
        anchor="ctr",
        fill=Fill(palette.WHITE),
        stroke=_NAME_FRAME,
    )


def _name_size(name: str) -> tuple[float, float]:
    width = min(text_width(name, _NAME_SIZE, bold=True) + 0.02, _WIDEST_NAME)
    lines = line_count(name, width, _NAME_SIZE, bold=True)
    return width + 2 * _PADDING, height_of(lines, _NAME_SIZE) + 2 * _PADDING


def _land(scene: Scene, frame: MapFrame) -> BaseGeometry:
    shown = [scene.ground.shapes[code] for code in sorted(scene.selection.shown_codes)]
    return frame.on_slide(shapely.coverage_union_all(shown))


def _best_box(
    middle: tuple[float, float],
    size: tuple[float, float],
    free: Box,
    avoid: Sequence[BaseGeometry],
    land: BaseGeometry,
) -> BaseGeometry:
    """The place near the middle that covers least of what is to be read."""
    inside = shapely.box(free.left, free.top, free.right, free.bottom)
    covered = shapely.union_all(list(avoid))

    def cost(box: BaseGeometry) -> float:
        far = box.distance(Point(middle))
        return float(box.intersection(covered).area * 20 + box.intersection(land).area + far * 0.25)

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


def _draw_leader_line(canvas: Canvas, ends: Sequence[Sequence[float]]) -> None:
    ring = [(round(x * 7200), round(y * 7200)) for x, y, *_ in ends]
    canvas.outline("Line to the selected footprint", [ring], stroke=_LEADER_LINE, closed=False)
