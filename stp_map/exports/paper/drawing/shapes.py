"""What only the atlas decides of a map: projected outlines, made once for each atlas and style."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

import numpy as np
import shapely
from matplotlib.path import Path
from pyproj import Transformer
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from stp_map.core.crs import NATIONAL_GRID
from stp_map.core.model import Atlas, PopulationBase, Region
from stp_map.core.view import MapStyle
from stp_map.data.atlas import print_boundaries
from stp_map.geometry.circles import largest_first, national_circles
from stp_map.geometry.tiles import national_centres, national_hexagons
from stp_map.geometry.topology import Arc, build_topology

ROUGH = 4_000
"""Metres by which a rough outline may differ from the real one: for finding room, not drawing."""

CLEAR = 5_000
"""Metres around the middle of a circle that others must leave free for it to be its point."""


@dataclass(frozen=True, slots=True)
class Border:
    """A line between two footprints, or between one and the sea. EPSG:27700, metres."""

    codes: tuple[str, ...]
    line: Path
    bounds: tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class Shapes:
    """Everything in British National Grid (EPSG:27700, metres).

    Attributes:
        areas: each footprint's code to its outline, islets included, in the order of drawing.
        polygons: the same for asking what lies where: of a circle, what no other covers.
        borders: every line once, with the codes beside it; circles have a rim each instead.
        points: each code to a point well inside, where it can be seen.
        regions: each region to its footprints' codes.
        ground: under circles, the true boundaries; else nothing.
        has_places: a place on the ground has its place here; among tiles it has none.
        radius_of_one: of a circle that stands for one person; 0 where there are no circles.
    """

    areas: Mapping[str, Path]
    polygons: Mapping[str, Polygon | MultiPolygon]
    borders: tuple[Border, ...]
    points: Mapping[str, tuple[float, float]]
    regions: Mapping[Region, tuple[str, ...]]
    ground: Shapes | None = None
    has_places: bool = True
    radius_of_one: float = 0

    @property
    def is_true(self) -> bool:
        """Whether footprints are drawn as they lie on the ground."""
        return self.has_places and self.ground is None

    def anchor(self, code: str) -> tuple[float, float]:
        """Where a line to a footprint's name begins: the top of a hexagon or circle."""
        if self.is_true:
            return self.points[code]
        extents = self.areas[code].get_extents()
        return (extents.x0 + extents.x1) / 2, extents.y1


def shapes(
    atlas: Atlas,
    style: MapStyle = MapStyle.BOUNDARIES,
    base: PopulationBase = PopulationBase.REGISTERED,
) -> Shapes:
    """What stands for the footprints of an atlas in a style of map.

    Args:
        atlas: all the data.
        style: boundaries at the finer level, equal hexagons or circles.
        base: which count of people the areas of circles stand for.

    Returns:
        The shapes, rounded to whole metres; the same object for the same choices.

    Raises:
        DataError: the boundary file has been removed or damaged since the atlas was loaded.
    """
    if style is MapStyle.CIRCLES:
        return _circles(atlas, base)
    return _tiles(atlas) if style is MapStyle.TILES else _boundaries(atlas)


@lru_cache(maxsize=4)
def _boundaries(atlas: Atlas) -> Shapes:
    polygons = {
        str(code): polygon
        for code, polygon in print_boundaries(atlas).geometry.items()
        if isinstance(polygon, Polygon | MultiPolygon)
    }
    return Shapes(
        areas={code: _area(polygon) for code, polygon in polygons.items()},
        polygons=polygons,
        borders=_borders(polygons),
        points=_points(atlas),
        regions=_regions(atlas),
    )


@lru_cache(maxsize=4)
def _tiles(atlas: Atlas) -> Shapes:
    hexagons = national_hexagons(atlas)
    return Shapes(
        areas={code: _area(hexagon) for code, hexagon in hexagons.items()},
        polygons=hexagons,
        borders=_borders(hexagons),
        points={code: (point.x, point.y) for code, point in national_centres(atlas).items()},
        regions=_regions(atlas),
        has_places=False,
    )


