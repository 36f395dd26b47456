"""The table in the page: an HTML table of our own, which a screen reader can read whole."""

from __future__ import annotations

from stp_map.legend import Legend
from stp_map.model import Atlas
from stp_map.selection import Selection
from stp_map.ui.assets import PageFiles
from stp_map.ui.components import component, taking_picks
from stp_map.view import Presentation
from stp_map.web_table import table_state

KEY = "footprint_table"
_PLACE = (
    '<div data-stp-table tabindex="0" role="region" aria-label="Table of footprints">'
    '<p class="stp-wait">The table is still loading. If it does not come, reload the page.</p>'
    "</div>"
)


def table_panel(
    atlas: Atlas, selection: Selection, legend: Legend, shown: Presentation, page: PageFiles
) -> None:
    """Draw the table of what is shown. Picking a row selects its footprint, or clears it.

    Args:
        atlas: all the data.
        selection: the rows.
        legend: the values of own figures, where these are shown.
        shown: the population base and the selected footprint.
        page: where the browser finds the page's script and the table's facts.
    """
    component("table", _PLACE, page.page_script)(
        key=KEY,
        data={**table_state(atlas, selection, legend, shown), "facts": page.table_facts},
        on_pick_change=taking_picks(atlas, KEY),
    )
