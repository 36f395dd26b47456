"""Rows are matched by what footprints are called, never by a guess, and all others are named."""

from __future__ import annotations

import csv
import random
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from stp_map.core.model import Atlas
from stp_map.data.aliases import AliasKind, aliases
from stp_map.data.figures import Match, Recognised, read_figures
from stp_map.data.figures.geographies import geography_of
from stp_map.data.figures.matching import Matcher

DEVON, DORSET, GREATER_MANCHESTER = "E54000037", "E54000041", "E54000007"

with (Path(__file__).parent / "spellings.csv").open(encoding="utf-8", newline="") as file:
    SPELLINGS = list(csv.DictReader(file))
"""Written by hand: official names of 2016 to 2024, usual abbreviations, and what is no footprint's
name. An area that is not that of one footprint, and ``none``, mean nothing."""

OFFICIAL = [row for row in SPELLINGS if row["kind"] == "official"]
NEW_ERRORS = 200
LETTERS = random.Random()  # noqa: S311 - for slips of the hand, the same each time


@pytest.fixture(scope="module")
def matcher(atlas: Atlas) -> Matcher:
    return Matcher(atlas)


def match(matcher: Matcher, cell: str) -> Match:
    found = matcher.match(cell)
    assert (matcher.by_words(cell) or "") == found.code, "what is read quickly is read alike"
    return found


def test_official_names_and_abbreviations_are_matched_and_nothing_else(matcher):
    found = {row["spelling"]: match(matcher, row["spelling"]) for row in SPELLINGS}
    wrong = [
        (row["spelling"], found[row["spelling"]].code)
        for row in SPELLINGS
        if found[row["spelling"]].code not in {row["means"], ""}
    ]
    named = [row for row in SPELLINGS if row["means"]]
    missed = [row["spelling"] for row in named if not found[row["spelling"]].code]
    assert wrong == []
    assert len(missed) <= 0.05 * len(named), missed
    assert len(SPELLINGS) + NEW_ERRORS >= 400


@pytest.mark.parametrize(
    "written", ["NHS {} STP", "{} STP", "{} Sustainability & Transformation Partnership (STP)"]
)
def test_every_footprint_is_matched_by_its_name_with_trimmings(atlas, matcher, written):
    said = {each.code: written.format(each.name) for each in atlas.footprints}
    assert {code: match(matcher, cell).code for code, cell in said.items()} == {c: c for c in said}


def test_a_later_official_name_of_another_area_is_named_as_such(matcher):
    for row in SPELLINGS:
        if row["kind"] == "later area":
            found = match(matcher, row["spelling"])
            assert found.kind is Recognised.LATER_AREA, row
            assert found.lies_in, row
            assert "later area" in found.reason, row


def errors(name: str) -> Iterator[str]:
    """A name with one letter left out, doubled, changed, or in its neighbour's place."""
    for i in (i for i, letter in enumerate(name) if letter.isalpha()):
        other = LETTERS.choice(string.ascii_lowercase)
        yield name[:i] + name[i + 1 :]
        yield name[:i] + name[i] + name[i:]
        yield name[:i] + other + name[i + 1 :]
        yield name[:i] + name[i + 1 : i + 2] + name[i] + name[i + 2 :]


def not_offered(matcher: Matcher, misspelt: list[tuple[str, str]]) -> list[tuple[str, str, Match]]:
    found = [(cell, code, match(matcher, cell)) for cell, code in misspelt]
    return [
        (cell, code, each)
        for cell, code, each in found
        if each.code not in {code, ""} or code not in {each.code, *each.suggestions}
    ]


def all_errors() -> list[tuple[str, str]]:
    LETTERS.seed(2016)
    return [(cell, row["means"]) for row in OFFICIAL for cell in errors(row["spelling"])]


def test_a_typing_error_of_one_letter_is_offered(matcher):
    misspelt = LETTERS.sample(all_errors(), NEW_ERRORS)
    assert not_offered(matcher, misspelt) == []


