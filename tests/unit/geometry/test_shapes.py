"""The one form of the shapes of a map, which every output draws."""

from __future__ import annotations

import pytest
import shapely

from stp_map.core.model import PopulationBase, Region
from stp_map.core.view import MapStyle
from stp_map.geometry.circles import largest_first
from stp_map.geometry.shapes import Detail, outline, rough_outline, shapes


@pytest.mark.parametrize("style", MapStyle)
@pytest.mark.parametrize("detail", Detail)
def test_the_same_choices_give_the_same_shapes(atlas, style, detail):
    found = shapes(atlas, style, PopulationBase.RESIDENT, detail)
    assert shapes(atlas, style, PopulationBase.RESIDENT, detail) is found


@pytest.mark.parametrize("style", MapStyle)
def test_every_footprint_is_marked_on_what_can_be_seen_of_it(atlas, style):
    found = shapes(atlas, style)
    assert set(found.areas) == set(found.seen) == set(found.points) == set(atlas.by_code)
    for code, point in found.points.items():
        assert found.seen[code].contains(shapely.Point(point)), code


def test_the_level_for_print_has_more_corners_of_the_same_land(atlas):
    light, fine = (shapes(atlas, detail=detail) for detail in (Detail.LIGHT, Detail.PRINT))
    corners = [
        sum(shapely.get_num_coordinates(area) for area in level.areas.values())
        for level in (light, fine)
    ]
    assert corners[1] > 1.5 * corners[0]
    assert light.extent(light.areas) == pytest.approx(fine.extent(fine.areas), abs=2000)
    assert light.points == fine.points


@pytest.mark.parametrize("style", MapStyle)
def test_shapes_are_made_once_for_all_that_draw_them(atlas, style):
    assert shapes(atlas, style) is shapes(atlas, style)


@pytest.mark.parametrize("base", PopulationBase)
def test_circles_lie_over_the_ground_and_what_is_seen_of_them_never_overlaps(atlas, base):
    found = shapes(atlas, MapStyle.CIRCLES, base, Detail.LIGHT)
    assert found.is_stacked
    assert found.ground is shapes(atlas, detail=Detail.LIGHT)
    assert tuple(found.areas) == largest_first(atlas, base)
    assert found.borders == ()
    everything = shapely.union_all(list(found.areas.values())).area
    assert sum(seen.area for seen in found.seen.values()) == pytest.approx(everything)
    last = list(found.areas)[-1]
    assert found.seen[last].equals(found.areas[last])


def test_only_circles_have_a_size_that_stands_for_a_person(atlas):
    assert shapes(atlas).radius_of_one == shapes(atlas, MapStyle.TILES).radius_of_one == 0
    found = shapes(atlas, MapStyle.CIRCLES)
    code, circle = next(iter(found.areas.items()))
    people = atlas.by_code[code].population(PopulationBase.REGISTERED)
    assert circle.area == pytest.approx(3.14159 * found.radius_of_one**2 * people, rel=0.01)


def test_the_middle_of_a_circle_is_the_point_of_its_footprint(atlas):
    assert shapes(atlas, MapStyle.CIRCLES).inner_points == shapes(atlas).points
    tiles = shapes(atlas, MapStyle.TILES)
    assert tiles.inner_points is tiles.points


@pytest.mark.parametrize("style", MapStyle)
def test_an_extent_holds_shape_and_ground_with_its_margin(atlas, style):
    found = shapes(atlas, style)
    london = found.regions[Region.LONDON]
    west, south, east, north = found.extent(london)
    inside = outline(found, frozenset(london))
    assert shapely.box(west, south, east, north).covers(inside)
    wide, high = (east - west) * 0.1, (north - south) * 0.1
    around = (west - wide, south - high, east + wide, north + high)
    assert found.extent(london, 0.1) == pytest.approx(around)


@pytest.mark.parametrize("style", MapStyle)
def test_a_line_to_a_name_begins_on_the_shape(atlas, style):
    found = shapes(atlas, style)
    for code, area in found.areas.items():
        x, y = found.anchor(code)
        assert area.distance(shapely.Point(x, y)) < 1
        if not found.is_true:
            assert y == pytest.approx(area.bounds[3], abs=1)


@pytest.mark.parametrize("style", MapStyle)
def test_a_rough_outline_leaves_no_land_out_and_has_few_corners(atlas, style):
    found = shapes(atlas, style)
    everything = frozenset(found.areas)
    rough = rough_outline(found, everything)
    assert rough.buffer(500).covers(outline(found, everything))  # Less than a point on paper.
    assert shapely.get_num_coordinates(rough) < 400
