"""Circles sized by population, one at a point inside each footprint.

A choropleth of a count misleads: a large area draws the eye whatever lives there. Circles give
every person the same ink.
"""

from __future__ import annotations

import math

import shapely

from stp_map.core.crs import NATIONAL_GRID
from stp_map.core.model import Atlas, PopulationBase
from stp_map.geometry.projection import inner_points, light_boundaries

SHARE_OF_ENGLAND = 0.2
"""Of England's area that all circles have together: the largest that keeps London readable."""

QUARTER_SEGMENTS = 12
"""Corners of a quarter of a circle; forty-eight in all look round at any size on a screen."""


def circles(
    atlas: Atlas, base: PopulationBase, crs: str = NATIONAL_GRID
) -> dict[str, shapely.Polygon]:
    """A circle by code, in order of number. They may overlap; draw the largest first.

    Args:
        atlas: all the data.
        base: which count of people the areas of the circles stand for.
        crs: the projection that they are round and in proportion in, in its metres.
    """
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


def largest_first(atlas: Atlas, base: PopulationBase) -> tuple[str, ...]:
    """Codes in the order in which circles are drawn, so that a small one is never hidden."""
    return tuple(sorted(atlas.by_code, key=lambda code: -atlas.by_code[code].population(base)))
