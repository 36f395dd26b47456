"""A file's name says what is inside and is safe on every system."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stp_map.core.chart_kinds import ChartKind
from stp_map.core.model import AsAt, LeaderType, Region
from stp_map.core.order import Output
from stp_map.core.view import Filters, Presentation, View, tidy_query
from stp_map.exports.file_names import LONGEST_NAME, file_name
from tests.factories import order

EVERYTHING = View(
    Filters(AsAt.LATEST_KNOWN, tuple(Region), tuple(LeaderType), "a long search " * 9),
    Presentation(colour_by="population-density", selected="E54000037"),
)


@pytest.mark.parametrize(
    ("view", "name"),
    [
        (View(), "stp-footprints_population_2016-03-30.png"),
        (
            View(Filters(regions=(Region.LONDON,)), Presentation(colour_by="leader-type")),
            "stp-footprints_london_leader-type_2016-03-30.png",
        ),
        (
            View(
                Filters(
                    AsAt.LATEST_KNOWN,
                    (Region.NORTH, Region.MIDLANDS_AND_EAST),
                    (LeaderType.CCG,),
                    "Guy’s & co",
                ),
                Presentation(selected="E54000037"),
            ),
            (
                "stp-footprints_north-midlands-and-east_ccg_guys-co_population_e54000037"
                "_latest-known.png"
            ),
        ),
    ],
)
def test_a_name_says_what_the_file_shows(view, name):
    assert file_name(view, order()) == name


@pytest.mark.parametrize("output", [Output.PACK_PDF, Output.PACK_DECK])
def test_the_name_of_a_pack_begins_otherwise(output):
    name = f"stp-briefing-pack_population_2016-03-30.{output.ending}"
    assert file_name(View(), order(output)) == name


@given(st.text())
def test_no_search_makes_an_unsafe_name(query):
    name = file_name(View(Filters(query=tidy_query(query))), order(Output.CSV))
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert name.count(".") == 1


def test_a_name_is_never_too_long():
    assert len(file_name(EVERYTHING, order(Output.DECK))) == LONGEST_NAME + len(".pptx")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (ChartKind.AREA, "stp-population-against-area_population_e54000037_2016-03-30.svg"),
        (ChartKind.COMPARISON, "stp-comparison_london_e54000037_2016-03-30.svg"),
        (ChartKind.TIMELINE, "stp-timeline_2016-03-30.svg"),
    ],
)
def test_a_chart_is_named_by_what_it_shows(kind, name):
    view = View().presented(selected="E54000037", compared=("london", "E54000037"))
    assert file_name(view, order(Output.SVG, chart=kind)) == name
