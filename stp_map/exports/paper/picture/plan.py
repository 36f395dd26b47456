"""Where everything goes on a sheet: the arrangement in which the map is largest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from stp_map.core.model import Region
from stp_map.exports.paper.drawing.blocks import Block
from stp_map.exports.paper.picture.content import Content
from stp_map.exports.paper.picture.sizes import SMALLEST_KEY
from stp_map.geometry.boxes import Box
from stp_map.geometry.placing import Placement, filling, largest
from stp_map.geometry.shapes import outline, rough_outline

KEY_GAP = 1.6
"""Between two columns of the key, as a multiple of its type size; as key_block has it."""

INSET_SHAPE = 1.3
"""Width of the London inset by its height; London itself is 59 km by 46 km."""

INSET_TITLE = 1.6
"""Height of the line above the inset, as a multiple of the legend's type size."""

AROUND = 0.045
"""Of a region's width and height, what is shown of its neighbours on each side at least."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, its name and its upper left corner in points.

    ``worth`` is below 1 where it is set smaller than it should be.
    """

    part: str
    block: Block
    x: float
    y: float
    worth: float = 1.0

    @property
    def box(self) -> Box:
        """The box it takes."""
        return Box.at(self.x, self.y, self.block.width, self.block.height)


@dataclass(frozen=True, slots=True)
class Inset:
    """London once more: its box, its placement, and its bounds in metres."""

    box: Box
    placement: Placement
    bounds: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything's place. ``frame`` is the map's box; it has an edge where ``is_framed``."""

    words: tuple[Placed, ...]
    frame: Box
    placement: Placement
    is_framed: bool
    inset: Inset | None = None

    @property
    def merit(self) -> float:
        """The larger, the better: the map's scale, less where words had to be set small."""
        return self.placement.scale * min(placed.worth for placed in self.words)


def plan(content: Content) -> Plan | None:
    """The arrangement of a picture in which the map comes out largest; None where none fits."""
    make = _national if content.one_region is None else _framed
    return max(make(content), key=lambda candidate: candidate.merit, default=None)


def _footer(content: Content) -> Placed:
    size = content.measures
    top = size.height - size.margin * 0.7 - content.footer.height
    return Placed("footer", content.footer, size.margin, top)


def _heading(content: Content) -> Placed:
    margin = content.measures.margin
    return Placed("heading", content.heading, margin, margin * 0.85)


def _key_sizes(content: Content) -> list[tuple[float, float]]:
    """Type sizes for the key, each with its worth: a tenth smaller must gain the map 5%."""
    usual = content.measures.key
    sizes = [usual, *(size for size in (usual * 0.9, SMALLEST_KEY) if SMALLEST_KEY <= size < usual)]
    return [(size, (size / usual) ** 0.5) for size in sizes]


def _keys_below(content: Content, bottom: float) -> Iterator[Placed]:
    """Keys across the whole width, above the footer."""
    size = content.measures
    across = size.width - 2 * size.margin
    for (points, worth), count in product(_key_sizes(content), (2, 3, 4, 5, 6)):
        gap = points * KEY_GAP
        key = content.key((across - gap * (count - 1)) / count, count, points)
        yield Placed("key", key, size.margin, bottom - key.height, worth)


def _keys_beside(content: Content, room: Box) -> Iterator[Placed]:
    """Keys in a column of words, as far as they fit."""
    if not content.has_key:
        yield Placed("key", Block(0, 0), room.left, room.top)
        return
    shares = (1, 0.85, 0.7, 0.55)
    for (points, worth), count, share in product(_key_sizes(content), (1, 2, 3), shares):
        gap = points * KEY_GAP
        key = content.key((room.width * share - gap * (count - 1)) / count, count, points)
        if key.height <= room.height:
            yield Placed("key", key, room.left, room.top, worth)


def _keys_at_right(content: Content, top: float, bottom: float) -> Iterator[Placed]:
    """Keys in two columns at the right, under the inset where there is one."""
    size = content.measures
    if content.has_inset:
        top += size.legend * INSET_TITLE + size.inset / INSET_SHAPE + size.gap
    for (points, worth), ems in product(_key_sizes(content), (12.5, 14, 16, 18)):
        column, gap = points * ems, points * KEY_GAP
        key = content.key(column, 2, points)
        if top + key.height <= bottom:
            left = size.width - size.margin - 2 * column - gap
            yield Placed("key", key, left, top, worth)


