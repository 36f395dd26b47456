"""What a person asked for: tidied, frozen, and in the order of its choices."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stp_map.core.view import (
    LONGEST_QUERY,
    Filters,
    MapStyle,
    Mark,
    Presentation,
    View,
    tidy_query,
)


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("  guy's   and\tst thomas' ", "guy's and st thomas'"),
        ("two\nlines\u2028and\x00more", "two lines and more"),
        ("half a pair \ud83d", "half a pair"),
        ("Ægir £5", "Ægir £5"),
        ("x" * 150, "x" * LONGEST_QUERY),
        ("x" * 99 + " y", "x" * 99),
        ("\r\n", ""),
    ],
)
def test_a_search_is_tidied(typed, tidied):
    assert tidy_query(typed) == tidied


@given(st.text())
def test_tidying_a_tidy_search_changes_nothing(text):
    assert tidy_query(tidy_query(text)) == tidy_query(text)


def test_a_changed_view_leaves_the_first_as_it_was():
    before = View()
    assert before.filtered(query="x").presented(labels=True) == View(
        Filters(query="x"), Presentation(labels=True)
    )
    assert before == View()


def test_a_view_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        View().filters = Filters()  # type: ignore[misc]


def test_styles_and_marks_are_named_in_addresses_by_one_word():
    assert [style.slug for style in MapStyle] == ["boundaries", "tiles", "circles"]
    assert [mark.slug for mark in Mark] == [
        *("nothing", "changes", "evidence", "standing", "trusts"),
    ]
