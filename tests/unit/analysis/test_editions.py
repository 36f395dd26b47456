"""Who led each footprint, edition by edition."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from stp_map.analysis.editions import lead_on, led
from stp_map.core.lead import Standing
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
    leads = {f.number: lead_on(f, as_at) for f in atlas.footprints}
    return {number: found.leader.name for number, found in leads.items() if found.is_leading}


def test_eight_leaders_were_public_on_15_march(atlas: Atlas):
    assert named(atlas, AsAt.FIRST_LEADERS) == FIRST_EIGHT


def test_forty_one_leaders_were_public_on_30_march(atlas: Atlas):
    leaders = named(atlas, AsAt.LEADERS_NAMED)
    assert set(range(1, 45)) - set(leaders) == {6, 22, 36}
    assert FIRST_EIGHT.items() <= leaders.items()


def test_three_leads_have_ended_and_all_others_have_a_latest_known_leader(atlas: Atlas):
    assert set(range(1, 45)) - set(named(atlas, AsAt.LATEST_KNOWN)) == {10, 14, 26}
    assert led(atlas, AsAt.LATEST_KNOWN) == 41


@pytest.mark.parametrize(
    ("number", "name", "leader_type"),
    [
        (6, "Simon Pleydell", LeaderType.INDEPENDENT),
        (10, "John MacDonald", LeaderType.ENDED),
        (13, "John Turner", LeaderType.CCG),
        (14, "David Pearson", LeaderType.ENDED),
        (22, "Antek Lejk", LeaderType.CCG),  # not Patricia Hewitt, who was chair
        (24, "Richard Carr", LeaderType.LOCAL_AUTHORITY),
        (25, "Deborah Fielding", LeaderType.INDEPENDENT),
        (26, "Dr Anita Donley", LeaderType.ENDED),
        (35, "Dr Claire Fuller", LeaderType.CCG),
        (36, "Kathy Byrne", LeaderType.NHS_PROVIDER),
        (37, "Angela Pedder OBE", LeaderType.INDEPENDENT),
        (39, "Stephen Ladyman", LeaderType.INDEPENDENT),
    ],
)
def test_the_latest_known_leader_follows_the_recorded_changes(atlas, number, name, leader_type):
    latest = lead_on(atlas.footprints[number - 1], AsAt.LATEST_KNOWN)
    assert (latest.leader.name, latest.leader_type) == (name, leader_type)


def test_only_footprints_with_a_recorded_change_have_another_latest_leader(atlas: Atlas):
    latest = {f.number: lead_on(f, AsAt.LATEST_KNOWN).leader for f in atlas.footprints}
    changed = [f.number for f in atlas.footprints if latest[f.number] != f.leader]
    assert changed == [6, 10, 13, 22, 24, 25, 35, 36, 37, 39]


def test_of_the_latest_known_leaders_none_is_known_on_a_day(atlas: Atlas):
    standings = {lead_on(f, AsAt.LATEST_KNOWN).standing for f in atlas.footprints}
    assert standings == {Standing.LAST_KNOWN, Standing.ENDED}


@pytest.mark.parametrize("number", [10, 14, 26])
def test_a_lead_that_ended_keeps_the_person_and_what_ended_it(atlas, number):
    one = atlas.footprints[number - 1]
    latest = lead_on(one, AsAt.LATEST_KNOWN)
    assert not latest.is_leading
    assert latest.change is one.changes[-1]
    assert latest.leader.name == one.changes[-1].leader.name
    assert latest.may_have_changed is None


def test_before_a_leader_was_public_the_footprint_waits_and_says_until_when(atlas: Atlas):
    first = atlas.by_code["E54000001"]
    waiting = lead_on(first, AsAt.FIRST_LEADERS)
    assert waiting.standing is Standing.TO_BE_CONFIRMED
    assert waiting.leader == Leader(
        LeaderType.TO_BE_CONFIRMED,
        Evidence.PUBLISHED,
        sources=first.leader.sources,
        note="No leader was public before 30 March 2016.",
    )


def test_a_lead_announced_on_30_march_is_not_known_the_day_after(atlas: Atlas):
    first = atlas.by_code["E54000001"]
    announced = lead_on(first, AsAt.LEADERS_NAMED)
    later = lead_on(first, AsAt(date(2016, 3, 31)))
    assert (announced.standing, announced.known_on) == (Standing.ANNOUNCED, date(2016, 3, 30))
    assert (later.standing, later.known_on) == (Standing.LAST_KNOWN, date(2016, 3, 30))


@pytest.mark.parametrize("as_at", [AsAt.FIRST_LEADERS, AsAt.LEADERS_NAMED])
def test_a_footprint_that_waits_keeps_its_own_row(as_at):
    assert lead_on(footprint(leader=NOBODY), as_at).leader is NOBODY


@pytest.mark.parametrize(
    ("announced_to", "public"),
    [(date(2016, 3, 14), True), (date(2016, 3, 15), True), (date(2016, 3, 16), False)],
)
def test_a_leader_is_public_once_the_whole_span_has_passed(announced_to, public):
    person = leader(announced_from=date(2016, 3, 1), announced_to=announced_to)
    found = lead_on(footprint(leader=person), AsAt.FIRST_LEADERS)
    assert found.is_leading is public


def test_a_new_lead_after_an_end_is_not_marked_as_ended():
    successor = leader("Next Person")
    one = footprint(
        changes=(
            change(ChangeEvent.LEAD_ENDED, leader(), date(2017, 1, 1), date(2017, 1, 1)),
            change(ChangeEvent.NEW_LEAD, successor, date(2017, 2, 1), date(2017, 2, 1)),
            change(ChangeEvent.NEW_CHAIR, leader("Chair"), date(2017, 3, 1), date(2017, 3, 1)),
        )
    )
    latest = lead_on(one, AsAt.LATEST_KNOWN)
    assert (latest.leader, latest.standing) == (successor, Standing.LAST_KNOWN)


def lincolnshire(atlas: Atlas, day: date) -> str:
    """Who led footprint 13, where a new lead came between 1 April and 31 December 2017."""
    return lead_on(atlas.by_code["E54000013"], AsAt(day)).leader.name


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
    chair = lead_on(norfolk, AsAt(date(2017, 6, 15)))
    assert (chair.leader.name, chair.may_have_changed) == ("Dr Wendy Thomson", None)


def test_on_the_last_day_the_leaders_are_the_latest_known(atlas: Atlas):
    assert all(
        lead_on(f, AsAt(LAST_DAY)) == lead_on(f, AsAt.LATEST_KNOWN) for f in atlas.footprints
    )


BEGAN, ENDS = date(2017, 1, 31), (date(2018, 5, 1), date(2018, 5, 31))


def known_days(began: Evidence, ended: Evidence, name: str = "Second") -> list[date]:
    """On which days around its beginning and end a lead is known, by the evidence for both."""
    second, gone = leader("Second", evidence=began), leader(name, evidence=ended)
    one = footprint(
        changes=(
            change(ChangeEvent.NEW_LEAD, second, date(2017, 1, 1), BEGAN),
            change(ChangeEvent.LEAD_ENDED, gone, *ENDS),
        )
    )
    day = timedelta(1)
    tried = (BEGAN - day, BEGAN, BEGAN + day, ENDS[0] - day, ENDS[0], ENDS[1])
    return [each for each in tried if lead_on(one, AsAt(each)).standing is Standing.KNOWN]


def test_a_lead_of_which_both_ends_are_published_is_known_in_between():
    until = ENDS[0] - timedelta(1)
    expected = [BEGAN, BEGAN + timedelta(1), until]
    assert known_days(Evidence.PUBLISHED, Evidence.PUBLISHED) == expected


@pytest.mark.parametrize(
    ("ended", "name"),
    [
        (Evidence.ENCYCLOPAEDIA, "Second"),
        (Evidence.UNVERIFIED, "Second"),
        (Evidence.PUBLISHED, "Somebody Else"),
    ],
)
def test_a_lead_whose_end_is_not_borne_out_is_known_as_it_began_alone(ended, name):
    assert known_days(Evidence.PUBLISHED, ended, name) == [BEGAN]


@pytest.mark.parametrize("weak", [each for each in Evidence if each is not Evidence.PUBLISHED])
def test_a_lead_that_began_on_weak_evidence_is_never_known(weak):
    assert known_days(weak, Evidence.PUBLISHED) == []


def test_a_successor_proves_nothing_of_how_long_the_one_before_had_stayed():
    one = footprint(
        changes=(change(ChangeEvent.NEW_LEAD, leader("Next"), date(2017, 1, 1), BEGAN),)
    )
    before = lead_on(one, AsAt(date(2016, 12, 31)))
    inside = lead_on(one, AsAt(date(2017, 1, 1)))
    assert (before.standing, before.may_have_changed) == (Standing.LAST_KNOWN, None)
    assert inside.may_have_changed is one.changes[0]
    assert (inside.leader.name, inside.known_on) == ("Ann Other", date(2016, 3, 30))
