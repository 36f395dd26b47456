from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from stp_map.core.model import (
    AsAt,
    Atlas,
    ChangeEvent,
    Evidence,
    Footprint,
    Leader,
    LeaderType,
    PopulationBase,
    Region,
)

LEADER = Leader(LeaderType.CCG, Evidence.PUBLISHED, name="A. Person")


def footprint(**changes: object) -> Footprint:
    """A footprint with round figures."""
    values: dict[str, object] = {
        "code": "E54000001",
        "code_2017": "E54000046",
        "number": 1,
        "name": "Somewhere",
        "region": Region.NORTH,
        "population_registered": 1_000,
        "population_resident": 900,
        "area_km2": 100.0,
        "latitude": 55.0,
        "longitude": -2.0,
        "leader": LEADER,
    }
    return Footprint(**(values | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("choices", [Region, LeaderType, Evidence, PopulationBase, ChangeEvent])
def test_slugs_tell_the_choices_apart(choices):
    assert len({choice.slug for choice in choices}) == len(choices)


@pytest.mark.parametrize(
    ("choice", "slug"),
    [
        (Region.MIDLANDS_AND_EAST, "midlands-and-east"),
        (LeaderType.TO_BE_CONFIRMED, "to-be-confirmed"),
        (AsAt.FIRST_LEADERS, "2016-03-15"),
        (AsAt.LEADERS_NAMED, "2016-03-30"),
        (AsAt.LATEST_KNOWN, "latest-known"),
        (PopulationBase.REGISTERED, "registered"),
        (PopulationBase.RESIDENT, "resident"),
    ],
)
def test_a_slug_is_fit_for_an_address(choice, slug):
    assert choice.slug == slug


def test_only_the_latest_known_edition_has_no_day():
    named = (AsAt.FIRST_LEADERS, AsAt.LEADERS_NAMED, AsAt.LATEST_KNOWN)
    assert [as_at.day for as_at in named] == [date(2016, 3, 15), date(2016, 3, 30), None]


@pytest.mark.parametrize(
    ("as_at", "words"),
    [
        (AsAt(date(2016, 4, 5)), "5 April 2016"),
        (AsAt.LEADERS_NAMED, "30 March 2016"),
        (AsAt.LATEST_KNOWN, "Latest known"),
    ],
)
def test_a_day_reads_as_people_write_it(as_at, words):
    assert as_at.value == words


def test_equal_days_are_equal_values():
    assert AsAt(date(2016, 3, 30)) == AsAt.LEADERS_NAMED
    assert len({AsAt(date(2016, 3, 15)), AsAt.FIRST_LEADERS, AsAt(None), AsAt.LATEST_KNOWN}) == 2


@pytest.mark.parametrize("leader_type", LeaderType)
def test_a_leader_is_named_unless_the_type_says_not(leader_type):
    leader = Leader(leader_type, Evidence.PUBLISHED)
    assert leader.is_named is (leader_type is not LeaderType.TO_BE_CONFIRMED)


@pytest.mark.parametrize(
    ("base", "people", "density"),
    [(PopulationBase.REGISTERED, 1_000, 10.0), (PopulationBase.RESIDENT, 900, 9.0)],
)
def test_population_and_density_follow_the_base(base, people, density):
    assert footprint().population(base) == people
    assert footprint().density(base) == density


def test_a_footprint_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        footprint().name = "Elsewhere"  # type: ignore[misc]


def test_an_atlas_finds_footprints_by_either_code(atlas: Atlas):
    assert atlas.by_code["E54000001"] is atlas.footprints[0]
    assert atlas.codes["E54000046"] == atlas.codes["E54000001"] == "E54000001"
