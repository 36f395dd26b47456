"""Pieces of the page with scripts of their own, which the browser fetches as files."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import streamlit as st

from stp_map.app.state import select_footprint
from stp_map.core.model import Atlas


@lru_cache(maxsize=8)
def component(name: str, html: str, script: str) -> Any:  # noqa: ANN401 - Streamlit names no type
    """A component whose script is in a file that the browser caches.

    Args:
        name: unique among the components of the page; what its script exports is called so.
        html: what the script fills.
        script: address of a module; its function of that name takes Streamlit's component.

    Returns:
        What mounts the component.
    """
    # Short, because Streamlit sends it again with every change of the component's data; in two
    # lines, because it takes a single one for the path of a file.
    load = (
        f'const own=import(new URL("{script}",document.baseURI));\n'
        f"export default c=>{{own.then(o=>o.{name}(c))}}"
    )
    return st.components.v2.component(f"stp_{name}", html=html, js=load, isolate_styles=False)


def taking_picks(atlas: Atlas, key: str, *, again_clears: bool = True) -> Callable[[], None]:
    """A callback that selects the footprint picked in a component, or clears the selection.

    Args:
        atlas: all the data.
        key: the component's key.
        again_clears: whether picking what is selected clears it.

    Returns:
        The callback for the component's ``pick``.
    """

    def take_pick() -> None:
        code = st.session_state[key].get("pick")
        if isinstance(code, str):
            select_footprint(atlas, code, again_clears=again_clears)

    return take_pick