@pytest.mark.long
def test_every_typing_error_of_one_letter_is_offered(matcher):
    assert not_offered(matcher, all_errors()) == []


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("STP-34", "E54000034"),
        ("stp 4", "E54000004"),
        ("Footprint 04", "E54000004"),
        ("37 Devon", DEVON),
        ("37. Devon", DEVON),
        ("Devon (37)", DEVON),
        ("E54000037 - Devon", DEVON),
        ("Devon [E54000037]", DEVON),
        ("QJK - NHS Devon ICB", DEVON),
        ("E54000048", "E54000004"),
        ("Devon*", DEVON),
        ("Devon²", DEVON),
        ("Dévon", DEVON),
        ("(37) Devon", DEVON),
        ("Mid & South Essex (MSE)", "E54000026"),
        ("Devon (Dorset)", ""),
    ],
)
def test_numbers_and_codes_beside_a_name_are_read_with_it(matcher, cell, code):
    assert match(matcher, cell).code == code


@pytest.mark.parametrize("cell", ["37 Dorset", "E54000037 Dorset", "QJK Dorset", "Dorset (37)"])
def test_a_code_or_number_that_contradicts_the_name_is_left_to_the_person(matcher, cell):
    found = match(matcher, cell)
    assert (found.code, found.suggestions) == ("", (DORSET, DEVON))
    assert "several footprints: 41 Dorset and 37 Devon" in found.reason


@pytest.mark.parametrize(
    ("cell", "lies_in", "said"),
    [
        ("E54000046", ("E54000001", "E54000003"), "17.3% of 3 Durham"),
        ("E54000049", ("E54000001", "E54000002", "E54000003"), "2 West, North and East Cumbria"),
        ("QXU", ("E54000033", "E54000035"), "NHS Surrey Heartlands Integrated Care Board"),
        ("E54000052 Surrey Heartlands", ("E54000033", "E54000035"), "9.9% of 33 Sussex"),
        ("Greater Manchester ICB", (GREATER_MANCHESTER,), "98.8% of 7 Greater Manchester"),
        ("NHS Sussx Integrated Care Board", ("E54000033",), "90.5% of 33 Sussex"),
    ],
)
def test_a_later_area_is_never_matched_but_told_of(matcher, cell, lies_in, said):
    found = match(matcher, cell)
    assert (found.kind, found.code) == (Recognised.LATER_AREA, "")
    assert found.suggestions == ()
    assert found.lies_in == lies_in
    assert said in found.reason


def test_a_code_that_another_area_took_over_is_only_suggested(matcher):
    found = match(matcher, "QOP")
    assert (found.code, found.suggestions) == ("", (GREATER_MANCHESTER,))
    assert "later another area’s" in found.reason
    assert match(matcher, "QOP Greater Manchester").code == GREATER_MANCHESTER


def test_a_name_that_another_area_had_as_well_is_matched_with_a_caution(matcher):
    found = match(matcher, "Humber, Coast and Vale")
    assert found.code == "E54000006"
    assert "6.8% of 5 West Yorkshire" in found.reason


@pytest.mark.parametrize(
    ("other", "is_drawn"),
    [("Northumberland, Tyne and Wear and North Durham", True), ("Sussex ICB", False)],
)
def test_in_a_table_of_its_time_such_a_name_is_only_suggested(atlas, other, is_drawn):
    table = f'Area,Spend\n"Humber, Coast and Vale",1\nDevon,2\nDorset,3\n"{other}",4\n'
    found = read_figures("spend.csv", table.encode(), atlas)
    assert ("E54000006" in found.report.matched) is is_drawn
    assert [each.match.suggestions for each in found.report.unmatched][:-1] == (
        [] if is_drawn else [("E54000006",)]
    )


def test_a_code_beside_the_name_that_is_of_a_later_area_counts(atlas):
    table = (
        "Name,Code,Spend\nDevon,E54000037,1\nDorset,E54000041,2\nSomerset,E54000038,3\n"
        "Surrey Heartlands,E54000052,4\n"
    )
    found = read_figures("spend.csv", table.encode(), atlas)
    assert "E54000035" not in found.report.matched
    assert "E54000052" in found.report.unmatched[0].match.reason


@pytest.mark.parametrize(
    ("cell", "geography"),
    [
        ("E05000001", "wards"),
        ("E06000052", "unitary authorities"),
        ("E07000040", "districts"),
        ("E09000001", "London boroughs"),
        ("E10000008", "counties"),
        ("e14000530", "parliamentary constituencies"),
        ("E38000230", "clinical commissioning groups"),
        ("13T", "clinical commissioning groups"),
        ("W06000015", "areas of another geography"),
        ("NHS Newcastle Gateshead CCG", "clinical commissioning groups"),
        ("NHS Nowhere CCG", "clinical commissioning groups"),
        ("West Sussex", "councils"),
        ("Devon County Council", "councils"),
        ("Frimley Health NHS Foundation Trust", "NHS trusts"),
        ("Wales", "countries"),
    ],
)
def test_areas_of_another_geography_are_named(matcher, cell, geography):
    found = match(matcher, cell)
    assert (found.kind, found.geography) == (Recognised.OTHER_GEOGRAPHY, geography)
    assert geography in found.reason


