"""Room that is found for a map, and what a frame shows of it."""

from __future__ import annotations

import pytest
import shapely

from stp_map.core.model import Region
from stp_map.geometry.boxes import Box
from stp_map.geometry.placing import Frame, filling, largest, outlines_of
from stp_map.geometry.shapes import shapes


def test_land_is_as_large_as_the_obstacles_let_it_be():
    land, area = shapely.box(0, 0, 100, 100), Box(0, 0, 200, 200)
    free = largest(land, area, ())
    beside = largest(land, area, (Box(0, 0, 100, 200),))
    assert free.scale == pytest.approx(2, rel=0.05)
    assert beside.scale == pytest.approx(1, rel=0.05)
    assert beside.box(land.bounds).left >= 100


def test_a_place_on_the_sheet_goes_back_to_the_grid():
    placement = filling((100, 200, 300, 500), Box(10, 10, 210, 310))
    box = placement.box((100, 200, 300, 500))
    assert box == Box(10, 10, 210, 310)
    assert placement.on_grid(box).bounds == pytest.approx((100, 200, 300, 500))


def test_a_frame_shows_its_bounds_in_the_middle_and_what_is_around_them():
    frame = Frame.showing((0, 0, 100, 100), Box(0, 0, 4, 2))
    assert frame.placement.box((0, 0, 100, 100)) == Box(1, 0, 3, 2)
    assert frame.view.bounds == pytest.approx((-50, 0, 150, 100), abs=1e-5)
    assert frame.covers(shapely.box(-40, 0, 0, 100))
    assert not frame.covers(shapely.box(-60, 0, 0, 100))


def test_a_frame_cuts_what_lies_outside_and_leaves_the_rest_as_it_is():
    frame = Frame.showing((0, 0, 100, 100), Box(0, 0, 2, 2))
    inside, across = shapely.box(0, 0, 100, 100), shapely.box(50, 50, 150, 150)
    assert frame.clipped(inside) is inside
    assert frame.on_sheet(across).bounds == pytest.approx((1, 0, 2, 1), abs=1e-5)
    assert frame.clipped(shapely.box(200, 200, 300, 300)).is_empty


def test_what_fills_a_frame_to_its_edges_is_not_cut(atlas):
    found = shapes(atlas)
    for region, codes in found.regions.items():
        frame = Frame.showing(found.extent(codes), Box(0.37, 1.1, 5.9, 6.7))
        for code in codes:
            assert frame.clipped(found.areas[code]) is found.areas[code], region


def test_outlines_are_rings_and_lines_without_what_a_cut_left():
    ring = shapely.box(0, 0, 9, 9).difference(shapely.box(3, 3, 6, 6))
    line = shapely.LineString([(0, 0), (1, 1)])
    assert [each.is_ring for each in outlines_of(ring)] == [True, True]
    assert list(outlines_of(shapely.MultiLineString([line, line]))) == [line, line]
    assert len(list(outlines_of(shapely.GeometryCollection([ring, line])))) == 2
    assert not list(outlines_of(shapely.Point(0, 0)))
    assert not list(outlines_of(shapely.Polygon()))


def test_a_box_is_made_from_its_middle_and_knows_its_point_nearest_to_another():
    around = Box.around(10, 20, 3, 4)
    assert around == Box(7, 16, 13, 24)
    assert around.centre == (10, 20)
    assert around.nearest((0, 18)) == (7, 18)
    assert around.nearest((10, 21)) == (10, 21)


def test_every_region_has_its_footprints_once(atlas):
    codes = [code for region in Region for code in shapes(atlas).regions[region]]
    assert sorted(codes) == sorted(atlas.by_code)
