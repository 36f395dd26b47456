"""The lanes of the timeline: stretches of days of which the same is known."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stp_map.analysis.editions import lead_on
from stp_map.analysis.lanes import Line, known_leads, lane, lanes
from stp_map.core.model import FIRST_DAY, LAST_DAY, AsAt, Atlas
from tests.factories import NOBODY, footprint


def drawn(atlas: Atlas, number: int) -> list[tuple[str, str, Line]]:
    """A lane as its first days, names and lines."""
    return [
        (each.start.isoformat(), each.lead.leader.name, each.line)
        for each in lanes(atlas)[number - 1]
    ]


def test_a_lane_goes_from_the_first_day_to_the_last_without_a_gap(atlas: Atlas):
    for stretches in lanes(atlas):
        assert (stretches[0].start, stretches[-1].end) == (FIRST_DAY, LAST_DAY)
        for one, following in pairwise(stretches):
            assert following.start == one.end + timedelta(1)
            assert one.lead != following.lead
            assert one.start <= one.end


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (
            10,
            [
                ("2016-03-15", "", Line.EMPTY),
                ("2016-03-30", "Penny Harris", Line.SOLID),
                ("2016-03-31", "Penny Harris", Line.HATCHED),
                ("2016-04-01", "Penny Harris", Line.SPAN),
                ("2016-04-30", "John MacDonald", Line.SOLID),
                ("2016-11-01", "John MacDonald", Line.SPAN),
                ("2016-12-14", "John MacDonald", Line.EMPTY),
            ],
        ),
        (
            34,
            [
                ("2016-03-15", "Sir Andrew Morris", Line.SOLID),
                ("2016-03-31", "Sir Andrew Morris", Line.HATCHED),
            ],
        ),
        (
            36,
            [
                ("2016-03-15", "", Line.EMPTY),
                ("2016-03-31", "", Line.SPAN),
                ("2016-12-31", "Kathy Byrne", Line.HATCHED),
            ],
        ),
    ],
)
def test_a_lane_is_solid_where_the_lead_is_known_and_hatched_where_not(atlas, number, expected):
    assert drawn(atlas, number) == expected


def test_where_nobody_is_ever_named_the_lane_is_empty():
    assert [each.line for each in lane(footprint(leader=NOBODY))] == [Line.EMPTY]


@given(st.dates(FIRST_DAY, LAST_DAY))
def test_on_any_day_the_lane_and_the_facts_have_what_is_known(atlas, day: date):
    for one, stretches, known in zip(
        atlas.footprints, lanes(atlas), known_leads(atlas), strict=True
    ):
        lead = lead_on(one, AsAt(day))
        (here,) = (each for each in stretches if each.start <= day <= each.end)
        assert here.lead == lead
        assert lead in known


def test_no_footprint_has_more_leads_than_a_letter_can_name(atlas: Atlas):
    assert max(map(len, known_leads(atlas))) <= 36
    assert all(
        lead_on(f, AsAt.LATEST_KNOWN) in k
        for f, k in zip(atlas.footprints, known_leads(atlas), strict=True)
    )
