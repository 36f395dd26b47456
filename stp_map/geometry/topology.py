"""A coverage of polygons as arcs, each shared border stored once.

The web map draws from it: half the points of the polygons travel, a border is the same line on
both sides by construction, and each arc knows which areas it lies between, which is what borders
are styled by. No maintained library for the browser gives the last of these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise

from shapely.geometry.base import BaseGeometry

Point = tuple[int, int]
"""Longitude and latitude in units of the topology's precision."""

_CLOSED_TRIANGLE = 4
"""Points of the shortest ring: three corners and the first again."""


@dataclass(frozen=True, slots=True)
class Arc:
    """A line between two points where three or more areas, or two and the sea, meet.

    ``points`` are (x, y) in whole units of the precision; ``areas`` are the one or two codes
    the arc bounds, sorted: one code is a coast or an outer border.
    """

    points: tuple[Point, ...]
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topology:
    """Arcs and, for each area, its polygons as rings of arc numbers.

    ``areas`` maps a code to polygons, each a list of rings (the first the outer one), each a
    list of arc numbers in order; ``~n`` (negative) is arc ``n`` walked backwards, as in TopoJSON.
    """

    arcs: tuple[Arc, ...]
    areas: Mapping[str, list[list[list[int]]]]


def build_topology(polygons: Mapping[str, BaseGeometry], decimals: int) -> Topology:
    """The topology of a valid coverage.

    Args:
        polygons: each area's code and shape; shared borders have the same vertices.
        decimals: digits behind the decimal point, in the units of the polygons.

    Returns:
        The topology, with points in whole multiples of ``10 ** -decimals``. Rings that vanish
        at this precision are left out.
    """
    rings = {code: list(_rounded_rings(shape, decimals)) for code, shape in polygons.items()}
    owners: dict[frozenset[Point], set[str]] = defaultdict(set)
    for code, polygon_rings in rings.items():
        for ring in chain.from_iterable(polygon_rings):
            for edge in pairwise(ring):
                owners[frozenset(edge)].add(code)
    collector = _ArcCollector(owners)
    areas = {
        code: [[collector.arcs_of(ring) for ring in polygon] for polygon in polygon_rings]
        for code, polygon_rings in rings.items()
    }
    return Topology(tuple(collector.arcs), areas)


def _rounded_rings(shape: BaseGeometry, decimals: int) -> Iterator[list[list[Point]]]:
    for polygon in getattr(shape, "geoms", [shape]):
        rings = [_rounded(ring.coords, decimals) for ring in (polygon.exterior, *polygon.interiors)]
        if len(rings[0]) >= _CLOSED_TRIANGLE:
            yield [ring for ring in rings if len(ring) >= _CLOSED_TRIANGLE]


def _rounded(coordinates: Sequence[Sequence[float]], decimals: int) -> list[Point]:
    scale = 10**decimals
    points = [(round(x * scale), round(y * scale)) for x, y, *_ in coordinates]
    return [points[0]] + [after for before, after in pairwise(points) if after != before]


class _ArcCollector:
    """Cuts rings where the areas beside them change, and stores each piece once."""

    def __init__(self, owners: Mapping[frozenset[Point], set[str]]) -> None:
        self._owners = owners
        self._numbers: dict[tuple[Point, ...], int] = {}
        self.arcs: list[Arc] = []

    def arcs_of(self, ring: list[Point]) -> list[int]:
        return [self._number(piece) for piece in self._pieces(self._from_a_node(ring))]

    def _beside(self, edge: tuple[Point, Point]) -> tuple[str, ...]:
        return tuple(sorted(self._owners[frozenset(edge)]))

    def _from_a_node(self, ring: list[Point]) -> list[Point]:
        """The closed ring turned to start where its neighbours change, else at its least point."""
        edges = list(pairwise(ring))
        sides = [self._beside(edge) for edge in edges]
        nodes = [i for i, side in enumerate(sides) if side != sides[i - 1]]
        start = nodes[0] if nodes else ring.index(min(ring))
        return ring[start:-1] + ring[: start + 1]

    def _pieces(self, ring: list[Point]) -> Iterator[tuple[Point, ...]]:
        for _, edges in groupby(pairwise(ring), key=self._beside):
            first, *others = edges
            yield (*first, *(end for _, end in others))

    def _number(self, points: tuple[Point, ...]) -> int:
        if points not in self._numbers:
            number = len(self.arcs)
            self._numbers |= {points[::-1]: ~number, points: number}
            self.arcs.append(Arc(points, self._beside((points[0], points[1]))))
        return self._numbers[points]
