"""Any address gives a valid View, every View has its address, and junk is named."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stp_map.analysis.address import Ignored, from_params, to_params, to_query_string
from stp_map.analysis.measures import MEASURES, Measure, measure_of
from stp_map.analysis.parameters import BY_NAME
from stp_map.core.figures import ColumnKind, FiguresColumn, with_slugs
from stp_map.core.model import FIRST_DAY, LAST_DAY, AsAt, Atlas, LeaderType, PopulationBase, Region
from stp_map.core.view import (
    ClassMethod,
    Filters,
    MapStyle,
    Mark,
    Presentation,
    View,
    in_order,
    tidy_query,
)
from tests.any_view import CODES, COLUMNS, VIEWS

NAMES = [
    "as_at",
    "region",
    "leader_type",
    "q",
    "colour_by",
    "population",
    "classes",
    "style",
    "labels",
    "mark",
    "stp",
]
SLUGS = [
    *(choice.slug for kind in (Region, LeaderType, MapStyle, Mark) for choice in kind),
    *(measure.slug for measure in MEASURES),
]
ANY_DAY = st.dates().map(str)
VALUES = st.one_of(
    st.text(),
    ANY_DAY,
    COLUMNS,
    st.sampled_from([*SLUGS, *CODES, "on", "off", "", "\ud800", "\x00"]),
)
PARAMS = st.dictionaries(
    st.one_of(st.sampled_from(NAMES), st.text()), st.lists(VALUES, max_size=4), max_size=11
)
EVERY_CHOICE = View(
    Filters(
        as_at=AsAt.FIRST_LEADERS,
        regions=(Region.MIDLANDS_AND_EAST, Region.LONDON),
        leader_types=(LeaderType.NHS_PROVIDER, LeaderType.TO_BE_CONFIRMED),
        query="guy's & co",
    ),
    Presentation(
        colour_by="number-of-ccgs",
        population=PopulationBase.RESIDENT,
        classes=ClassMethod.ROUND_NUMBERS,
        style=MapStyle.CIRCLES,
        labels=True,
        mark=Mark.CHANGES,
        selected="E54000037",
    ),
)


def view_of(**params: list[str]) -> View:
    """The view of parameters of which none is ignored."""
    view, ignored = from_params(params, CODES)
    assert ignored == ()
    return view


@given(PARAMS)
def test_any_parameters_give_a_valid_view(params):
    view, _ = from_params(params, CODES)
    day = view.filters.as_at.day
    assert day is None or FIRST_DAY <= day <= LAST_DAY
    colour_by = view.presentation.colour_by
    is_own = re.fullmatch(r"figure-[a-z0-9-]{1,60}", colour_by) is not None
    assert (colour_by in {measure.slug for measure in MEASURES}) is not is_own
    assert measure_of(colour_by).is_uploaded is is_own
    assert view.filters.regions == in_order(Region, view.filters.regions)
    assert view.filters.leader_types == in_order(LeaderType, view.filters.leader_types)
    assert view.filters.query == tidy_query(view.filters.query)
    assert view.presentation.selected in {"", *CODES.values()}


@given(PARAMS)
def test_the_address_of_a_view_from_any_parameters_has_nothing_to_ignore(params):
    view, _ = from_params(params, CODES)
    assert from_params(to_params(view), CODES) == (view, ())


@given(VIEWS)
def test_every_view_comes_back_from_its_parameters(view):
    assert from_params(to_params(view), CODES) == (view, ())


@given(VIEWS)
def test_every_view_comes_back_from_its_address(view):
    assert from_params(parse_qs(to_query_string(view)), CODES) == (view, ())


@given(VIEWS, VIEWS)
def test_different_views_have_different_addresses(one, other):
    assert (to_query_string(one) == to_query_string(other)) is (one == other)


def test_the_default_view_has_an_empty_address():
    assert to_params(View()) == {}
    assert to_query_string(View()) == ""


def test_no_parameters_are_the_default_view():
    assert from_params({}, CODES) == (View(), ())


def test_an_address_names_every_choice_by_its_slug():
    assert to_params(EVERY_CHOICE) == {
        "as_at": ["2016-03-15"],
        "region": ["midlands-and-east", "london"],
        "leader_type": ["nhs-provider", "to-be-confirmed"],
        "q": ["guy's & co"],
        "colour_by": ["number-of-ccgs"],
        "population": ["resident"],
        "classes": ["round-numbers"],
        "style": ["circles"],
        "labels": ["on"],
        "mark": ["changes"],
        "stp": ["E54000037"],
    }
    assert to_query_string(EVERY_CHOICE) == (
        "as_at=2016-03-15&region=midlands-and-east&region=london&leader_type=nhs-provider"
        "&leader_type=to-be-confirmed&q=guy%27s+%26+co&colour_by=number-of-ccgs"
        "&population=resident&classes=round-numbers&style=circles&labels=on&mark=changes"
        "&stp=E54000037"
    )


def test_choices_left_at_their_default_are_left_out():
    view = View().filtered(regions=(Region.NORTH,))
    assert to_params(view) == {"region": ["north"]}


@pytest.mark.parametrize(
    "written",
    ["midlands-and-east", "midlands_and_east", "Midlands and East", " MIDLANDS-and_East "],
)
def test_a_region_may_be_written_in_several_ways(written):
    assert view_of(region=[written]) == View(Filters(regions=(Region.MIDLANDS_AND_EAST,)))


def test_repeated_keys_are_several_choices_in_the_order_of_their_enumeration():
    assert view_of(region=["south", "north", "south"]).filters.regions == (
        Region.NORTH,
        Region.SOUTH,
    )


@pytest.mark.parametrize("code", ["E54000001", "E54000046", "e54000046", " E54000046 "])
def test_a_later_code_selects_by_the_first_issued_one(code):
    assert view_of(stp=[code]).presentation.selected == "E54000001"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("as_at", "2016-03-14"),
        ("as_at", "2019-10-01"),
        ("as_at", "2017-02-29"),
        ("as_at", "20170228"),
        ("as_at", "2017-W05-1"),
        ("as_at", "٢٠١٧-٠٢-٢٨"),
        ("as_at", "2017"),
        ("as_at", ""),
        ("region", "wales"),
        ("region", ""),
        ("leader_type", "gp"),
        ("colour_by", "<script>alert(1)</script>"),
        ("colour_by", "figure"),
        ("colour_by", "your-figures"),
        ("colour_by", "figure-"),
        ("colour_by", "figure-<b>"),
        ("colour_by", "figure-é"),
        ("colour_by", "figure-" + "x" * 61),
        ("population", "2015"),
        ("classes", "jenks"),
        ("style", "cartogram"),
        ("style", "equal-tiles"),
        ("mark", "weak-evidence"),
        ("labels", "yes"),
        ("stp", "E54000045x"),
        ("stp", ""),
        ("utm_source", "newsletter"),
    ],
)
def test_what_cannot_be_used_is_named_and_the_default_stands(name, value):
    assert from_params({name: [value]}, CODES) == (View(), (Ignored(name, value),))


def test_good_choices_beside_bad_ones_are_kept():
    assert from_params({"region": ["wales", "london"], "labels": ["on"]}, CODES) == (
        View(Filters(regions=(Region.LONDON,)), Presentation(labels=True)),
        (Ignored("region", "wales"),),
    )


@pytest.mark.parametrize(
    ("name", "values", "expected", "ignored"),
    [
        (
            "as_at",
            ["2016-03-15", "latest-known"],
            View(Filters(as_at=AsAt.FIRST_LEADERS)),
            ["latest-known"],
        ),
        (
            "colour_by",
            ["figure-spend", "region"],
            View(presentation=Presentation("figure-spend")),
            ["region"],
        ),
        ("as_at", ["never", "2016-03-15"], View(Filters(as_at=AsAt.FIRST_LEADERS)), ["never"]),
        ("q", ["leeds", "york"], View(Filters(query="leeds")), ["york"]),
        (
            "stp",
            ["E54000002", "E54000003"],
            View(presentation=Presentation(selected="E54000002")),
            ["E54000003"],
        ),
        ("labels", ["on", "off"], View(presentation=Presentation(labels=True)), ["off"]),
        ("labels", ["off", "on"], View(), ["on"]),
    ],
)
def test_of_a_choice_that_is_single_the_first_usable_value_counts(name, values, expected, ignored):
    assert from_params({name: values}, CODES) == (
        expected,
        tuple(Ignored(name, value) for value in ignored),
    )


@pytest.mark.parametrize(("written", "shown"), [("on", True), ("ON", True), ("off", False)])
def test_labels_are_on_or_off(written, shown):
    assert view_of(labels=[written]).presentation.labels is shown


def test_the_atlas_knows_every_code_first_issued_or_later(atlas: Atlas):
    first_issued = [f"E540000{n:02}" for n in range(1, 45)]
    later = {f"E540000{45 + n}": first_issued[place] for n, place in enumerate([2, 0, 1, 3])}
    assert atlas.codes == {code: code for code in first_issued} | later


def test_parameters_that_the_frame_reads_for_itself_are_no_mistake():
    assert view_of(embed=["true"], embed_options=["dark_theme"]) == View()


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2016-03-15", date(2016, 3, 15)),
        ("2016-03-16", date(2016, 3, 16)),
        (" 2016_04_05 ", date(2016, 4, 5)),
        ("2019-09-30", date(2019, 9, 30)),
        ("latest-known", None),
        ("Latest known", None),
    ],
)
def test_any_day_from_the_first_to_the_last_can_be_asked_for(written, day):
    assert view_of(as_at=[written]).filters.as_at == AsAt(day)


@given(st.one_of(st.text(), ANY_DAY))
def test_a_day_is_read_only_where_something_is_known_of_it(written):
    found = BY_NAME["as_at"].read(written, CODES)
    assert found is None or found.day is None or FIRST_DAY <= found.day <= LAST_DAY


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("figure-spend", "figure-spend"),
        (" Figure_Spend ", "figure-spend"),
        ("figure-figure-2", "figure-figure-2"),
    ],
)
def test_a_column_of_uploaded_figures_is_asked_for_by_its_slug(written, slug):
    shown = view_of(colour_by=[written]).presentation
    assert (shown.colour_by, measure_of(shown.colour_by).is_uploaded) == (slug, True)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.slug)
def test_a_measure_of_the_package_has_no_column(measure: Measure):
    shown = view_of(colour_by=[measure.slug]).presentation
    assert measure_of(shown.colour_by) is measure
    assert not measure.is_uploaded


@given(st.lists(st.text(max_size=80), min_size=1, max_size=9))
def test_every_column_of_a_file_can_be_asked_for_whatever_its_heading(headings):
    columns = with_slugs(FiguresColumn(h, ColumnKind.NUMBER, "", 0, {"E": 1.0}) for h in headings)
    for column in columns:
        view = View(presentation=Presentation(f"figure-{column.slug}"))
        assert view_of(colour_by=[f"figure-{column.slug}"]) == view
        assert from_params(parse_qs(to_query_string(view)), CODES) == (view, ())
