"""Equal tiles: one size, no gaps, whole regions, and still England."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import dist

import geopandas as gpd
import pytest
import shapely

from stp_map.core import text
from stp_map.core.crs import NATIONAL_GRID, WEB_MERCATOR, WGS84
from stp_map.core.model import Atlas, Region
from stp_map.geometry import tiles
from stp_map.geometry.projection import reprojected

STILL_NEIGHBOURS = 83
"""How many of the 107 pairs of neighbours the arrangement leaves together; never fewer."""


def web_hexagons(atlas: Atlas) -> dict[str, shapely.Polygon]:
    """Hexagons as the browser gets them, in longitude and latitude."""
    return reprojected(tiles.hexagons(atlas, WEB_MERCATOR), WEB_MERCATOR, WGS84)


@pytest.fixture(scope="module")
def hexagons(atlas: Atlas) -> dict[int, shapely.Polygon]:
    """Hexagons in British National Grid, by number of the footprint."""
    return {int(code[-2:]): shape for code, shape in tiles.hexagons(atlas).items()}


@pytest.fixture(scope="module")
def middles(atlas: Atlas) -> dict[int, shapely.Point]:
    """Their middles, by number of the footprint."""
    return {int(code[-2:]): shapely.Point(xy) for code, xy in tiles.centres(atlas).items()}


@pytest.fixture(scope="module")
def on_screen(atlas: Atlas) -> gpd.GeoSeries:
    """Hexagons of the web map, as Web Mercator draws them."""
    return gpd.GeoSeries(web_hexagons(atlas), crs=WGS84).to_crs(WEB_MERCATOR)


@pytest.fixture(scope="module")
def england(atlas: Atlas) -> gpd.GeoSeries:
    """The footprints in British National Grid, by code."""
    return atlas.boundaries.geometry.to_crs(NATIONAL_GRID)


def touching(shapes: dict[int, shapely.Polygon]) -> set[tuple[int, int]]:
    """Pairs that share a side."""
    return {
        (one, other)
        for one, other in combinations(shapes, 2)
        if shapes[one].intersection(shapes[other]).length > 1
    }


def sides(shape: shapely.Polygon) -> list[float]:
    """The lengths of the sides."""
    return [dist(start, end) for start, end in pairwise(shape.exterior.coords)]


def test_hexagons_are_regular_and_of_one_size_in_metres(hexagons):
    lengths = [side for shape in hexagons.values() for side in sides(shape)]
    assert list(hexagons) == list(range(1, 45))
    assert len(lengths) == 44 * 6
    assert max(lengths) == pytest.approx(min(lengths), rel=1e-9)
    areas = [shape.area for shape in hexagons.values()]
    assert max(areas) == pytest.approx(min(areas), rel=1e-9)


def test_hexagons_are_regular_and_of_one_size_on_the_web_map(on_screen):
    lengths = [side for shape in on_screen for side in sides(shape)]
    assert len(lengths) == 44 * 6
    assert max(lengths) == pytest.approx(min(lengths), rel=1e-7)
    assert on_screen.area.max() == pytest.approx(on_screen.area.min(), rel=1e-7)


def test_a_hexagon_stands_on_its_point(hexagons, middles):
    for number, shape in hexagons.items():
        lowest = min(shape.exterior.coords, key=lambda corner: corner[1])
        assert lowest[0] == pytest.approx(middles[number].x)


def test_hexagons_together_have_the_area_and_centroid_of_england(hexagons, england):
    assert sum(shape.area for shape in hexagons.values()) == pytest.approx(england.area.sum())
    whole = shapely.union_all(england.to_numpy()).centroid
    assert shapely.union_all(list(hexagons.values())).centroid.distance(whole) < 10


def test_on_the_web_map_they_have_the_area_and_centroid_of_england(atlas: Atlas, on_screen):
    drawn = atlas.boundaries.geometry.to_crs(WEB_MERCATOR)
    assert on_screen.area.sum() == pytest.approx(drawn.area.sum())
    whole = shapely.union_all(drawn.to_numpy()).centroid
    assert shapely.union_all(on_screen.to_numpy()).centroid.distance(whole) < 10


def test_two_hexagons_share_both_corners_of_a_side_to_the_last_bit_or_nothing(atlas: Atlas):
    for shapes in (tiles.hexagons(atlas), web_hexagons(atlas)):
        corners = [set(shape.exterior.coords) for shape in shapes.values()]
        shared = [len(one & other) for one, other in combinations(corners, 2)]
        assert set(shared) == {0, 2}
        assert shapely.coverage_is_valid(list(shapes.values()))


def test_hexagons_do_not_overlap_and_leave_no_hole(hexagons):
    shapes = list(hexagons.values())
    together = shapely.coverage_union_all(shapes)
    assert together.area == pytest.approx(sum(shape.area for shape in shapes))
    assert isinstance(together, shapely.Polygon)
    assert not together.interiors


@pytest.mark.parametrize("region", Region)
def test_a_region_is_in_one_piece_without_a_hole(atlas: Atlas, hexagons, region):
    members = [hexagons[f.number] for f in atlas.footprints if f.region is region]
    together = shapely.coverage_union_all(members)
    assert isinstance(together, shapely.Polygon)
    assert not together.interiors


def test_most_neighbours_stay_together(atlas: Atlas, hexagons):
    neighbours = {
        (footprint.number, int(code[-2:]))
        for footprint in atlas.footprints
        for code in footprint.neighbours
        if footprint.code < code
    }
    assert len(neighbours) == 107
    assert len(neighbours & touching(hexagons)) >= STILL_NEIGHBOURS


def test_every_footprint_keeps_a_neighbour_of_its_own_region(atlas: Atlas, hexagons):
    beside = touching(hexagons)
    for footprint in atlas.footprints:
        kin = {
            int(code[-2:])
            for code in footprint.neighbours
            if atlas.by_code[code].region is footprint.region
        }
        assert any(
            pair in beside or pair[::-1] in beside for pair in ((footprint.number, n) for n in kin)
        )


def test_no_hexagon_is_far_from_its_footprint(hexagons, england):
    far = [
        hexagons[int(code[-2:])].centroid.distance(shape.centroid) / 1000
        for code, shape in england.items()
    ]
    assert max(far) < 85
    assert sum(far) / len(far) < 45


@pytest.mark.parametrize(
    ("west", "east"),
    [
        (2, 3),
        (8, 7),
        (11, 14),
        (13, 22),
        (19, 26),
        (27, 28),
        (28, 29),
        (31, 30),
        (36, 37),
        (42, 32),
    ],
)
def test_west_stays_west(middles, west, east):
    assert middles[west].x < middles[east].x


@pytest.mark.parametrize(
    ("north", "south"),
    [(1, 2), (3, 5), (7, 12), (13, 21), (22, 23), (25, 28), (28, 31), (29, 30), (30, 32), (37, 36)],
)
def test_north_stays_north(middles, north, south):
    assert middles[north].y > middles[south].y


def test_the_corners_of_england_are_where_people_look_for_them(atlas: Atlas, middles):
    assert max(middles, key=lambda n: middles[n].y) == 1
    assert min(middles, key=lambda n: middles[n].y) == 36
    assert min(middles, key=lambda n: middles[n].x) == 36
    south = [f.number for f in atlas.footprints if f.region is Region.SOUTH]
    assert max(south, key=lambda n: middles[n].x) == 32


def test_london_is_a_compact_cluster(atlas: Atlas, hexagons):
    london = [f.number for f in atlas.footprints if f.region is Region.LONDON]
    inside = [pair for pair in touching(hexagons) if set(pair) <= set(london)]
    assert len(inside) == 7  # as many as five hexagons can have


def test_a_middle_is_the_middle_of_its_hexagon(atlas: Atlas, hexagons, middles, on_screen):
    for number, shape in hexagons.items():
        assert shape.centroid.distance(middles[number]) < 1
    xs, ys = zip(*tiles.centres(atlas, WEB_MERCATOR).values(), strict=True)
    drawn = gpd.GeoSeries.from_xy(xs, ys, index=on_screen.index, crs=WEB_MERCATOR)
    assert on_screen.centroid.distance(drawn).max() < 1


def test_the_note_says_whose_the_arrangement_is():
    assert "all the same size" in text.TILES_NOTE
    assert "arrangement is ours" in text.TILES_NOTE
