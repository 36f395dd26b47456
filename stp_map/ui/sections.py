"""What stands below the map: one section for each way to look at what is shown."""

from __future__ import annotations

import streamlit as st

from stp_map import text
from stp_map.ui.components import component, run_again
from stp_map.ui.shown import Shown
from stp_map.ui.table_panel import table_panel

SECTIONS = (
    *("Table", "Timeline", "Compare", "Distribution", text.OWN_FIGURES),
    *("What was said", "Export", "In words", "Sources", "About"),
)
"""The choices; the first is open at first."""

KEY = "section"
_PLACE = (
    f'<div data-stp-sections class="stp-sections" role="radiogroup" '
    f'aria-label="{text.SECTIONS}"></div>'
)


def show_sections(shown: Shown) -> None:
    """Draw the choice of section, and the one that is chosen.

    Which one is open is kept by the browser, so a server that was started anew learns of it.
    """
    component("sections", _PLACE, shown.page.page_script)(
        key=KEY,
        data={"names": list(SECTIONS), "open": SECTIONS[0]},
        on_open_change=run_again,
    )
    chosen = _open_section()
    with st.container(key=f"section-{chosen.lower().replace(' ', '-')}"):
        _draw(chosen, shown)


def _draw(chosen: str, shown: Shown) -> None:
    if chosen == SECTIONS[0]:
        table_panel(shown.atlas, shown.selection, shown.legend, shown.view.presentation, shown.page)
    else:
        # A third of our own code, which the first page does not wait for.
        from stp_map.ui.other_sections import OTHERS  # noqa: PLC0415

        OTHERS[chosen](shown)


def _open_section() -> str:
    """What the browser says is open; it may say anything, and says nothing at first."""
    said = st.session_state[KEY].get("open")
    return said if isinstance(said, str) and said in SECTIONS else SECTIONS[0]
