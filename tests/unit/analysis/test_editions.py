"""Who led each footprint, edition by edition."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from stp_map.analysis.editions import leader_as_at
from stp_map.core.model import LAST_DAY, AsAt, Atlas, ChangeEvent, Evidence, Leader, LeaderType
from tests.factories import NOBODY, change, footprint, leader

FIRST_EIGHT = {
    4: "Dr Amanda Doyle OBE",
    7: "Sir Howard Bernstein",
    15: "Toby Sanders",
    17: "Mark Rogers",
    28: "David Sloman",
    34: "Sir Andrew Morris",
    37: "Angela Pedder OBE",
    44: "David Smith",
}


def named(atlas: Atlas, as_at: AsAt) -> dict[int, str]:
    """The leaders of an edition by the number of their footprint."""
    leaders = {f.number: leader_as_at(f, as_at) for f in atlas.footprints}
    return {number: found.name for number, found in leaders.items() if found.is_confirmed}


def test_eight_leaders_were_public_on_15_march(atlas: Atlas):
    assert named(atlas, AsAt.FIRST_LEADERS) == FIRST_EIGHT


def test_forty_one_leaders_were_public_on_30_march(atlas: Atlas):
    leaders = named(atlas, AsAt.LEADERS_NAMED)
    assert set(range(1, 45)) - set(leaders) == {6, 22, 36}
    assert FIRST_EIGHT.items() <= leaders.items()


def test_every_footprint_has_a_latest_known_leader(atlas: Atlas):
    assert list(named(atlas, AsAt.LATEST_KNOWN)) == list(range(1, 45))


@pytest.mark.parametrize(
    ("number", "name", "leader_type"),
    [
        (6, "Simon Pleydell", LeaderType.INDEPENDENT),
        (13, "John Turner", LeaderType.CCG),
        (14, "David Pearson", LeaderType.LOCAL_AUTHORITY),
        (22, "Antek Lejk", LeaderType.CCG),  # not Patricia Hewitt, who was chair
        (24, "Richard Carr", LeaderType.LOCAL_AUTHORITY),
        (25, "Tom Cahill", LeaderType.NHS_PROVIDER),
        (26, "Dr Anita Donley", LeaderType.INDEPENDENT),
        (35, "Dr Claire Fuller", LeaderType.CCG),
        (36, "Kathy Byrne", LeaderType.NHS_PROVIDER),
        (37, "Angela Pedder OBE", LeaderType.INDEPENDENT),
        (39, "Stephen Ladyman", LeaderType.INDEPENDENT),
    ],
)
def test_the_latest_known_leader_follows_the_recorded_changes(atlas, number, name, leader_type):
    latest = leader_as_at(atlas.footprints[number - 1], AsAt.LATEST_KNOWN)
    assert (latest.name, latest.leader_type) == (name, leader_type)


def test_only_footprints_with_a_recorded_change_have_another_latest_leader(atlas: Atlas):
    changed = [f.number for f in atlas.footprints if leader_as_at(f, AsAt.LATEST_KNOWN) != f.leader]
    assert changed == [6, 13, 22, 24, 25, 35, 36, 37, 39]


@pytest.mark.parametrize("number", [14, 26])
def test_a_lead_that_ended_keeps_the_person_and_says_so(atlas, number):
    one = atlas.footprints[number - 1]
    latest = leader_as_at(one, AsAt.LATEST_KNOWN)
    assert latest == replace(one.leader, ended=latest.ended)
    assert re.match("(The|This) lead (has )?ended", latest.ended)


def test_a_lead_that_did_not_end_says_nothing_of_it(atlas: Atlas):
    ended = [f.number for f in atlas.footprints if leader_as_at(f, AsAt.LATEST_KNOWN).ended]
    assert ended == [14, 26]


def test_before_a_leader_was_public_the_footprint_waits_and_says_since_when(atlas: Atlas):
    first = atlas.by_code["E54000001"]
    assert leader_as_at(first, AsAt.FIRST_LEADERS) == Leader(
        LeaderType.TO_BE_CONFIRMED,
        Evidence.PUBLISHED,
        sources=first.leader.sources,
        note="No leader was public on 15 March 2016.",
    )


@pytest.mark.parametrize("as_at", [AsAt.FIRST_LEADERS, AsAt.LEADERS_NAMED])
def test_a_footprint_that_waits_keeps_its_own_row(as_at):
    assert leader_as_at(footprint(leader=NOBODY), as_at) is NOBODY


@pytest.mark.parametrize(
    ("announced_to", "public"),
    [(date(2016, 3, 14), True), (date(2016, 3, 15), True), (date(2016, 3, 16), False)],
)
def test_a_leader_is_public_once_the_whole_span_has_passed(announced_to, public):
    person = leader(announced_from=date(2016, 3, 1), announced_to=announced_to)
    found = leader_as_at(footprint(leader=person), AsAt.FIRST_LEADERS)
    assert found.is_confirmed is public


def test_a_new_lead_after_an_end_is_not_marked_as_ended():
    successor = leader("Next Person")
    one = footprint(
        changes=(
            change(ChangeEvent.LEAD_ENDED, leader(), date(2017, 1, 1), date(2017, 1, 1)),
            change(ChangeEvent.NEW_LEAD, successor, date(2017, 2, 1), date(2017, 2, 1)),
            change(ChangeEvent.NEW_CHAIR, leader("Chair"), date(2017, 3, 1), date(2017, 3, 1)),
        )
    )
    assert leader_as_at(one, AsAt.LATEST_KNOWN) is successor


def lincolnshire(atlas: Atlas, day: date) -> str:
    """Who led footprint 13, where a new lead came between 1 April and 31 December 2017."""
    return leader_as_at(atlas.by_code["E54000013"], AsAt(day)).name


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2017, 3, 31), "Allan Kitt"),
        (date(2017, 4, 1), "Allan Kitt"),
        (date(2017, 12, 30), "Allan Kitt"),
        (date(2017, 12, 31), "John Turner"),
        (date(2018, 1, 1), "John Turner"),
    ],
)
def test_nobody_is_called_the_leader_before_a_source_bears_it_out(atlas, day, name):
    assert lincolnshire(atlas, day) == name


def test_a_new_chair_is_no_new_leader(atlas: Atlas):
    norfolk = atlas.by_code["E54000022"]
    assert leader_as_at(norfolk, AsAt(date(2017, 6, 30))).name == "Dr Wendy Thomson"


def test_on_the_last_day_the_leaders_are_the_latest_known(atlas: Atlas):
    assert all(
        leader_as_at(f, AsAt(LAST_DAY)) == leader_as_at(f, AsAt.LATEST_KNOWN)
        for f in atlas.footprints
    )
