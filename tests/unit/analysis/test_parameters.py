"""Every field of a View is one entry of the table of parameters, and is read as it is written."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from datetime import date
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stp_map.analysis.address import every_param, from_params, to_params, to_query_string
from stp_map.analysis.measures import MEASURES
from stp_map.analysis.parameters import BY_NAME, PARAMETERS, Parameter, as_slug
from stp_map.core.model import AsAt, LeaderType, PopulationBase, Region
from stp_map.core.view import (
    MOST_COMPARED,
    ClassMethod,
    Filters,
    MapStyle,
    Mark,
    Presentation,
    View,
)
from tests.any_view import CODES, VIEWS

DEFAULT = View()
each_parameter = pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda each: each.name)
OPTIONS: Mapping[str, list[tuple[str, str]]] = {
    "region": [(choice.slug, choice.value) for choice in Region],
    "leader_type": [(choice.slug, choice.value) for choice in LeaderType],
    "colour_by": [(measure.slug, measure.name) for measure in MEASURES],
    "population": [(choice.slug, choice.value) for choice in PopulationBase],
    "classes": [(choice.slug, choice.value) for choice in ClassMethod],
    "style": [(choice.slug, choice.value) for choice in MapStyle],
    "mark": [(choice.slug, choice.value) for choice in Mark],
}


@pytest.mark.parametrize(("kind", "is_filter"), [(Filters, True), (Presentation, False)])
def test_every_field_of_a_view_is_a_parameter_exactly_once(kind, is_filter):
    fields = [field.name for field in dataclasses.fields(kind)]
    named = [each.field for each in PARAMETERS if each.is_filter is is_filter]
    assert named == fields


def test_parameters_are_named_each_by_a_name_of_its_own():
    assert list(BY_NAME) == [parameter.name for parameter in PARAMETERS]
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", name) for name in BY_NAME)


def test_every_parameter_of_the_default_is_written_where_all_are_asked_for():
    written = every_param(DEFAULT)
    assert list(written) == list(BY_NAME)
    assert written == {
        "as_at": ["2016-03-30"],
        "region": [],
        "leader_type": [],
        "q": [],
        "colour_by": ["population"],
        "population": ["registered"],
        "classes": ["natural-breaks"],
        "style": ["boundaries"],
        "labels": ["off"],
        "mark": ["nothing"],
        "stp": [],
        "compare": [],
    }


@each_parameter
def test_a_parameter_says_what_it_asks_for_and_what_is_expected(parameter: Parameter):
    for words in (parameter.about, parameter.expected):
        assert words == words.strip()
        assert words
        assert not words.endswith(".")


@given(VIEWS)
def test_what_is_written_is_read_as_it_was(view: View):
    for parameter in PARAMETERS:
        value = parameter.of(view)
        found, ignored = parameter.take(parameter.write(value), CODES)
        assert ignored == []
        if found is None:
            assert parameter.write(value) == []
            assert value == parameter.of(DEFAULT)
        else:
            assert found == value
            assert type(found) is type(value)


@given(VIEWS)
def test_the_default_is_left_out_of_an_address(view: View):
    held = to_params(view)
    for parameter in PARAMETERS:
        is_default = parameter.of(view) == parameter.of(DEFAULT)
        assert (parameter.name in held) is not is_default
    assert list(held) == [name for name in BY_NAME if name in held]
    assert parse_qs(to_query_string(view), keep_blank_values=True) == held


@each_parameter
def test_what_is_default_is_written_where_it_is_asked_for_and_read_as_the_default(parameter):
    written = {parameter.name: every_param(DEFAULT)[parameter.name]}
    assert from_params(written, CODES) == (DEFAULT, ())


@each_parameter
def test_what_can_be_chosen_is_offered_in_its_words_and_read_by_its_slug(parameter: Parameter):
    assert list(parameter.choices) == OPTIONS.get(parameter.name, [])
    read = [parameter.read(slug, CODES) for slug, _ in parameter.choices]
    assert None not in read
    for (slug, _), value in zip(parameter.choices, read, strict=True):
        assert parameter.write((value,) if parameter.most > 1 else value) == [slug]
        assert slug in parameter.expected


@each_parameter
@given(texts=st.lists(st.one_of(st.text(), st.sampled_from(["on", "north", "E54000001", ""]))))
def test_any_texts_are_read_or_named(parameter: Parameter, texts: list[str]):
    value, ignored = parameter.take(texts, CODES)
    assert len(ignored) <= len(texts)
    assert all(each in texts for each in ignored)
    if value is None:
        assert ignored == texts
    else:
        assert parameter.take(parameter.write(value), CODES)[0] in {value, None}


@pytest.mark.parametrize(
    ("name", "texts", "value", "ignored"),
    [
        ("as_at", ["2016-04-05"], AsAt(date(2016, 4, 5)), []),
        ("as_at", ["latest known", "2016-03-15"], AsAt.LATEST_KNOWN, ["2016-03-15"]),
        ("region", ["South", "south", "wales", "north"], (Region.NORTH, Region.SOUTH), ["wales"]),
        ("region", ["wales"], None, ["wales"]),
        ("leader_type", [], None, []),
        ("q", ["  two   words "], "two words", []),
        ("q", ["", "york"], "", ["york"]),
        ("colour_by", ["Share of patients"], "share-of-patients", []),
        ("colour_by", ["figure", "figure-a"], "figure-a", ["figure"]),
        ("labels", ["on", "off"], True, ["off"]),
        ("labels", ["off", "on"], False, ["on"]),
        ("labels", ["maybe", "on"], True, ["maybe"]),
        ("stp", ["e54000046 "], "E54000001", []),
        ("stp", ["E54000099"], None, ["E54000099"]),
        (
            "compare",
            ["north", "E54000046", "E54000001", "South"],
            ("north", "E54000001", "south"),
            ["E54000001"],
        ),
        (
            "compare",
            ["E54000005", "E54000004", "E54000003", "E54000002", "london"],
            ("E54000005", "E54000004", "E54000003", "E54000002"),
            ["london"],
        ),
    ],
)
def test_texts_are_taken_in_turn_and_what_cannot_be_used_is_named(name, texts, value, ignored):
    assert BY_NAME[name].take(texts, CODES) == (value, ignored)


def test_only_filters_and_comparisons_take_several_values():
    assert {parameter.name for parameter in PARAMETERS if parameter.most > 1} == {
        "region",
        "leader_type",
        "compare",
    }
    assert BY_NAME["compare"].most == MOST_COMPARED


@pytest.mark.parametrize("typed", ["midlands-and-east", "Midlands and East", " MIDLANDS_and-east "])
def test_a_slug_may_be_typed_as_people_write(typed: str):
    assert as_slug(typed) == "midlands-and-east"
