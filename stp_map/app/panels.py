"""The parts of the page that only show: headline, figures, legend, sources, About, faults."""

from __future__ import annotations

import streamlit as st

from stp_map.analysis.address import Ignored
from stp_map.analysis.legend import Legend
from stp_map.analysis.marks import Marks
from stp_map.analysis.measures import PREFIX
from stp_map.analysis.scene import Scene
from stp_map.core import leader_words, text
from stp_map.core.errors import DataError
from stp_map.core.html import Html, element
from stp_map.core.model import Atlas
from stp_map.core.palette import Fill, Pattern
from stp_map.web.place_notice import place_notice


def show_above_map(scene: Scene, ignored: tuple[Ignored, ...]) -> None:
    """Title, notices, key figures and legend.

    One element that is always there: the map would be loaded anew if something came or went
    before it, and each element of its own holds up the first painting (docs/decisions.md). The
    page's style gives each of its pieces a place of its own beside, above or below the map.

    Args:
        scene: what is shown.
        ignored: what of the address could not be used.
    """
    legend = legend_html(scene.legend, scene.marks)
    st.html(element("div", _title(scene, ignored), _figures(scene), legend, class_="stp-above"))


def _title(scene: Scene, ignored: tuple[Ignored, ...]) -> Html:
    """The title, the headline, what the abbreviations mean, and whatever else there is to tell."""
    notices = (
        _place_found(scene),
        _ignored_parts(ignored),
        _missing_figures(scene),
        _nothing_found(scene),
    )
    return element(
        "div",
        element("h1", text.TITLE, class_="stp-title"),
        element("p", scene.headline, class_="stp-headline"),
        element("p", text.MEANING, class_="stp-meaning"),
        element("div", *notices, class_="stp-notices"),
        class_="stp-top",
    )


def _figures(scene: Scene) -> Html:
    """The key figures; they stand above the map, and below it on a phone."""
    figures = [
        element("div", element("dt", figure.label), element("dd", figure.value))
        for figure in scene.key_figures
    ]
    return element("dl", *figures, class_="stp-figures")


def _place_found(scene: Scene) -> Html:
    """In which footprint a place lies that was searched for, with a link that selects it."""
    view = scene.view
    notice = place_notice(scene.atlas, view) if view.filters.query else Html("")
    return element("div", notice, class_="stp-place", role="status") if notice else Html("")


def _missing_figures(scene: Scene) -> Html:
    """That a link is coloured by figures which are not here; empty where it is not."""
    slug = scene.shown.colour_by.removeprefix(PREFIX)
    if not scene.measure.is_uploaded or (scene.figures and scene.figures.column(slug)):
        return Html("")
    said = (
        f"This link colours the map by figures named “{slug}”, which are not on this page. Figures "
        "stay with the person who added them; a link does not carry them. If you have the file, "
    )
    link = element("a", "add it under Your figures", href="#", data_section=text.OWN_FIGURES)
    return fault_html(element("p", said, link, "."), role="status")


def _ignored_parts(ignored: tuple[Ignored, ...]) -> Html:
    """Which parts of the address could not be used, if any."""
    if not ignored:
        return Html("")
    parts = [element("li", f"{each.name}: {each.value[:100]}") for each in ignored[:10]]
    said = element("p", "Parts of this address could not be used and were ignored:")
    return fault_html(said, element("ul", *parts), role="status")


def legend_html(legend: Legend, marks: Marks | None = None) -> Html:
    """The legend as swatches and words, with how many of the footprints shown are in each.

    The key to the marks stands below it.
    """
    lines = [_line(swatch(each.fill), each.label, each.count) for each in legend.classes]
    return element(
        "div",
        element("h2", legend.title),
        element("ul", *lines),
        *(_marks(marks) if marks else []),
        class_="stp-legend",
    )


def _marks(marks: Marks) -> list[Html]:
    """The key to the marks; nothing where nothing is marked."""
    if not marks.title:
        return []
    lines = [
        _line(element("span", class_=f"stp-mark-{line.symbol.value}"), line.label, line.count)
        for line in marks.lines
    ]
    none = element("p", text.NONE_MARKED)
    return [element("h2", marks.title), element("ul", *lines) if lines else none]


def _line(picture: Html, label: str, count: int) -> Html:
    return element("li", picture, label, " ", element("span", f"({count})"))


def swatch(fill: Fill) -> Html:
    """A small picture of a fill with a dark outline; the words beside it say what it means."""
    picture = fill.colour
    if fill.pattern is Pattern.HATCH:
        picture = f"repeating-linear-gradient(135deg, {fill.ink} 0 2px, {fill.colour} 2px 6px)"
    return element("span", class_="stp-swatch", style=f"background: {picture}")


def show_in_words(description: tuple[str, ...]) -> None:
    """The map in words, for whoever can't see it."""
    words = [element("p", sentence) for sentence in description]
    st.html(element("div", element("h2", "This map in words"), *words, class_="stp-about"))


def _nothing_found(scene: Scene) -> Html:
    """What to do where no footprint matches."""
    if scene.entries:
        return Html("")
    return element(
        "p",
        "Nothing matches. Widen the search, or choose Reset in the side panel to start again.",
        class_="stp-note",
        role="status",
    )


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
        fault_html(
            element("h1", text.TITLE, class_="stp-title"),
            element("h2", "The map can't be shown, because its data has faults"),
            element("ul", *[element("li", str(fault)) for fault in error.faults]),
            element("p", "Put the files right, then load this page again."),
        )
    )


def show_failure(message: str) -> None:
    """Say in plain words that something went wrong, without a traceback."""
    st.html(fault_html(element("p", message)))


def fault_html(*said: Html, role: str = "alert") -> Html:
    """A box that says what went wrong.

    Args:
        *said: paragraphs and lists.
        role: ``alert`` interrupts a screen reader, ``status`` waits its turn.
    """
    return element("div", *said, class_="stp-faults", role=role)


def show_wide(*content: Html, region: str = "") -> None:
    """Show what may be wider than the page, such as a table.

    Args:
        *content: what is shown.
        region: a name for it, with which keyboards and screen readers can reach it.
    """
    reached = {"role": "region", "aria_label": region, "tabindex": "0"} if region else {}
    st.html(element("div", *content, class_="stp-wide", **reached))
