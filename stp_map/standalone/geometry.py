"""The footprints as SVG paths in British National Grid, drawn once for page and script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from stp_map.model import Atlas, Region
from stp_map.topology import Arc, Point, Topology, build_topology

METRES = 100
"""Metres in a unit of the drawing: a pixel, at the scale that fills a screen with London."""

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
        borders: every border once.
        points: a point inside each footprint, in number order.
        whole: the frame of all footprints, with a margin.
        london: the frame of those in London, with a margin.
    """

    shapes: tuple[str, ...]
    borders: tuple[Border, ...]
    points: tuple[Point, ...]
    whole: Frame
    london: Frame


@lru_cache(maxsize=4)
def drawing(atlas: Atlas) -> Drawing:
    """The light boundaries, projected and written as paths of whole numbers.

    Args:
        atlas: all the data; its boundaries in WGS 84.

    Returns:
        The drawing; the same atlas gives the same one.
    """
    import geopandas as gpd  # noqa: PLC0415 - the page needs it only here

    grid = atlas.boundaries.geometry.to_crs("EPSG:27700")
    west, _, _, north = grid.total_bounds
    to_units = [1 / METRES, 0, 0, -1 / METRES, -west / METRES, north / METRES]
    shapes = grid.affine_transform(to_units)
    inner = gpd.GeoSeries.from_xy(
        [f.longitude for f in atlas.footprints],
        [f.latitude for f in atlas.footprints],
        crs="EPSG:4326",
    )
    points = inner.to_crs("EPSG:27700").affine_transform(to_units)
    topology = build_topology(
        {f.code: shape for f, shape in zip(atlas.footprints, shapes, strict=True)}, 0
    )
    london = shapes[[f.region is Region.LONDON for f in atlas.footprints]]
    return Drawing(
        shapes=tuple(_shape_path(topology, f.code) for f in atlas.footprints),
        borders=tuple(_borders(atlas, topology)),
        points=tuple((round(x), round(y)) for x, y in zip(points.x, points.y, strict=True)),
        whole=_frame(shapes.total_bounds, 0.02),
        london=_frame(gpd.GeoSeries(london).total_bounds, 0.15),
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
