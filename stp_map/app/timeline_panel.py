"""The Timeline panel: step by step through what happened, with the map above it."""

from __future__ import annotations

import streamlit as st

from stp_map.analysis.scene import Scene
from stp_map.analysis.timeline import step_after, step_before
from stp_map.app.chart_download import chart_download
from stp_map.app.panels import show_wide
from stp_map.app.state import go_from
from stp_map.core.chart_kinds import ChartKind
from stp_map.web.timeline_lanes import lanes_html
from stp_map.web.timeline_table import at_step, changes_html, step_html, table_html


def timeline_panel(scene: Scene) -> None:
    """Draw the timeline. Its buttons and links move the whole view to a step.

    Args:
        scene: the day looked at, and the footprints whose lanes are drawn.
    """
    atlas, view = scene.atlas, scene.view
    as_at = view.filters.as_at
    steps = {"Previous step": step_before(atlas, as_at), "Next step": step_after(atlas, as_at)}

    def go(label: str) -> None:
        step = steps[label]
        if step is not None:
            go_from(atlas, lambda view: at_step(view, step))

    with st.container(horizontal=True, key="timeline_steps"):
        for label, step in steps.items():
            key = f"timeline_{label.split()[0].lower()}"
            st.button(label, key=key, on_click=go, args=(label,), disabled=step is None)
    show_wide(step_html(atlas, as_at))
    show_wide(lanes_html(scene))
    chart_download(ChartKind.TIMELINE, scene)
    show_wide(changes_html(atlas, as_at))
    show_wide(table_html(atlas, view))
