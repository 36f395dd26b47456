"""Your figures as Streamlit draws them, without a browser."""

from __future__ import annotations

import io
import logging
import zipfile

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from stp_map.app.server.logs import Line
from stp_map.core import text
from tests import own_page
from tests.html_reader import HtmlReader
from tests.own_page import OwnPage, after_map, chosen, gesture, open_section, panel
from tests.untrusted import CORPUS

FILE = "STP,Deficit,Rating\nDevon,-12.5,Poor\nDorset,3,Good\nCornwal,1,Good\n"
SOURCE = "Trust accounts"


def opened(tab: str = text.OWN_FIGURES, **params: str) -> OwnPage:
    """The page with a section open."""
    page = own_page.opened(**params)
    open_section(page, tab)
    return page


def html(page: AppTest, class_: str) -> str:
    """The pieces of the page in which there is something of a class."""
    return " ".join(piece for piece in own_page.html(page) if class_ in piece)


def words(page: AppTest, class_: str) -> str:
    return HtmlReader(html(page, class_)).words


def paste(page: AppTest, text: str) -> AppTest:
    return page.text_area(key="figures_pasted").set_value(text).run()


def give_source(page: AppTest, source: str = SOURCE) -> AppTest:
    return page.text_input(key="figures_source").set_value(source).run()


def shown(page: AppTest) -> AppTest:
    return page.button(key="figures_show").click().run()


def colour_by(page: AppTest) -> str:
    value = dict(page.query_params).get("colour_by", "")
    return value if isinstance(value, str) else value[0]


def test_pasted_cells_get_to_the_map_after_report_choice_and_source():
    page = paste(opened(), FILE)
    assert "1 row left out Row 4 “Cornwal”" in words(page, "stp-report")
    assert "Your figures" not in words(page, "stp-legend")
    assert page.button(key="figures_show").disabled
    assert "Say where the figures come from" in words(page, "stp-note")

    (row,) = [box for box in page.selectbox if box.label == "Row 4"]
    assert row.options == ["Leave out “Cornwal”", "“Cornwal” is Cornwall and the Isles of Scilly"]
    page = row.select_index(1).run()
    assert "row left out" not in words(page, "stp-report")

    page = shown(give_source(page))
    assert colour_by(page) == "figure-deficit"
    assert words(page, "stp-legend").startswith("Deficit Below 0 (1)")
    assert "No data (41)" in words(page, "stp-legend")
    assert after_map(page)["sources"].startswith(f"Your figures: {SOURCE}.")
    assert ["figure-deficit", "Your figures: Deficit"] in panel(page)["own"]
    assert chosen(page)["colour_by"] == "figure-deficit"
    assert not page.exception


def test_figures_stay_the_same_object_until_they_change():
    page = shown(give_source(paste(opened(), FILE)))
    first = page.session_state["uploaded_figures"]
    page = page.run()
    assert page.session_state["uploaded_figures"] is first
    page = shown(paste(page, FILE.replace("3", "4")))
    assert page.session_state["uploaded_figures"] is not first


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("one column only\nDevon\n", "Expected at least two columns"),
        ("a,b\n1,2\n", "Expected a column that names the footprint"),
        ("STP,Deficit\n" + "Devon,1\n" * 5_001, "Expected at most 5,000 rows"),
        ("STP" + ",x" * 50 + "\nDevon" + ",1" * 50, "Expected at most 50 columns"),
        ("Devon,1\n" * 300_000, "Expected at most 2 MB, but the file has 2.3 MB"),
        ("STP,Deficit\nDevon,\x01\n", "control character U+0001"),
    ],
)
def test_bad_pastes_are_refused_in_words_and_lose_nothing(content, why):
    page = shown(give_source(paste(opened(), FILE)))
    page = paste(page, content)
    assert why in words(page, 'role="alert"')
    assert "The figures on your map stay as they are." in words(page, 'role="alert"')
    assert words(page, "stp-legend").startswith("Deficit")
    assert colour_by(page) == "figure-deficit"
    assert not page.exception