def _national(content: Content) -> Iterator[Plan]:
    size = content.measures
    footer, heading = _footer(content), _heading(content)
    bottom = footer.y - size.gap
    legend = Placed("legend", content.legend, size.margin, heading.box.bottom + size.gap)
    if legend.box.bottom > bottom:
        return
    room = Box(size.margin, legend.box.bottom + size.gap, size.margin + size.words, bottom)
    for key in _keys_beside(content, room):
        yield _with_land(content, (heading, legend, key, footer), bottom)
    if not content.has_key:
        return
    if content.has_inset or not content.paint.shapes.has_places:
        for key in _keys_at_right(content, _top(content, heading.box), bottom):
            if not key.box.overlaps(legend.box.grown(size.gap)):
                yield _with_land(content, (heading, legend, key, footer), bottom)
    for key in _keys_below(content, bottom):
        if legend.box.bottom < key.y - size.gap:
            yield _with_land(content, (heading, legend, key, footer), key.y - size.gap)


def _top(content: Content, heading: Box) -> float:
    """Where the map's area begins: beside the heading, or below it on upright sheets."""
    size = content.measures
    return size.margin * 0.85 if size.is_wide else heading.bottom + size.gap


def _with_land(content: Content, words: tuple[Placed, ...], bottom: float) -> Plan:
    """England in what the words leave, with the inset in the upper right corner."""
    size = content.measures
    top = _top(content, words[0].box)
    area = Box(size.margin, top, size.width - size.margin, bottom)
    inset = _inset(content, area) if content.has_inset else None
    obstacles = [placed.box.grown(size.gap) for placed in words[:3] if placed.block.items]
    if inset:
        obstacles.append(inset.box.grown(size.gap))
    everything = frozenset(content.paint.shapes.areas)
    placement = largest(rough_outline(content.paint.shapes, everything), area, tuple(obstacles))
    return Plan(words, area, placement, is_framed=False, inset=inset)


def _inset(content: Content, area: Box) -> Inset:
    size = content.measures
    height = size.inset / INSET_SHAPE
    title = size.legend * INSET_TITLE
    box = Box.at(area.right - size.inset, area.top + title, size.inset, height)
    codes = frozenset(content.paint.shapes.regions[Region.LONDON])
    west, south, east, north = outline(content.paint.shapes, codes).bounds
    pad = (east - west) * AROUND
    placement = filling((west - pad, south - pad, east + pad, north + pad), box)
    return Inset(box, placement, placement.on_grid(box).bounds)


def _framed(content: Content) -> Iterator[Plan]:
    """One region in a frame: beside the words, or between legend and key."""
    size = content.measures
    footer, heading = _footer(content), _heading(content)
    bottom = footer.y - size.gap
    legend = Placed("legend", content.legend, size.margin, heading.box.bottom + size.gap)
    room = Box(size.margin, legend.box.bottom + size.gap, size.margin + size.words, bottom)
    if legend.box.bottom > bottom:
        return
    if not size.is_wide:
        narrow = room.left + content.legend.width
        room = Box(room.left, room.top, narrow, room.bottom)
    top = size.margin * 0.85 if size.is_wide else legend.y
    for key in _keys_beside(content, room):
        left = size.margin + max(placed.block.width for placed in (legend, key))
        left = max(left, heading.box.right) if size.is_wide else left
        frame = Box(left + size.gap * 1.5, top, size.width - size.margin, bottom)
        yield _in_frame(content, (heading, legend, key, footer), frame)
    if not size.is_wide:
        yield from _with_band(content, heading, legend, footer)


def _with_band(content: Content, heading: Placed, legend: Placed, footer: Placed) -> Iterator[Plan]:
    """The frame across the whole sheet, with the key to the right of the legend above it."""
    size = content.measures
    left = legend.box.right + size.gap * 1.5
    across = size.width - size.margin - left
    for count in (1, 2, 3) if content.has_key else (1,):
        gap = size.key * KEY_GAP
        block = content.key((across - gap * (count - 1)) / count, count, size.key)
        key = Placed("key", block, left, legend.y)
        top = max(legend.box.bottom, key.box.bottom) + size.gap
        frame = Box(size.margin, top, size.width - size.margin, footer.y - size.gap)
        yield _in_frame(content, (heading, legend, key, footer), frame)


def _in_frame(content: Content, words: tuple[Placed, ...], frame: Box) -> Plan:
    return Plan(words, frame, in_frame(content, frame), is_framed=True)


def in_frame(content: Content, frame: Box) -> Placement:
    """The one region as large as a frame takes it, with as much of England around as it can."""
    codes = frozenset(content.paint.shapes.regions[content.one_region or Region.LONDON])
    west, south, east, north = outline(content.paint.shapes, codes).bounds
    pad = max(east - west, north - south) * AROUND
    bounds = (west - pad, south - pad, east + pad, north + pad)
    middle = filling(bounds, frame)
    spare = middle.box(bounds)
    everything = rough_outline(content.paint.shapes, frozenset(content.paint.shapes.areas))
    choices = [
        Placement(
            middle.scale,
            middle.left + (spare.left - frame.left) * across,
            middle.top + (spare.top - frame.top) * down,
        )
        for across in (-1, 0, 1)
        for down in (-1, 0, 1)
    ]
    return max(choices, key=lambda choice: everything.intersection(choice.on_grid(frame)).area)
