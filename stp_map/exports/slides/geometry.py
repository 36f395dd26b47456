"""Footprints as outlines on a slide: projected, scaled, cut to their frame, borders apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import geopandas as gpd
import numpy as np
import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from stp_map.core.crs import NATIONAL_GRID
from stp_map.core.model import Atlas, PopulationBase, Region
from stp_map.core.view import MapStyle, Presentation
from stp_map.data.atlas import print_boundaries
from stp_map.exports.slides.content import UNITS_PER_INCH, Ring
from stp_map.geometry.boxes import Box
from stp_map.geometry.circles import largest_first, national_circles
from stp_map.geometry.tiles import national_centres, national_hexagons
from stp_map.geometry.topology import build_topology

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
    """Every footprint's shape by code, and the lines that part them, in EPSG:27700.

    Attributes:
        shapes: what stands for each footprint: its area, a hexagon or a circle.
        borders: the lines between shapes that touch; those of the true areas under circles.
        points: where a footprint is marked, inside its shape.
        order: codes in the order in which shapes that overlap are drawn; empty where none do.
        land: the true areas under circles; else empty.
    """

    shapes: dict[str, BaseGeometry]
    borders: tuple[Border, ...]
    points: dict[str, tuple[float, float]]
    order: tuple[str, ...] = ()
    land: dict[str, BaseGeometry] = field(default_factory=dict)

    @property
    def is_stacked(self) -> bool:
        """Whether shapes overlap, as circles do."""
        return bool(self.order)

    def extent(self, codes: Iterable[str], margin: float = 0) -> World:
        """The bounds of some footprints, widened on each side by a share of their size."""
        wanted = set(codes)
        shapes = [s for c, s in (*self.shapes.items(), *self.land.items()) if c in wanted]
        west, south, east, north = shapely.total_bounds(shapes)
        wide, high = (east - west) * margin, (north - south) * margin
        return west - wide, south - high, east + wide, north + high


def ground(atlas: Atlas, shown: Presentation, *, fine: bool = False) -> Ground:
    """What stands for the footprints, in British National Grid, kept for the next slide.

    Args:
        atlas: all the data.
        shown: the style of the map and, for circles, the population base.
        fine: the level for print, for maps of a part of England; otherwise the light one.

    Returns:
        Shapes and borders in metres (EPSG:27700).

    Raises:
        DataError: the level for print has been removed or damaged since the atlas was loaded.
    """
    if shown.style is MapStyle.TILES:
        return _tiles(atlas)
    if shown.style is MapStyle.CIRCLES:
        return _circles(atlas, shown.population, fine=fine)
    return _boundaries(atlas, fine=fine)


@lru_cache(maxsize=4)
def _boundaries(atlas: Atlas, *, fine: bool) -> Ground:
    if fine:
        geometry = print_boundaries(atlas).geometry
    else:
        geometry = atlas.boundaries.geometry.to_crs(NATIONAL_GRID)
    shapes = {str(code): shape for code, shape in geometry.items()}
    inner = gpd.GeoSeries.from_xy(
        [footprint.longitude for footprint in atlas.footprints],
        [footprint.latitude for footprint in atlas.footprints],
        crs="EPSG:4326",
    )
    places = inner.to_crs(NATIONAL_GRID)
    points = dict(zip(atlas.by_code, zip(places.x, places.y, strict=True), strict=True))
    return Ground(shapes, _borders(atlas, shapes), points)


def _borders(atlas: Atlas, shapes: dict[str, BaseGeometry]) -> tuple[Border, ...]:
    return tuple(
        Border(
            LineString(arc.points),
            arc.areas,
            frozenset(atlas.by_code[code].region for code in arc.areas),
        )
        for arc in build_topology(shapes, METRE).arcs
    )


@lru_cache(maxsize=4)
def _tiles(atlas: Atlas) -> Ground:
    shapes: dict[str, BaseGeometry] = dict(national_hexagons(atlas))
    points = {code: (point.x, point.y) for code, point in national_centres(atlas).items()}
    return Ground(shapes, _borders(atlas, shapes), points)


@lru_cache(maxsize=8)
def _circles(atlas: Atlas, base: PopulationBase, *, fine: bool) -> Ground:
    true = _boundaries(atlas, fine=fine)
    order = largest_first(atlas, base)
    circles: dict[str, BaseGeometry] = dict(national_circles(atlas, base))
    return Ground(circles, true.borders, true.points, order, true.shapes)


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

    def box_on_slide(self, world: World) -> Box:
        """A rectangle of the world on the slide."""
        left, bottom = self.to_slide(world[0], world[1])
        right, top = self.to_slide(world[2], world[3])
        return Box(left, top, right, bottom)

    def covers(self, shape: BaseGeometry) -> bool:
        """Whether a shape lies inside the frame as a whole."""
        return bool(shapely.box(*self.extent).covers(shape))

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