@lru_cache(maxsize=8)
def _circles(atlas: Atlas, base: PopulationBase) -> Shapes:
    circles, middles = national_circles(atlas, base), _points(atlas)
    order = largest_first(atlas, base)
    seen = _uncovered(circles, order)
    people = atlas.by_code[order[0]].population(base)
    return Shapes(
        areas={code: _round(circles[code], middles[code]) for code in order},
        polygons=seen,
        borders=(),
        points={code: _seen_point(seen[code], middles[code]) for code in order},
        regions=_regions(atlas),
        ground=_boundaries(atlas),
        radius_of_one=_radius(circles[order[0]]) / sqrt(max(people, 1)),
    )


def _uncovered(
    circles: Mapping[str, Polygon], order: tuple[str, ...]
) -> dict[str, Polygon | MultiPolygon]:
    """What can be seen of each circle once all are drawn."""
    seen: dict[str, Polygon | MultiPolygon] = {}
    covered: BaseGeometry = Polygon()
    for code in reversed(order):
        left = shapely.difference(circles[code], covered)
        seen[code] = left if isinstance(left, Polygon | MultiPolygon) else circles[code]
        covered = shapely.union(covered, circles[code])
    return seen


def _seen_point(seen: Polygon | MultiPolygon, middle: tuple[float, float]) -> tuple[float, float]:
    """The middle of a circle; where others cover it, the middle of what they leave."""
    if seen.contains(shapely.Point(middle).buffer(min(CLEAR, _radius(seen) / 2))):
        return middle
    widest = shapely.maximum_inscribed_circle(seen, tolerance=100)
    x, y = widest.coords[0]
    return x, y


def _radius(circle: BaseGeometry) -> float:
    west, _, east, _ = circle.bounds
    return (east - west) / 2


def _round(circle: Polygon, middle: tuple[float, float]) -> Path:
    """A circle in curves, which stays round however large it is drawn."""
    return Path.circle(middle, _radius(circle))


def _borders(polygons: Mapping[str, Polygon | MultiPolygon]) -> tuple[Border, ...]:
    return tuple(_border(arc) for arc in build_topology(polygons, decimals=0).arcs)


def _regions(atlas: Atlas) -> dict[Region, tuple[str, ...]]:
    return {
        region: tuple(f.code for f in atlas.footprints if f.region is region) for region in Region
    }


def _border(arc: Arc) -> Border:
    points = np.array(arc.points, dtype=float)
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    return Border(arc.areas, Path(points), (west, south, east, north))


def _area(shape: Polygon | MultiPolygon) -> Path:
    """Outer rings one way round and holes the other, so that holes stay empty when filled."""
    oriented = shapely.orient_polygons(shape)
    rings = [
        ring
        for polygon in shapely.get_parts(oriented)
        for ring in (polygon.exterior, *polygon.interiors)
    ]
    return Path.make_compound_path(*(Path(np.round(ring.coords), closed=True) for ring in rings))


def _points(atlas: Atlas) -> dict[str, tuple[float, float]]:
    to_grid = Transformer.from_crs("EPSG:4326", NATIONAL_GRID, always_xy=True)
    return {f.code: to_grid.transform(f.longitude, f.latitude) for f in atlas.footprints}


@lru_cache(maxsize=64)
def outline(shapes: Shapes, codes: frozenset[str]) -> BaseGeometry:
    """What some footprints take of a map as one shape (EPSG:27700, metres), to the last islet."""
    drawn = [shapes.polygons[code] for code in sorted(codes)]
    if shapes.ground is None:
        return shapely.coverage_union_all(drawn)
    return shapely.union_all([outline(shapes.ground, codes), *drawn])


@lru_cache(maxsize=8)
def coloured(shapes: Shapes) -> BaseGeometry:
    """What is coloured of a map, roughly: circles without their ground (EPSG:27700, metres)."""
    if shapes.ground is None:
        return rough_outline(shapes, frozenset(shapes.areas))
    return shapely.union_all(list(shapes.polygons.values())).simplify(ROUGH / 4)


@lru_cache(maxsize=64)
def rough_outline(shapes: Shapes, codes: frozenset[str]) -> BaseGeometry:
    """The same in few points, a little larger than it is: for finding room."""
    parts = shapely.get_parts(outline(shapes, codes))
    # Grown by as much as it is simplified by, so that no land pokes out, be it the least islet.
    return shapely.union_all(shapely.buffer(parts, ROUGH, quad_segs=1)).simplify(ROUGH)
