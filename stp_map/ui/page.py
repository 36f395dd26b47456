"""The page from top to bottom, and what is loaded once for every visitor."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from stp_map.errors import DataError, StpMapError
from stp_map.legend import legend
from stp_map.marks import marks
from stp_map.model import Atlas
from stp_map.selection import select
from stp_map.ui import panels
from stp_map.ui.assets import PageFiles
from stp_map.ui.components import component, taking_picks
from stp_map.ui.details_panel import details_panel
from stp_map.ui.figures_panel import figures_notice
from stp_map.ui.links import taking_views
from stp_map.ui.loading import STATIC, keep_out_of_collections, load_once
from stp_map.ui.logs import Event, note, timed
from stp_map.ui.map_panel import map_panel
from stp_map.ui.own_figures_state import atlas_of_session
from stp_map.ui.side_panel import side_panel
from stp_map.ui.state import current_view
from stp_map.ui.tabs import Shown, show_tabs


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


def _draw(shared: Atlas, page: PageFiles) -> None:
    atlas = atlas_of_session(shared)
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
            figures_notice(atlas, view),
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
    show_tabs(Shown(atlas, view, selection, colours, page))


def _page_script(atlas: Atlas, page: PageFiles) -> None:
    """Tell screen readers of a new headline, politely, and follow links to footprints.

    The script watches the headline itself, so that nothing about it is sent twice.
    """
    place = '<div data-stp-status role="status" class="stp-unseen"></div>'
    component("stp_page", place, page.page_script)(
        key="page_script",
        on_pick_change=taking_picks(atlas, "page_script", again_clears=False),
        on_view_change=taking_views(atlas, "page_script"),
        on_returned_change=_run_again,
    )


def _run_again() -> None:
    """The browser found its server again; the run that follows is all that it asks for."""
