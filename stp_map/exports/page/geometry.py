"""The footprints as SVG paths in British National Grid, in every style of map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from stp_map.core.model import Atlas, PopulationBase, Region
from stp_map.core.view import MapStyle, Presentation
from stp_map.geometry.circles import largest_first, national_circles
from stp_map.geometry.tiles import national_centres, national_hexagons
from stp_map.geometry.topology import Arc, Point, Topology, build_topology

METRES = 100
"""Metres in a unit of the drawing: a pixel, at the scale that fills a screen with London."""

NATIONAL_GRID = "EPSG:27700"

Frame = tuple[int, int, int, int]
"""Left, top, width and height in units of the drawing, y downwards, as ``viewBox`` has them."""


@dataclass(frozen=True, slots=True)
class Border:
    """A line beside one footprint or between two, by their places in number order."""

    first: int
    second: int | None
    between_regions: bool
    path: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that is drawn, in units of 100 m (EPSG:27700), y downwards.

    Attributes:
        shapes: a path for each footprint, in number order.
        borders: every border once; none between circles, which have each their own rim.
        points: where each footprint is labelled and marked, in number order.
        whole: the frame of all footprints, with a margin.
        london: the frame of those in London, with a margin.
        order: places in the order in which shapes that overlap are drawn; empty where none do.
    """

    shapes: tuple[str, ...]
    borders: tuple[Border, ...]
    points: tuple[Point, ...]
    whole: Frame
    london: Frame
    order: tuple[int, ...] = ()


def drawing(atlas: Atlas, shown: Presentation) -> Drawing:
    """What stands for the footprints, projected and written as paths of whole numbers.

    Args:
        atlas: all the data; its boundaries in WGS 84.
        shown: the style of the map and, for circles, the population base.

    Returns:
        The drawing, kept for the next page; those of all styles lie over one another.
    """
    if shown.style is MapStyle.TILES:
        return _tiles(atlas)
    if shown.style is MapStyle.CIRCLES:
        return _circles(atlas, shown.population)
    return _boundaries(atlas)


def positions(atlas: Atlas, places: Iterable[tuple[float, float]]) -> list[Point]:
    """Places on the drawing.

    Args:
        atlas: all the data.
        places: longitude and latitude (WGS 84, degrees).
    """
    wanted = list(places)
    longitudes, latitudes = [east for east, _ in wanted], [north for _, north in wanted]
    grid = gpd.GeoSeries.from_xy(longitudes, latitudes, crs="EPSG:4326").to_crs(NATIONAL_GRID)
    moved = grid.affine_transform(_to_units(atlas))
    return [(round(x), round(y)) for x, y in zip(moved.x, moved.y, strict=True)]


@lru_cache(maxsize=4)
def _to_units(atlas: Atlas) -> list[float]:
    """From metres (EPSG:27700) to units of the drawing, as shapely writes it."""
    west, _, _, north = atlas.boundaries.geometry.to_crs(NATIONAL_GRID).total_bounds
    return [1 / METRES, 0, 0, -1 / METRES, -west / METRES, north / METRES]


@lru_cache(maxsize=4)
def _boundaries(atlas: Atlas) -> Drawing:
    grid = atlas.boundaries.geometry.to_crs(NATIONAL_GRID)
    points = positions(atlas, ((f.longitude, f.latitude) for f in atlas.footprints))
    return _coverage(atlas, dict(zip(atlas.by_code, grid, strict=True)), points)


@lru_cache(maxsize=4)
def _tiles(atlas: Atlas) -> Drawing:
    to_units = _to_units(atlas)
    middles = gpd.GeoSeries(list(national_centres(atlas).values())).affine_transform(to_units)
    points = [(round(x), round(y)) for x, y in zip(middles.x, middles.y, strict=True)]
    return _coverage(atlas, national_hexagons(atlas), points)


