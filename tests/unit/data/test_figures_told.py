"""What a person says of their figures: name, unit, size, decimals, date and source."""

from __future__ import annotations

import io

import openpyxl
import pytest

from stp_map.analysis.measures.uploaded import value_in_words
from stp_map.data.figures import Told, figures_told, matched_xlsx, read_figures
from stp_map.data.figures.told import unit_and_size

FILE = b"STP,Deficit,Rating\nDevon,-12.5,Poor\nDorset,3,=1+1\nNowhere at all,1,Good\n"
DEVON = "E54000037"


def told(**said: object) -> Told:
    usual = {"unit": "", "size": "", "decimals": 1, "date": "", "source": "Trust accounts"}
    return Told(**{"column": "deficit", "name": "Deficit", **usual, **said})  # type: ignore[arg-type]


def test_what_is_told_names_the_column_and_leaves_its_values_alone(atlas):
    found = read_figures("a.csv", FILE, atlas)
    said = told(name="Gap", unit="£", size="m", decimals=2, date="2016/17")
    figures = figures_told(found, said, ("One row.",))
    gap, rating = figures.columns
    assert gap.title == "Gap, 2016/17"
    assert gap.title_with_unit == "Gap, 2016/17 (£m)"
    assert gap.values == found.columns[0].values
    assert value_in_words(gap, DEVON) == "−£12.50m"
    assert rating.title == "Rating, 2016/17"
    assert (figures.source, figures.left_out, figures.first) == (
        "Trust accounts",
        ("One row.",),
        "deficit",
    )


@pytest.mark.parametrize(
    ("unit", "size", "words"),
    [
        ("£m", "", "−£12.5m"),
        ("million days", "", "−12.5 million days"),
        ("days", "k", "−12.5 thousand days"),
        ("%", "", "−12.5%"),
        ("", "bn", "−12.5 billion"),
        ("", "nonsense", "−12.5"),
        ("maternity beds", "", "−12.5 maternity beds"),
    ],
)
def test_a_unit_may_be_written_with_its_size(atlas, unit, size, words):
    found = read_figures("a.csv", FILE, atlas)
    column = figures_told(found, told(unit=unit, size=size)).columns[0]
    assert value_in_words(column, DEVON) == words


def test_a_word_that_only_begins_like_a_size_is_a_unit():
    assert unit_and_size("kg") == ("kg", "")
    assert unit_and_size("£bn") == ("£", "bn")


def test_the_matched_table_has_what_was_left_out_and_no_formula(atlas):
    found = read_figures("a.csv", FILE, atlas)
    figures = figures_told(found, told(unit="£"), ("Row 4 is left out.",))
    book = openpyxl.load_workbook(io.BytesIO(matched_xlsx(atlas, figures)))
    rows = list(book["Figures"].iter_rows(values_only=True))
    assert rows[0] == ("Code", "Number", "Footprint", "Deficit (£)", "Rating")
    assert len(rows) == 45
    by_code = {row[0]: row for row in rows}
    assert by_code[DEVON] == (DEVON, 37, "Devon", -12.5, "Poor")
    cells = [cell for row in book["Figures"].iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert [row[0] for row in book["Left out"].iter_rows(values_only=True)] == [
        "What was left out",
        "Row 4 is left out.",
    ]
