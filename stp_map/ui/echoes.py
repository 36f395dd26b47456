"""Widgets that the page itself sets, and what a browser says of them before it knows.

A browser sends the values of all widgets with every gesture. Where the page has just set one of
them, and the browser has not drawn that yet, it still says the value from before. Streamlit takes
that for a gesture of its own, which would undo what the page set: the marks that moving along the
timeline puts on the map, or a whole step Back where two follow each other quickly.

So a number goes up whenever the page sets a widget, and travels to the browser and back as the
value of a widget that nobody sees. A browser that says an older number is behind.
"""

from __future__ import annotations

import streamlit as st

from stp_map.ui.state import show_in_widget

_DRAWN = "drawn"
_SETTINGS = "panel_settings"
_BEFORE = "panel_before"


def set_widget(key: str, value: object, default: object) -> None:
    """Make a widget show a value, and remember what the browser may say until it has drawn that.

    Args:
        key: the widget's key.
        value: what it should show.
        default: what it shows by itself when it is first drawn.
    """
    if key in st.session_state and st.session_state[key] != value:
        if not _is_behind():
            _before().clear()
        _before().setdefault(key, []).append(st.session_state[key])
        st.session_state[_SETTINGS] = _settings() + 1
    show_in_widget(key, value, default)


def is_echo(key: str) -> bool:
    """Whether a widget's value is one from before the page set it, and no choice of a person.

    Args:
        key: the widget's key.
    """
    return _is_behind() and st.session_state[key] in _before().get(key, [])


def draw_settings() -> None:
    """Send the number to the browser; to be drawn after the widgets. page.css hides it."""
    show_in_widget(_DRAWN, str(_settings()), "")
    st.text_input("Drawn", key=_DRAWN, label_visibility="collapsed")


def _is_behind() -> bool:
    return bool((st.session_state.get(_DRAWN) or "0") != str(_settings()))


def _settings() -> int:
    return int(st.session_state.get(_SETTINGS, 0))


def _before() -> dict[str, list[object]]:
    found: dict[str, list[object]] = st.session_state.setdefault(_BEFORE, {})
    return found
