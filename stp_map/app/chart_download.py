"""Download this chart: a file that is drawn only when it is asked for."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from stp_map.analysis.scene import Scene
from stp_map.app.state import page_address
from stp_map.core import text
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.errors import ExportError
from stp_map.core.order import Order, Output
from stp_map.exports import file_name, make

FORMATS = (Output.PNG, Output.SVG, Output.PDF)


def chart_download(kind: ChartKind, scene: Scene) -> None:
    """Offer a chart in each format, in colours or in black and white.

    Args:
        kind: which chart.
        scene: what is shown, and so what is drawn.
    """
    page, today = page_address(), datetime.now(UTC).date()
    with st.container(horizontal=True, vertical_alignment="center", key=f"chart_files_{kind.slug}"):
        # Read before the toggle is drawn, which stands behind the buttons.
        patterns = bool(st.session_state.get(f"chart_{kind.slug}_patterns", False))
        for output in FORMATS:
            order = Order(output, today, chart=kind, page=page, black_and_white=patterns)
            st.download_button(
                text.download_label(kind.noun, output.ending),
                data=partial(_made, scene, order),
                file_name=file_name(scene.view, order),
                mime=output.media_type,
                on_click="ignore",
                key=f"chart_{kind.slug}_{output.ending}",
            )
        st.toggle(text.BLACK_AND_WHITE, key=f"chart_{kind.slug}_patterns")


def _made(scene: Scene, order: Order) -> bytes:
    try:
        return make(scene, order)
    except Exception:
        logging.getLogger(__name__).exception("The chart could not be made")
        raise ExportError(text.NO_CHART_FILE) from None
