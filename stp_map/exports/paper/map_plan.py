"""Where a map goes on its sheet: England as large as it fits, or one region in a frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from stp_map.analysis.scene import Scene
from stp_map.core.model import Region
from stp_map.core.view import MapStyle
from stp_map.geometry.boxes import Box
from stp_map.geometry.placing import Placement, filling, largest
from stp_map.geometry.shapes import Shapes, outline, rough_outline

INSET_SHAPE = 1.3
"""Width of the London inset by its height; London itself is 59 km by 46 km."""

INSET_TITLE = 1.6
"""Height of the line above the inset, as a multiple of its type size."""

AROUND = 0.045
"""Of a region's width and height, what is shown of its neighbours on each side at least."""


@dataclass(frozen=True, slots=True)
class TypeSizes:
    """Type sizes on a map, in points.

    Attributes:
        number: of numbers where there is room.
        name: of names.
        smallest: that a number may be set in where there is little room.
    """

    number: float
    name: float
    smallest: float


@dataclass(frozen=True, slots=True)
class Inset:
    """London once more: its box without and with its title, its placement, bounds in metres."""

    box: Box
    whole: Box
    title_size: float
    placement: Placement
    bounds: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class MapPlan:
    """The place of a map on its sheet, in points.

    Attributes:
        box: what of the sheet the drawing covers; labels stay inside it.
        frame: the map's own box, which has an edge where ``is_framed``.
        placement: from metres of the grid to points.
        sizes: of its words.
        is_framed: a region in a frame, which cuts off what lies outside.
        inset: London once more.
        taken: boxes of words that labels keep off.
    """

    box: Box
    frame: Box
    placement: Placement
    sizes: TypeSizes
    is_framed: bool = False
    inset: Inset | None = None
    taken: tuple[Box, ...] = ()


def has_inset(scene: Scene) -> bool:
    """Whether London is drawn a second time, larger; among tiles it can be read."""
    regions = scene.selection.regions
    is_among_others = len(regions) > 1 and Region.LONDON in regions
    return is_among_others and scene.shown.style is not MapStyle.TILES


def england(
    shapes: Shapes, area: Box, sizes: TypeSizes, taken: Sequence[Box] = (), inset: Box | None = None
) -> MapPlan:
    """All of England as large as it fits into an area.

    Args:
        shapes: in metres (EPSG:27700).
        area: in points.
        sizes: of its words.
        taken: boxes of words that it keeps off.
        inset: what the inset takes, its title included; None for no inset.
    """
    placed = london(shapes, inset, sizes) if inset else None
    obstacles = (*taken, *((inset,) if inset else ()))
    placement = largest(rough_outline(shapes, frozenset(shapes.areas)), area, tuple(obstacles))
    return MapPlan(area, area, placement, sizes, inset=placed, taken=tuple(taken))


def london(shapes: Shapes, whole: Box, sizes: TypeSizes) -> Inset:
    """The inset in a box, with its title above it."""
    box = Box(whole.left, whole.top + sizes.name * INSET_TITLE, whole.right, whole.bottom)
    codes = frozenset(shapes.regions[Region.LONDON])
    west, south, east, north = outline(shapes, codes).bounds
    pad = (east - west) * AROUND
    placement = filling((west - pad, south - pad, east + pad, north + pad), box)
    return Inset(box, whole, sizes.name, placement, placement.on_grid(box).bounds)


def framed(shapes: Shapes, region: Region, frame: Box, sizes: TypeSizes) -> MapPlan:
    """One region as large as a frame takes it, with as much of England around as it can."""
    return MapPlan(frame.grown(0.5), frame, _in_frame(shapes, region, frame), sizes, is_framed=True)


def filling_a_box(scene: Scene, shapes: Shapes, width: float, height: float) -> MapPlan:
    """The map of a scene by itself: one region in a frame, or England with its inset.

    Args:
        scene: what is shown.
        shapes: in metres (EPSG:27700).
        width: of the sheet in points, which it fills.
        height: of the sheet in points.
    """
    sheet = Box(0, 0, width, height)
    region, sizes = scene.selection.only_region, TypeSizes(number=10, name=9, smallest=7)
    if region:
        return framed(shapes, region, sheet.grown(-1), sizes)
    across = min(width, height * 0.8) * 0.29
    down = across / INSET_SHAPE + sizes.name * INSET_TITLE
    inset = Box(width - 1 - across, 1, width - 1, 1 + down) if has_inset(scene) else None
    return england(shapes, sheet, sizes, inset=inset)


@lru_cache(maxsize=64)
def _in_frame(shapes: Shapes, region: Region, frame: Box) -> Placement:
    west, south, east, north = outline(shapes, frozenset(shapes.regions[region])).bounds
    pad = max(east - west, north - south) * AROUND
    bounds = (west - pad, south - pad, east + pad, north + pad)
    middle = filling(bounds, frame)
    spare = middle.box(bounds)
    everything = rough_outline(shapes, frozenset(shapes.areas))
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
