"""What stands for the footprints in a style of map, in the one form that every output draws.

Everything is in British National Grid (EPSG:27700, metres). Each output only writes it in its own
format: paths on paper, freeforms on a slide, SVG in the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from math import sqrt

import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from stp_map.core.model import Atlas, PopulationBase, Region
from stp_map.core.view import MapStyle
from stp_map.data.atlas import print_boundaries
from stp_map.geometry.borders import Border, borders
from stp_map.geometry.circles import circles, largest_first
from stp_map.geometry.projection import inner_points, light_boundaries
from stp_map.geometry.tiles import centres, hexagons
from stp_map.geometry.topology import build_topology

ROUGH = 4_000
"""Metres by which a rough outline may differ from the real one: for finding room, not drawing."""

CLEAR = 5_000
"""Metres around the middle of a circle that others must leave free for it to be its point."""

WHOLE_METRES = 0
"""Decimals of the borders: whole metres are finer than any sheet or slide shows."""

Area = Polygon | MultiPolygon
Bounds = tuple[float, float, float, float]
"""West, south, east and north in metres (EPSG:27700)."""


class Detail(Enum):
    """How finely the true boundaries are drawn: for a screen, or for print."""

    LIGHT = "light"
    PRINT = "print"


@dataclass(frozen=True, eq=False)
class Shapes:
    """What stands for every footprint, in metres (EPSG:27700).

    Attributes:
        areas: each footprint's code to its boundary, hexagon or circle, in the order of drawing.
        seen: the same codes to what no other covers: of a circle a part, of others all.
        borders: every line once, rounded to whole metres; circles have a rim each instead.
        points: each code to a point well inside, where it can be seen.
        regions: each region to its footprints' codes.
        ground: under circles, the true boundaries; else nothing.
        has_places: a place on the ground has its position here; among tiles it has none.
        radius_of_one: of a circle that stands for one person; 0 where there are no circles.
    """

    areas: Mapping[str, Area]
    seen: Mapping[str, Area]
    borders: tuple[Border, ...]
    points: Mapping[str, tuple[float, float]]
    regions: Mapping[Region, tuple[str, ...]]
    ground: Shapes | None = None
    has_places: bool = True
    radius_of_one: float = 0

    @property
    def is_stacked(self) -> bool:
        """Whether areas lie over one another, as circles do, so that their order matters."""
        return self.ground is not None

    @property
    def is_true(self) -> bool:
        """Whether footprints are drawn as they lie on the ground."""
        return self.has_places and not self.is_stacked

    @property
    def inner_points(self) -> Mapping[str, tuple[float, float]]:
        """The middle of each area; ``points`` are elsewhere where others cover that."""
        return self.ground.points if self.ground else self.points

    def anchor(self, code: str) -> tuple[float, float]:
        """Where a line to a footprint's name begins: the top of a hexagon or circle."""
        if self.is_true:
            return self.points[code]
        west, _, east, north = self.areas[code].bounds
        if not self.is_stacked:  # Hexagons are drawn in whole metres.
            west, east, north = round(west), round(east), round(north)
        return (west + east) / 2, north

    def extent(self, codes: Iterable[str], margin: float = 0) -> Bounds:
        """The bounds of some footprints, their ground included.

        Args:
            codes: at least one.
            margin: by what share of their width and height they are widened on each side.
        """
        layers = [self.areas, self.ground.areas] if self.ground else [self.areas]
        wanted = set(codes)
        west, south, east, north = shapely.total_bounds(
            [layer[code] for layer in layers for code in layer if code in wanted]
        ).tolist()
        wide, high = (east - west) * margin, (north - south) * margin
        return west - wide, south - high, east + wide, north + high


def shapes(
    atlas: Atlas,
    style: MapStyle = MapStyle.BOUNDARIES,
    base: PopulationBase = PopulationBase.REGISTERED,
    detail: Detail = Detail.PRINT,
) -> Shapes:
    """What stands for the footprints of an atlas in a style of map.

    Args:
        atlas: all the data.
        style: boundaries, equal hexagons or circles.
        base: which count of people the areas of circles stand for.
        detail: of the boundaries, which lie under circles too.

    Returns:
        The shapes; cached, so the same object for the same choices.

    Raises:
        DataError: the level for print has been removed or damaged since the atlas was loaded.
    """
    if style is MapStyle.CIRCLES:
        return _circles(atlas, base, detail)
    return _tiles(atlas) if style is MapStyle.TILES else _boundaries(atlas, detail)


