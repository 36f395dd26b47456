"""The side panel: every choice of the View, as controls that show it and change it."""

from __future__ import annotations

import streamlit as st

from stp_map.model import Atlas
from stp_map.selection import Selection
from stp_map.ui.components import component
from stp_map.ui.state import current_view, go_to
from stp_map.view import View
from stp_map.web_panel import panel_state, read_gesture, view_after

KEY = "side_panel"
_HEARD = "side_panel_heard"
_PLACE = (
    '<div data-stp-panel><p class="stp-wait">The choices are still loading. '
    "If they do not come, reload the page.</p></div>"
)


def side_panel(atlas: Atlas, view: View, selection: Selection, script: str) -> None:
    """Draw the side panel. A gesture in it writes a new view to the address.

    The browser keeps what it said until it hears that it was heard, and says it again with the
    next gesture. So none is lost or undone, however quickly one follows the other.

    Args:
        atlas: all the data.
        view: what the panel shows.
        selection: gives the number of footprints behind each region and leader type.
        script: where the browser finds the page's script.
    """

    def take_gesture() -> None:
        gesture = read_gesture(st.session_state[KEY].get("gesture"))
        if gesture:
            st.session_state[_HEARD] = gesture.number
            now, _ = current_view(atlas)
            go_to(view_after(atlas, now, gesture))

    with st.sidebar:
        component("panel", _PLACE, script)(
            key=KEY,
            data={
                **panel_state(atlas, view, selection),
                "heard": st.session_state.get(_HEARD, 0),
            },
            on_gesture_change=take_gesture,
        )
