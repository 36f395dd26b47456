"""What stands below the map: one tab for each way to look at what is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from stp_map.describe import describe
from stp_map.legend import Legend
from stp_map.model import Atlas
from stp_map.selection import Selection
from stp_map.ui import panels
from stp_map.ui.assets import PageFiles
from stp_map.ui.claims_panel import claims_panel
from stp_map.ui.compare_panel import compare_panel
from stp_map.ui.distribution_panel import distribution_panel
from stp_map.ui.export_panel import export_panel
from stp_map.ui.figures_panel import TAB as OWN_FIGURES
from stp_map.ui.figures_panel import figures_panel
from stp_map.ui.sources_panel import sources_panel
from stp_map.ui.table_panel import table_panel
from stp_map.ui.timeline_panel import timeline_panel
from stp_map.view import View


@dataclass(frozen=True, eq=False)
class Shown:
    """What a tab is drawn from."""

    atlas: Atlas
    view: View
    selection: Selection
    legend: Legend
    page: PageFiles


def _table(shown: Shown) -> None:
    table_panel(shown.atlas, shown.selection, shown.legend, shown.view.presentation, shown.page)


def _in_words(shown: Shown) -> None:
    panels.show_in_words(describe(shown.selection, shown.legend, shown.view.presentation))


TABS: dict[str, Callable[[Shown], None]] = {
    "Table": _table,
    "Timeline": lambda s: timeline_panel(s.atlas, s.view),
    "Compare": lambda s: compare_panel(s.atlas, s.view),
    "Distribution": lambda s: distribution_panel(s.atlas, s.view, s.selection, s.legend),
    OWN_FIGURES: lambda s: figures_panel(s.atlas, s.view),
    "What was said": lambda s: claims_panel(s.atlas),
    "Export": lambda s: export_panel(s.atlas, s.view, s.selection, s.legend, s.page.copy_script),
    "In words": _in_words,
    "Sources": lambda s: sources_panel(s.atlas, s.view),
    "About": lambda s: panels.show_about(s.atlas),
}


def show_tabs(shown: Shown) -> None:
    """Draw the tabs, and what is in the one that is open."""
    tabs = st.tabs(list(TABS), key="tabs", on_change="rerun")
    for draw, tab in zip(TABS.values(), tabs, strict=True):
        if tab.open:
            with tab:
                draw(shown)
