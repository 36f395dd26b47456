"""The arrangement of equal tiles is what its method makes of the boundaries."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from types import ModuleType

import geopandas as gpd
import pytest
import shapely

from stp_map.core.crs import NATIONAL_GRID
from stp_map.core.model import Atlas
from stp_map.data.package import CODES


@pytest.fixture
def method(geodata, monkeypatch) -> ModuleType:
    """The module that arranges, found beside build.py as build.py finds it."""
    monkeypatch.syspath_prepend(str(geodata))
    import arrange_tiles  # noqa: PLC0415 - not on the path before

    return arrange_tiles


@pytest.fixture(scope="module")
def rows(atlas: Atlas) -> list[Mapping[str, str]]:
    """The table as it is committed."""
    with (atlas.folder / "boundaries/tiles.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def squares(*corners: tuple[int, int]) -> gpd.GeoSeries:
    """Squares of 10 km with these south-west corners, in tens of kilometres."""
    shapes = [shapely.box(x * 1e4, y * 1e4, (x + 1) * 1e4, (y + 1) * 1e4) for x, y in corners]
    return gpd.GeoSeries(shapes, index=[f"S{n}" for n in range(len(shapes))], crs=NATIONAL_GRID)


def test_every_footprint_has_one_row_in_order_of_code(rows):
    assert [row["code"] for row in rows] == list(CODES)


def test_no_two_share_a_cell_and_counting_starts_at_nought(rows):
    cells = {(int(row["column"]), int(row["row"])) for row in rows}
    assert len(cells) == 44
    assert min(column for column, _ in cells) == min(row for _, row in cells) == 0


def test_a_footprint_carries_its_cell(atlas: Atlas, rows):
    assert [f.tile for f in atlas.footprints] == [(int(r["column"]), int(r["row"])) for r in rows]


def test_the_method_gives_what_is_committed(atlas: Atlas, geodata, method):
    footprints = atlas.boundaries.geometry.to_crs(NATIONAL_GRID)
    regions = {footprint.code: footprint.region.value for footprint in atlas.footprints}
    pairs = [(f.code, code) for f in atlas.footprints for code in f.neighbours]
    made = method.arrange(footprints, regions, pairs)
    assert made == (geodata / "boundaries/tiles.csv").read_bytes()


def test_four_in_a_row_stay_in_a_row(method):
    row = squares((0, 0), (1, 0), (2, 0), (3, 0))
    pairs = [("S0", "S1"), ("S1", "S2"), ("S2", "S3")]
    pairs += [(other, one) for one, other in pairs]
    made = method.arrange(row, dict.fromkeys(row.index, "A"), pairs)
    assert made.decode().split() == ["code,column,row", "S0,0,0", "S1,1,0", "S2,2,0", "S3,3,0"]


def test_a_region_that_cannot_be_whole_is_refused(method):
    apart = squares((0, 0), (50, 0))
    with pytest.raises(method.BuildError, match="every region whole"):
        method.arrange(apart, {"S0": "A", "S1": "A"}, [])
