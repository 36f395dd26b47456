"""From one coordinate reference system to another: points, shapes, and what the atlas has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from stp_map.core.crs import NATIONAL_GRID, WGS84
from stp_map.core.model import Atlas

if TYPE_CHECKING:
    import geopandas as gpd


@lru_cache(maxsize=8)
def _transformer(source: str, target: str) -> Transformer:
    return Transformer.from_crs(source, target, always_xy=True)


def projected(
    points: Iterable[tuple[float, float]], source: str = WGS84, target: str = NATIONAL_GRID
) -> list[tuple[float, float]]:
    """Points in another coordinate reference system, in the same order.

    Args:
        points: x and y, so longitude before latitude, in the units of ``source``.
        source: what they are in.
        target: what they are wanted in.
    """
    found = list(points)
    if not found:
        return []
    xs, ys = zip(*found, strict=True)
    return list(zip(*_transformer(source, target).transform(xs, ys), strict=True))


def reprojected(
    shapes: Mapping[str, BaseGeometry], source: str, target: str
) -> dict[str, BaseGeometry]:
    """Shapes by code with each of their corners in another coordinate reference system."""
    # shapely's types know only functions of both coordinates at once.
    transform: Any = _transformer(source, target).transform
    moved = shapely.transform(np.array(list(shapes.values())), transform, interleaved=False)
    return dict(zip(shapes, moved, strict=True))


@lru_cache(maxsize=8)
def light_boundaries(atlas: Atlas, crs: str = NATIONAL_GRID) -> gpd.GeoSeries:
    """The boundaries at the light level, by code in order of number, in the units of ``crs``."""
    return atlas.boundaries.geometry.to_crs(crs)


def inner_points(atlas: Atlas, crs: str = NATIONAL_GRID) -> dict[str, tuple[float, float]]:
    """A point well inside each footprint, by code in order of number, in the units of ``crs``."""
    places = projected(((f.longitude, f.latitude) for f in atlas.footprints), target=crs)
    return dict(zip(atlas.by_code, places, strict=True))
