"""Download this chart: a file that is drawn only when it is asked for."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

import streamlit as st

from stp_map.app.export_panel import page_address
from stp_map.core import text
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.errors import ExportError
from stp_map.core.model import Atlas
from stp_map.core.view import View
from stp_map.exports.file_names import chart_file_name

TYPES = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}


def chart_download(kind: ChartKind, atlas: Atlas, view: View) -> None:
    """Offer a chart in each format, in colours or in black and white.

    Args:
        kind: which chart.
        atlas: all the data.
        view: what is shown, and so what is drawn.
    """
    page = page_address()
    with st.container(horizontal=True, vertical_alignment="center", key=f"chart_files_{kind.slug}"):
        # Read before the toggle is drawn, which stands behind the buttons.
        patterns = bool(st.session_state.get(f"chart_{kind.slug}_patterns", False))
        for ending, media_type in TYPES.items():

            def made(ending: str = ending) -> bytes:
                return _made(kind, atlas, view, ending, page, black_and_white=patterns)

            st.download_button(
                text.download_label(kind.noun, ending),
                data=made,
                file_name=chart_file_name(kind, view, ending),
                mime=media_type,
                on_click="ignore",
                key=f"chart_{kind.slug}_{ending}",
            )
        st.toggle(text.BLACK_AND_WHITE, key=f"chart_{kind.slug}_patterns")


def _made(
    kind: ChartKind, atlas: Atlas, view: View, ending: str, page: str, *, black_and_white: bool
) -> bytes:
    from stp_map.exports.paper.charts import chart_picture  # noqa: PLC0415 - matplotlib is slow
    from stp_map.exports.paper.picture import PictureFormat  # noqa: PLC0415 - as above

    today = datetime.now(UTC).date()
    try:
        return chart_picture(
            kind,
            atlas,
            view,
            format=PictureFormat[ending.upper()],
            made_on=today,
            page=page,
            black_and_white=black_and_white,
        )
    except Exception:
        logging.getLogger(__name__).exception("The chart %s could not be made", kind.slug)
        raise ExportError(text.NO_CHART_FILE) from None
