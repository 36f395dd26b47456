"""The HTML that the page's scripts fill: before the map and after it."""

from __future__ import annotations

from stp_map.core import text
from stp_map.core.html import Html, element

_CHOICES_COME = "The choices are still loading. If they do not come, reload the page."
_TABLE_COMES = "The table is still loading. If it does not come, reload the page."


def head_html(above: str = "") -> Html:
    """What stands before the map: title, key figures and legend; a status; the side panel.

    Args:
        above: title and the rest until the script has drawn them.
    """
    wait = element("p", _CHOICES_COME, class_="stp-wait")
    return element(
        "div",
        element("div", above, class_="stp-above", data_stp_above=""),
        element("div", class_="stp-unseen", role="status", data_stp_status=""),
        element("div", wait, class_="stp-panel", data_stp_panel=""),
        class_="stp-head",
    )


def after_html(note: str = "", sources: str = "", details: str = "", table: str = "") -> Html:
    """What stands after the map: its sources, the details, the choice of section, the table.

    Args:
        note: what must be known to read the map, until the script has drawn it; and so the rest.
        sources: where the figures are from.
        details: of the selected footprint.
        table: of what is shown.
    """
    wait = element("p", _TABLE_COMES, class_="stp-wait")
    return element(
        "div",
        element(
            "div",
            element("p", note, class_="stp-note stp-style-note"),
            element("p", sources, class_="stp-sources", tabindex="-1"),
            class_="stp-below",
        ),
        element("div", details, class_="stp-details"),
        element(
            "div",
            class_="stp-sections",
            role="radiogroup",
            aria_label=text.SECTIONS,
            data_stp_sections="",
        ),
        element(
            "div",
            table or wait,
            role="region",
            aria_label="Table of footprints",
            tabindex="0",
            data_stp_table="",
        ),
        class_="stp-after-map",
    )
