"""What stands above the map, and the side panel: the View's choices as controls."""

from __future__ import annotations

from secrets import token_hex
from urllib.parse import parse_qs

import streamlit as st

from stp_map.analysis.address import Ignored, from_params
from stp_map.analysis.scene import Scene
from stp_map.app.components import component, taking_picks
from stp_map.app.kept_figures import take_kept, to_keep
from stp_map.app.state import current_view, go_to
from stp_map.web.above import above_state
from stp_map.web.panel import panel_state, read_gesture, view_after
from stp_map.web.skeletons import head_html

KEY = "side_panel"
_HEARD = "side_panel_heard"
_VISIT = "side_panel_visit"


def side_panel(scene: Scene, ignored: tuple[Ignored, ...], script: str) -> None:
    """Draw what stands above the map, and the side panel, whose gestures make a new address.

    One element that is always there: the map would be loaded anew if something came or went
    before it, and each element of its own holds up the first painting (docs/decisions.md). The
    page's style gives each of its pieces a place of its own beside, above or below the map.

    Its script also does what the page does besides showing (frontend/page.js, served.js): it
    announces a new headline, follows links, and asks for a run once a lost server is back.

    The browser repeats a gesture with the next one, or once it meets another server, until it
    hears that the server took it. So none is lost or undone, however quickly they follow.

    Args:
        scene: what is shown, with the number of footprints behind each region and type.
        ignored: what of the address could not be used.
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

    def take_again() -> None:
        """Show once more the figures that the browser kept, which went with an earlier visit."""
        take_kept(st.session_state[KEY].get("again"), atlas)

    component("served", head_html(), script)(
        key=KEY,
        data={
            **panel_state(scene),
            "above": above_state(scene, ignored),
            "heard": st.session_state.get(_HEARD, 0),
            "keep": to_keep(),
            "visit": st.session_state.setdefault(_VISIT, token_hex(4)),
        },
        on_gesture_change=take_gesture,
        on_pick_change=taking_picks(atlas, KEY, again_clears=False),
        on_view_change=take_view,
        on_again_change=take_again,
        on_returned_change=say_that_it_is_back,
    )
