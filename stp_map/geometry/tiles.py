"""Equal tiles: every footprint as a hexagon of one size, in an arrangement of our own.

The map of true shapes says where; this one gives each footprint the same weight to the eye, so
that London's five can be seen. Corners are computed from whole numbers, so hexagons that touch
share theirs to the last bit and ``stp_map.geometry.topology`` finds their borders.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import sqrt

import shapely

from stp_map.core.crs import NATIONAL_GRID
from stp_map.core.model import Atlas
from stp_map.geometry.projection import light_boundaries

_Lattice = tuple[int, int]
"""A position in half widths of a hexagon to the east, and half sides to the north."""

_CORNERS: tuple[_Lattice, ...] = ((0, 2), (-1, 1), (-1, -1), (0, -2), (1, -1), (1, 1))


def hexagons(atlas: Atlas, crs: str = NATIONAL_GRID) -> dict[str, shapely.Polygon]:
    """A regular hexagon by code, in order of number; together of England's area and centroid.

    Args:
        atlas: all the data.
        crs: the projection that they are regular, equal and as large as England in, in its metres.
    """
    placed = _placing(atlas, crs)
    return {
        code: shapely.Polygon([placed(x + east, y + north) for east, north in _CORNERS])
        for code, (x, y) in _middles(atlas).items()
    }


def centres(atlas: Atlas, crs: str = NATIONAL_GRID) -> dict[str, tuple[float, float]]:
    """The middle of each of ``hexagons`` by code, in the metres of the same projection."""
    placed = _placing(atlas, crs)
    return {code: placed(*middle) for code, middle in _middles(atlas).items()}


def _middles(atlas: Atlas) -> dict[str, _Lattice]:
    """The middle of each hexagon on the lattice; odd rows lie half a hexagon further east."""
    return {f.code: (2 * f.tile[0] + f.tile[1] % 2, -3 * f.tile[1]) for f in atlas.footprints}


@lru_cache(maxsize=8)
def _placing(atlas: Atlas, crs: str) -> Callable[[int, int], tuple[float, float]]:
    """From the lattice to metres, so that area and centroid are England's in that projection."""
    england = light_boundaries(atlas, crs)
    areas, centroids = england.area, england.centroid
    side = sqrt(areas.sum() / len(atlas.footprints) * 2 / (3 * sqrt(3)))
    half_width, half_side = side * sqrt(3) / 2, side / 2
    xs, ys = zip(*_middles(atlas).values(), strict=True)
    east = (centroids.x * areas).sum() / areas.sum() - half_width * sum(xs) / len(xs)
    north = (centroids.y * areas).sum() / areas.sum() - half_side * sum(ys) / len(ys)
    return lambda x, y: (east + x * half_width, north + y * half_side)
