"""The View between the URL and the widgets. The URL owns it; nothing else has a copy."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from stp_map.analysis.address import Ignored, from_params, to_params
from stp_map.core.model import Atlas
from stp_map.core.view import View


def current_view(atlas: Atlas) -> tuple[View, tuple[Ignored, ...]]:
    """The view that the address asks for, and what of it could not be used.

    Args:
        atlas: all the data; says which footprint codes exist.

    Returns:
        A valid view, whatever stands in the address, and the values that were ignored.
    """
    params = {name: st.query_params.get_all(name) for name in st.query_params}
    return from_params(params, atlas.codes)


def page_address() -> str:
    """The address of the page as the person sees it, without its query."""
    here = urlsplit(st.context.url or "")
    return urlunsplit(here._replace(path=here.path or "/", query="", fragment=""))


def go_to(view: View) -> None:
    """Make the address ask for a view. The run that follows draws it."""
    st.query_params.from_dict(to_params(view))


def go_from(atlas: Atlas, change: Callable[[View], View]) -> None:
    """Change the view that the address asks for; meant for widget callbacks.

    Args:
        atlas: all the data.
        change: gives the new view from the one in the address.
    """
    view, _ = current_view(atlas)
    go_to(change(view))


def show_in_widget(key: str, value: object, default: object) -> None:
    """Make a widget show a value of the view, before the widget is drawn.

    A widget that shows it already is left alone: typing is not interrupted, and what did not
    change is not sent to the browser again.

    Args:
        key: the widget's key.
        value: what it should show.
        default: what it shows by itself when it is first drawn.
    """
    if st.session_state.get(key, default) != value:
        st.session_state[key] = value


def select_footprint(atlas: Atlas, code: str, *, again_clears: bool = True) -> None:
    """Select a footprint, or clear the selection where the same one, or none, is picked.

    Args:
        atlas: all the data.
        code: a first-issued code, or empty for none; anything else clears.
        again_clears: picking what is selected clears it; a link that names it does not.
    """

    def change(view: View) -> View:
        same = again_clears and code == view.presentation.selected
        return view.presented(selected="" if same or code not in atlas.by_code else code)

    go_from(atlas, change)
