"""The file of geometry: small, the same every time, and true to the atlas."""

from __future__ import annotations

import gzip
import json
from itertools import pairwise

import pytest

from stp_map.core.crs import WEB_MERCATOR, WGS84
from stp_map.core.model import Atlas, PopulationBase
from stp_map.core.view import MapStyle, Presentation
from stp_map.geometry.projection import reprojected
from stp_map.geometry.tiles import hexagons
from stp_map.geometry.topology import build_topology
from stp_map.web.geometry import DECIMALS, map_shapes, web_geometry, web_tiles
from stp_map.web.script_data import style_key


@pytest.fixture(scope="module")
def written(atlas: Atlas) -> str:
    """The file as text."""
    return web_geometry(atlas)


@pytest.fixture(scope="module")
def content(written: str) -> dict[str, list]:
    """The file as the browser reads it."""
    return json.loads(written)


def test_the_file_is_small(written: str):
    assert len(written.encode()) < 80_000
    assert len(gzip.compress(written.encode())) < 35_000


def test_the_file_is_the_same_every_time(atlas: Atlas, written: str):
    assert web_geometry(atlas) == written


def test_footprints_stand_in_number_order(atlas: Atlas, content):
    assert content["numbers"] == list(range(1, 45))
    assert content["codes"] == [f"E540000{n:02}" for n in range(1, 45)]
    assert content["names"] == [f.name for f in atlas.footprints]


def test_each_footprint_has_a_point_inside_it_as_latitude_and_longitude(content):
    assert len(content["points"]) == 44
    assert all(49.8 < lat < 55.9 and -6.5 < lon < 1.8 for lat, lon in content["points"])


def test_arcs_decode_to_the_points_of_the_topology(atlas: Atlas, content):
    topology = build_topology(dict(atlas.boundaries.geometry.items()), DECIMALS)
    assert [walk(arc) for arc in content["arcs"]] == [list(arc.points) for arc in topology.arcs]
    assert content["shapes"] == [topology.areas[code] for code in content["codes"]]


def walk(arc: list[int]) -> list[tuple[int, int]]:
    """The points of an arc, from its start and its steps, as the browser's script walks."""
    points = [(arc[3], arc[4])]
    for dx, dy in zip(arc[5::2], arc[6::2], strict=True):
        points.append((points[-1][0] + dx, points[-1][1] + dy))
    return points


def test_no_step_goes_nowhere(content):
    assert all(a != b for arc in content["arcs"] for a, b in pairwise(walk(arc)))


def test_an_arc_is_marked_where_it_lies_between_regions(atlas: Atlas, content):
    for first, second, between, *_ in content["arcs"]:
        regions = {atlas.footprints[index].region for index in (first, second) if index >= 0}
        assert between == (len(regions) == 2)


def test_a_coast_has_one_footprint_and_is_never_between_regions(content):
    coasts = [arc for arc in content["arcs"] if arc[1] == -1]
    assert coasts
    assert {arc[2] for arc in coasts} == {0}


def test_every_region_borders_another(atlas: Atlas, content):
    beside = {
        frozenset(atlas.footprints[index].region.value for index in arc[:2])
        for arc in content["arcs"]
        if arc[2]
    }
    assert beside == {
        frozenset({"North", "Midlands and East"}),
        frozenset({"Midlands and East", "London"}),
        frozenset({"Midlands and East", "South"}),
        frozenset({"London", "South"}),
    }


def test_every_style_of_map_has_its_file_of_shapes(atlas: Atlas, written: str):
    made = map_shapes(atlas)
    styles = [Presentation(style=style, population=base) for style in MapStyle for base in _BASES]
    assert set(made) == {style_key(shown) for shown in styles}
    assert made["boundaries"] == f"{written}\n".encode()


_BASES = tuple(PopulationBase)


@pytest.fixture(scope="module")
def tiles(atlas: Atlas) -> dict[str, list]:
    """The file of equal hexagons as the browser reads it."""
    return json.loads(web_tiles(atlas))


def test_tiles_are_small_and_the_same_every_time(atlas: Atlas):
    assert len(web_tiles(atlas).encode()) < 12_000
    assert web_tiles(atlas) == web_tiles(atlas)


def test_tiles_are_in_the_form_of_the_geometry(content, tiles):
    assert list(tiles) == list(content)
    for key in ("codes", "names", "numbers"):
        assert tiles[key] == content[key]


def test_arcs_of_tiles_decode_to_their_hexagons(atlas: Atlas, tiles):
    drawn = reprojected(hexagons(atlas, WEB_MERCATOR), WEB_MERCATOR, WGS84)
    topology = build_topology(drawn, DECIMALS)
    assert [walk(arc) for arc in tiles["arcs"]] == [list(arc.points) for arc in topology.arcs]
    assert tiles["shapes"] == [topology.areas[code] for code in tiles["codes"]]


def test_every_tile_has_six_sides_and_its_point_in_the_middle(tiles):
    for ((ring,),), point in zip(tiles["shapes"], tiles["points"], strict=True):
        lines = [walk(tiles["arcs"][n if n >= 0 else ~n]) for n in ring]
        assert sum(len(line) - 1 for line in lines) == 6
        xs = [x / 10**DECIMALS for line in lines for x, _ in line]
        assert point[1] == pytest.approx((min(xs) + max(xs)) / 2, abs=2e-4)
        assert 49.8 < point[0] < 55.9


def test_a_border_of_tiles_is_stored_once_with_both_sides(atlas: Atlas, tiles):
    borders = [arc for arc in tiles["arcs"] if arc[1] >= 0]
    pairs = {frozenset(arc[:2]) for arc in borders}
    # Two hexagons share one side, so there are as many borders as pairs that touch.
    assert len(borders) == len(pairs)
    for first, second, between, *_ in borders:
        regions = {atlas.footprints[index].region for index in (first, second)}
        assert between == (len(regions) == 2)


def test_the_outside_of_the_tiles_is_one_coast(tiles):
    coast = [arc for arc in tiles["arcs"] if arc[1] == -1]
    ends = [point for arc in coast for point in (walk(arc)[0], walk(arc)[-1])]
    assert {arc[2] for arc in coast} == {0}
    assert {ends.count(point) for point in ends} == {2}
