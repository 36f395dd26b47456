"""Number formats, labels and phrases, as a person reads them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stp_map.analysis.classification import Bounds, bounds_label
from stp_map.core import text
from stp_map.core.model import AsAt, ChangeEvent, Evidence, LeaderType, PopulationBase
from stp_map.core.view import ColourBy
from tests.factories import NOBODY, change, leader

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
    ("colour_by", "base", "title"),
    [
        (ColourBy.POPULATION, REGISTERED, "GP-registered patients, January to March 2016"),
        (ColourBy.POPULATION, RESIDENT, "Residents, mid-2015"),
        (ColourBy.DENSITY, REGISTERED, "Registered patients per square kilometre"),
        (ColourBy.DENSITY, RESIDENT, "Residents per square kilometre"),
        (ColourBy.LEADER_TYPE, RESIDENT, "Organisation the leader comes from"),
        (ColourBy.REGION, RESIDENT, "NHS England region"),
        (ColourBy.CCG_COUNT, RESIDENT, "Clinical commissioning groups (CCGs)"),
    ],
)
def test_a_legend_is_headed_by_what_is_measured(colour_by, base, title):
    assert text.measure_title(colour_by, base) == title


@pytest.mark.parametrize(
    ("number", "colour_by", "base", "value"),
    [
        (322_775, ColourBy.POPULATION, REGISTERED, "322,775 registered patients"),
        (319_000, ColourBy.POPULATION, RESIDENT, "319,000 residents"),
        (63.4, ColourBy.DENSITY, REGISTERED, "63 registered patients per km²"),
        (62.6, ColourBy.DENSITY, RESIDENT, "63 residents per km²"),
        (1, ColourBy.CCG_COUNT, RESIDENT, "1 CCG"),
        (12, ColourBy.CCG_COUNT, RESIDENT, "12 CCGs"),
    ],
)
def test_a_value_carries_its_unit(number, colour_by, base, value):
    assert text.measure_value(number, colour_by, base) == value


@pytest.mark.parametrize(
    ("bounds", "label"),
    [
        (Bounds(None, 800_000), "Up to 800,000"),
        (Bounds(800_000, 1_200_000), "800,000 to 1,200,000"),
        (Bounds(2_200_000, None), "Over 2,200,000"),
        (Bounds(None, None), "All values"),
    ],
)
def test_a_class_of_numbers_is_named_by_its_limits(bounds, label):
    assert bounds_label(bounds, [1], whole=False) == label


@pytest.mark.parametrize(
    ("bounds", "label"),
    [
        (Bounds(None, 2), "1 to 2"),
        (Bounds(2, 3.5), "3"),
        (Bounds(3.5, 6.2), "4 to 6"),
        (Bounds(6.2, None), "7 to 12"),
        (Bounds(11, None), "12"),
        (Bounds(None, 1), "1"),
        (Bounds(None, None), "1 to 12"),
    ],
)
def test_a_class_of_small_whole_numbers_is_named_by_those_in_it(bounds, label):
    assert bounds_label(bounds, [1, 3, 12], whole=True) == label


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
    ("person", "line"),
    [
        (leader(), "Ann Other, Chief Officer, Somewhere CCG"),
        (leader(role=""), "Ann Other, Somewhere CCG"),
        (NOBODY, "To be confirmed"),
    ],
)
def test_a_leader_is_one_line(person, line):
    assert text.leader_line(person) == line


def test_when_a_lead_became_public_is_said_where_it_is_known():
    assert text.announced(leader()) == "30 March 2016"
    assert text.announced(NOBODY) == ""


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (ChangeEvent.NEW_LEAD, "New lead, 1 May 2017: Ann Other, Chief Officer, Somewhere CCG"),
        (
            ChangeEvent.SAME_LEAD_NEW_POST,
            "Same lead, new post, 1 May 2017: Ann Other, Chief Officer, Somewhere CCG",
        ),
    ],
)
def test_a_change_is_a_sentence_with_its_day(event, sentence):
    day = date(2017, 5, 1)
    assert text.change_sentence(change(event, leader(), day, day)) == sentence


def test_a_leader_type_inside_a_sentence_keeps_only_its_initialisms():
    assert [text.leader_type_phrase(kind) for kind in LeaderType] == [
        "CCG",
        "NHS provider",
        "local authority",
        "independent",
        "to be confirmed",
    ]


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


def test_every_kind_of_evidence_is_explained():
    assert list(text.EVIDENCE) == list(Evidence)
    assert text.EVIDENCE[Evidence.UNVERIFIED] == "Unverified: no published source found"
