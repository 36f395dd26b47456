"""Details of the selected footprint, with its neighbours as buttons that select them."""

from __future__ import annotations

import streamlit as st

from stp_map import text
from stp_map.details import details_html
from stp_map.html import element, together
from stp_map.model import Atlas
from stp_map.selection import Selection
from stp_map.ui.state import select_footprint
from stp_map.view import Presentation


def details_panel(atlas: Atlas, selection: Selection, shown: Presentation) -> None:
    """Draw the details, or say how to choose a footprint where none is selected.

    Args:
        atlas: all the data.
        selection: the edition, and whether the filters leave the footprint.
        shown: which footprint is selected.
    """
    entry = selection.by_code.get(shown.selected)
    if entry is None:
        st.html(
            element(
                "div",
                element("h2", "Details"),
                element("p", text.HOW_TO_SELECT, class_="stp-note"),
                class_="stp-details",
            )
        )
        return
    st.button("Clear selection", key="clear", on_click=select_footprint, args=(atlas, ""))
    is_shown = shown.selected in selection.shown_codes
    details = details_html(atlas, entry, is_shown=is_shown)
    st.html(element("div", details, class_="stp-details"))
    _neighbours(atlas, entry.footprint.neighbours)


def _neighbours(atlas: Atlas, codes: tuple[str, ...]) -> None:
    if not codes:
        return
    st.html(element("div", together([element("h3", "Neighbours")]), class_="stp-details"))
    with st.container(key="neighbours", gap=None):
        for code in codes:
            st.button(
                atlas.by_code[code].name,
                key=f"neighbour-{code}",
                type="tertiary",
                on_click=select_footprint,
                args=(atlas, code),
            )
