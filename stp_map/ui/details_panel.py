"""Details of the selected footprint."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from stp_map import text
from stp_map.details import LEFT_OUT, details_html
from stp_map.html import element
from stp_map.model import Atlas
from stp_map.selection import Selection
from stp_map.ui.state import select_footprint
from stp_map.view import View


def details_panel(atlas: Atlas, selection: Selection, view: View) -> None:
    """Draw the details, or say how to choose a footprint where none is selected.

    Args:
        atlas: all the data.
        selection: the edition, and whether the filters leave the footprint.
        view: which footprint is selected, and what links to its neighbours lead to.
    """
    if view.presentation.selected not in selection.by_code:
        content = [
            element("h2", "Details", tabindex="-1"),
            element("p", text.HOW_TO_SELECT, class_="stp-note"),
        ]
    else:
        st.button("Clear selection", key="clear", on_click=select_footprint, args=(atlas, ""))
        if view.presentation.selected not in selection.shown_codes:
            st.html(element("p", LEFT_OUT, class_="stp-note"))
        # The facts are the same under every filter, so they are sent once, without that note.
        unfiltered = replace(selection, shown=selection.everything)
        content = [details_html(atlas, unfiltered, view)]
    st.html(element("div", *content, class_="stp-details"))
