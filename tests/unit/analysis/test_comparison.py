"""Comparisons, worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from stp_map.analysis.comparison import Cell, compared, keys, name_of, rows
from stp_map.analysis.scene import scene_of
from stp_map.core.model import AsAt, Atlas, LeaderType, Region
from stp_map.core.view import Presentation, View
from stp_map.web.compare_table import comparison_html
from tests.factories import NOBODY, ccg, footprint, leader, with_footprints

NAMED = AsAt.LEADERS_NAMED
ONE, TWO, THREE = "E54000001", "E54000002", "E54000003"


@pytest.fixture
def small(atlas: Atlas) -> Atlas:
    """Two footprints in the North that share a CCG, and one in London with nobody confirmed."""
    shared, own = ccg("Shared", code_ods="00A"), ccg("Own", code_ods="00B")
    return with_footprints(
        atlas,
        footprint(1, population_registered=1_000, population_resident=900, ccgs=(shared, own)),
        footprint(2, population_registered=3_000, population_resident=2_000, ccgs=(shared,)),
        footprint(
            3,
            name="<i>City</i>",
            region=Region.LONDON,
            population_registered=6_000,
            population_resident=7_100,
            area_km2=10.0,
            leader=NOBODY,
        ),
    )


def by_heading(atlas: Atlas, *chosen: str) -> dict[str, tuple[Cell, ...]]:
    """The cells of each row of a comparison."""
    return {row.heading: row.cells for row in rows(atlas, compared(atlas, chosen, NAMED))}


def test_two_footprints_side_by_side(small: Atlas):
    table = by_heading(small, ONE, THREE)
    assert table["GP-registered patients, January to March 2016"] == (
        Cell("1,000", "10.0% of England", 1_000 / 7_100),
        Cell("6,000", "60.0% of England", 6_000 / 7_100),
    )
    assert table["Residents, mid-2015"] == (
        Cell("900", "9.0% of England", 900 / 7_100),
        Cell("7,100", "71.0% of England", 1),
    )
    assert table["Area"] == (Cell("100 km²", "", 1), Cell("10 km²", "", 0.1))
    assert table["Registered patients per km²"][0].words == "10"
    assert table["Residents per km²"][1] == Cell("710", "", 1)
    assert table["CCGs"] == (Cell("2", "", 1), Cell("1", "", 0.5))
    assert table["Leader"] == (
        Cell("Ann Other", "Chief Officer, Somewhere CCG"),
        Cell("To be confirmed"),
    )
    assert table["Leader type"] == (Cell("CCG"), Cell("To be confirmed"))
    assert "Footprints" not in table


def test_a_region_is_its_footprints_together_and_a_shared_ccg_counts_once(small: Atlas):
    table = by_heading(small, "north", TWO)
    assert table["Footprints"] == (Cell("2", "", 1), Cell("1", "", 0.5))
    assert [cell.words for cell in table["CCGs"]] == ["2", "1"]
    assert [cell.words for cell in table["Area"]] == ["200 km²", "100 km²"]
    assert table["Average registered patients of a footprint"] == (
        Cell("2,000", "", 2 / 3),
        Cell("3,000", "", 1),
    )
    assert table["Leader"][0] == Cell("2 of 2 confirmed")
    assert table["Leader type"][0] == Cell("CCG 2")


def test_the_real_north_has_66_ccgs_and_nine_leaders_but_one(atlas: Atlas):
    table = by_heading(atlas, "north", "london")
    assert [cell.words for cell in table["CCGs"]] == ["66", "32"]
    assert [cell.words for cell in table["Footprints"]] == ["9", "5"]
    assert [cell.words for cell in table["Leader"]] == ["8 of 9 confirmed", "5 of 5 confirmed"]
    assert table["Residents, mid-2015"][1] == Cell(
        "8,673,600", "15.8% of England", 8_673_600 / 16_061_782
    )


def test_leaders_are_those_of_the_edition(atlas: Atlas):
    (item,) = compared(atlas, ["north"], AsAt.FIRST_LEADERS)
    assert sum(each.is_leading for each in item.leads) == 2


def test_of_a_later_day_a_comparison_says_what_is_known(atlas: Atlas):
    chosen = ("midlands-and-east", "E54000010", "E54000024")
    found = compared(atlas, chosen, AsAt(date(2017, 12, 31)))
    table = {row.heading: row.cells for row in rows(atlas, found)}
    region, ended, doubtful = table["Leader"]
    assert region.words == "2 known, 14 last known, 1 ended"
    assert ended.words == "John MacDonald"
    assert ended.more.endswith("NHS Trust; ended, successor not known")
    assert doubtful.words == "Pauline Philip (later source)"
    assert doubtful.more.endswith("; last known, March 2016; may have changed")


def test_a_region_without_footprints_is_compared_without_failing(small: Atlas):
    table = by_heading(small, "south")
    assert table["Footprints"] == (Cell("0", "", 0),)
    assert table["Leader"] == (Cell("0 of 0 confirmed"),)


def test_everything_can_be_chosen_by_name(atlas: Atlas):
    assert len(keys(atlas)) == 48
    assert name_of(atlas, "midlands-and-east") == "Midlands and East (region)"
    assert name_of(atlas, TWO) == "West, North and East Cumbria"


def test_the_table_links_footprints_scopes_headers_and_escapes(small: Atlas):
    view = View(presentation=Presentation(compared=("north", THREE)))
    html = comparison_html(scene_of(small, view))
    assert '<th scope="col">North (region)</th>' in html
    assert 'data-stp="E54000003">&lt;i&gt;City&lt;/i&gt;</a></th>' in html
    assert html.count('scope="row"') == 10
    assert '<i style="width:100.0%"></i>' in html
    assert "as at 30 March 2016" in html


def test_an_empty_comparison_says_how_to_begin(atlas: Atlas):
    assert "Choose two to four" in comparison_html(scene_of(atlas, View()))


def test_a_mix_of_types_is_in_the_order_of_the_legend(small: Atlas):
    mixed = with_footprints(
        small,
        footprint(1, leader=NOBODY),
        footprint(2, leader=leader(leader_type=LeaderType.LOCAL_AUTHORITY)),
        footprint(3),
    )
    words = by_heading(mixed, "north")["Leader type"][0].words
    assert words == "CCG 1; Local authority 1; To be confirmed 1"
