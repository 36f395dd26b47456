"""Postcodes and the footprints they lie in: the list, its gaps, and 2,000 by their points."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stp_map.core.model import Atlas
from stp_map.data.postcodes import FoundPostcode, Level, as_json, find_postcode, read_list
from tests.conftest import ROOT

SAMPLE = list(
    csv.DictReader((ROOT / "tests/geodata/postcode_sample.csv").read_text("utf-8").splitlines())
)


def code(number: str | int) -> str:
    """The code of a footprint by its number."""
    return f"E54{int(number):06d}"


def found(atlas: Atlas, text: str) -> FoundPostcode:
    """What a text that looks like a postcode means."""
    postcode = find_postcode(text, atlas)
    assert postcode is not None
    return postcode


def test_two_thousand_postcodes_lie_where_their_points_do(atlas: Atlas):
    assert len(SAMPLE) == 2000
    wrong = [
        row
        for row in SAMPLE
        if list(found(atlas, row["postcode"]).counts) != [code(row["number"])]
        or found(atlas, row["postcode"]).near != tuple(map(code, row["near"].split()))
    ]
    assert wrong == []


def test_the_sample_has_postcodes_of_every_footprint_and_near_borders():
    assert {int(row["number"]) for row in SAMPLE} == set(range(1, 45))
    assert sum(bool(row["near"]) for row in SAMPLE) > 20


@pytest.mark.parametrize("typed", ["EX4 4QJ", "ex4 4qj", " EX44QJ ", "ex4  4qJ"])
def test_a_postcode_is_read_in_any_case_with_and_without_its_space(atlas, typed):
    postcode = found(atlas, typed)
    assert (postcode.name, postcode.level) == ("EX4 4QJ", Level.POSTCODE)
    assert list(postcode.counts) == [code(37)]


def test_sectors_and_districts_are_read(atlas: Atlas):
    assert found(atlas, "EX4 4").level is Level.SECTOR
    assert found(atlas, "ex4").level is Level.DISTRICT
    assert list(found(atlas, "EX4").counts) == [code(37)]


def test_a_district_in_two_footprints_has_a_share_in_each(atlas: Atlas):
    shares = found(atlas, "GU14").shares  # Farnborough; a little of it is Surrey Heath or Fleet
    assert sum(shares.values()) == pytest.approx(100)
    several = found(atlas, "B66")  # Smethwick, with the edge of Birmingham
    assert next(iter(several.counts)) == code(16)
    assert list(several.counts.values()) == sorted(several.counts.values(), reverse=True)


def test_ec1_is_all_of_ec1a_to_ec1y(atlas: Atlas):
    parts = [found(atlas, f"EC1{letter}") for letter in "AMNPRVY"]
    assert sum(found(atlas, "EC1").counts.values()) == sum(
        count for part in parts for count in part.counts.values()
    )


def test_a_postcode_that_does_not_exist_says_so_with_what_would_hold_it(atlas: Atlas):
    postcode = found(atlas, "EX4 4ZZ")
    assert not postcode.exists
    assert postcode.within
    assert postcode.within.name == "EX4 4"
    assert not found(atlas, "TR21 5AA").exists
    assert found(atlas, "EX99 1AA").within is None
    assert not found(atlas, "EX99").exists


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("EH1 1YZ", "Scotland"),
        ("CF10 3AT", "Wales"),
        ("BT1 5GS", "Northern Ireland"),
        ("JE2 3QG", "Jersey"),
        ("LL18", "Wales"),
        ("CH5 3", "Wales"),  # an area that is partly in England
        ("TD6 9", "Scotland"),
    ],
)
def test_a_postcode_outside_england_has_its_country(atlas, typed, country):
    postcode = found(atlas, typed)
    assert postcode.exists
    assert (list(postcode.outside), postcode.counts) == ([country], {})


def test_a_district_on_the_border_of_england_has_both_sides(atlas: Atlas):
    assert set(found(atlas, "SY10").outside) == {"Wales"}
    assert set(found(atlas, "SY10").counts) == {code(11)}


@pytest.mark.parametrize(
    "typed", ["", "Skipton", "37", "SE 0151", "QX1 1AA", "A1", "E54000037", "1AB"]
)
def test_what_is_no_postcode_is_not_read_as_one(atlas, typed):
    assert find_postcode(typed, atlas) is None


@given(st.text())
def test_any_text_is_a_postcode_or_is_not(atlas, text: str):
    assert find_postcode(text, atlas) is None or find_postcode(text, atlas)


def test_what_is_written_is_read_back():
    labels = {"EX4 4": {"AA": "1", "AB": "1/2", "BZ": "W"}, "EX4 5": {"ZZ": "2"}}
    known = read_list(as_json({"CF": "Wales"}, labels), ["one", "two"])
    assert known.abroad == {"CF": "Wales"}
    assert {sector: known.labels(sector) for sector in labels} == labels
    assert known.labels("EX4 6") == {}


def test_nothing_that_is_asked_for_is_logged(atlas: Atlas, caplog):
    with caplog.at_level(0):
        find_postcode("EX4 4QJ", atlas)
    assert caplog.records == []
