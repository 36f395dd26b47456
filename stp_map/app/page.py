"""The page from top to bottom, and what is loaded once for every visitor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from stp_map.analysis.scene import Scene, scene_of
from stp_map.app import panels
from stp_map.app.after_map import after_map
from stp_map.app.server.assets import PageFiles
from stp_map.app.server.loading import STATIC, keep_out_of_collections, load_once
from stp_map.app.server.logs import Event, note, timed
from stp_map.app.server.preload import first_page_is_drawn
from stp_map.app.side_panel import side_panel
from stp_map.app.state import current_view, select_footprint
from stp_map.app.uploaded_figures import figures_of_session
from stp_map.core.errors import DataError, StpMapError
from stp_map.core.model import Atlas
from stp_map.web.map import MapFiles, base_map, restyling

MAP = "footprint_map"
"""The key of the map in the session."""


def show_page(geodata: Path) -> None:
    """Draw the page, or say in plain words why it can't be drawn.

    Args:
        geodata: the folder of the data package.
    """
    with _faults_told():
        atlas, page = load_once(geodata, STATIC)
        with timed(Event.PAGE):
            _draw(atlas, page)
        keep_out_of_collections("page")
        first_page_is_drawn.set()


@contextmanager
def _faults_told() -> Iterator[None]:
    """Tell in plain words, and write down, whatever goes wrong."""
    try:
        yield
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
    scene = scene_of(atlas, view, figures_of_session())
    side_panel(scene, ignored, page.page_script)
    _map(scene, page.map_files)
    after_map(scene, page.page_script)


def _map(scene: Scene, files: MapFiles) -> None:
    """The map. A pick in the browser selects that footprint, or clears the selection."""
    # It registers its frame only where it is first imported while a visitor's page is drawn.
    from streamlit_folium import st_folium  # noqa: PLC0415

    def take_pick() -> None:
        pick = st.session_state.get(MAP)
        code = pick.get("code") if isinstance(pick, dict) else None
        if isinstance(code, str):
            select_footprint(scene.atlas, code)

    with st.container(key="map"):
        st_folium(
            base_map(files),
            key=MAP,
            feature_group_to_add=restyling(scene),
            returned_objects=[],
            use_container_width=True,
            height=640,
            on_change=take_pick,
        )
