"""The map in the page: folium through streamlit-folium, with clicks as new views."""

from __future__ import annotations

import streamlit as st

from stp_map.analysis.scene import Scene
from stp_map.app.state import select_footprint
from stp_map.web.map import MapFiles, base_map, restyling

KEY = "footprint_map"


def map_panel(scene: Scene, files: MapFiles) -> None:
    """Draw the map. A pick in the browser selects that footprint, or clears the selection.

    Args:
        scene: what is shown.
        files: where the browser finds the map's files.
    """
    # It registers its frame only where it is first imported while a visitor's page is drawn.
    from streamlit_folium import st_folium  # noqa: PLC0415

    def take_pick() -> None:
        pick = st.session_state.get(KEY)
        code = pick.get("code") if isinstance(pick, dict) else None
        if isinstance(code, str):
            select_footprint(scene.atlas, code)

    with st.container(key="map"):
        st_folium(
            base_map(files),
            key=KEY,
            feature_group_to_add=restyling(scene),
            returned_objects=[],
            use_container_width=True,
            height=640,
            on_change=take_pick,
        )
