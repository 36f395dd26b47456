"""The boundaries are a sound picture of England, at both levels."""

from __future__ import annotations

import json

import geopandas as gpd
import pytest
import shapely

from stp_map.core.crs import NATIONAL_GRID
from stp_map.core.model import Atlas
from stp_map.data.atlas import print_boundaries
from stp_map.data.package import CODES

LEVELS = ("light", "print")
AREA_ALLOWED = {"light": 0.01, "print": 0.002}
"""By how much of its own area a footprint may change when it is simplified."""


@pytest.fixture(scope="session")
def levels(atlas: Atlas) -> dict[str, gpd.GeoSeries]:
    """Both levels in British National Grid."""
    return {
        "light": atlas.boundaries.geometry.to_crs(NATIONAL_GRID),
        "print": print_boundaries(atlas).geometry,
    }


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_has_the_44_codes_in_number_order(levels, level):
    assert tuple(levels[level].index) == CODES


@pytest.mark.parametrize("level", LEVELS)
def test_polygons_are_valid_and_cover_without_overlap(levels, level):
    polygons = levels[level].to_numpy()
    assert shapely.is_valid(polygons).all()
    assert shapely.coverage_is_valid(polygons)
    assert shapely.union_all(polygons).area == pytest.approx(polygons_area(polygons), rel=1e-9)


@pytest.mark.parametrize("level", LEVELS)
def test_england_has_no_holes(levels, level):
    england = shapely.coverage_union_all(levels[level].to_numpy())
    assert sum(len(part.interiors) for part in shapely.get_parts(england)) == 0


@pytest.mark.parametrize("level", LEVELS)
def test_the_area_of_england_is_right_before_and_after_simplification(atlas: Atlas, levels, level):
    measured = sum(footprint.area_km2 for footprint in atlas.footprints)
    assert 130_400 <= measured <= 130_550
    assert levels[level].area.sum() / 1e6 == pytest.approx(measured, rel=0.005)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("code", CODES)
def test_a_footprint_keeps_its_area(atlas: Atlas, levels, code, level):
    expected = atlas.by_code[code].area_km2
    assert levels[level][code].area / 1e6 == pytest.approx(expected, rel=AREA_ALLOWED[level])


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("code", CODES)
def test_a_footprint_contains_its_point(atlas: Atlas, levels, code, level):
    footprint = atlas.by_code[code]
    point = gpd.points_from_xy([footprint.longitude], [footprint.latitude], crs="EPSG:4326")
    assert levels[level][code].contains(point.to_crs(NATIONAL_GRID)[0])


@pytest.mark.parametrize("code", CODES)
def test_neighbours_by_land_touch_in_the_light_level_too(atlas: Atlas, levels, code):
    light = levels["light"]
    touching = {
        other for other in CODES if other != code and light[code].intersection(light[other]).length
    }
    assert touching <= set(atlas.by_code[code].neighbours)


def test_north_east_and_south_east_london_are_neighbours_across_the_thames(atlas: Atlas):
    assert "E54000030" in atlas.by_code["E54000029"].neighbours


def test_a_neighbour_is_a_neighbour_both_ways_round(atlas: Atlas):
    for footprint in atlas.footprints:
        for code in footprint.neighbours:
            assert footprint.code in atlas.by_code[code].neighbours


@pytest.mark.parametrize("name", ["footprints", "footprints_print"])
def test_a_file_has_one_feature_a_line_with_only_a_code(geodata, name):
    lines = (geodata / "boundaries" / f"{name}.geojson").read_text(encoding="utf-8").splitlines()
    features = [json.loads(line.rstrip(",")) for line in lines[1:-1]]
    assert [feature["properties"] for feature in features] == [{"code": code} for code in CODES]


def test_files_stay_small(geodata):
    assert (geodata / "boundaries/footprints.geojson").stat().st_size < 300_000
    assert (geodata / "boundaries/footprints_print.geojson").stat().st_size < 1_500_000


def polygons_area(polygons) -> float:
    """The sum of the areas, each polygon on its own."""
    return float(shapely.area(polygons).sum())
