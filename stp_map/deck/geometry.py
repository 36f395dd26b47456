"""Boundaries as outlines on a slide: projected, scaled, cut to their frame, borders apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from stp_map.atlas import NATIONAL_GRID, print_boundaries
from stp_map.deck.markup import UNITS_PER_INCH, Box, Ring
from stp_map.model import Atlas, Region
from stp_map.topology import build_topology

METRE = 0
"""Decimals of a coordinate in metres: whole metres are finer than any slide shows."""

World = tuple[float, float, float, float]
"""West, south, east and north in metres (EPSG:27700)."""


@dataclass(frozen=True, slots=True)
class Border:
    """A line between footprints, or the coast where it belongs to one alone (EPSG:27700)."""

    line: LineString
    codes: tuple[str, ...]
    regions: frozenset[Region]


@dataclass(frozen=True, eq=False, slots=True)
class Ground:
    """Every footprint's shape by code, and the lines that part them, in EPSG:27700."""

    shapes: dict[str, BaseGeometry]
    borders: tuple[Border, ...]

    def extent(self, codes: Iterable[str], margin: float = 0) -> World:
        """The bounds of some footprints, widened on each side by a share of their size."""
        west, south, east, north = shapely.total_bounds([self.shapes[code] for code in codes])
        wide, high = (east - west) * margin, (north - south) * margin
        return west - wide, south - high, east + wide, north + high


@lru_cache(maxsize=4)
def ground(atlas: Atlas, *, fine: bool = False) -> Ground:
    """The boundaries in British National Grid, kept for the next slide.

    Args:
        atlas: all the data.
        fine: the level for print, for maps of a part of England; otherwise the light one.

    Returns:
        Shapes and borders in metres (EPSG:27700).

    Raises:
        DataError: the level for print has been removed or damaged since the atlas was loaded.
    """
    if fine:
        geometry = print_boundaries(atlas).geometry
    else:
        geometry = atlas.boundaries.geometry.to_crs(NATIONAL_GRID)
    shapes = {str(code): shape for code, shape in geometry.items()}
    borders = tuple(
        Border(
            LineString(arc.points),
            arc.areas,
            frozenset(atlas.by_code[code].region for code in arc.areas),
        )
        for arc in build_topology(shapes, METRE).arcs
    )
    return Ground(shapes, borders)


@dataclass(frozen=True, slots=True)
class MapFrame:
    """A part of the world on a part of a slide, the same scale both ways, and centred."""

    world: World
    box: Box

    @property
    def scale(self) -> float:
        """Inches on the slide to a metre."""
        west, south, east, north = self.world
        return min(self.box.width / (east - west), self.box.height / (north - south))

    @property
    def extent(self) -> World:
        """What the whole box shows, in metres (EPSG:27700)."""
        west, south, east, north = self.world
        x, y = (west + east) / 2, (south + north) / 2
        wide, high = self.box.width / self.scale / 2, self.box.height / self.scale / 2
        return x - wide, y - high, x + wide, y + high

    def to_slide(self, x: float, y: float) -> tuple[float, float]:
        """A point of the world in inches from the slide's top left."""
        west, _, _, north = self.extent
        return self.box.left + (x - west) * self.scale, self.box.top + (north - y) * self.scale

    def clipped(self, shape: BaseGeometry) -> BaseGeometry:
        """What of a shape lies inside the frame."""
        frame = shapely.box(*self.extent)
        return shape if frame.covers(shape) else shape.intersection(frame)

    def rings(self, shape: BaseGeometry) -> list[Ring]:
        """The rings, or lines, of a shape inside the frame as outlines on the slide."""
        return [self._ring(part) for part in _parts(self.clipped(shape))]

    def on_slide(self, shape: BaseGeometry) -> BaseGeometry:
        """A shape inside the frame, in inches from the slide's top left."""
        west, _, _, north = self.extent

        def place(points: np.ndarray) -> np.ndarray:
            x = self.box.left + (points[:, 0] - west) * self.scale
            y = self.box.top + (north - points[:, 1]) * self.scale
            return np.column_stack([x, y])

        return shapely.transform(self.clipped(shape), place)

    def _ring(self, part: BaseGeometry) -> Ring:
        west, _, _, north = self.extent
        points = shapely.get_coordinates(part)
        xs = np.rint((self.box.left + (points[:, 0] - west) * self.scale) * UNITS_PER_INCH)
        ys = np.rint((self.box.top + (north - points[:, 1]) * self.scale) * UNITS_PER_INCH)
        ring = list(zip(xs.astype(int).tolist(), ys.astype(int).tolist(), strict=True))
        return ring[:-1] if part.is_ring else ring


def _parts(shape: BaseGeometry) -> Iterator[BaseGeometry]:
    """Rings of polygons and lines by themselves; points, and lines left by a cut, do not count."""
    areas = shape.geom_type.endswith("Polygon") or shape.geom_type == "GeometryCollection"
    for part in shapely.get_parts(shape):
        if part.is_empty:
            continue
        if isinstance(part, Polygon):
            yield part.exterior
            yield from part.interiors
        elif not areas and part.geom_type == "LineString":
            yield part
