"""Arcs: every ring can be rebuilt, and no border is stored twice."""

from __future__ import annotations

from collections import Counter
from itertools import chain, pairwise

import pytest
from shapely import MultiPolygon, Polygon, box

from stp_map.core.model import Atlas
from stp_map.geometry.topology import Arc, Point, Topology, build_topology
from stp_map.web.geometry import DECIMALS


@pytest.fixture(scope="module")
def topology(atlas: Atlas) -> Topology:
    """The arcs of the real footprints."""
    return build_topology(dict(atlas.boundaries.geometry.items()), DECIMALS)


def ring_of(numbers: list[int], arcs: tuple[Arc, ...]) -> list[Point]:
    """A ring rebuilt from arc numbers, closed."""
    pieces = [arcs[n].points if n >= 0 else arcs[~n].points[::-1] for n in numbers]
    for before, after in pairwise([*pieces, pieces[0]]):
        assert before[-1] == after[0]
    return [point for piece in pieces for point in piece[:-1]] + [pieces[-1][-1]]


def edges(ring: list[Point]) -> frozenset[frozenset[Point]]:
    """A ring's edges, wherever it starts and whichever way it runs."""
    return frozenset(frozenset(edge) for edge in pairwise(ring))


def rounded_rings(shape: Polygon | MultiPolygon) -> Counter[frozenset[frozenset[Point]]]:
    """The rings of a shape at the precision of the web map, without those that vanish."""
    polygons = getattr(shape, "geoms", [shape])
    rings = chain.from_iterable((p.exterior, *p.interiors) for p in polygons)
    scale = 10**DECIMALS
    points = ([(round(x * scale), round(y * scale)) for x, y in ring.coords] for ring in rings)
    kept = (edges([p for p, q in pairwise([*ring, None]) if p != q]) for ring in points)
    return Counter(ring for ring in kept if len(ring) > 2)


def test_the_arcs_rebuild_every_ring_of_every_footprint(atlas: Atlas, topology: Topology):
    for code, shape in atlas.boundaries.geometry.items():
        rebuilt = Counter(
            edges(ring_of(ring, topology.arcs))
            for polygon in topology.areas[code]
            for ring in polygon
        )
        assert rebuilt == rounded_rings(shape)


def test_no_stretch_of_border_is_in_two_arcs(topology: Topology):
    stretches = Counter(frozenset(edge) for arc in topology.arcs for edge in pairwise(arc.points))
    assert set(stretches.values()) == {1}


def test_every_arc_is_used_once_by_each_area_it_lies_between(topology: Topology):
    used = Counter(
        (number if number >= 0 else ~number, code)
        for code, polygons in topology.areas.items()
        for number in chain.from_iterable(chain.from_iterable(polygons))
    )
    expected = {(n, code) for n, arc in enumerate(topology.arcs) for code in arc.areas}
    assert set(used) == expected
    assert set(used.values()) == {1}


def test_a_border_lies_between_the_footprints_that_the_package_calls_neighbours(atlas, topology):
    pairs = {arc.areas for arc in topology.arcs if len(arc.areas) == 2}
    known = {tuple(sorted((f.code, other))) for f in atlas.footprints for other in f.neighbours}
    across_water = known - pairs
    assert pairs <= known
    assert across_water == {  # Only the Thames parts neighbours that no land border joins.
        ("E54000026", "E54000030"),
        ("E54000026", "E54000032"),
        ("E54000027", "E54000030"),
        ("E54000029", "E54000030"),
    }


def test_two_squares_share_one_arc():
    topology = build_topology({"a": box(0, 0, 1, 1), "b": box(1, 0, 2, 1)}, decimals=0)
    shared = [set(arc.points) for arc in topology.arcs if arc.areas == ("a", "b")]
    assert shared == [{(1, 0), (1, 1)}]
    assert sorted(arc.areas for arc in topology.arcs) == [("a",), ("a", "b"), ("b",)]
    rings = [topology.areas[code][0][0] for code in "ab"]
    number = next(n for n, arc in enumerate(topology.arcs) if len(arc.areas) == 2)
    assert [sorted(n for n in ring if n in (number, ~number)) for ring in rings] == [
        [number],
        [~number],
    ]


def test_an_island_is_one_arc_that_begins_at_its_least_point():
    topology = build_topology({"a": Polygon([(3, 3), (3, 1), (1, 1), (1, 3)])}, decimals=0)
    assert topology.arcs == (Arc(((1, 1), (1, 3), (3, 3), (3, 1), (1, 1)), ("a",)),)
    assert topology.areas == {"a": [[[0]]]}


def test_a_hole_that_another_area_fills_is_one_shared_arc():
    whole, inner = box(0, 0, 9, 9), box(3, 3, 6, 6)
    topology = build_topology({"a": whole.difference(inner), "b": inner}, decimals=0)
    assert sorted(arc.areas for arc in topology.arcs) == [("a",), ("a", "b")]
    assert [len(ring) for ring in topology.areas["a"][0]] == [1, 1]
    (hole,), (outer,) = topology.areas["a"][0][1], topology.areas["b"][0][0]
    assert {hole, outer} in ({1, ~1}, {1})


@pytest.mark.parametrize(
    ("shape", "polygons"),
    [
        (MultiPolygon([box(0, 0, 5, 5), box(7, 7, 7.1, 7.1)]), 1),
        (box(0, 0, 9, 9).difference(box(3, 3, 3.1, 3.1)), 1),
        (box(7, 7, 7.1, 7.1), 0),
    ],
    ids=["islet", "hole", "all"],
)
def test_a_ring_too_small_to_draw_is_left_out(shape, polygons):
    topology = build_topology({"a": shape}, decimals=0)
    assert [len(rings) for rings in topology.areas["a"]] == [1] * polygons
