"""The Compare panel: what is compared, picked by name or from the map, side by side."""

from __future__ import annotations

import streamlit as st

from stp_map.analysis.comparison import keys, name_of
from stp_map.analysis.scene import Scene
from stp_map.app.chart_download import chart_download
from stp_map.app.panels import show_wide
from stp_map.app.state import go_from, show_in_widget
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.html import element
from stp_map.core.model import Atlas
from stp_map.core.view import MOST_COMPARED, View
from stp_map.web.compare_table import comparison_html

KEY = "compare"


def compare_panel(scene: Scene) -> None:
    """Draw the choice and the comparison. A change writes a new view to the address.

    Args:
        scene: what is compared and what is selected.
    """
    atlas, view = scene.atlas, scene.view

    def changed() -> None:
        chosen = tuple(st.session_state[KEY])
        go_from(atlas, lambda view: view.presented(compared=chosen))

    show_in_widget(KEY, list(view.presentation.compared), [])
    st.multiselect(
        "Compare",
        keys(atlas),
        key=KEY,
        format_func=lambda key: name_of(atlas, key),
        max_selections=MOST_COMPARED,
        select_all=False,
        placeholder="Up to four footprints or regions",
        on_change=changed,
    )
    _add_selected(atlas, view)
    _side_by_side(scene)


def _side_by_side(scene: Scene) -> None:
    """The comparison, and its picture where something is compared."""
    heading = element("h2", "Side by side", class_="stp-unseen")
    show_wide(heading, comparison_html(scene), region="Comparison")
    if scene.shown.compared:
        chart_download(ChartKind.COMPARISON, scene)


def _add_selected(atlas: Atlas, view: View) -> None:
    """A button that adds the selected footprint, where there is one and room for it."""
    shown = view.presentation
    has_room = len(shown.compared) < MOST_COMPARED
    if not shown.selected or shown.selected in shown.compared or not has_room:
        return

    def add() -> None:
        go_from(
            atlas,
            lambda view: view.presented(compared=(*view.presentation.compared, shown.selected)),
        )

    st.button(
        "Add selected footprint",
        key="compare_add",
        help=f"Adds {atlas.by_code[shown.selected].name}",
        on_click=add,
    )
