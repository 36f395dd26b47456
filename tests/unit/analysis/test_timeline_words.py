"""What the timeline says, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from stp_map.analysis.timeline_words import (
    timeline_attribution,
    timeline_evidence,
    timeline_lines,
    timeline_words,
)
from stp_map.core.model import AsAt, Atlas, ChangeEvent, Evidence, Source
from tests.factories import NOBODY, change, footprint, leader, with_footprints


@pytest.fixture
def small(atlas: Atlas) -> Atlas:
    """A footprint whose lead changes in a span of days, and one with nobody confirmed."""
    second = leader("Bea Second", evidence=Evidence.UNVERIFIED)
    second = replace(second, sources=(Source("https://www.a.example/x"), Source("a letter")))
    new = change(ChangeEvent.NEW_LEAD, second, date(2016, 10, 1), date(2016, 12, 31))
    return with_footprints(
        atlas, footprint(1, name="Vale", changes=(new,)), footprint(2, leader=NOBODY)
    )


@pytest.mark.parametrize(
    ("day", "finding"),
    [
        (
            date(2016, 3, 15),
            "By 15 March 2016 NHS England had named leaders for 0 of the 2 footprints; 1",
        ),
        (
            date(2016, 11, 1),
            "to be confirmed; 0 of 1 known change had happened, and 1 more may have",
        ),
        (date(2017, 1, 1), "to be confirmed; 1 of 1 known change had happened"),
        (None, "1 known change up to 30 September 2019; of the 2 leads, 1 is last known and not"),
    ],
)
def test_the_finding_is_that_of_the_day(small: Atlas, day: date | None, finding: str):
    assert finding in timeline_words(small, AsAt(day)).title


def test_a_line_says_who_came_when_and_how_weak_the_evidence_is(small: Atlas):
    *days, line = timeline_lines(small, AsAt(date(2017, 1, 1)))
    assert [each.when for each in days] == [""] * 4
    assert (line.name, line.what) == ("Vale", "New lead: Bea Second (unverified)")
    assert line.when == "1 October to 31 December 2016"
    assert [each.is_here for each in (*days, line)] == [False] * 4 + [True]


def test_sources_are_those_of_the_days_and_the_publishers_of_the_changes(small: Atlas):
    days, changes = timeline_attribution(small)
    assert days == (
        "Days: NHS England, 15 March 2016; HSJ, 30 March 2016; NHS Confederation, 30 March 2016"
    )
    assert changes == "Changes: a.example"
    assert timeline_evidence(small) == "Unverified: no published source found."


def test_without_changes_nothing_is_said_of_them(atlas: Atlas):
    small = with_footprints(atlas, footprint(1))
    assert len(timeline_attribution(small)) == 1
    assert timeline_evidence(small) == ""
    assert timeline_words(small, AsAt.LATEST_KNOWN).title.startswith("0 known changes up to")
