"""Figures that a person brings are matched by what they say, and the report says the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stp_map.core.errors import FiguresError
from stp_map.core.figures import ColumnKind
from stp_map.data.figures import (
    Answers,
    Duplicate,
    FiguresFile,
    read_figures,
    template_csv,
    template_xlsx,
    tidy,
)
from stp_map.data.figures.model import Topic
from stp_map.data.figures.numbers import is_no_data, number_of
from tests.factories import footprint, with_footprints

DEVON, DORSET, NUMBER_ONE, COAST = "E54000037", "E54000041", "E54000001", "E54000006"


def read(atlas, text: str, **accepted: str) -> FiguresFile:
    return read_figures("figures.csv", text.encode(), atlas, Answers(rows=accepted))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("E54000037", DEVON),
        (" e54000037 ", DEVON),
        ("E54000047", "E54000002"),
        ("E54000046", None),
        ("Devon", DEVON),
        ("DEVON STP", DEVON),
        ("Devon Sustainability and Transformation Partnership", DEVON),
        ("“Coast; Humber & Vale”", COAST),
        ("Humber Coast and Vale", COAST),
        ("Northumberland, Tyne & Wear and North Durham", None),
        ("black country", "E54000016"),
        ("Cornwall and Isles of Scilly", "E54000036"),
        ("Cornwall", None),
    ],
)
def test_a_footprint_is_known_by_codes_and_names(atlas, written, code):
    found = read(atlas, f'Area\tFigure\nKent and Medway\t1\n"{written}"\t2\n')
    assert found.columns[0].values.get(code) == (2 if code else None)
    assert len(found.report.unmatched) == (0 if code else 1)


@pytest.mark.parametrize("heading", ["Number", "No.", "STP", "stp number", "#", "Footprint"])
def test_numbers_are_footprints_under_a_heading_that_says_so(atlas, heading):
    found = read(atlas, f"{heading},Figure\n37,1.5\n41.0,2\nSTP 6,3\n")
    assert found.columns[0].values == {DEVON: 1.5, DORSET: 2, COAST: 3}


def test_a_column_of_small_numbers_is_not_taken_for_footprints(atlas):
    with pytest.raises(FiguresError, match="Expected a column that names the footprint"):
        read(atlas, "Rank,Figure\n1,5\n2,6\n")


def test_near_misses_are_offered_and_not_guessed(atlas):
    text = "Area,Figure\nDorset,1\nDevvon,2\nWales,4\n"
    report = read(atlas, text).report
    assert {each.key: each.match.suggestions for each in report.unmatched} == {
        "Devvon": (DEVON,),
        "Wales": (),
    }
    assert report.matched == (DORSET,)
    accepted = read_figures("f.csv", text.encode(), atlas, Answers(rows={"Devvon": DEVON}))
    assert accepted.columns[0].values == {DORSET: 1, DEVON: 2}


def test_the_same_words_in_another_order_are_offered(atlas):
    found = read(atlas, "Area,F\nDevon,1\nWiltshire and Swindon Bath,2\n")
    assert found.report.unmatched[0].match.suggestions[0] == "E54000040"


def test_an_accepted_code_that_is_no_footprint_is_left_out(atlas):
    text = "Area,Figure\nDorset,1\nDevvon,2\n"
    found = read_figures("f.csv", text.encode(), atlas, Answers(rows={"Devvon": "E99"}))
    assert found.columns[0].values == {DORSET: 1}


def test_the_report_gives_rows_and_reasons(atlas):
    found = read(
        atlas,
        "Deficits 2015/16\n\nCode,Deficit\nE54000037,5\nE54000099,6\n,7\n99,8\nTotal,9\n"
        "E54000041,n/a\nE54000006,many\nE54000001,1\n",
    )
    report = found.report
    assert report.key == "Code"
    assert report.rows == 8
    assert [each.row for each in report.unmatched] == [5, 6, 7, 8]
    assert "this code" in report.unmatched[0].match.reason
    assert "is empty" in report.unmatched[1].match.reason
    assert "from 1 to 44" in report.unmatched[2].match.reason
    assert report.unmatched[3].key == "Total"
    assert report.matched == (NUMBER_ONE, COAST, DEVON, DORSET)
    assert len(report.missing) == 40
    assert [(e.row, e.value) for e in report.not_numbers] == [(10, "many")]
    assert found.columns[0].values == {DEVON: 5, NUMBER_ONE: 1}


def test_a_footprint_given_twice_counts_only_where_both_rows_agree(atlas):
    found = read(atlas, "Area,F\nDevon,1\nDevon,1\nDorset,1\nDorset,2\n")
    assert found.report.duplicates == (
        Duplicate(DEVON, (2, 3), is_same=True),
        Duplicate(DORSET, (4, 5), is_same=False),
    )
    assert found.columns[0].values == {DEVON: 1}


def test_columns_that_name_the_footprint_again_are_no_figures(atlas):
    found = read(
        atlas,
        "Number,Code,Name,F\n37,E54000037,Devon,1\n41,E54000041,Dorset,2\n6,E54000006,Somerset,3\n",
    )
    assert [column.heading for column in found.columns] == ["F"]
    assert found.report.notes == (
        "Row 4: “Code” and “Name” name different footprints; the first one counts.",
    )


def test_cells_without_headings_are_read_by_their_letters(atlas):
    found = read(atlas, "E54000037\t1\nE54000041\t2\n")
    assert found.report.key == "Column A"
    assert [column.heading for column in found.columns] == ["Column B"]
    assert found.columns[0].values == {DEVON: 1, DORSET: 2}


def test_a_first_row_that_is_misspelt_is_no_heading(atlas):
    found = read(atlas, "Area,Rating\nDevvon,Good\nDorset,Poor\n")
    assert found.columns[0].heading == "Rating"
    assert found.report.unmatched[0].row == 2


def test_headings_that_are_the_same_are_told_apart(atlas):
    found = read(atlas, "Area,F,F,\nDevon,1,2,3\n")
    assert [column.heading for column in found.columns] == ["F", "F (3)", "Column D"]


def test_words_are_categories_in_the_order_of_the_file(atlas):
    column = read(atlas, "Area,R\nDevon,Good\nDorset,poor\nSomerset,GOOD\n").columns[0]
    assert (column.kind, column.categories) == (ColumnKind.CATEGORY, ("Good", "poor"))
    assert column.values["E54000038"] == "Good"


def test_many_different_words_are_text_and_none_are_empty(atlas):
    rows = "".join(f"{code},note {code},-\n" for code in list(atlas.by_code)[:7])
    varied, empty = read(atlas, f"Code,Note,Nothing\n{rows}").columns
    assert (varied.kind, empty.kind) == (ColumnKind.TEXT, ColumnKind.EMPTY)


def test_units_must_agree(atlas):
    found = read(atlas, "Area;F\nDevon;£1,200\nDorset;£2\nSomerset;3%\n")
    assert (found.columns[0].unit, found.columns[0].values) == ("£", {DEVON: 1200, DORSET: 2})
    assert found.report.not_numbers[0].reason == (
        "Most of this column has £, but this value has %."
    )


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1,234.5", 1234.5),
        ("-3", -3),
        ("−3", -3),
        ("(3.20)", -3.2),
        ("£-3", -3),
        ("-£3", -3),
        ("4.5%", 4.5),
        ("+.5", 0.5),
        ("1e3", 1000),
        ("1 234", 1234),
        ("12 345 678", 12345678),
        ("£ 6 m", 6),
        ("'5", 5),
        ("0", 0),
        ("1m", 1),
    ],
)
def test_numbers_are_read_as_people_write_them(cell, value):
    found = number_of(cell)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    "cell",
    ["1,5", "1.2.3", "--3", "£", ".", "%", "=1+1", "1x", "1e99", "1e-30", "9" * 9999, "inf", "٣x",
     "(-3)", "£3%", "½", "12 15", "14 3", "1 2345", "45¹", "12.3²"],
)  # fmt: skip
def test_what_is_no_number_is_none(cell):
    assert number_of(cell) is None


@pytest.mark.parametrize("cell", ["", " ", "-", "–", "N/A", "#N/A", "..", "No data"])
def test_what_stands_for_nothing_is_no_data(cell):
    assert is_no_data(cell)


@pytest.mark.parametrize("make", [template_csv, template_xlsx])
def test_a_template_reads_back_with_every_footprint(atlas, make):
    found = read_figures("template", make(atlas), atlas)
    assert len(found.report.matched) == len(atlas.footprints)
    assert (found.report.missing, found.report.unmatched) == ((), ())
    assert (found.report.duplicates, found.report.not_numbers) == ((), ())
    assert [column.heading for column in found.columns] == ["Figure"]


@pytest.mark.parametrize("make", [template_csv, template_xlsx])
def test_a_template_holds_no_formula(atlas, make):
    odd = with_footprints(atlas, footprint(1, name="=1+1"), footprint(2, name="@x" + "y" * 40_000))
    assert read_figures("t", make(odd), odd).report.matched == ("E54000001", "E54000002")
    if make is template_csv:
        assert b",'=1+1," in make(odd)


def test_names_that_two_footprints_share_match_neither(atlas):
    twins = with_footprints(atlas, footprint(1, name="Same"), footprint(2, name="same STP"))
    with pytest.raises(FiguresError):
        read_figures("f", b"Area,F\nSame,1\n", replace(twins))


def test_headings_are_tidied():
    assert tidy("a\x00b\u202ec\u2028d\ud800 e" + "x" * 999).startswith("a bc d e")
    assert len(tidy("x" * 999)) == 200


def test_columns_without_headings_have_the_letters_of_spreadsheets(atlas):
    found = read(atlas, "\n".join(",".join([name, *"1" * 49]) for name in ("Devon", "Dorset")))
    assert found.report.key == "Column A"
    headings = [column.heading for column in found.columns]
    assert (headings[0], headings[24:26], headings[-1]) == (
        "Column B", ["Column Z", "Column AA"], "Column AX",
    )  # fmt: skip


@pytest.mark.parametrize("odd", ['Notes\nDevon,"195,793","3,12"', 'Notes\nDevon,"382,73",'])
def test_one_odd_cell_does_not_make_thousands_of_a_csv_small_but_is_asked(atlas, odd):
    text = f'STP,Patients,{odd}\nDorset,"788,645",\nSomerset,"562,446",\n'
    found = read_figures("f", text.encode(), atlas)
    assert found.columns == ()
    assert [question.topic for question in found.report.open_questions] == [Topic.DECIMAL]
