"""Places and the footprints they lie in, checked by hand against an atlas of England."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stp_map.analysis.scene import scene_of
from stp_map.analysis.selection import select
from stp_map.core.crs import NATIONAL_GRID, WGS84
from stp_map.core.html import Html
from stp_map.core.model import Atlas
from stp_map.core.text import PLACES_ATTRIBUTION, POSTCODES_ATTRIBUTION
from stp_map.core.view import Filters, View
from stp_map.data.places import FoundPlace, name_key, place_at, towns
from stp_map.data.positions import Position, read_position
from stp_map.web.place_notice import place_notice


def noticed(atlas: Atlas, query: str) -> Html:
    """What is said of a search."""
    return place_notice(scene_of(atlas, View(Filters(query=query))))


def numbers(atlas: Atlas, query: str) -> list[int]:
    """Numbers of the footprints that a search shows."""
    return [entry.footprint.number for entry in select(atlas, Filters(query=query)).shown]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("53.96, -2.02", Position(-2.02, 53.96, WGS84)),
        ("53.96,\u22122.02", Position(-2.02, 53.96, WGS84)),
        ("51.5 -0.1", Position(-0.1, 51.5, WGS84)),
        ("51, 0", Position(0, 51, WGS84)),
        # The Ordnance Survey's own examples: its head office, and Nelson's Column.
        ("SU 37 15", Position(437_500, 115_500, NATIONAL_GRID)),
        ("TQ 29997 80393", Position(529_997.5, 180_393.5, NATIONAL_GRID)),
        ("se0151", Position(401_500, 451_500, NATIONAL_GRID)),
        ("SV 0000", Position(500, 500, NATIONAL_GRID)),
        ("HP 5040", Position(450_500, 1_240_500, NATIONAL_GRID)),
    ],
)
def test_a_position_is_read(text: str, expected: Position):
    assert read_position(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Skipton",
        "37 38",
        "SE15",
        "SE 015",
        "IA 0151",
        "AA 0151",
        "91.0, 0.0",
        "1, 2, 3",
        "E5400",
    ],
)
def test_what_is_no_position_is_not_read_as_one(text: str):
    assert read_position(text) is None


@given(st.text())
def test_any_text_is_a_position_or_is_not(text: str):
    assert read_position(text) is None or isinstance(read_position(text), Position)


def test_skipton_is_in_west_yorkshire(atlas: Atlas):
    skipton = next(town for town in towns(atlas) if town.name == "Skipton")
    assert skipton == FoundPlace(
        "Skipton", {"E54000005": 100}, "North Yorkshire", 14623, 53.961, -2.017
    )


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("stoke on trent", 10),
        ("KING’S LYNN", 22),
        ("kings lynn", 22),
        ("Wadebridge", 36),  # beside an estuary that the generalised coast fills
        ("53.96, -2.02", 5),
        ("SE 01 51", 5),
        ("SE 04 40", 5),  # 04 and 40 stand in the codes of other footprints
    ],
)
def test_a_search_for_a_place_shows_the_footprint_around_it(atlas, typed, number):
    assert numbers(atlas, typed) == [number]


def test_a_name_that_others_begin_with_shows_them_and_the_town(atlas: Atlas):
    assert numbers(atlas, "Lincoln") == [6, 13]  # North Lincolnshire is in 6
    assert ">Lincoln (Lincolnshire, " in noticed(atlas, "Lincoln")


def test_places_of_one_name_are_told_apart_by_county_and_size(atlas: Atlas):
    # Hampshire; London Borough of Bromley; Warwickshire; Berkshire.
    assert numbers(atlas, "Farnborough") == [18, 30, 34, 44]
    notice = noticed(atlas, "Farnborough")
    assert "<summary>4 matches for “Farnborough”</summary>" in notice
    assert ">Farnborough (Hampshire, " in notice
    assert ">Farnborough (Greater London, " in notice
    assert notice.count("data-stp=") == 4


def test_places_outside_england_stand_in_the_list_with_their_country(atlas: Atlas):
    assert "Newport (Wales, " in noticed(atlas, "Newport")
    assert ": Wales, outside England</li>" in noticed(atlas, "Newport")


def test_a_place_outside_england_shows_nothing_and_says_so(atlas: Atlas):
    assert numbers(atlas, "Cardiff") == []
    assert noticed(atlas, "Cardiff") == (
        "<p>Cardiff is in Wales, outside England.</p><p>The footprints cover England only.</p>"
        f"<small>{PLACES_ATTRIBUTION}</small>"
    )


def test_a_position_outside_england_says_so_and_how_it_was_read(atlas: Atlas):
    notice = noticed(atlas, "-2.02, 53.96")
    assert "is outside England, or at sea" in notice
    assert "latitude, then longitude" in notice
    assert numbers(atlas, "-2.02, 53.96") == []


def test_the_notice_links_to_the_footprint(atlas: Atlas):
    assert noticed(atlas, "Skipton") == (
        '<p>Skipton is in <a href="?q=Skipton&amp;stp=E54000005" data-stp="E54000005">'
        f"West Yorkshire</a>.</p><small>{PLACES_ATTRIBUTION}</small>"
    )


def test_a_candidate_links_to_a_search_for_it_alone(atlas: Atlas):
    link = '<a href="?q=Newport%2C+Isle+of+Wight&amp;stp=E54000042" data-view='
    assert link in noticed(atlas, "Newport")


def test_a_postcode_names_its_sources(atlas: Atlas):
    notice = noticed(atlas, "EX4 4QJ")
    assert all(line in notice for line in POSTCODES_ATTRIBUTION)
    assert PLACES_ATTRIBUTION not in notice


def test_a_search_that_finds_nothing_says_what_can_be_searched(atlas: Atlas):
    assert "Did you mean" not in noticed(atlas, "zzzz")
    assert "postcodes" in noticed(atlas, "zzzz")
    assert 'href="?q=Sheffield"' in noticed(atlas, "Sheffeild")
    assert place_notice(scene_of(atlas, View())) == ""


def test_what_was_typed_is_shown_as_text(atlas: Atlas):
    assert "<b>" not in noticed(atlas, "<b>Newport</b>")


def test_a_position_lies_in_one_footprint_or_none(atlas: Atlas):
    found = place_at("53.96, -2.02", atlas)
    assert found
    assert found.footprints == {"E54000005": 100}
    assert place_at("Skipton", atlas) is None


def test_names_are_compared_without_case_accents_or_punctuation():
    assert name_key("Stoke-on-Trent") == name_key("stoke  ON trent")
    assert name_key("King's Lynn") == name_key("KING’S lynn") == "kings lynn"
    assert name_key("Ynys Môn & Straße") == "ynys mon and strasse"


def test_london_is_a_region_of_five_footprints_and_not_a_place_in_one(atlas):
    assert "london" not in {name_key(town.name) for town in towns(atlas)}
