"""Number formats, labels and phrases, as a person reads them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stp_map.core import text
from stp_map.core.model import AsAt, PopulationBase

REGISTERED, RESIDENT = PopulationBase.REGISTERED, PopulationBase.RESIDENT


@pytest.mark.parametrize(
    ("people", "short"),
    [
        (57_519_001, "57.5 million"),
        (10_000_000, "10.0 million"),
        (9_424_898, "9.42 million"),
        (1_000_000, "1.00 million"),
        (322_775, "322,800"),
        (999_500.4, "999,500"),
        (0, "0"),
    ],
)
def test_people_in_sentences_have_about_three_figures(people, short):
    assert text.people_short(people) == short


@pytest.mark.parametrize(
    ("number", "written"), [(1_492_779, "1,492,779"), (62.6, "63"), (0, "0"), (999.5, "1,000")]
)
def test_whole_numbers_have_their_thousands_separated(number, written):
    assert text.whole_number(number) == written


def test_an_area_is_in_square_kilometres():
    assert text.area(5_142.4) == "5,142 km²"


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (date(2016, 3, 5), date(2016, 3, 5), "5 March 2016"),
        (date(2016, 3, 31), date(2016, 10, 31), "between 31 March 2016 and 31 October 2016"),
    ],
)
def test_a_span_of_days_is_a_day_where_it_is_known(earliest, latest, words):
    assert text.span(earliest, latest) == words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (date(2016, 4, 15), date(2016, 4, 15), "15 April 2016"),
        (date(2016, 4, 1), date(2016, 4, 30), "1 to 30 April 2016"),
        (date(2016, 3, 31), date(2016, 10, 21), "31 March to 21 October 2016"),
        (date(2016, 3, 31), date(2018, 6, 30), "31 March 2016 to 30 June 2018"),
    ],
)
def test_a_span_of_days_can_be_told_shortly(earliest, latest, words):
    assert text.dates(earliest, latest) == words


@pytest.mark.parametrize(
    ("ratio", "words"), [(1.244, "1.24 times"), (9.16, "9.2 times"), (22.6, "23 times")]
)
def test_how_many_times_as_much_has_about_two_figures(ratio, words):
    assert text.times(ratio) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (-1234567.25, "−1,234,567.25"),
        (0.0000001, "1e−07"),
        (1e9, "1,000,000,000"),
        (0.25, "0.25"),
    ],
)
def test_a_number_has_as_many_digits_as_it_needs_and_a_real_minus(number, words):
    assert text.number_words(number) == words


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [("4.5", "%", "4.5%"), ("3", "£", "£3"), ("−3", "£", "−£3"), ("−3", "", "−3")],
)
def test_a_unit_stands_where_people_write_it(number, unit, words):
    assert text.with_unit(number, unit) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 footprints"), (1, "1 footprint"), (44, "44 footprints"), (1_000, "1,000 footprints")],
)
def test_a_count_agrees_with_its_noun(number, words):
    assert text.count_of(number, "footprint") == words


def test_a_noun_may_have_a_plural_of_its_own():
    assert text.count_of(2, "body", "bodies") == "2 bodies"


@pytest.mark.parametrize(
    ("items", "phrase"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_items_are_listed_as_people_write_them(items, phrase):
    assert text.listed(items) == phrase


@pytest.mark.parametrize(
    ("as_at", "phrase"),
    [
        (AsAt.FIRST_LEADERS, "as at 15 March 2016"),
        (AsAt.LEADERS_NAMED, "as at 30 March 2016"),
        (AsAt.LATEST_KNOWN, "latest known leaders"),
    ],
)
def test_an_edition_is_a_phrase(as_at, phrase):
    assert text.edition(as_at) == phrase


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("Guy’s & St Thomas'", "guys-st-thomas"),
        ("../../etc/passwd", "etc-passwd"),
        ("Ynys Môn", "ynys-mn"),
        ("日本", ""),
        ("", ""),
    ],
)
def test_text_in_a_file_name_is_letters_digits_and_hyphens(written, part):
    assert text.file_part(written) == part


@given(st.text())
def test_no_text_makes_an_odd_file_name(written):
    part = text.file_part(written)
    assert set(part) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert part == part.strip("-")


def test_registered_patients_have_an_attribution_line_of_their_own():
    assert text.attribution(RESIDENT) == text.ATTRIBUTION
    assert text.attribution(REGISTERED) == (*text.ATTRIBUTION, text.REGISTERED_ATTRIBUTION)


def test_the_licence_is_attributed_in_its_own_words():
    lines = " ".join(text.ATTRIBUTION)
    assert "licensed under the Open Government Licence v.3.0" in lines
    assert "© Crown copyright and database right" in lines
