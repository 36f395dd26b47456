"""A notice under the headline where the search names a town, a village or a position."""

from __future__ import annotations

import streamlit as st

from stp_map.html import element
from stp_map.model import Atlas
from stp_map.place_notice import place_notice
from stp_map.view import View


def places_panel(atlas: Atlas, view: View) -> None:
    """Say in which footprint a place lies, with a link that selects it; else draw nothing.

    Args:
        atlas: all the data.
        view: its search, and what links lead to.
    """
    notice = place_notice(atlas, view) if view.filters.query else None
    if notice:
        st.html(element("div", notice, class_="stp-place", role="status"))
