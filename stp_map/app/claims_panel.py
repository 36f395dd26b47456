"""What was said at the time, beside what the data says."""

from __future__ import annotations

import streamlit as st

from stp_map.core.html import element
from stp_map.core.model import Atlas
from stp_map.web.claims_table import claims_html


def claims_panel(atlas: Atlas) -> None:
    """Draw the claims; each leads to the map that illustrates it.

    Args:
        atlas: what the claims are checked against.
    """
    st.html(
        element(
            "div",
            claims_html(atlas),
            class_="stp-wide",
            role="region",
            aria_label="Claims",
            tabindex="0",
        )
    )
