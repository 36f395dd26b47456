"""What follows the map: its sources, the details, and sections to look at it in other ways.

All but the sections that are closed at first is one element of the page: each element of its own
holds up the first painting (docs/decisions.md).
"""

from __future__ import annotations

import streamlit as st

from stp_map.analysis.scene import Scene
from stp_map.app.components import component, taking_picks
from stp_map.core import text
from stp_map.web.after import after_state
from stp_map.web.skeletons import after_html

KEY = "after_map"


def after_map(scene: Scene, script: str) -> None:
    """Draw what follows the map. Picking a row of the table selects its footprint, or clears it.

    The details are put together in the browser, from facts that it has cached, so that they are
    there as soon as a footprint was picked; the server's answer follows (frontend/picked.js).

    The browser remembers which section is open, so a server that was started anew learns of it;
    the page's style hides the table while another one is on the page.

    Args:
        scene: what is shown.
        script: where the browser finds the page's script.
    """
    component("after_map", after_html(), script)(
        key=KEY,
        data=after_state(scene),
        on_open_change=_run_again,
        on_pick_change=taking_picks(scene.atlas, KEY),
    )
    chosen = _open_section()
    if chosen != text.TABLE:
        # A third of our own code, which the first page does not wait for.
        from stp_map.app.other_sections import OTHERS  # noqa: PLC0415

        with st.container(key=f"section-{chosen.lower().replace(' ', '-')}"):
            OTHERS[chosen](scene, script)


def _run_again() -> None:
    """What is open only asks for the run that follows."""


def _open_section() -> str:
    """What the browser says is open; it may say anything, and says nothing at first.

    A page that was loaded before its server was renewed names sections as they were called then.
    """
    said = st.session_state[KEY].get("open")
    if not isinstance(said, str):
        return text.TABLE
    named = text.FORMER_SECTIONS.get(said, said)
    return named if named in text.SECTION_NAMES else text.TABLE
