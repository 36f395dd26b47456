"""The Sources panel: what this is, and every table of the data package with its sources."""

from __future__ import annotations

from functools import partial

import streamlit as st

from stp_map.analysis.scene import Scene
from stp_map.app.panels import show_failure, show_wide
from stp_map.core.errors import StpMapError
from stp_map.core.html import element
from stp_map.core.model import Atlas
from stp_map.data.sources import Resource, raw_bytes, resources
from stp_map.web.sources_table import label, overview_html, resource_html


def sources_panel(scene: Scene) -> None:
    """Draw what this is and the list of tables. Only a table that is open is sent.

    Args:
        scene: the data, and the uploaded figures.
    """
    st.html(element("div", overview_html(scene), class_="stp-about"))
    for resource in resources(scene.atlas):
        _resource(scene.atlas, resource)


def _resource(atlas: Atlas, resource: Resource) -> None:
    fold = st.expander(label(resource), key=f"source_{resource.name}", on_change="rerun")
    if not fold.open:
        return
    with fold:
        try:
            described = resource_html(atlas, resource)
        except StpMapError as error:
            show_failure(str(error))
            return
        show_wide(described, region=resource.title)
        name = resource.path.rpartition("/")[2]
        st.download_button(
            f"Download {name}",
            data=partial(raw_bytes, atlas, resource),
            file_name=name,
            mime=resource.media_type,
            on_click="ignore",
            key=f"download_{resource.name}",
        )
