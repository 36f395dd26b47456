"""The report on uploaded figures says everything that was not used as it stood, as text."""

from __future__ import annotations

import pytest

from stp_map.core.errors import FiguresError
from stp_map.core.model import Atlas
from stp_map.data.figures import FiguresFile, read_figures
from stp_map.web.figures_report import MOST_LISTED, problems, report_html, report_lines
from tests.html_reader import HtmlReader
from tests.untrusted import CORPUS

MESSY = """STP,Deficit,Rating
Devon,-12.5,Poor
Dorset,3,Good
Cornwal,1,Good
E54000028,0,Fair
Kent and Medway,1,Poor
Wales,3,x
Kent & Medway,4,Good
Somerset,many,Good
"""
BUILT_OF = {"h3", "h4", "dl", "div", "dt", "dd", "ul", "li", "p"}


def read(atlas: Atlas, text: str, name: str = "figures.csv") -> FiguresFile:
    return read_figures(name, text.encode("utf-8", "replace"), atlas)


def test_the_page_says_how_the_file_was_read_and_what_was_left_out(atlas):
    words = HtmlReader(report_html(atlas, read(atlas, MESSY))).words
    assert "Text in UTF-8, cells separated by commas" in words
    assert "Matched 4 of 44 footprints" in words
    assert "2 rows left out Row 4 “Cornwal”" in words
    assert "Similar: “Cornwall and the Isles of Scilly”" in words
    assert "Row 7 “Wales”: This is from a list of countries, not of footprints." in words
    assert "1 footprint in several rows 32 Kent and Medway: rows 6 and 8." in words
    assert "They differ, so none was used." in words
    assert "Row 9, “Deficit”: “many”" in words
    assert "39 footprints without a row 1 Northumberland, Tyne and Wear;" in words


def test_a_whole_file_has_no_problems(atlas):
    rows = "\n".join(f"{f.code},{f.number}.5" for f in atlas.footprints)
    found = read(atlas, f"Code,Deficit\n{rows}\n")
    assert report_lines(atlas, found) == ()
    assert "Every footprint has one row" in HtmlReader(report_html(atlas, found)).words


def test_a_long_list_is_cut_and_counted(atlas):
    wrong = "\n".join(f"Nowhere {number},1" for number in range(100))
    found = problems(atlas, read(atlas, f"STP,Deficit\nDevon,2\n{wrong}\n"))
    heading, lines = next(iter(found.items()))
    assert heading == "100 rows left out"
    assert len(lines) == MOST_LISTED + 1
    assert lines[-1] == "and 80 more"


def test_a_column_of_too_many_words_is_named(atlas):
    rows = "\n".join(f"{f.code},word {f.number}" for f in atlas.footprints)
    (line,) = report_lines(atlas, read(atlas, f"Code,Note\n{rows}\n"))
    assert line == "1 column that can’t be shown: “Note”: text, too varied to colour by"


@pytest.mark.parametrize("text", CORPUS.values(), ids=CORPUS)
def test_untrusted_headings_names_and_cells_are_text(atlas, text):
    cell = '"' + text.replace('"', '""') + '"'
    rows = f"STP,{cell}\nDevon,1\nDorset,2\n{cell},3\nSomerset,{cell}\n"
    try:
        found = read(atlas, rows, name=text)
    except FiguresError:
        return  # Refused whole, with a reason: control characters are no text.
    read_back = HtmlReader(report_html(atlas, found))
    assert {name for name, _ in read_back.elements} <= BUILT_OF
    assert all(set(attributes) <= {"class"} for _, attributes in read_back.elements)
