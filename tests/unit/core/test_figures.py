"""Columns of uploaded figures have a name of their own in addresses, whatever their heading."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stp_map.core.figures import LONGEST_SLUG, ColumnKind, Figures, FiguresColumn, with_slugs
from tests.factories import column
from tests.untrusted import CORPUS


def slugs(*headings: str) -> list[str]:
    """The slugs of columns with these headings."""
    return [each.slug for each in with_slugs(column({1: 1.0}, heading) for heading in headings)]


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("Spend per head, £", "spend-per-head"),
        ("2016/17", "2016-17"),
        ("  A & E (4h)  ", "a-e-4h"),
        ("漢字", "column"),
        ("", "column"),
        ("---", "column"),
        ("<script>alert(1)</script>", "script-alert-1-script"),
        ("x" * 200, "x" * LONGEST_SLUG),
        ("x" * 49 + " y", "x" * 49),
    ],
)
def test_a_slug_is_made_of_the_plain_letters_of_a_heading(heading, slug):
    assert slugs(heading) == [slug]


def test_columns_of_one_heading_are_told_apart_by_their_place():
    assert slugs("Spend", "SPEND", "spend!") == ["spend", "spend-2", "spend-3"]


def test_a_column_named_as_anothers_place_loses_nothing():
    assert slugs("x", "x-3", "x") == ["x", "x-3", "x-4"]


@given(st.lists(st.one_of(st.text(), st.sampled_from(["x", "x-2", "x-3", "X 3", ""])), max_size=12))
def test_every_column_keeps_its_order_and_gets_a_slug_of_its_own(headings):
    named = with_slugs(column({1: 1.0}, heading) for heading in headings)
    assert [each.heading for each in named] == headings
    assert len({each.slug for each in named}) == len(headings)
    assert all(re.fullmatch(r"[a-z0-9-]{1,60}", each.slug) for each in named)


def test_untrusted_headings_stay_text_and_have_a_slug():
    named = with_slugs(column({1: 1.0}, heading) for heading in CORPUS.values())
    assert [each.heading for each in named] == list(CORPUS.values())
    assert all(re.fullmatch(r"[a-z0-9-]{1,60}", each.slug) for each in named)


@pytest.mark.parametrize(
    ("kind", "values", "is_usable"),
    [
        (ColumnKind.NUMBER, {"E54000001": 0.0}, True),
        (ColumnKind.CATEGORY, {"E54000001": "a"}, True),
        (ColumnKind.NUMBER, {}, False),
        (ColumnKind.TEXT, {"E54000001": "a"}, False),
        (ColumnKind.EMPTY, {}, False),
    ],
)
def test_a_map_can_be_coloured_by_numbers_and_few_words(kind, values, is_usable):
    one = FiguresColumn("Spend", kind, "", 0, values, slug="spend")
    own = Figures((one,), "Finance")
    assert one.is_usable is is_usable
    assert own.usable == ((one,) if is_usable else ())
    assert own.column("spend") is (one if is_usable else None)


def test_a_column_is_found_by_its_slug_only():
    own = Figures(with_slugs([column({1: 1.0}, "A b"), column({1: 2.0}, "A b")]), "Finance")
    assert own.column("a-b-2").values == {"E54000001": 2.0}
    assert own.column("A b") is None
    assert own.column("") is None
