"""What follows the map: its sources, the details, and sections to look at it in other ways.

All but the sections that are closed at first is one element of the page: each element of its own
holds up the first painting (docs/decisions.md).
"""

from __future__ import annotations

import streamlit as st

from stp_map.analysis.scene import Scene
from stp_map.app.components import component, run_again, taking_picks
from stp_map.core import text
from stp_map.web.details_state import details_state
from stp_map.web.table import table_state

KEY = "after_map"
_HTML = (
    '<div class="stp-after-map">'
    '<div class="stp-below"><p class="stp-note stp-style-note"></p>'
    '<p class="stp-sources" tabindex="-1"></p></div>'
    '<div class="stp-details"></div>'
    f'<div data-stp-sections class="stp-sections" role="radiogroup" aria-label="{text.SECTIONS}">'
    "</div>"
    '<div data-stp-table tabindex="0" role="region" aria-label="Table of footprints">'
    '<p class="stp-wait">The table is still loading. If it does not come, reload the page.</p>'
    "</div></div>"
)


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
    sources = text.attribution(scene.shown.population, scene.measure.source)
    component("after_map", _HTML, script)(
        key=KEY,
        data={
            **table_state(scene),
            **details_state(scene),
            "note": scene.style_note,
            "sources": ". ".join(sources) + ".",
        },
        on_open_change=run_again,
        on_pick_change=taking_picks(scene.atlas, KEY),
    )
    chosen = _open_section()
    if chosen != text.TABLE:
        # A third of our own code, which the first page does not wait for.
        from stp_map.app.other_sections import OTHERS  # noqa: PLC0415

        with st.container(key=f"section-{chosen.lower().replace(' ', '-')}"):
            OTHERS[chosen](scene, script)


def _open_section() -> str:
    """What the browser says is open; it may say anything, and says nothing at first."""
    said = st.session_state[KEY].get("open")
    return said if isinstance(said, str) and said in text.SECTION_NAMES else text.TABLE
