"""What a search finds: in which order, and where places lie, by hand-kept expectations."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from stp_map.analysis.search import Found, Kind, search, spellings
from stp_map.analysis.search_words import lines, plainly, sentences
from stp_map.core.model import AsAt, Atlas
from stp_map.data.places import name_key

PLACES = list(
    csv.DictReader(Path(__file__).with_name("places.csv").read_text("utf-8").splitlines())
)


def of(atlas: Atlas, query: str) -> Found:
    """What a search finds on the day of the first full list."""
    return search(atlas, AsAt.LEADERS_NAMED, query)


def shown(atlas: Atlas, query: str) -> list[int]:
    """Numbers of the footprints that are shown for a search."""
    return sorted(atlas.by_code[code].number for code in of(atlas, query).codes)


def said(atlas: Atlas, query: str) -> str:
    """What is said of a search in sentences."""
    return " ".join("".join(parts) for parts in sentences(of(atlas, query), plainly(atlas)))


@pytest.mark.parametrize("row", PLACES, ids=lambda row: row["place"])
def test_a_place_lies_where_somebody_who_knows_it_says(atlas, row):
    numbers = [int(number) for number in row["footprints"].split()]
    found = of(atlas, row["place"])
    towns = [
        each
        for each in (*found.candidates, *found.others)
        if each.place
        and name_key(each.name) == name_key(row["place"])
        and each.place.county == row["county"]
    ]
    lies_in = [[atlas.by_code[code].number for code in town.footprints] for town in towns]
    assert numbers in lies_in
    named = of(atlas, f"{row['place']}, {row['county']}")
    assert {atlas.by_code[code].number for code in named.codes} >= set(numbers)


def test_places_are_two_hundred_or_more_and_of_every_footprint():
    assert len(PLACES) >= 200
    assert {int(n) for row in PLACES for n in row["footprints"].split()} == set(range(1, 45))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Birmingham", [16, 17]),
        ("Newcastle", [1]),
        ("Stoke", [10]),
        ("Humber", [6, 9]),  # of 9, Rotherham Doncaster and South Humber, an NHS trust
        ("RDE", [23, 37]),  # the code of Colchester's trust, and what Exeter's is called
        ("UCLH", [28]),
        ("GSTT", [30]),
        ("37", [37]),
        ("4", [4]),
        ("37 38", [37, 38]),
        ("RH8", [33, 37]),  # the code of Exeter's trust, and a district around Oxted
        ("E54000046", [1]),
        ("99P", [37]),
        ("London", [27, 28, 29, 30, 31]),
        ("Wells", [32, 38]),  # Tunbridge Wells has a trust, the city of Wells none
        ("EX4 4QJ", [37]),
        ("Hull", [6]),
        ("Westminster", [27]),
        ("zzzz", []),
    ],
)
def test_what_is_shown_for_the_awkward_ones(atlas, typed, expected):
    assert shown(atlas, typed) == expected


def test_birmingham_lies_in_two_footprints_and_the_shares_are_said(atlas: Atlas):
    words = said(atlas, "Birmingham")
    assert words.startswith("Birmingham lies in Birmingham and Solihull and in The Black Country (")
    assert words.endswith(" of the postcodes of its council’s area).")


def test_newcastle_names_both_towns_and_selects_neither(atlas: Atlas):
    found = of(atlas, "Newcastle")
    assert {"Newcastle upon Tyne", "Newcastle under Lyme"} <= {each.name for each in found.others}
    assert found.only == ""


def test_namesakes_are_listed_by_county_and_size(atlas: Atlas):
    listed = [line.name for line in lines(atlas, of(atlas, "Newport")) if "Newport (" in line.name]
    assert listed[0].startswith("Newport (Wales, ")
    assert any(name.startswith("Newport (Isle of Wight, ") for name in listed)
    assert any(name.startswith("Newport (Shropshire, ") for name in listed)


def test_a_county_tells_namesakes_apart(atlas: Atlas):
    assert shown(atlas, "Newport, Isle of Wight") == [42]
    assert shown(atlas, "Newport, Shropshire") == [11]


def test_kinds_come_in_their_order(atlas: Atlas):
    kinds = [each.kind for each in of(atlas, "Devon").candidates]
    assert kinds[0] is Kind.FOOTPRINT
    assert kinds == sorted(kinds, key=list(Kind).index)


def test_letters_inside_words_count_only_where_nothing_begins_so(atlas: Atlas):
    assert 8 in shown(atlas, "chester")
    assert 7 not in shown(atlas, "chester")
    assert shown(atlas, "anchester") == [7]


def test_a_split_ccg_is_one_candidate_in_both(atlas: Atlas):
    ccgs = [each for each in of(atlas, "Cumbria").candidates if each.kind is Kind.CCG]
    assert [len(each.footprints) for each in ccgs] == [2]


@pytest.mark.parametrize(
    ("typed", "meant"), [("Sheffeild", "Sheffield"), ("Leceister", "Leicester")]
)
def test_the_nearest_spelling_is_offered(atlas, typed, meant):
    assert of(atlas, typed).candidates == ()
    assert spellings(atlas, AsAt.LEADERS_NAMED, typed)[0] == meant


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("EX4 4QJ", "EX4 4QJ is in Devon."),
        (
            "EX4 4ZZ",
            (
                "Ordnance Survey’s list of May 2025 has no postcode EX4 4ZZ with a position. "
                "The sector EX4 4 is in Devon."
            ),
        ),
        ("EH1 1YZ", "EH1 1YZ is in Scotland, outside England. The footprints cover England only."),
        ("Cardiff", "Cardiff is in Wales, outside England. The footprints cover England only."),
        ("53.96, -2.02", "53.96, -2.02 is in West Yorkshire."),
    ],
)
def test_what_is_said_of_places_and_postcodes(atlas, typed, words):
    assert said(atlas, typed) == words


def test_a_postcode_near_a_border_says_so(atlas: Atlas):
    rows = csv.DictReader(
        (Path(__file__).parents[2] / "geodata/postcode_sample.csv").read_text("utf-8").splitlines()
    )
    row = next(row for row in rows if row["near"])
    other = atlas.footprints[int(row["near"].split()[0]) - 1].name
    assert f"It lies within 200 m of the border with {other}" in said(atlas, row["postcode"])
