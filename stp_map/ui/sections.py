"""What stands below the map: one section for each way to look at what is shown."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from stp_map import text
from stp_map.describe import describe
from stp_map.ui import panels
from stp_map.ui.claims_panel import claims_panel
from stp_map.ui.compare_panel import compare_panel
from stp_map.ui.components import component
from stp_map.ui.distribution_panel import distribution_panel
from stp_map.ui.export_panel import export_panel
from stp_map.ui.figures_panel import SECTION as OWN_FIGURES
from stp_map.ui.figures_panel import figures_panel
from stp_map.ui.shown import Shown
from stp_map.ui.sources_panel import sources_panel
from stp_map.ui.table_panel import table_panel
from stp_map.ui.timeline_panel import timeline_panel


def _table(shown: Shown) -> None:
    table_panel(shown.atlas, shown.selection, shown.legend, shown.view.presentation, shown.page)


def _in_words(shown: Shown) -> None:
    panels.show_in_words(describe(shown.selection, shown.legend, shown.view.presentation))


KEY = "section"
_PLACE = (
    f'<div data-stp-sections class="stp-sections" role="radiogroup" '
    f'aria-label="{text.SECTIONS}"></div>'
)

SECTIONS: dict[str, Callable[[Shown], None]] = {
    "Table": _table,
    "Timeline": lambda s: timeline_panel(s.atlas, s.view),
    "Compare": lambda s: compare_panel(s.atlas, s.view),
    "Distribution": lambda s: distribution_panel(s.atlas, s.view, s.selection, s.legend),
    OWN_FIGURES: lambda s: figures_panel(s.atlas, s.view),
    "What was said": lambda s: claims_panel(s.atlas),
    "Export": lambda s: export_panel(s.atlas, s.view, s.selection, s.legend, s.page.page_script),
    "In words": _in_words,
    "Sources": lambda s: sources_panel(s.atlas, s.view),
    "About": lambda s: panels.show_about(s.atlas),
}


def show_sections(shown: Shown) -> None:
    """Draw the choice of section, and the one that is chosen.

    Which one is open is kept by the browser, so a server that was started anew learns of it.
    """
    component("sections", _PLACE, shown.page.page_script)(
        key=KEY,
        data={"names": list(SECTIONS), "open": next(iter(SECTIONS))},
        on_open_change=_run_again,
    )
    chosen = _open_section()
    with st.container(key=f"section-{chosen.lower().replace(' ', '-')}"):
        SECTIONS[chosen](shown)


def _open_section() -> str:
    """What the browser says is open; it may say anything, and says nothing at first."""
    said = st.session_state[KEY].get("open")
    return said if isinstance(said, str) and said in SECTIONS else next(iter(SECTIONS))


def _run_again() -> None:
    """The run that follows draws the section that was opened."""
