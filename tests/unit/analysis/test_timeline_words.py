"""What the timeline says, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from stp_map.analysis.scene import Scene, scene_of
from stp_map.analysis.timeline_words import (
    known_days,
    timeline_attribution,
    timeline_evidence,
    timeline_words,
)
from stp_map.core.model import AsAt, Atlas, ChangeEvent, Evidence, Region, Source
from stp_map.core.view import Filters, View
from tests.factories import NOBODY, change, footprint, leader, with_footprints


@pytest.fixture
def small(atlas: Atlas) -> Atlas:
    """A footprint whose lead changes in a span of days, and one with nobody confirmed."""
    second = leader("Bea Second", evidence=Evidence.UNVERIFIED)
    second = replace(second, sources=(Source("https://www.a.example/x"), Source("a letter")))
    new = change(ChangeEvent.NEW_LEAD, second, date(2016, 10, 1), date(2016, 12, 31))
    return with_footprints(
        atlas,
        footprint(1, name="Vale", changes=(new,)),
        footprint(2, name="Hill", region=Region.LONDON, leader=NOBODY),
    )


def on(atlas: Atlas, day: date | None, **filters: object) -> Scene:
    return scene_of(atlas, View(Filters(as_at=AsAt(day), **filters)))  # type: ignore[arg-type]


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
    assert finding in timeline_words(on(small, day)).title


def test_only_what_the_filters_leave_is_counted_and_told(small: Atlas):
    words = timeline_words(on(small, date(2016, 3, 30), regions=(Region.LONDON,)))
    assert words.title == (
        "By 30 March 2016 NHS England had confirmed leaders for 0 of the 1 footprint; "
        "no later change is known"
    )
    assert words.subtitle == (
        "Who led when, 1 of 2 footprints in England, 15 March 2016 to 30 September 2019 (London)"
    )
    assert words.description.endswith("Hill: nobody named.")
    assert "Vale" not in words.description
    nothing = timeline_words(on(small, date(2016, 3, 30), query="nowhere"))
    assert nothing.title == "No footprint matches these filters"


def test_the_alternative_tells_every_lane_and_how_well_it_is_known(small: Atlas):
    told = timeline_words(on(small, date(2017, 1, 1))).description
    assert "marked at 1 January 2017. Solid: announced, or known on these days; Hatched:" in told
    assert (
        "Vale: Ann Other, announced 30 March 2016, last known to 30 September 2016, may have "
        "changed 1 October to 30 December 2016; "
        "Bea Second (unverified), last known to 30 September 2019." in told
    )


def test_the_alternative_of_all_lanes_is_no_longer_than_a_pdf_holds(atlas: Atlas):
    told = timeline_words(on(atlas, date(2017, 1, 1))).description
    assert all(each.name in told for each in atlas.footprints)
    assert "Nottinghamshire: David Pearson, announced 30 March 2016, known 31 March 2016" in told
    assert "ended by 31 January 2019, successor not known" in told
    assert len(told) < 10_000


def test_the_known_days_are_those_of_the_process(small: Atlas):
    days = [moment.day.isoformat() for moment in known_days(small)]
    assert days == ["2016-03-15", "2016-03-30", "2016-04-15", "2016-06-30"]


def test_sources_are_those_of_the_days_and_the_publishers_of_the_changes(small: Atlas):
    days, changes = timeline_attribution(on(small, None))
    assert days == (
        "Days: NHS England, 15 March 2016; HSJ, 30 March 2016; NHS Confederation, 30 March 2016"
    )
    assert changes == "Changes: a.example"
    assert timeline_evidence(on(small, None)) == "Unverified: no published source found."


def test_without_changes_nothing_is_said_of_them(atlas: Atlas):
    small = with_footprints(atlas, footprint(1))
    assert len(timeline_attribution(on(small, None))) == 1
    assert timeline_evidence(on(small, None)) == ""
    assert timeline_words(on(small, None)).title.startswith("0 known changes up to")
