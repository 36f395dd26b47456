"""Untrusted texts in every panel that is built as HTML: text there, no element, no script."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from stp_map.analysis.address import Ignored
from stp_map.analysis.scene import scene_of
from stp_map.core.html import together
from stp_map.core.model import AsAt, Atlas
from stp_map.core.view import Filters, Mark, Presentation, View
from stp_map.web.above import notices
from stp_map.web.claims_table import claims_html
from stp_map.web.compare_table import comparison_html
from stp_map.web.details import details_html
from stp_map.web.map import restyling
from stp_map.web.place_notice import place_notice
from stp_map.web.sources_table import overview_html
from stp_map.web.timeline_lanes import lanes_html
from stp_map.web.timeline_table import changes_html, step_html, table_html
from tests.html_reader import HtmlReader
from tests.untrusted import CORPUS, atlas_full_of

IGNORED = tuple(Ignored(text, text) for text in CORPUS.values())
COMPARED = ("E54000001", "E54000002", "north", "south")
PANELS: dict[str, Callable[[Atlas], str]] = {
    "claims": claims_html,
    "compare": lambda atlas: comparison_html(scene_of(atlas, View().presented(compared=COMPARED))),
    "sources": lambda atlas: overview_html(scene_of(atlas, View())),
    "timeline": lambda atlas: lanes_html(scene_of(atlas, View(Filters(AsAt.LATEST_KNOWN)))),
    "step": lambda atlas: step_html(atlas, AsAt.LATEST_KNOWN),
    "changes": lambda atlas: changes_html(atlas, AsAt.LEADERS_NAMED),
    "steps": lambda atlas: table_html(atlas, View()),
    "above": lambda atlas: together(
        notices(scene_of(atlas, view), IGNORED)
        for view in (
            View(Filters(query="Newport")),
            View(Filters(query=CORPUS["script"])),
            View().presented(colour_by="figure-gone"),
        )
    ),
    "place": lambda atlas: place_notice(scene_of(atlas, View(Filters(query="Newport")))),
    "details": lambda atlas: together(
        details_html(scene_of(atlas, View().presented(selected=code))) for code in atlas.by_code
    ),
}
KINDS = {
    *(
        "a",
        "b",
        "br",
        "button",
        "caption",
        "code",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "h2",
        "h3",
    ),
    *("h4", "i", "li", "ol", "p", "small", "span", "strong", "summary", "table", "tbody", "td"),
    *("th", "thead", "time", "tr", "ul"),
}
"""Every element that the panels are made of."""


@pytest.fixture(scope="module")
def everything(atlas: Atlas) -> Atlas:
    """An atlas in which each text of the corpus is the words of a footprint."""
    return atlas_full_of(atlas, *CORPUS.values())


@pytest.mark.parametrize("panel", PANELS)
def test_a_panel_holds_it_as_text(everything: Atlas, panel: str):
    html = PANELS[panel](everything)
    read = HtmlReader(html)
    assert read.elements
    assert {tag for tag, _ in read.elements} <= KINDS
    for _, attributes in read.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "srcdoc"]
        assert re.match(r"https?://|\?|#|$", attributes.get("href") or "")


def test_the_corpus_is_in_the_panels_that_name_footprints(everything: Atlas):
    for panel in ("above", "changes", "compare", "details", "timeline"):
        assert "&lt;script&gt;" in PANELS[panel](everything)


@pytest.mark.parametrize("mark", Mark)
def test_marks_travel_as_text_to_the_browser(everything: Atlas, mark: Mark):
    view = View(Filters(AsAt.LEADERS_NAMED, query=""), Presentation(mark=mark))
    state = restyling(scene_of(everything, view)).state
    assert state.isascii()
    assert not set("<>&") & set(state)
