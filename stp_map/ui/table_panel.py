"""The table in the page: an HTML table of our own, which a screen reader can read whole."""

from __future__ import annotations

from typing import Any

import streamlit as st

from stp_map.model import Atlas
from stp_map.selection import Selection
from stp_map.ui.assets import PageFiles
from stp_map.ui.state import select_footprint
from stp_map.view import Presentation
from stp_map.web_table import table_state

KEY = "footprint_table"
_PLACE = '<div data-stp-table tabindex="0" role="region" aria-label="Table of footprints"></div>'


@st.cache_resource
def _component(script: str) -> Any:  # noqa: ANN401 - Streamlit has no public type for it
    # The script itself is a file that the browser keeps; only this line travels with the page.
    load = (
        f'const ready = import(new URL("{script}", document.baseURI));\n'
        "export default (component) => { ready.then((table) => table.default(component)); };"
    )
    return st.components.v2.component(
        "stp_table",
        html=_PLACE,
        js=load,
        isolate_styles=False,
    )


def table_panel(atlas: Atlas, selection: Selection, shown: Presentation, page: PageFiles) -> None:
    """Draw the table of what is shown. Picking a row selects its footprint, or clears it.

    Args:
        atlas: all the data.
        selection: the rows.
        shown: the population base and the selected footprint.
        page: where the browser finds the table's script and facts.
    """

    def take_pick() -> None:
        code = st.session_state[KEY].get("pick")
        if isinstance(code, str):
            select_footprint(atlas, code)

    _component(page.table_script)(
        key=KEY,
        data={**table_state(selection, shown), "facts": page.table_facts},
        on_pick_change=take_pick,
    )
