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
from stp_map.core.model import Atlas, Footprint, Region
from stp_map.data.atlas import load_atlas

WEST, SOUTH, EAST, NORTH = -5.7, 50.0, 1.7, 55.8
STEPS = 6
"""Pieces of each side of a cell; a real border is not straight."""

GEODATA = Path(__file__).resolve().parents[1] / "geodata"

Point = tuple[float, float]


def synthetic_atlas(count: int) -> Atlas:
    """An atlas of ``count`` areas. The same count gives the same atlas.

    Args:
        count: number of areas; 207 are the real CCG polygons, any other number is a grid.

    Returns:
        An atlas whose boundaries are a valid coverage; the facts of the real 44 footprints are
        repeated, with names, codes and populations of their own.
    """
    real = load_atlas(GEODATA)
    polygons = list(ccg_polygons()) if count == CCGS else _cells(count)
    footprints = tuple(
        _footprint(real.footprints[place % len(real.footprints)], place, polygon)
        for place, polygon in enumerate(polygons)
    )
    codes = [footprint.code for footprint in footprints]
    boundaries = gpd.GeoDataFrame(geometry=gpd.GeoSeries(polygons, index=codes), crs="EPSG:4326")
    return Atlas(footprints, real.package, lambda: boundaries, real.folder)


def _footprint(like: Footprint, place: int, polygon: BaseGeometry) -> Footprint:
    inside = polygon.representative_point()
    draw = random.Random(place)  # noqa: S311 - made-up data, the same every time
    people = draw.randrange(5_000, 3_000_000)
    return replace(
        like,
        code=f"S{place:08d}",
        code_2017=f"S{place:08d}",
        number=place + 1,
        name=f"Synthetic area {place + 1}",
        region=list(Region)[place % 4],
        tile=(place % 100, place // 100),
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
    return [Polygon(sides.ring(place % columns, place // columns)) for place in range(count)]


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