def test_codes_of_footprints_are_of_no_other_geography():
    assert geography_of("E54000037") == geography_of("Devon") == geography_of("37") == ""


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        (Recognised.TOTAL, "England|TOTAL|Grand total|Sub-total|England average|National|Mean"),
        (Recognised.TOTAL, "All STPs|E92000001|Unallocated|North total"),
        (Recognised.REGION, "London|North|South of England|Midlands & East|NHS England London"),
        (Recognised.REGION, "East of England|North West|E12000007|E40000003|Y56|London region"),
        (Recognised.FOOTNOTE, "Source: NHS England|Notes|* provisional|© Crown copyright|STP"),
        (Recognised.FOOTNOTE, "STP name|Area code"),
        (Recognised.FOOTNOTE, "1. Figures are rounded to the nearest ten, and may not add up"),
        (Recognised.FOOTNOTE, "a b " * 40),
        (Recognised.EMPTY, "| |-|n/a"),
        (Recognised.UNKNOWN, "45|E54000099|West Surrey|Rubbish"),
    ],
)  # fmt: skip
def test_rows_that_are_no_area_are_recognised(matcher, kind, cells):
    found = {cell: match(matcher, cell) for cell in cells.split("|")}
    assert {cell: each.kind for cell, each in found.items()} == dict.fromkeys(found, kind)
    assert all(each.reason and not each.code for each in found.values())
    assert all(each.suggestions == () for each in found.values())


def test_the_total_of_a_footprint_is_suggested_for_it(matcher):
    found = match(matcher, "Devon total")
    assert (found.kind, found.suggestions) == (Recognised.TOTAL, (DEVON,))


@pytest.mark.parametrize(
    ("cell", "first"),
    [
        ("Devvon", DEVON),
        ("Cornwall", "E54000036"),
        ("Kent", "E54000032"),
        ("Durham", "E54000003"),
        ("Berkshire", "E54000044"),
        ("Healthier Together (BNSSG)", "E54000039"),
        ("East Surrey", "E54000033"),
        ("Wiltshire and Swindon Bath", "E54000040"),
        ("Durham, Darlington and Tees", "E54000003"),
        ("DDTHRW", "E54000003"),
        ("Bucks, Oxon and West Berkshire", "E54000044"),
    ],
)
def test_what_may_mean_a_footprint_is_suggested_with_its_reason(matcher, cell, first):
    found = match(matcher, cell)
    assert (found.code, found.suggestions[0]) == ("", first)
    assert found.reason


def test_what_a_person_said_is_taken(atlas):
    said = Matcher(atlas, {" West Surrey ": "E54000035", "Rubbish": "E99", "": DEVON})
    assert said.by_words("west surrey") == "E54000035"
    assert said.by_words("Rubbish") is None
    assert said.by_words("") is None


def test_a_number_alone_is_no_footprint_but_one_in_a_column_of_numbers_is(matcher):
    assert match(matcher, "37").code == ""
    assert "under a heading" in match(matcher, "37").reason
    assert [matcher.by_number(cell) for cell in ("37", "07", "37.0", "#37", "45")] == [
        DEVON, GREATER_MANCHESTER, DEVON, DEVON, None,
    ]  # fmt: skip


def test_any_text_is_read_in_bounded_time(matcher):
    for cell in ("(" * 5000, "stp " * 2000, "E54" * 3000, "- " * 5000 + "Devon", "é" * 5000):
        assert match(matcher, cell).code == ""


def test_every_alias_stands_for_something_and_has_a_source(atlas, geodata):
    listed = aliases(atlas)
    known = {area.code for f in atlas.footprints for area in f.later} | {*atlas.by_code}
    coded = [each for each in listed if each.kind is not AliasKind.WORD]
    assert [each for each in coded if each.stands_for not in known] == []
    lines = (geodata / "tables/aliases.csv").read_text("utf-8").splitlines()
    assert all(row["source"] for row in csv.DictReader(lines))
