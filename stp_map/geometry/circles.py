"""Circles sized by population, one at a point inside each footprint.

A choropleth of a count misleads: a large area draws the eye whatever lives there. Circles give
every person the same ink.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import shapely
from shapely.geometry.base import BaseGeometry

from stp_map.core.crs import NATIONAL_GRID, WEB_MERCATOR, WGS84
from stp_map.core.model import Atlas, PopulationBase
from stp_map.geometry.projection import inner_points, light_boundaries, reprojected

SHARE_OF_ENGLAND = 0.2
"""Of England's area that all circles have together: the largest that keeps London readable."""

QUARTER_SEGMENTS = 12
"""Corners of a quarter of a circle; forty-eight in all look round at any size on a screen."""


def national_circles(atlas: Atlas, base: PopulationBase) -> Mapping[str, shapely.Polygon]:
    """Circles for static pictures, in British National Grid (EPSG:27700, metres).

    Args:
        atlas: all the data.
        base: which count of people the areas of the circles stand for.

    Returns:
        A circle by code, in order of number. They may overlap; draw the largest first.
    """
    return _circles(atlas, base, NATIONAL_GRID)


def web_circles(atlas: Atlas, base: PopulationBase) -> Mapping[str, BaseGeometry]:
    """Circles for the web map, in longitude and latitude (WGS 84, degrees).

    Args:
        atlas: all the data.
        base: which count of people the areas of the circles stand for.

    Returns:
        A circle by code, in order of number, whose area is in proportion once it is drawn in Web
        Mercator (EPSG:3857).
    """
    return reprojected(_circles(atlas, base, WEB_MERCATOR), WEB_MERCATOR, WGS84)


def largest_first(atlas: Atlas, base: PopulationBase) -> tuple[str, ...]:
    """Codes in the order in which circles are drawn, so that a small one is never hidden."""
    ordered = sorted(atlas.footprints, key=lambda f: (-f.population(base), f.number))
    return tuple(footprint.code for footprint in ordered)


def _circles(atlas: Atlas, base: PopulationBase, crs: str) -> dict[str, shapely.Polygon]:
    england = float(light_boundaries(atlas, crs).area.sum())
    everybody = sum(footprint.population(base) for footprint in atlas.footprints)
    area_of_one = SHARE_OF_ENGLAND * england / max(everybody, 1)
    return {
        code: shapely.Point(point).buffer(
            math.sqrt(atlas.by_code[code].population(base) * area_of_one / math.pi),
            QUARTER_SEGMENTS,
        )
        for code, point in inner_points(atlas, crs).items()
    }
