"""The parts of the page that only show: the summary, wide tables, faults."""

from __future__ import annotations

import streamlit as st

from stp_map.core import text
from stp_map.core.errors import DataError
from stp_map.core.html import Html, element
from stp_map.web.elements import fault


def show_summary(description: tuple[str, ...]) -> None:
    """What the map shows, as text, for whoever can't see it."""
    words = [element("p", sentence) for sentence in description]
    st.html(element("div", element("h2", text.SUMMARY), *words, class_="stp-about"))


def show_faults(error: DataError) -> None:
    """Every fault of a broken data package in plain words, and what to do."""
    st.html(
        fault(
            element("h1", text.TITLE, class_="stp-title"),
            element("h2", "The map can't be shown, because its data has faults"),
            element("ul", *[element("li", str(fault)) for fault in error.faults]),
            element("p", "Put the files right, then load this page again."),
        )
    )


def show_failure(message: str) -> None:
    """Say in plain words that something went wrong, without a traceback."""
    st.html(fault(element("p", message)))


def show_wide(*content: Html, region: str = "") -> None:
    """Show what may be wider than the page, such as a table.

    Args:
        *content: what is shown.
        region: a name for it, with which keyboards and screen readers can reach it.
    """
    reached = {"role": "region", "aria_label": region, "tabindex": "0"} if region else {}
    st.html(element("div", *content, class_="stp-wide", **reached))
