"""Your figures: from a file or pasted cells to a report, and only then to the map."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import streamlit as st

from stp_map.analysis.address import to_query_string
from stp_map.analysis.scene import Scene
from stp_map.app.figures_input import PASTED, empty_uploader, ways_in
from stp_map.app.state import show_in_widget
from stp_map.app.uploaded_figures import (
    Reading,
    change_draft,
    draft,
    reading,
    remove_figures,
    show_figures,
)
from stp_map.core import text
from stp_map.core.figures import Figures
from stp_map.core.html import element
from stp_map.core.model import Atlas
from stp_map.core.view import View
from stp_map.data.figures import LONGEST_NAME, LONGEST_TEXT, FiguresFile, UnmatchedRow, tidy
from stp_map.web.elements import fault
from stp_map.web.figures_report import MOST_LISTED, report_html

_WHAT = (
    "A number or a word for each footprint, from your own file or spreadsheet. It is read in "
    "memory for your visit only: it is not stored, nobody else sees it, and a link does not "
    "carry it. Data files and web pages that you download hold it, with the source you give."
)


def figures_panel(scene: Scene) -> None:
    """Draw the panel. Nothing gets to the map before the person has seen the report.

    Args:
        scene: what the link to the map leads to, and the figures that are on it, if any.
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
        _found(scene, reading(atlas))


def _on_the_map(atlas: Atlas, own: Figures, view: View) -> None:
    headings = text.listed([f"“{column.heading}”" for column in own.usable])
    words = f"On your map: {headings}, from {own.file or PASTED}. Source: {own.source}."
    link = element("a", "See the map", href="#", data_view=to_query_string(view))
    st.html(element("div", element("p", words, " ", link), class_="stp-place", role="status"))
    st.button("Remove these figures", key="figures_remove", on_click=_remove, args=(atlas,))


def _remove(atlas: Atlas) -> None:
    remove_figures(atlas)
    empty_uploader()
    for key in ("figures_pasted", "figures_source"):
        st.session_state[key] = ""


def _found(scene: Scene, found: Reading) -> None:
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
        report = report_html(atlas, found.chosen)
        st.html(element("div", report, class_="stp-about stp-report", role="status"))
        _offers(atlas, found.as_it_stands.report.unmatched)
        _to_the_map(atlas, found.chosen)


def _offers(atlas: Atlas, unmatched: Sequence[UnmatchedRow]) -> None:
    """One choice for each row with similar names, each name once; nothing is assumed."""
    by_name = {each.key.casefold(): each for each in reversed(unmatched) if each.match.suggestions}
    rows = [each for each in by_name.values() if len(each.key) <= LONGEST_NAME]
    if not rows:
        return
    st.html(element("h3", "Similar names: choose what was meant", class_="stp-report-choice"))
    for each in sorted(rows, key=lambda each: each.row)[:MOST_LISTED]:
        _offer(atlas, each)


def _offer(atlas: Atlas, row: UnmatchedRow) -> None:
    key = f"figures_row_{row.row}_{crc32(row.key.encode('utf-8', 'replace')):08x}"
    # Streamlit reads labels as Markdown, options as plain text: names of rows go in the latter.
    words = {"": f"Leave out “{row.key}”"}
    words |= {code: f"“{row.key}” is {atlas.by_code[code].name}" for code in row.match.suggestions}

    def take() -> None:
        others = {cell: code for cell, code in draft().accepted.items() if cell != row.key}
        code = st.session_state[key]
        change_draft(accepted={**others, row.key: code} if code else others)

    show_in_widget(key, draft().accepted.get(row.key, ""), "")
    st.selectbox(
        f"Row {row.row}", list(words), key=key, format_func=words.__getitem__, on_change=take
    )


def _to_the_map(atlas: Atlas, figures: FiguresFile) -> None:
    def take_source() -> None:
        change_draft(source=tidy(str(st.session_state["figures_source"])))

    show_in_widget("figures_source", draft().source, "")
    st.text_input(
        "Where the figures come from",
        key="figures_source",
        max_chars=LONGEST_TEXT,
        placeholder="Such as: NHS England, Month 12 2015-16",
        on_change=take_source,
    )
    own = Figures(figures.columns, draft().source, figures.name)
    usable = {each.slug: each.heading for each in own.usable}
    slug = st.selectbox(
        "Column to colour by",
        list(usable),
        key="figures_column",
        format_func=lambda each: usable.get(each, ""),
        disabled=not usable,
    )
    why_not = _why_not(own)
    st.button(
        "Show on the map",
        type="primary",
        key="figures_show",
        disabled=bool(why_not),
        on_click=show_figures,
        args=(atlas, own, slug or ""),
    )
    if why_not:
        st.html(element("p", why_not, class_="stp-note", role="status"))


def _why_not(figures: Figures) -> str:
    """Why figures can't be put on the map yet, in words; empty where they can."""
    if not figures.usable:
        return (
            "No column can be shown: expected numbers, or a few different words. Change the file "
            "and choose it again."
        )
    return "" if figures.source else "Say where the figures come from, then show them on the map."
