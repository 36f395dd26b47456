"""An atlas of any number of areas: the 207 CCGs, or England's extent cut into uneven cells."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import geopandas as gpd
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from benchmarks.ccgs import COUNT as CCGS
from benchmarks.ccgs import ccg_polygons
from stp_map.core.crs import WGS84
from stp_map.core.model import Atlas, Footprint, Region
from stp_map.data.atlas import load_atlas
from stp_map.web.geometry import map_shapes

WEST, SOUTH, EAST, NORTH = -5.7, 50.0, 1.7, 55.8
STEPS = 6
"""Pieces of each side of a cell; a real border is not straight."""

GEODATA = Path(__file__).resolve().parents[1] / "geodata"

Point = tuple[float, float]


def synthetic_atlas(count: int) -> Atlas:
    """An atlas of ``count`` areas. The same count gives the same atlas.

    It holds no class limits, so that finding them is measured, as it is for a person's figures.

    Args:
        count: number of areas; 207 are the real CCG polygons, any other number is a grid.

    Returns:
        An atlas whose boundaries are a valid coverage; the facts of the real 44 footprints are
        repeated, with names, codes and populations of their own.
    """
    real = load_atlas(GEODATA)
    polygons = list(ccg_polygons()) if count == CCGS else _cells(count)
    footprints = tuple(
        _footprint(real.footprints[index % len(real.footprints)], index, polygon)
        for index, polygon in enumerate(polygons)
    )
    codes = [footprint.code for footprint in footprints]
    boundaries = gpd.GeoDataFrame(geometry=gpd.GeoSeries(polygons, index=codes), crs=WGS84)
    return Atlas(footprints, real.package, lambda: boundaries, real.folder)


def with_map_shapes(atlas: Atlas) -> Atlas:
    """The same atlas with the files of shapes that its page needs, made as build.py makes them."""
    return replace(atlas, map_shapes=map_shapes(atlas))


def _footprint(like: Footprint, index: int, polygon: BaseGeometry) -> Footprint:
    inside = polygon.representative_point()
    draw = random.Random(index)  # noqa: S311 - made-up data, the same every time
    people = draw.randrange(5_000, 3_000_000)
    return replace(
        like,
        code=f"S{index:08d}",
        code_2017=f"S{index:08d}",
        number=index + 1,
        name=f"Synthetic area {index + 1}",
        region=list(Region)[index % 4],
        tile=(index % 100, index // 100),
        population_registered=people,
        population_resident=people + draw.randrange(1_000),
        area_km2=draw.uniform(20, 5_000),
        latitude=inside.y,
        longitude=inside.x,
        neighbours=(),
    )


def _cells(count: int) -> list[BaseGeometry]:
    columns = math.ceil(math.sqrt(count))
    rows = math.ceil(count / columns)
    sides = _Sides((EAST - WEST) / columns, (NORTH - SOUTH) / rows)
    return [Polygon(sides.ring(index % columns, index // columns)) for index in range(count)]


class _Sides:
    """Sides of cells with uneven points, the same from either side."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height

    def ring(self, x: int, y: int) -> list[Point]:
        corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)]
        ring: list[Point] = []
        for start, end in pairwise(corners):
            side = self._side(min(start, end), max(start, end))
            ring += (side if start < end else side[::-1])[:-1]
        return [*ring, ring[0]]

    def _side(self, start: tuple[int, int], end: tuple[int, int]) -> list[Point]:
        draw = random.Random(f"{start} {end}")  # noqa: S311 - as above
        first, last = self._corner(*start), self._corner(*end)
        between = [
            (
                first[0]
                + (last[0] - first[0]) * step / STEPS
                + draw.uniform(-1, 1) * self.width / 25,
                first[1]
                + (last[1] - first[1]) * step / STEPS
                + draw.uniform(-1, 1) * self.height / 25,
            )
            for step in range(1, STEPS)
        ]
        return [first, *between, last]

    def _corner(self, x: int, y: int) -> Point:
        draw = random.Random(f"{x} {y}")  # noqa: S311 - as above
        return (
            WEST + self.width * (x + draw.uniform(-0.2, 0.2)),
            SOUTH + self.height * (y + draw.uniform(-0.2, 0.2)),
        )
