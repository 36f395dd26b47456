"""Statements about leaders, as a person reads them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from stp_map.core import leader_words
from stp_map.core.lead import Lead, Standing
from stp_map.core.model import AsAt, ChangeEvent, Evidence, LeaderType
from tests.factories import NOBODY, change, leader


@pytest.mark.parametrize(
    ("person", "line"),
    [
        (leader(), "Ann Other, Chief Officer, Somewhere CCG"),
        (leader(role=""), "Ann Other, Somewhere CCG"),
        (leader(evidence=Evidence.UNVERIFIED, role=""), "Ann Other (unverified), Somewhere CCG"),
        (NOBODY, "To be confirmed"),
    ],
)
def test_a_leader_is_one_line(person, line):
    assert leader_words.line_of(person) == line


def test_when_a_lead_became_public_is_said_where_it_is_known():
    assert leader_words.made_public(leader()) == "30 March 2016"
    assert leader_words.made_public(NOBODY) == ""


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (ChangeEvent.NEW_LEAD, "New lead, 1 May 2017: Ann Other, Chief Officer, Somewhere CCG"),
        (
            ChangeEvent.SAME_LEAD_NEW_POST,
            "Same lead, new post, 1 May 2017: Ann Other, Chief Officer, Somewhere CCG",
        ),
    ],
)
def test_a_change_is_a_sentence_with_its_day(event, sentence):
    day = date(2017, 5, 1)
    assert leader_words.change_with_days(change(event, leader(), day, day)) == sentence


def test_a_leader_type_inside_a_sentence_keeps_only_its_initialisms():
    assert [leader_words.type_in_a_sentence(kind) for kind in LeaderType] == [
        "CCG",
        "NHS provider",
        "local authority",
        "independent",
        "to be confirmed",
        "ended, successor not known",
    ]


def test_every_kind_of_evidence_is_explained():
    assert list(leader_words.EVIDENCE) == list(Evidence)
    assert leader_words.EVIDENCE[Evidence.UNVERIFIED] == "Unverified: no published source found"


@pytest.mark.parametrize(
    ("person", "said"),
    [
        (leader(), "Ann Other"),
        (replace(leader(), evidence=Evidence.UNVERIFIED), "Ann Other (unverified)"),
        (replace(leader(), evidence=Evidence.LATER_SOURCE), "Ann Other (later source)"),
        (replace(NOBODY, evidence=Evidence.UNVERIFIED), "To be confirmed"),
    ],
)
def test_weak_evidence_stands_behind_a_name(person, said):
    assert leader_words.with_weakness(person) == said


END = change(ChangeEvent.LEAD_ENDED, leader(), date(2017, 5, 1), date(2017, 5, 9))
SUCCESSOR = change(
    ChangeEvent.NEW_LEAD,
    leader("Next Person", evidence=Evidence.UNVERIFIED),
    date(2017, 5, 1),
    date(2017, 6, 30),
)
WEAK = replace(leader(), evidence=Evidence.ENCYCLOPAEDIA)
MARCH = date(2016, 3, 30)


@pytest.mark.parametrize(
    ("lead", "standing", "clause"),
    [
        (
            Lead(leader(), Standing.ANNOUNCED, MARCH),
            "Announced on 30 March 2016",
            "is led by Ann Other",
        ),
        (
            Lead(WEAK, Standing.ANNOUNCED, MARCH),
            "Announced on 30 March 2016",
            "is led by Ann Other (encyclopaedia)",
        ),
        (
            Lead(leader(), Standing.KNOWN, MARCH),
            "Known on that day",
            "was led by Ann Other on that day",
        ),
        (
            Lead(leader(), Standing.LAST_KNOWN, MARCH),
            "Last known, from March 2016, not checked since",
            "was last known to be led by Ann Other, from March 2016, not checked since",
        ),
        (
            Lead(leader(), Standing.LAST_KNOWN, MARCH, SUCCESSOR),
            (
                "Last known, from March 2016, not checked since; may have changed: new lead, "
                "Next Person (unverified), some day from 1 May to 30 June 2017"
            ),
            (
                "was last known to be led by Ann Other, from March 2016, not checked since; this "
                "may have changed: new lead, Next Person (unverified), some day from 1 May to "
                "30 June 2017"
            ),
        ),
        (
            Lead(leader(), Standing.ENDED, MARCH, END),
            "Ended some day from 1 to 9 May 2017, successor not known",
            "was led by Ann Other, whose lead has ended; the successor is not known",
        ),
        (
            Lead(NOBODY, Standing.TO_BE_CONFIRMED),
            "To be confirmed",
            "has a leader to be confirmed",
        ),
    ],
)
def test_of_a_lead_no_more_is_said_than_is_known(lead, standing, clause):
    assert leader_words.standing_with_doubt(lead) == standing
    assert leader_words.clause(lead) == clause


def test_the_end_of_a_lead_on_a_known_day_is_said_with_that_day():
    day = date(2017, 5, 1)
    ended = Lead(
        leader(),
        Standing.ENDED,
        MARCH,
        change(ChangeEvent.LEAD_ENDED, leader(), day, day),
    )
    assert leader_words.standing(ended) == "Ended on 1 May 2017, successor not known"


def test_a_lead_in_one_line_says_what_is_known_unless_it_was_announced():
    post = "Chief Officer, Somewhere CCG"
    assert leader_words.line_on(Lead(leader(), Standing.ANNOUNCED, MARCH)) == f"Ann Other, {post}"
    assert leader_words.line_on(Lead(WEAK, Standing.LAST_KNOWN, MARCH)) == (
        f"Ann Other (encyclopaedia), {post} (last known, from March 2016, not checked since)"
    )


def test_only_days_up_to_30_march_2016_were_counted():
    days = (AsAt.FIRST_LEADERS, AsAt.LEADERS_NAMED, AsAt(date(2016, 3, 31)), AsAt.LATEST_KNOWN)
    assert [leader_words.is_counted(day) for day in days] == [True, True, False, False]


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (ChangeEvent.NEW_LEAD, "new lead"),
        (ChangeEvent.LEAD_ENDED, "lead ends"),
        (ChangeEvent.NEW_CHAIR, "new chair"),
        (ChangeEvent.SAME_LEAD_NEW_POST, "lead in a new post"),
    ],
)
def test_a_change_in_short_says_what_and_who(event, said):
    day = date(2017, 5, 1)
    assert leader_words.change_in_short(change(event, leader(), day, day)) == f"{said}, Ann Other"
