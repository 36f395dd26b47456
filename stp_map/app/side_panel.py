"""The side panel: every choice of the View, as controls that show it and change it."""

from __future__ import annotations

from secrets import token_hex
from urllib.parse import parse_qs

import streamlit as st

from stp_map.analysis.address import from_params
from stp_map.analysis.scene import Scene
from stp_map.app.components import component, taking_picks
from stp_map.app.state import current_view, go_to
from stp_map.web.panel import panel_state, read_gesture, view_after

KEY = "side_panel"
_HEARD = "side_panel_heard"
_VISIT = "side_panel_visit"
_HTML = (
    '<div data-stp-status role="status" class="stp-unseen"></div>'
    '<div data-stp-panel><p class="stp-wait">The choices are still loading. '
    "If they do not come, reload the page.</p></div>"
)


def side_panel(scene: Scene, script: str) -> None:
    """Draw the side panel. A gesture in it writes a new view to the address.

    Its script also does what the whole page does besides showing (frontend/page.js): it announces
    a new headline, follows links, and asks for a run once a lost server is back.

    The browser repeats a gesture with the next one, or once it meets another server, until it
    hears that the server took it. So none is lost or undone, however quickly they follow.

    Args:
        scene: what the panel shows, with the number of footprints behind each region and type.
        script: where the browser finds the page's script.
    """
    atlas = scene.atlas

    def take_gesture() -> None:
        gesture = read_gesture(st.session_state[KEY].get("gesture"))
        if gesture:
            st.session_state[_HEARD] = gesture.number
            now, _ = current_view(atlas)
            go_to(view_after(atlas, now, gesture))

    def take_view() -> None:
        """Follow a link to another view without loading the page anew; any text makes one."""
        query = st.session_state[KEY].get("view")
        if isinstance(query, str):
            view, _ = from_params(parse_qs(query.removeprefix("?")), atlas.codes)
            go_to(view)

    def say_that_it_is_back() -> None:
        """Name the visit anew, upon which the browser says again what may not have been heard."""
        st.session_state[_VISIT] = token_hex(4)

    component("panel", _HTML, script)(
        key=KEY,
        data={
            **panel_state(scene),
            "heard": st.session_state.get(_HEARD, 0),
            "visit": st.session_state.setdefault(_VISIT, token_hex(4)),
        },
        on_gesture_change=take_gesture,
        on_pick_change=taking_picks(atlas, KEY, again_clears=False),
        on_view_change=take_view,
        on_returned_change=say_that_it_is_back,
    )
