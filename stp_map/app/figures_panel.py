"""Your figures: from a file or pasted cells to a report, and only then to the map."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from stp_map.analysis.address import to_query_string
from stp_map.analysis.scene import Scene
from stp_map.app.components import component
from stp_map.app.figures_input import PASTED, SHEET, empty_uploader, ways_in
from stp_map.app.uploaded_figures import (
    Reading,
    change_draft,
    draft,
    reading,
    remove_figures,
    show_draft,
)
from stp_map.core import text
from stp_map.core.figures import Figures
from stp_map.core.html import element
from stp_map.core.model import Atlas
from stp_map.core.view import View
from stp_map.data.figures import FiguresFile, matched_xlsx
from stp_map.web.elements import fault
from stp_map.web.figures_form import form_state, read_answer, read_form
from stp_map.web.figures_report import report_html

FORM = "figures_form"
"""The key of the form in the session."""

_WHAT = (
    "A number or a word for each footprint, from your own file or spreadsheet. It is read in "
    "memory for your visit only: it is not stored, nobody else sees it, and a link does not "
    "carry it. Data files and web pages that you download hold it, with the source you give."
)


def figures_panel(scene: Scene, script: str) -> None:
    """Draw the panel. Nothing gets to the map before the person has seen the report.

    Args:
        scene: what the link to the map leads to, and the figures that are on it, if any.
        script: where the browser finds the page's script.
    """
    atlas = scene.atlas
    about = element("h2", text.OWN_FIGURES), element("p", _WHAT)
    st.html(element("div", *about, class_="stp-about stp-figures-about"))
    if scene.figures:
        _on_the_map(atlas, scene.figures, scene.view)
    left, right = st.columns([1, 1.3], gap="medium")
    with left:
        ways_in(atlas)
    with right:
        _found(scene, reading(atlas), script)


def _on_the_map(atlas: Atlas, own: Figures, view: View) -> None:
    headings = text.listed([f"“{column.heading}”" for column in own.usable])
    words = f"On your map: {headings}, from {own.file or PASTED}. Source: {own.source}."
    link = element("a", "See the map", href="#", data_view=to_query_string(view))
    st.html(element("div", element("p", words, " ", link), class_="stp-place", role="status"))
    st.download_button(
        "Download the matched table: XLSX",
        data=partial(matched_xlsx, atlas, own),
        file_name="your-figures_matched.xlsx",
        mime=SHEET,
        on_click="ignore",
        key="figures_matched",
    )
    st.button("Remove these figures", key="figures_remove", on_click=_remove, args=(atlas,))


def _remove(atlas: Atlas) -> None:
    remove_figures(atlas)
    empty_uploader()
    st.session_state["figures_pasted"] = ""


def _found(scene: Scene, found: Reading, script: str) -> None:
    atlas = scene.atlas
    if found.error:
        said = [element("p", found.error)]
        if scene.figures:
            said.append(element("p", "The figures on your map stay as they are."))
        st.html(fault(*said))
    elif found.chosen is None or found.as_it_stands is None:
        words = "What is found in your file is shown here before anything is drawn."
        st.html(element("p", words, class_="stp-note"))
    else:
        _form(atlas, found.as_it_stands, script)
        report = report_html(atlas, found.chosen)
        st.html(element("div", report, class_="stp-about stp-report", role="status"))


def _form(atlas: Atlas, found: FiguresFile, script: str) -> None:
    """What is asked before anything is drawn. A press of "Show" brings all of it at once."""

    def take_answer() -> None:
        answer = read_answer(st.session_state[FORM].get("answer"), found)
        change_draft(answers=replace(draft().answers, **answer))  # type: ignore[arg-type]

    def take_form() -> None:
        filled = read_form(st.session_state[FORM].get("show"), atlas, found)
        if filled:
            answers = replace(draft().answers, rows=filled.rows)
            change_draft(answers=answers, told=filled.told)
            show_draft(atlas)

    component("figures_form", element("form", class_="stp-own", aria_label="Your figures"), script)(
        key=FORM,
        data=form_state(atlas, found, draft().answers, draft().told),
        on_answer_change=take_answer,
        on_show_change=take_form,
    )
    if not any(column.is_usable for column in found.columns):
        words = (
            "No column can be shown: expected numbers, or a few different words. Change the file "
            "and choose it again."
        )
        st.html(element("p", words, class_="stp-note", role="status"))
