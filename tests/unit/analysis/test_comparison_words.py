"""What a comparison says, worked out by hand."""

from __future__ import annotations

import pytest

from stp_map.analysis.comparison import compared, rows
from stp_map.analysis.comparison_words import comparison_words, left_out, scale_note, uploaded_note
from stp_map.core.chart_kinds import ChartWords
from stp_map.core.model import AsAt, Atlas, PopulationBase, Region
from tests.factories import footprint, with_footprints

ONE, TWO, THREE = "E54000001", "E54000002", "E54000003"


@pytest.fixture
def small(atlas: Atlas) -> Atlas:
    """Two footprints of the same size in the North, and a large one in London."""
    return with_footprints(
        atlas,
        footprint(1),
        footprint(2),
        footprint(3, region=Region.LONDON, population_registered=6_000, population_resident=450),
    )


def said(atlas: Atlas, *keys: str, base: PopulationBase = PopulationBase.REGISTERED) -> ChartWords:
    items = compared(atlas, keys, AsAt.LEADERS_NAMED)
    return comparison_words(items, rows(atlas, items), AsAt.LEADERS_NAMED, base)


def test_the_finding_sets_the_largest_against_the_smallest(small: Atlas):
    assert (
        said(small, ONE, THREE).title
        == "Footprint 3 serves 6.0 times as many people as Footprint 1"
    )
    resident = said(small, ONE, THREE, base=PopulationBase.RESIDENT)
    assert resident.title == "Footprint 1 serves 2.0 times as many people as Footprint 3"


def test_one_alone_is_told_with_its_share(small: Atlas):
    words = said(small, ONE)
    assert words.title == "Footprint 1: 1,000 registered patients, 12.5% of England"
    assert words.subtitle == "1 footprint of England, as at 30 March 2016"


def test_equals_are_told_together(small: Atlas):
    assert said(small, ONE, TWO).title == "Both have 1,000 registered patients"


def test_what_is_compared_is_counted(small: Atlas):
    words = said(small, ONE, "london", TWO)
    assert words.subtitle == (
        "2 footprints and 1 region of England side by side, as at 30 March 2016"
    )


def test_the_description_has_every_figure(small: Atlas):
    told = said(small, ONE, THREE).description
    assert "Residents, mid-2015: Footprint 1 900 (40.0% of England)" in told
    assert "Leader: Footprint 1 Ann Other (Chief Officer, Somewhere CCG)" in told
    assert told.endswith(".")


def test_a_spread_is_explained_where_a_region_has_uploaded_figures(small: Atlas):
    items = compared(small, ("north", ONE), AsAt.LEADERS_NAMED)
    assert "no sum or average" in scale_note(items, has_uploaded=True)
    assert "no sum or average" not in scale_note(items, has_uploaded=False)
    assert uploaded_note("Trust accounts.", has_region=False) == "Trust accounts."
    assert left_out(1) == "No room here for 1 more column of your figures."
