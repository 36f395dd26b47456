"""The floor: a Streamlit page with the page's kinds of widget and one line of text."""

from __future__ import annotations

import streamlit as st

st.set_page_config(page_title="Empty", layout="wide", initial_sidebar_state="auto")

with st.sidebar:
    regions = st.pills(
        "Region",
        ["North", "Midlands and East", "London", "South"],
        selection_mode="multi",
        key="region",
    )
    colour_by = st.selectbox("Colour by", ["Population", "Leader type"], key="colour_by")


def count_click() -> None:
    """Make each click a new line of text."""
    st.session_state["clicks"] = st.session_state.get("clicks", 0) + 1


st.button("Select", key="select", on_click=count_click)
clicks = st.session_state.get("clicks", 0)
st.html(f'<p class="bench-line">{", ".join(regions)} {colour_by} {clicks}</p>')
