"""Statements about leaders, as a person reads them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from stp_map.core import leader_words
from stp_map.core.model import AsAt, ChangeEvent, Evidence, LeaderType
from tests.factories import NOBODY, change, leader


@pytest.mark.parametrize(
    ("person", "line"),
    [
        (leader(), "Ann Other, Chief Officer, Somewhere CCG"),
        (leader(role=""), "Ann Other, Somewhere CCG"),
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


def test_only_leaders_of_the_day_itself_are_called_confirmed():
    words = [(leader_words.standing(day), leader_words.verb(day)) for day in _DAYS]
    assert words == [("confirmed", "is"), ("known", "was last known to be")]


_DAYS = (AsAt.LEADERS_NAMED, AsAt.LATEST_KNOWN)


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
