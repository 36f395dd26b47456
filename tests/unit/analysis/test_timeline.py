"""The steps of the timeline, hand-checked against the tables of leaders."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stp_map.analysis.timeline import (
    changes,
    days,
    may_have_changed_by,
    moment_of,
    moments,
    step_before,
)
from stp_map.core.model import FIRST_DAY, LAST_DAY, AsAt, Atlas, ChangeEvent
from tests.factories import NOBODY, change, footprint, leader, with_footprints

JUNE_2017 = date(2017, 6, 30)


def day(year: int, month: int, number: int) -> AsAt:
    """A day to look at."""
    return AsAt(date(year, month, number))


def test_there_are_19_steps_from_the_first_leaders_to_the_latest_known(atlas: Atlas):
    steps = moments(atlas)
    assert len(steps) == 19
    assert [steps[0].as_at, steps[1].as_at] == [AsAt.FIRST_LEADERS, AsAt.LEADERS_NAMED]
    assert steps[-1].as_at == AsAt.LATEST_KNOWN
    assert [step.day for step in steps] == sorted({step.day for step in steps})


@pytest.mark.parametrize(
    ("index", "when", "what"),
    [
        (0, date(2016, 3, 15), "44 footprints published, 8 leaders named"),
        (1, date(2016, 3, 30), "41 leaders named"),
        (2, date(2016, 4, 15), "Governance and priorities due from every footprint"),
        (
            3,
            date(2016, 4, 30),
            "Staffordshire: new lead, John MacDonald; Devon: lead in a new post, Angela Pedder OBE",
        ),
        (4, date(2016, 6, 30), "Plans due from every footprint"),
        (10, JUNE_2017, "Norfolk and Waveney: new chair, Patricia Hewitt"),
        (
            13,
            date(2017, 12, 31),
            "Lincolnshire: new lead, John Turner; Surrey Heartlands: new lead, Dr Claire Fuller",
        ),
        (17, date(2019, 1, 31), "Nottinghamshire: lead ends, David Pearson"),
        (
            18,
            date(2019, 9, 30),
            "Mid and South Essex: lead ends, Dr Anita Donley",
        ),
    ],
)
def test_a_step_says_what_happened(atlas, index, when, what):
    assert (moments(atlas)[index].day, moments(atlas)[index].what) == (when, what)


def test_every_recorded_change_is_in_one_step_on_the_last_day_of_its_span(atlas: Atlas):
    found = [(step.day, f.number) for step in moments(atlas) for f, _ in step.changes]
    recorded = [(each.latest, f.number) for f in atlas.footprints for each in f.changes]
    assert sorted(found) == sorted(recorded)
    assert len(found) == 17


def test_a_step_keeps_the_span_in_which_its_change_must_have_happened(atlas: Atlas):
    ((_, found),) = moment_of(atlas, day(2018, 6, 30)).changes
    assert (found.earliest, found.latest) == (date(2016, 3, 31), date(2018, 6, 30))


@pytest.mark.parametrize(
    ("as_at", "numbers"),
    [
        (AsAt.FIRST_LEADERS, [4, 7, 15, 17, 28, 34, 37, 44]),
        (day(2016, 4, 15), []),
        (day(2016, 4, 30), [10, 37]),
        (day(2016, 8, 31), [25]),
        (day(2016, 12, 14), [10]),
        (day(2018, 1, 15), [25]),
        (day(2016, 6, 30), []),
        (day(2016, 10, 21), [22]),
        (day(2017, 6, 30), []),  # a new chair is no new lead
        (day(2017, 12, 31), [13, 35]),
        (day(2018, 12, 31), [39]),
        (day(2019, 1, 31), [14]),
        (AsAt.LATEST_KNOWN, [26]),
        (AsAt(LAST_DAY), [26]),
        (day(2016, 4, 5), []),
        (day(2017, 1, 31), []),
    ],
)
def test_whose_leader_changed_since_the_step_before(atlas, as_at, numbers):
    assert [step.footprint.number for step in changes(atlas, as_at)] == numbers


def test_on_30_march_2016_33_more_leaders_were_named(atlas: Atlas):
    found = changes(atlas, AsAt.LEADERS_NAMED)
    assert len(found) == 33
    assert not any(step.before.is_leading for step in found)
    assert {6, 22, 36}.isdisjoint(step.footprint.number for step in found)


@pytest.mark.parametrize(
    ("as_at", "sentence"),
    [
        (
            AsAt.FIRST_LEADERS,
            "David Smith, Chief Executive, Oxfordshire CCG named",
        ),
        (
            day(2016, 4, 30),
            (
                "Angela Pedder OBE goes on as Lead chief executive, Northern, Eastern and Western "
                "Devon success regime"
            ),
        ),
        (day(2016, 10, 31), "Emma Latimer, Chief Officer, Hull CCG named"),
        (
            day(2018, 6, 30),
            (
                "Richard Carr (encyclopaedia), Chief Executive, Central Bedfordshire Council; "
                "before, Pauline Philip (later source) was the last known"
            ),
        ),
        (day(2019, 1, 31), "The lead of David Pearson has ended, successor not known"),
        (
            AsAt.LATEST_KNOWN,
            "The lead of Dr Anita Donley (unverified) has ended, successor not known",
        ),
    ],
)
def test_a_change_says_who_followed_whom(atlas, as_at, sentence):
    assert changes(atlas, as_at)[-1].sentence == sentence


def test_a_lead_that_ended_as_another_began_is_told_as_the_new_one(atlas: Atlas):
    one = footprint(
        changes=(
            change(ChangeEvent.LEAD_ENDED, leader(), JUNE_2017, JUNE_2017),
            change(ChangeEvent.NEW_LEAD, leader("Next Person"), JUNE_2017, JUNE_2017),
        )
    )
    (found,) = changes(with_footprints(atlas, one), AsAt(JUNE_2017))
    assert found.sentence == (
        "Next Person, Chief Officer, Somewhere CCG; before, Ann Other was the last known"
    )


def test_a_footprint_that_always_waits_never_changes(atlas: Atlas):
    small = with_footprints(atlas, footprint(leader=NOBODY))
    assert [changes(small, step.as_at) for step in moments(small)] == [()] * 4


def test_the_days_to_choose_are_the_steps(atlas: Atlas):
    assert days(atlas, AsAt.LATEST_KNOWN) == tuple(step.as_at for step in moments(atlas))


@pytest.mark.parametrize(
    ("also", "index"), [(date(2016, 3, 16), 1), (date(2016, 4, 5), 2), (LAST_DAY, 18)]
)
def test_a_day_between_two_steps_takes_its_place_among_them(atlas, also, index):
    found = days(atlas, AsAt(also))
    assert len(found) == 20
    assert found[index] == AsAt(also)
    assert found[-1] == AsAt.LATEST_KNOWN


@pytest.mark.parametrize(
    ("as_at", "before", "on"),
    [
        (AsAt.FIRST_LEADERS, None, date(2016, 3, 15)),
        (day(2016, 3, 16), AsAt.FIRST_LEADERS, date(2016, 3, 15)),
        (AsAt.LEADERS_NAMED, AsAt.FIRST_LEADERS, date(2016, 3, 30)),
        (day(2016, 4, 5), AsAt.LEADERS_NAMED, date(2016, 3, 30)),
        (day(2019, 9, 29), day(2019, 1, 31), date(2019, 1, 31)),
        (AsAt(LAST_DAY), day(2019, 1, 31), LAST_DAY),
        (AsAt.LATEST_KNOWN, day(2019, 1, 31), LAST_DAY),
    ],
)
def test_a_day_is_on_a_step_and_after_another(atlas, as_at, before, on):
    assert step_before(atlas, as_at) == before
    assert moment_of(atlas, as_at).day == on


@given(st.dates(FIRST_DAY, LAST_DAY))
def test_on_a_day_that_is_no_step_nothing_changes(atlas, when):
    steps = {step.day for step in moments(atlas)}
    assert when in steps or changes(atlas, AsAt(when)) == ()


@pytest.mark.parametrize(
    ("as_at", "numbers"),
    [
        (AsAt.LEADERS_NAMED, []),
        (day(2016, 4, 1), [6, 10, 22, 24, 36, 37]),
        (day(2016, 4, 30), [6, 22, 24, 36]),
        (day(2017, 6, 15), [13, 24]),  # not 22, which may have had a new chair
        (day(2018, 12, 30), [39]),
        (day(2018, 12, 31), []),
        (day(2019, 9, 15), [26]),
        (AsAt.LATEST_KNOWN, []),
    ],
)
def test_whose_leader_may_have_changed_by_a_day(atlas, as_at, numbers):
    assert [f.number for f, _ in may_have_changed_by(atlas, as_at)] == numbers


@pytest.mark.parametrize(
    ("as_at", "may"),
    [
        (day(2017, 3, 31), False),
        (day(2017, 4, 1), True),
        (day(2017, 12, 30), True),
        (day(2017, 12, 31), False),
        (AsAt.LATEST_KNOWN, False),
    ],
)
def test_inside_the_span_of_a_change_it_may_have_happened(atlas, as_at, may):
    one = atlas.by_code["E54000013"]
    found = may_have_changed_by(with_footprints(atlas, one), as_at)
    assert [change for _, change in found] == (list(one.changes) if may else [])


def test_a_change_on_a_known_day_has_no_days_in_doubt(atlas: Atlas):
    new = change(ChangeEvent.NEW_LEAD, leader("Next"), date(2017, 1, 1), date(2017, 1, 1))
    small = with_footprints(atlas, footprint(changes=(new,)))
    for when in (day(2016, 12, 31), day(2017, 1, 1), day(2017, 1, 2)):
        assert may_have_changed_by(small, when) == ()
