"""The HTML that the page's scripts fill."""

from __future__ import annotations

from stp_map.core import text
from stp_map.core.html import element
from stp_map.web.scripts import own
from stp_map.web.skeletons import after_html, head_html
from tests.html_reader import HtmlReader


def test_while_the_script_is_loading_both_say_what_is_still_to_come():
    assert HtmlReader(head_html()).words == (
        "The choices are still loading. If they do not come, reload the page."
    )
    assert HtmlReader(after_html()).words == (
        "The table is still loading. If it does not come, reload the page."
    )


def test_every_place_that_the_scripts_fill_is_there_once():
    elements = HtmlReader(head_html() + after_html()).elements
    names = [name for _, attributes in elements for name in attributes if name.startswith("data-")]
    assert sorted(names) == [
        "data-stp-above",
        "data-stp-panel",
        "data-stp-sections",
        "data-stp-status",
        "data-stp-table",
    ]
    scripts = own("panel.js") + own("after_map.js") + own("page.js")
    assert all(f"[{name}]" in scripts for name in names)
    classes = [attributes.get("class", "") for _, attributes in elements]
    for name in ("stp-details", "stp-sources", "stp-note stp-style-note"):
        assert classes.count(name) == 1


def test_sections_and_table_are_named_and_the_table_is_reached_by_keyboard():
    after = {
        attributes.get("role"): attributes for _, attributes in HtmlReader(after_html()).elements
    }
    assert after["radiogroup"]["aria-label"] == text.SECTIONS
    assert after["region"]["aria-label"] == "Table of footprints"
    assert after["region"]["tabindex"] == "0"


def test_a_change_is_told_politely():
    assert "status" in {each.get("role") for _, each in HtmlReader(head_html()).elements}


def test_what_stands_there_until_the_script_has_drawn_it_is_read():
    said = HtmlReader(head_html(element("h1", "Title"))).words
    assert said.startswith("Title ")
    after = after_html("A note", "Sources.", element("h2", "Devon"), element("table"))
    assert HtmlReader(after).words == "A note Sources. Devon"


def test_untrusted_text_is_text():
    after = HtmlReader(after_html("<b>note", "<script>sources"))
    assert not {"b", "script"} & {tag for tag, _ in after.elements}
    assert after.words.startswith("<b>note <script>sources")
