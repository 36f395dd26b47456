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
from tests.own_page import (
    FIGURES_FORM,
    OwnPage,
    after_map,
    chosen,
    figures_form,
    fill_in,
    gesture,
    open_section,
    panel,
    trigger,
)
from tests.untrusted import CORPUS

FILE = "STP,Deficit,Rating\nDevon,-12.5,Poor\nDorset,3,Good\nCornwal,1,Good\n"
SOURCE = "Trust accounts"
CORNWALL = "E54000036"


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


def shown(page: AppTest, source: str = SOURCE, **told: object) -> AppTest:
    fill_in(page, source=source, **told)
    return page


def colour_by(page: AppTest) -> str:
    value = dict(page.query_params).get("colour_by", "")
    return value if isinstance(value, str) else value[0]


def test_pasted_cells_get_to_the_map_in_one_press_once_rows_are_chosen():
    page = paste(opened(), FILE)
    assert "1 row left out Row 4 “Cornwal”" in words(page, "stp-report")
    assert "Your figures" not in words(page, "stp-legend")
    form = figures_form(page)
    (row,) = form["rows"]
    assert (row["row"], row["key"], row["offers"], row["is"]) == (4, "Cornwal", [CORNWALL], "")
    assert form["certain"] == ["37 Devon", "41 Dorset"]
    assert form["source"] == "Pasted cells"
    assert len(form["footprints"]) == 44

    fill_in(page, {"Cornwal": CORNWALL}, source=SOURCE)
    assert "row left out" not in words(page, "stp-report")
    assert colour_by(page) == "figure-deficit"
    assert words(page, "stp-legend").startswith("Deficit Below 0 (1)")
    assert "No data (41)" in words(page, "stp-legend")
    assert "3 of 44 footprints have a value in your figures." in words(page, "stp-place")
    assert after_map(page)["sources"].startswith(f"Your figures: {SOURCE}.")
    assert ["figure-deficit", "Your figures: Deficit"] in panel(page)["own"]
    assert chosen(page)["colour_by"] == "figure-deficit"
    assert not page.exception


def test_what_is_left_out_is_said_above_the_map():
    page = shown(paste(opened(), FILE))
    assert "2 of 44 footprints have a value in your figures." in words(page, "stp-place")
    assert "1 row left out: Row 4 “Cornwal”" in words(page, "stp-place")
    gesture(page, colour_by="region")
    assert "in your figures" not in words(page, "stp-place")


def test_figures_are_called_what_the_person_says():
    told = {"name": "Gap", "unit": "£", "size": "m", "decimals": 2, "date": "2016/17"}
    page = shown(paste(opened(), FILE), **told)
    assert words(page, "stp-legend").startswith("Gap, 2016/17 ")
    page.query_params["stp"] = "E54000037"
    page.run()
    assert "−£12.50m" in HtmlReader(after_map(page)["ownFigures"]).words


@pytest.mark.parametrize(
    "said",
    [None, 3, [], {"key": "old"}, {"rows": {"Cornwal": CORNWALL}}],
)
def test_what_no_form_says_changes_nothing(said):
    page = paste(opened(), FILE)
    trigger(page, "show", said, FIGURES_FORM)
    assert not page.exception
    assert colour_by(page) == ""


@pytest.mark.parametrize(
    "said",
    [None, "x", {}, {"content": "?"}, {"name": "a", "content": "", "answers": [], "told": {}}],
)
def test_what_no_browser_kept_changes_nothing(said):
    page = opened()
    trigger(page, "again", said)
    assert not page.exception
    assert colour_by(page) == ""


def test_what_the_browser_keeps_is_handed_over_once_and_forgotten_with_the_figures():
    page = shown(paste(opened(), FILE))
    kept = panel(page)["keep"]
    assert kept["columns"] == ["deficit", "rating"]
    page.run()
    assert panel(page)["keep"] is None
    page = page.button(key="figures_remove").click().run()
    assert panel(page)["keep"] == ""
    another = own_page.opened(colour_by="figure-deficit")
    trigger(another, "again", kept)
    assert words(another, "stp-legend").startswith("Deficit Below 0")


def test_what_a_form_may_not_say_is_left_out():
    page = paste(opened(), FILE)
    told = {"size": "<b>", "decimals": "many", "rows": {"Cornwal": "E99", "x": CORNWALL}}
    fill_in(page, **told)
    assert not page.exception
    assert "2 of 44 footprints" in words(page, "stp-place")


def test_figures_stay_the_same_object_until_they_change():
    page = shown(paste(opened(), FILE))
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
    page = shown(paste(opened(), FILE))
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
        (b"\xd0\xcf\x11\xe0old", "the file is damaged or only begins like one"),
    ],
)
def test_files_are_read_or_refused_by_their_content_whatever_they_are_called(content, why):
    page = opened()
    page = page.file_uploader[0].set_value(("figures.csv", content, "text/csv")).run()
    assert why in words(page, "stp-report") + words(page, 'role="alert"')
    assert not page.exception


def test_removing_clears_and_goes_back_to_population():
    page = shown(paste(opened(), FILE))
    page = page.button(key="figures_remove").click().run()
    assert colour_by(page) == ""
    assert "GP-registered patients" in words(page, "stp-legend")
    assert page.text_area(key="figures_pasted").value == ""
    assert "uploaded_figures" not in page.session_state
    assert "uploaded_draft" not in page.session_state
    assert html(page, "stp-report") == ""


def test_removing_leaves_another_colouring_alone():
    page = shown(paste(opened(), FILE))
    gesture(page, colour_by="region")
    page = page.button(key="figures_remove").click().run()
    assert colour_by(page) == "region"


def test_a_link_without_the_figures_says_what_is_missing_until_they_are_added():
    page = opened(colour_by="figure-deficit")
    assert "figures named “deficit”, which are not on this page" in words(page, "stp-faults")
    assert "Figures stay with the person who added them" in words(page, "stp-faults")
    assert words(page, "stp-legend").startswith("Your figures “deficit”, not added on this page")
    page = shown(paste(page, FILE))
    assert html(page, "stp-faults") == ""
    assert words(page, "stp-legend").startswith("Deficit")


def test_previews_of_two_people_with_the_same_link_are_their_own():
    pictures = []
    for number in ("-12.5", "99"):
        page = shown(paste(opened(), FILE.replace("-12.5", number)))
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

    page = shown(paste(opened(), FILE))
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
    page = shown(paste(opened(), content), text)
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