def workbook(**parts: bytes) -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in (["STP", "Deficit"], ["Devon", 1]):
        book.active.append(row)
    book.save(file)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (FILE.encode("utf-16"), "Text in UTF-16"),
        (FILE.replace("Poor", "Peûr").encode("cp1252"), "Text in Windows-1252"),
        (workbook(), "Excel workbook, sheet “Sheet”"),
        (workbook(xl__vbaProject=b"x"), "The workbook has macros"),
        (workbook(xl__externalLinks__a=b"x"), "links to other files"),
        (workbook(xl__big=b"0" * 50_000_000), "far more than its figures can need"),
        (b"x" * 2_500_000, "Expected at most 2 MB, but the file has 2.4 MB"),
        (b"\xd0\xcf\x11\xe0old", "an old Excel file"),
    ],
)
def test_files_are_read_or_refused_by_their_content_whatever_they_are_called(content, why):
    page = opened()
    page = page.file_uploader[0].set_value(("figures.csv", content, "text/csv")).run()
    assert why in words(page, "stp-report") + words(page, 'role="alert"')
    assert not page.exception


def test_removing_clears_and_goes_back_to_population():
    page = shown(give_source(paste(opened(), FILE)))
    page = page.button(key="figures_remove").click().run()
    assert colour_by(page) == ""
    assert "GP-registered patients" in words(page, "stp-legend")
    assert page.text_area(key="figures_pasted").value == ""
    assert "uploaded_figures" not in page.session_state
    assert "uploaded_draft" not in page.session_state
    assert html(page, "stp-report") == ""


def test_removing_leaves_another_colouring_alone():
    page = shown(give_source(paste(opened(), FILE)))
    gesture(page, colour_by="region")
    page = page.button(key="figures_remove").click().run()
    assert colour_by(page) == "region"


def test_a_link_without_the_figures_says_what_is_missing_until_they_are_added():
    page = opened(colour_by="figure-deficit")
    assert "figures named “deficit”, which are not on this page" in words(page, "stp-faults")
    assert "Figures stay with the person who added them" in words(page, "stp-faults")
    assert words(page, "stp-legend").startswith("Your figures “deficit”, not added on this page")
    page = shown(give_source(paste(page, FILE)))
    assert html(page, "stp-faults") == ""
    assert words(page, "stp-legend").startswith("Deficit")


def test_previews_of_two_people_with_the_same_link_are_their_own():
    pictures = []
    for number in ("-12.5", "99"):
        page = shown(give_source(paste(opened(), FILE.replace("-12.5", number))))
        open_section(page, "Export")
        assert not page.exception
        pictures.append(page.session_state["uploaded_preview"][1])
        again = page.run().session_state["uploaded_preview"]
        assert again[1] is pictures[-1]
    assert pictures[0] != pictures[1]
    other = opened("Export", colour_by="figure-deficit")
    assert "uploaded_preview" not in other.session_state


def test_a_failure_with_figures_keeps_what_they_say_out_of_the_log(monkeypatch, caplog):
    message = "secret -12.5"
    logging.setLogRecordFactory(Line)  # as logs.configure does

    def fail(*_: object) -> None:
        raise ValueError(message)

    page = shown(give_source(paste(opened(), FILE)))
    monkeypatch.setattr("stp_map.app.figures_panel.report_html", fail)
    page = page.run()
    assert "Something went wrong" in words(page, 'role="alert"')
    logging.setLogRecordFactory(logging.LogRecord)
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.parametrize("name", ["script", "end of script", "Streamlit's Markdown", "LaTeX"])
def test_untrusted_text_by_every_door_is_text(name):
    text = CORPUS[name]
    content = f"STP\t{text}\nDevon\t{text}\nDorset\tGood\nCornwal {text}\t1\n"
    page = shown(give_source(paste(opened(), content), text))
    assert not page.exception
    page.query_params["stp"] = "E54000037"
    page.run()
    told = after_map(page)
    everything = " ".join(own_page.html(page)) + told["ownFigures"]
    strange = {n for n, _ in HtmlReader(everything).elements} & {"script", "img", "iframe", "svg"}
    assert strange == set()
    assert text in HtmlReader(html(page, "stp-legend")).text
    assert text in HtmlReader(told["ownFigures"]).text
    assert text in told["sources"], "which the page's script shows as text"
