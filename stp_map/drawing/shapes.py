"""What only the atlas decides of a map: projected outlines, made once for each atlas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from matplotlib.path import Path
from pyproj import Transformer
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from stp_map.atlas import NATIONAL_GRID, print_boundaries
from stp_map.model import Atlas, Region
from stp_map.topology import Arc, build_topology

ROUGH = 4_000
"""Metres by which a rough outline may differ from the real one: for finding room, not drawing."""


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
        areas: each footprint's code to its outline, islets included.
        polygons: the same for asking what lies where.
        borders: every line once, with the codes beside it.
        points: each code to a point well inside.
        regions: each region to its footprints' codes.
    """

    areas: Mapping[str, Path]
    polygons: Mapping[str, Polygon | MultiPolygon]
    borders: tuple[Border, ...]
    points: Mapping[str, tuple[float, float]]
    regions: Mapping[Region, tuple[str, ...]]


@lru_cache(maxsize=4)
def shapes(atlas: Atlas) -> Shapes:
    """The outlines of an atlas at the finer level, rounded to whole metres.

    Args:
        atlas: all the data.

    Returns:
        The shapes; the same object for the same atlas.

    Raises:
        DataError: the boundary file has been removed or damaged since the atlas was loaded.
    """
    polygons = {
        str(code): polygon
        for code, polygon in print_boundaries(atlas).geometry.items()
        if isinstance(polygon, Polygon | MultiPolygon)
    }
    topology = build_topology(polygons, decimals=0)
    return Shapes(
        areas={code: _area(polygon) for code, polygon in polygons.items()},
        polygons=polygons,
        borders=tuple(_border(arc) for arc in topology.arcs),
        points=_points(atlas),
        regions={
            region: tuple(f.code for f in atlas.footprints if f.region is region)
            for region in Region
        },
    )


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
def outline(atlas: Atlas, codes: frozenset[str]) -> BaseGeometry:
    """The land of some footprints as one shape (EPSG:27700, metres), to the last islet."""
    polygons = shapes(atlas).polygons
    return shapely.coverage_union_all([polygons[code] for code in sorted(codes)])


@lru_cache(maxsize=64)
def rough_outline(atlas: Atlas, codes: frozenset[str]) -> BaseGeometry:
    """The same land in few points, a little larger than it is: for finding room."""
    parts = shapely.get_parts(outline(atlas, codes))
    # Grown by as much as it is simplified by, so that no land pokes out, be it the least islet.
    return shapely.union_all(shapely.buffer(parts, ROUGH, quad_segs=1)).simplify(ROUGH)
