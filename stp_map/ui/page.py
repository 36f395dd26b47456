"""The page from top to bottom, and what is loaded once for every visitor."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from stp_map.describe import describe
from stp_map.errors import DataError, StpMapError
from stp_map.legend import Legend, legend
from stp_map.marks import marks
from stp_map.model import Atlas
from stp_map.selection import Selection, select
from stp_map.ui import panels
from stp_map.ui.assets import PageFiles
from stp_map.ui.claims_panel import claims_panel
from stp_map.ui.compare_panel import compare_panel
from stp_map.ui.components import component, taking_picks
from stp_map.ui.details_panel import details_panel
from stp_map.ui.export_panel import export_panel
from stp_map.ui.links import taking_views
from stp_map.ui.loading import STATIC, keep_out_of_collections, load_once
from stp_map.ui.logs import Event, note, timed
from stp_map.ui.map_panel import map_panel
from stp_map.ui.side_panel import side_panel
from stp_map.ui.sources_panel import sources_panel
from stp_map.ui.state import current_view
from stp_map.ui.table_panel import table_panel
from stp_map.view import View


def show_page(geodata: Path) -> None:
    """Draw the page, or say in plain words why it can't be drawn.

    Args:
        geodata: the folder of the data package.
    """
    try:
        atlas, page = load_once(geodata, STATIC)
        with timed(Event.PAGE):
            _draw(atlas, page)
        keep_out_of_collections("page")
    except DataError as error:
        note(Event.PAGE_FAILED)
        panels.show_faults(error)
    except StpMapError as error:
        note(Event.PAGE_FAILED)
        panels.show_failure(str(error))
    except Exception:  # noqa: BLE001 - whatever it is, the person is told
        note(Event.PAGE_FAILED)
        panels.show_failure(
            "Something went wrong while drawing the page. Reload it; if that does not help, "
            "open the page's address without anything after the question mark."
        )


def _draw(atlas: Atlas, page: PageFiles) -> None:
    view, ignored = current_view(atlas)
    shown = view.presentation
    selection = select(atlas, view.filters)
    colours = legend(atlas, selection, shown)
    marked = marks(atlas, selection, shown)

    panels.show_style(page.page_style)
    _page_script(atlas, page)
    side_panel(atlas, view, selection)
    panels.show_title(selection, shown)
    panels.show_notices(
        [
            panels.place_found_notice(atlas, view),
            panels.ignored_notice(ignored),
            panels.nothing_found_notice(selection),
        ]
    )
    panels.show_figures(selection, shown)
    map_side, details_side = st.columns([1.9, 1], gap="medium")
    with map_side:
        panels.show_legend(colours, marked)
        map_panel(atlas, selection, colours, marked, shown, page.map_files)
        panels.show_style_note(selection, shown)
        panels.show_sources(colours, shown)
    with details_side:
        details_panel(atlas, selection, view)
    _tabs(atlas, view, selection, colours, page)


def _tabs(atlas: Atlas, view: View, selection: Selection, colours: Legend, page: PageFiles) -> None:
    """What stands below the map. Only the tab that is open is drawn."""
    names = ["Table", "Compare", "What was said", "Export", "In words", "Sources", "About"]
    table, compare, said, export, words, sources, about = st.tabs(
        names, key="tabs", on_change="rerun"
    )
    if table.open:
        with table:
            table_panel(atlas, selection, colours, view.presentation, page)
    if compare.open:
        with compare:
            compare_panel(atlas, view)
    if said.open:
        with said:
            claims_panel(atlas)
    if export.open:
        with export:
            export_panel(atlas, view, selection, colours, page.copy_script)
    if words.open:
        with words:
            panels.show_in_words(describe(selection, colours, view.presentation))
    if sources.open:
        with sources:
            sources_panel(atlas, view)
    if about.open:
        with about:
            panels.show_about(atlas)


def _page_script(atlas: Atlas, page: PageFiles) -> None:
    """Tell screen readers of a new headline, politely, and follow links to footprints.

    The script watches the headline itself, so that nothing about it is sent twice.
    """
    place = '<div data-stp-status role="status" class="stp-unseen"></div>'
    component("stp_page", place, page.page_script)(
        key="page_script",
        on_pick_change=taking_picks(atlas, "page_script"),
        on_view_change=taking_views(atlas, "page_script"),
        on_returned_change=_run_again,
    )


def _run_again() -> None:
    """The browser found its server again; the run that follows is all that it asks for."""