def _coverage(atlas: Atlas, areas: Mapping[str, BaseGeometry], points: Sequence[Point]) -> Drawing:
    """Areas beside each other, in metres by code, as a drawing with their borders."""
    shapes = gpd.GeoSeries(list(areas.values())).affine_transform(_to_units(atlas))
    topology = build_topology(dict(zip(areas, shapes, strict=True)), 0)
    return Drawing(
        shapes=tuple(_shape_path(topology, f.code) for f in atlas.footprints),
        borders=tuple(_borders(atlas, topology)),
        points=tuple(points),
        whole=_frame(shapes.total_bounds, 0.02),
        london=_frame(shapely.total_bounds(_of_london(atlas, shapes)), 0.15),
    )


@lru_cache(maxsize=4)
def _circles(atlas: Atlas, base: PopulationBase) -> Drawing:
    circles = gpd.GeoSeries(list(national_circles(atlas, base).values()))
    circles = circles.affine_transform(_to_units(atlas))
    ground = _boundaries(atlas)
    places = {code: place for place, code in enumerate(atlas.by_code)}
    return Drawing(
        shapes=tuple(circle_path(*circle.bounds) for circle in circles),
        borders=(),
        points=ground.points,
        whole=ground.whole,
        london=_frame(shapely.total_bounds(_of_london(atlas, circles)), 0.15),
        order=tuple(places[code] for code in largest_first(atlas, base)),
    )


def _of_london(atlas: Atlas, shapes: gpd.GeoSeries) -> list[BaseGeometry]:
    beside = zip(atlas.footprints, shapes, strict=True)
    return [shape for footprint, shape in beside if footprint.region is Region.LONDON]


def circle_path(left: float, top: float, right: float, bottom: float) -> str:
    """A circle as a path of two arcs, to a tenth of a unit.

    Args:
        left: of its bounds, like top, right and bottom, in units of the drawing.
        top: see ``left``.
        right: see ``left``.
        bottom: see ``left``.
    """
    across = round(right - left, 1)
    arc = f"a{across / 2:g} {across / 2:g} 0 1 0"
    return (
        f"M{round(left, 1):g} {round((top + bottom) / 2, 1):g}{arc} {across:g} 0{arc}-{across:g} 0z"
    )


def _frame(bounds: Iterable[float], margin: float) -> Frame:
    left, top, right, bottom = bounds
    more = max(right - left, bottom - top) * margin
    return (
        round(left - more),
        round(top - more),
        round(right - left + 2 * more),
        round(bottom - top + 2 * more),
    )


def _borders(atlas: Atlas, topology: Topology) -> Iterable[Border]:
    places = {f.code: place for place, f in enumerate(atlas.footprints)}
    for arc in topology.arcs:
        beside = [places[code] for code in arc.areas]
        regions = {atlas.footprints[place].region for place in beside}
        yield Border(
            beside[0],
            beside[1] if len(beside) > 1 else None,
            len(regions) > 1,
            line_path(arc.points),
        )


def _shape_path(topology: Topology, code: str) -> str:
    rings = [ring for polygon in topology.areas[code] for ring in polygon]
    return "".join(f"{line_path(_ring(topology.arcs, ring)[:-1])}z" for ring in rings)


def _ring(arcs: Sequence[Arc], numbers: Sequence[int]) -> list[Point]:
    points: list[Point] = []
    for number in numbers:
        piece = arcs[number].points if number >= 0 else arcs[~number].points[::-1]
        points += piece[1:] if points else piece
    return points


def line_path(points: Sequence[Point]) -> str:
    """Points as the shortest SVG path: the first absolute, the others as steps.

    Args:
        points: whole numbers, at least one point.

    Returns:
        Such as ``M10 20l1 2-3 4``.
    """
    steps = "".join(
        f"{_spaced(x1 - x0)}{_spaced(y1 - y0)}" for (x0, y0), (x1, y1) in pairwise(points)
    )
    x, y = points[0]
    return f"M{x} {y}l{steps.removeprefix(' ')}" if steps else f"M{x} {y}"


def _spaced(number: int) -> str:
    """A number as it follows another: a minus sign separates by itself."""
    return str(number) if number < 0 else f" {number}"
