"""Links to other views, followed without loading the page anew."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs

import streamlit as st

from stp_map.analysis.address import from_params
from stp_map.app.state import go_to
from stp_map.core.model import Atlas


def taking_views(atlas: Atlas, key: str) -> Callable[[], None]:
    """A callback that goes to the view whose link was followed in the browser.

    Args:
        atlas: all the data.
        key: the key of the page's own component.

    Returns:
        The callback for the component's ``view``; any text makes a valid view.
    """

    def take_view() -> None:
        query = st.session_state[key].get("view")
        if isinstance(query, str):
            view, _ = from_params(parse_qs(query.removeprefix("?")), atlas.codes)
            go_to(view)

    return take_view
