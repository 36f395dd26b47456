"""The parts of the page that only show: the map in words, About, faults."""

from __future__ import annotations

import streamlit as st

from stp_map.core import leader_words, text
from stp_map.core.errors import DataError
from stp_map.core.html import Html, element
from stp_map.core.model import Atlas
from stp_map.web.elements import fault


def show_in_words(description: tuple[str, ...]) -> None:
    """The map in words, for whoever can't see it."""
    words = [element("p", sentence) for sentence in description]
    st.html(element("div", element("h2", "This map in words"), *words, class_="stp-about"))


def show_about(atlas: Atlas) -> None:
    """What this is, its edition, sources, licences, and how complete the evidence is."""
    evidence = [footprint.leader.evidence for footprint in atlas.footprints]
    counts = [
        element("li", f"{meaning}: {text.count_of(evidence.count(kind), 'row')}")
        for kind, meaning in leader_words.EVIDENCE.items()
    ]
    lines = [element("li", line) for line in (*text.ATTRIBUTION, text.REGISTERED_ATTRIBUTION)]
    resources = [
        element("li", element("strong", str(each["title"])), ": ", str(each["description"]))
        for each in atlas.package.resources.values()
    ]
    st.html(
        element(
            "div",
            element("h2", "What this is"),
            element("p", text.ABOUT),
            element("h2", "Edition"),
            element("p", text.EDITION_NOTE),
            element("p", f"Data package version {atlas.package.version}."),
            element("h2", "How complete the evidence is"),
            element("p", text.EVIDENCE_NOTE),
            element("ul", *counts),
            element("h2", "Sources and licences"),
            element("ul", *lines),
            element("p", f"Licences: {'; '.join(atlas.package.licences)}."),
            element("h2", "Tables and boundaries"),
            element("ul", *resources),
            class_="stp-about",
        )
    )


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