@lru_cache(maxsize=8)
def _boundaries(atlas: Atlas, detail: Detail) -> Shapes:
    is_fine = detail is Detail.PRINT
    level = print_boundaries(atlas).geometry if is_fine else light_boundaries(atlas)
    areas = {str(code): area for code, area in level.items() if isinstance(area, Area)}
    return _side_by_side(atlas, areas, inner_points(atlas), has_places=True)


@lru_cache(maxsize=4)
def _tiles(atlas: Atlas) -> Shapes:
    return _side_by_side(atlas, hexagons(atlas), centres(atlas), has_places=False)


def _side_by_side(
    atlas: Atlas,
    areas: Mapping[str, Area],
    points: Mapping[str, tuple[float, float]],
    *,
    has_places: bool,
) -> Shapes:
    """Areas of which none covers another, with the borders between them."""
    region_of = {footprint.code: footprint.region for footprint in atlas.footprints}
    return Shapes(
        areas=areas,
        seen=areas,
        borders=borders(build_topology(areas, WHOLE_METRES), region_of),
        points=points,
        regions={r: tuple(c for c, region in region_of.items() if region is r) for r in Region},
        has_places=has_places,
    )


@lru_cache(maxsize=8)
def _circles(atlas: Atlas, base: PopulationBase, detail: Detail) -> Shapes:
    ground, order = _boundaries(atlas, detail), largest_first(atlas, base)
    drawn = circles(atlas, base)
    seen = _uncovered(drawn, order)
    people = atlas.by_code[order[0]].population(base)
    return Shapes(
        areas={code: drawn[code] for code in order},
        seen=seen,
        borders=(),
        points={code: _seen_point(seen[code], ground.points[code]) for code in order},
        regions=ground.regions,
        ground=ground,
        radius_of_one=radius(drawn[order[0]]) / sqrt(max(people, 1)),
    )


def _uncovered(drawn: Mapping[str, Polygon], order: tuple[str, ...]) -> dict[str, Area]:
    """What can be seen of each circle once all are drawn."""
    seen: dict[str, Area] = {}
    covered: BaseGeometry = Polygon()
    for code in reversed(order):
        left = shapely.difference(drawn[code], covered)
        seen[code] = left if isinstance(left, Area) else drawn[code]
        covered = shapely.union(covered, drawn[code])
    return seen


def _seen_point(seen: Area, middle: tuple[float, float]) -> tuple[float, float]:
    """The middle of a circle; where others cover it, the middle of what they leave."""
    if seen.contains(shapely.Point(middle).buffer(min(CLEAR, radius(seen) / 2))):
        return middle
    widest = shapely.maximum_inscribed_circle(seen, tolerance=100)
    x, y = widest.coords[0]
    return x, y


def radius(circle: BaseGeometry) -> float:
    """Of a circle that is a polygon, in metres."""
    west, _, east, _ = circle.bounds
    return float(east - west) / 2


@lru_cache(maxsize=64)
def outline(shapes: Shapes, codes: frozenset[str]) -> BaseGeometry:
    """What some footprints take of a map as one shape (EPSG:27700, metres), to the last islet."""
    drawn = [shapes.seen[code] for code in sorted(codes)]
    if shapes.ground is None:
        return shapely.coverage_union_all(drawn)
    return shapely.union_all([outline(shapes.ground, codes), *drawn])


@lru_cache(maxsize=8)
def coloured(shapes: Shapes) -> BaseGeometry:
    """What is coloured of a map, roughly: circles without their ground (EPSG:27700, metres)."""
    if shapes.ground is None:
        return rough_outline(shapes, frozenset(shapes.areas))
    return shapely.union_all(list(shapes.seen.values())).simplify(ROUGH / 4)


@lru_cache(maxsize=64)
def rough_outline(shapes: Shapes, codes: frozenset[str]) -> BaseGeometry:
    """The same in few points, a little larger than it is: for finding room."""
    parts = shapely.get_parts(outline(shapes, codes))
    # Grown by as much as it is simplified by, so that no land pokes out, be it the least islet.
    return shapely.union_all(shapely.buffer(parts, ROUGH, quad_segs=1)).simplify(ROUGH)
