"""The footprints, leaders and populations are what was published in March 2016."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from stp_map.core.model import (
    FIRST_DAY,
    LAST_DAY,
    Atlas,
    ChangeEvent,
    Evidence,
    LeaderType,
    PopulationBase,
    Region,
)
from stp_map.data.package import CODES

SPLIT = {"E54000002", "E54000004"}
"""They share NHS Cumbria CCG, so only their total can be checked."""

each_footprint = pytest.mark.parametrize("code", CODES)


def test_there_are_44_footprints_in_number_order(atlas: Atlas):
    assert [footprint.number for footprint in atlas.footprints] == list(range(1, 45))


@pytest.mark.parametrize(
    ("region", "count"),
    [
        (Region.NORTH, 9),
        (Region.MIDLANDS_AND_EAST, 17),
        (Region.LONDON, 5),
        (Region.SOUTH, 13),
    ],
)
def test_regions_have_as_many_footprints_as_nhs_england_said(atlas: Atlas, region, count):
    assert sum(footprint.region is region for footprint in atlas.footprints) == count


@each_footprint
def test_a_footprint_has_a_polygon_and_both_populations(atlas: Atlas, code):
    footprint = atlas.by_code[code]
    assert not atlas.boundaries.geometry[code].is_empty
    assert footprint.population(PopulationBase.REGISTERED) > 0
    assert footprint.population(PopulationBase.RESIDENT) > 0


@each_footprint
def test_a_footprint_has_a_named_leader_or_is_to_be_confirmed(atlas: Atlas, code):
    leader = atlas.by_code[code].leader
    assert bool(leader.name) is leader.is_named
    assert bool(leader.organisation) is leader.is_named
    assert bool(leader.announced_from) is leader.is_named


@each_footprint
def test_a_leader_has_a_source_unless_the_row_says_it_is_unverified(atlas: Atlas, code):
    leader = atlas.by_code[code].leader
    assert leader.sources or leader.evidence is Evidence.UNVERIFIED


@each_footprint
def test_a_code_of_2017_differs_only_where_ons_replaced_it(atlas: Atlas, code):
    replaced = {
        "E54000001": "E54000046",
        "E54000002": "E54000047",
        "E54000003": "E54000045",
        "E54000004": "E54000048",
    }
    assert atlas.by_code[code].code_2017 == replaced.get(code, code)


@each_footprint
def test_registered_patients_are_those_of_the_ccgs(atlas: Atlas, code):
    codes = SPLIT if code in SPLIT else {code}
    footprints = [atlas.by_code[one] for one in codes]
    ccgs = {ccg.code_ods: ccg for footprint in footprints for ccg in footprint.ccgs}
    found = sum(footprint.population_registered for footprint in footprints)
    assert found == sum(ccg.population_registered for ccg in ccgs.values())


@each_footprint
def test_residents_are_those_of_the_ccgs_but_for_rounding(atlas: Atlas, code):
    codes = SPLIT if code in SPLIT else {code}
    footprints = [atlas.by_code[one] for one in codes]
    ccgs = {ccg.code_ods: ccg for footprint in footprints for ccg in footprint.ccgs}
    found = sum(footprint.population_resident for footprint in footprints)
    # Rounded to 100; the two that share a CCG are estimates rounded to 1,000.
    allowed = 1_000 if code in SPLIT else 50
    assert abs(found - sum(ccg.population_resident for ccg in ccgs.values())) <= allowed


def test_there_are_209_ccgs_of_which_only_cumbria_is_split(atlas: Atlas):
    places = Counter(ccg.code_ods for footprint in atlas.footprints for ccg in footprint.ccgs)
    split = {ccg.name for footprint in atlas.footprints for ccg in footprint.ccgs if ccg.is_split}
    assert len(places) == 209
    assert [code for code, count in places.items() if count > 1] == ["01H"]
    assert split == {"NHS Cumbria CCG"}


@pytest.mark.parametrize("base", PopulationBase)
def test_greater_manchester_is_the_largest_and_north_cumbria_the_smallest(atlas: Atlas, base):
    by_size = sorted(atlas.footprints, key=lambda footprint: footprint.population(base))
    assert by_size[-1].name == "Greater Manchester"
    assert by_size[0].name == "West, North and East Cumbria"


@pytest.mark.parametrize(
    ("region", "millions"),
    [
        (Region.NORTH, 1.78),
        (Region.LONDON, 1.88),
        (Region.MIDLANDS_AND_EAST, 1.02),
        (Region.SOUTH, 1.13),
    ],
)
def test_regional_averages_are_those_said_at_the_time(atlas: Atlas, region, millions):
    people = [f.population_registered for f in atlas.footprints if f.region is region]
    assert round(sum(people) / len(people) / 1e6, 2) == millions


def test_residents_of_england_are_54_8_million(atlas: Atlas):
    total = sum(footprint.population_resident for footprint in atlas.footprints)
    assert round(total / 1e6, 1) == 54.8


@pytest.mark.parametrize(("day", "count"), [(date(2016, 3, 15), 8), (date(2016, 3, 30), 41)])
def test_leaders_public_on_a_day_are_as_many_as_hsj_counted(atlas: Atlas, day, count):
    announced = [footprint.leader.announced_to for footprint in atlas.footprints]
    assert sum(one is not None and one <= day for one in announced) == count


def test_leader_types_are_those_hsj_counted(atlas: Atlas):
    assert Counter(footprint.leader.leader_type for footprint in atlas.footprints) == {
        LeaderType.CCG: 18,
        LeaderType.NHS_PROVIDER: 18,
        LeaderType.LOCAL_AUTHORITY: 3,
        LeaderType.INDEPENDENT: 2,
        LeaderType.TO_BE_CONFIRMED: 3,
    }


def test_those_to_be_confirmed_are_6_22_and_36(atlas: Atlas):
    assert [f.number for f in atlas.footprints if not f.leader.is_named] == [6, 22, 36]


def test_unverified_rows_are_the_five_that_are_known(atlas: Atlas):
    unverified = [f.number for f in atlas.footprints if f.leader.evidence is Evidence.UNVERIFIED]
    assert unverified == [10, 25, 26, 31, 35]


@pytest.mark.parametrize(
    ("grade", "numbers"),
    [
        (Evidence.LATER_SOURCE, [11, 12, 13, 18, 19, 20, 24, 39, 40, 41]),
        (Evidence.ENCYCLOPAEDIA, [21, 38, 42]),
    ],
)
def test_the_other_weak_rows_are_those_that_are_known(atlas: Atlas, grade, numbers):
    assert [f.number for f in atlas.footprints if f.leader.evidence is grade] == numbers


def test_nothing_is_called_published_that_only_an_encyclopaedia_says(atlas: Atlas):
    for footprint in atlas.footprints:
        for person in (footprint.leader, *(change.leader for change in footprint.changes)):
            if person.evidence is Evidence.PUBLISHED:
                assert not all(source.is_encyclopaedia for source in person.sources)


def test_there_are_17_later_changes_oldest_first_in_each_footprint(atlas: Atlas):
    assert sum(len(footprint.changes) for footprint in atlas.footprints) == 17
    for footprint in atlas.footprints:
        days = [change.earliest for change in footprint.changes]
        assert days == sorted(days)


def test_three_leads_are_known_to_have_ended(atlas: Atlas):
    ended = [
        (f.number, change.leader.name)
        for f in atlas.footprints
        for change in f.changes
        if change.event is ChangeEvent.LEAD_ENDED
    ]
    assert ended == [(10, "John MacDonald"), (14, "David Pearson"), (26, "Dr Anita Donley")]


def test_the_days_that_can_be_asked_for_are_those_of_the_tables(atlas: Atlas):
    first = [f.leader.announced_to for f in atlas.footprints if f.leader.announced_to]
    changes = [change for footprint in atlas.footprints for change in footprint.changes]
    assert max(change.latest for change in changes) == LAST_DAY
    assert sum(day <= FIRST_DAY for day in first) == 8
    assert min(change.earliest for change in changes) > FIRST_DAY
