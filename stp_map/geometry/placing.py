"""From metres to a sheet: where land goes among what else is there, as large as it can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from stp_map.geometry.boxes import Box

MICRON = 1e-6
"""Metres: far below what any sheet shows, far above rounding errors in grid coordinates."""

_STEPS = 9
"""Positions that are tried along each side of an area."""

_HALVINGS = 7
"""How often the search for the largest scale halves its range; to within one per cent."""


@dataclass(frozen=True, slots=True)
class Placement:
    """How grid metres become units of a sheet: ``x = left + east * scale``.

    ``scale`` is in units per metre; ``y = top - north * scale``, as y goes downwards. The unit is
    the sheet's: points on paper, inches on a slide, 100 m in the page.
    """

    scale: float
    left: float
    top: float

    def point(self, east: float, north: float) -> tuple[float, float]:
        """A point of the grid on the sheet."""
        return self.left + east * self.scale, self.top - north * self.scale

    def box(self, bounds: Sequence[float]) -> Box:
        """Bounds in metres (west, south, east, north) on the sheet."""
        west, south, east, north = bounds
        left, bottom = self.point(west, south)
        right, top = self.point(east, north)
        return Box(left, top, right, bottom)

    def on_sheet(self, shape: BaseGeometry) -> BaseGeometry:
        """A shape in metres as a shape on the sheet."""
        matrix = [self.scale, 0, 0, -self.scale, self.left, self.top]
        moved: BaseGeometry = shapely.affinity.affine_transform(shape, matrix)
        return moved

    def on_grid(self, box: Box) -> Polygon:
        """A box on the sheet as a shape in metres."""
        west, east = ((x - self.left) / self.scale for x in (box.left, box.right))
        south, north = ((self.top - y) / self.scale for y in (box.bottom, box.top))
        return shapely.box(west, south, east, north)


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the country in a box on a sheet, which cuts off what lies outside."""

    placement: Placement
    box: Box

    @classmethod
    def showing(cls, bounds: Sequence[float], box: Box) -> Frame:
        """The frame in which bounds in metres fill a box and stand in its middle."""
        return cls(filling(bounds, box), box)

    @property
    def view(self) -> Polygon:
        """What the whole box shows, in metres (EPSG:27700)."""
        west, south, east, north = self.placement.on_grid(self.box).bounds
        # What fills the box to its edges must not be cut for a rounding error.
        return shapely.box(west - MICRON, south - MICRON, east + MICRON, north + MICRON)

    def covers(self, shape: BaseGeometry) -> bool:
        """Whether a shape in metres lies inside the frame as a whole."""
        return bool(self.view.covers(shape))

    def clipped(self, shape: BaseGeometry) -> BaseGeometry:
        """What of a shape lies inside the frame, in metres."""
        view = self.view
        return shape if view.covers(shape) else shape.intersection(view)

    def on_sheet(self, shape: BaseGeometry) -> BaseGeometry:
        """What of a shape in metres lies inside the frame, in units of the sheet."""
        return self.placement.on_sheet(self.clipped(shape))


def outlines_of(shape: BaseGeometry) -> Iterator[LineString]:
    """The rings of polygons, the outer one first, and lines by themselves.

    Points do not count, nor do lines that are left beside areas where a frame cuts them.
    """
    has_areas = shape.geom_type.endswith("Polygon") or shape.geom_type == "GeometryCollection"
    for part in shapely.get_parts(shape):
        if part.is_empty:
            continue
        if isinstance(part, Polygon):
            yield from (part.exterior, *part.interiors)
        elif isinstance(part, LineString) and not has_areas:
            yield part


def filling(bounds: Sequence[float], area: Box) -> Placement:
    """The placement that makes bounds in metres fill an area and stand in its middle."""
    west, south, east, north = bounds
    scale = min(area.width / (east - west), area.height / (north - south))
    x, y = area.centre
    return Placement(scale, x - (west + east) / 2 * scale, y + (south + north) / 2 * scale)


@lru_cache(maxsize=512)
def largest(land: BaseGeometry, area: Box, obstacles: tuple[Box, ...]) -> Placement:
    """The largest placement of land in an area that touches no obstacle.

    Args:
        land: in metres (EPSG:27700); a rough outline is enough.
        area: what the land stays inside of, in units of the sheet.
        obstacles: boxes that it keeps clear of.

    Returns:
        The placement; of the places at that scale, the one with the most room around. Where
        nothing fits, land is a twentieth of the area and stands in its middle.
    """
    shapely.prepare(land)
    whole = filling(land.bounds, area).scale
    low, high = 0.05, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        fits = next(_free(land, area, obstacles, whole * middle), None)
        low, high = (middle, high) if fits else (low, middle)
    # A little smaller than the largest, so that the best place is more than the only one.
    free = list(_free(land, area, obstacles, whole * low * 0.98))
    if not free:
        return _at(land, area, whole * low, (0.5, 0.5))
    return max(free, key=lambda placement: _clearance(placement, land, area, obstacles))


def _at(land: BaseGeometry, area: Box, scale: float, share: tuple[float, float]) -> Placement:
    """The placement that leaves these shares of the room to spare on the left and at the top."""
    west, south, east, north = land.bounds
    spare_x = area.width - (east - west) * scale
    spare_y = area.height - (north - south) * scale
    left = area.left + spare_x * share[0] - west * scale
    return Placement(scale, left, area.top + spare_y * share[1] + north * scale)


def _free(
    land: BaseGeometry, area: Box, obstacles: Sequence[Box], scale: float
) -> Iterator[Placement]:
    shares = [step / (_STEPS - 1) for step in range(_STEPS)]
    for across in shares:
        for down in shares:
            placement = _at(land, area, scale, (across, down))
            if not any(land.intersects(placement.on_grid(box)) for box in obstacles):
                yield placement


def _clearance(
    placement: Placement, land: BaseGeometry, area: Box, obstacles: Sequence[Box]
) -> float:
    """Room to the nearest obstacle on the sheet; the middle of the area where there is none."""
    nearest = min((land.distance(placement.on_grid(box)) for box in obstacles), default=0.0)
    drawn = placement.box(land.bounds)
    off_centre = abs(drawn.centre[0] - area.centre[0]) + abs(drawn.centre[1] - area.centre[1])
    return nearest * placement.scale - off_centre / 4
