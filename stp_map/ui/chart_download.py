"""Download this chart: a file that is drawn only when it is asked for."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

import streamlit as st

from stp_map.distribution_words import ChartKind
from stp_map.errors import ExportError
from stp_map.file_names import file_name
from stp_map.model import Atlas
from stp_map.ui.export_panel import page_address
from stp_map.view import View

TYPES = {"png": "image/png", "svg": "image/svg+xml"}


def chart_download(kind: ChartKind, atlas: Atlas, view: View) -> None:
    """Offer a chart as PNG and as SVG.

    Args:
        kind: which chart.
        atlas: all the data.
        view: what is shown, and so what is drawn.
    """
    page = page_address()
    with st.container(horizontal=True, key=f"chart_files_{kind.slug}"):
        for ending, media_type in TYPES.items():

            def made(ending: str = ending) -> bytes:
                return _made(kind, atlas, view, ending, page)

            st.download_button(
                f"Download this chart: {ending.upper()}",
                data=made,
                file_name=file_name(view, ending, f"stp-{kind.slug}"),
                mime=media_type,
                on_click="ignore",
                key=f"chart_{kind.slug}_{ending}",
            )


def _made(kind: ChartKind, atlas: Atlas, view: View, ending: str, page: str) -> bytes:
    from stp_map.chart_pictures import chart_picture  # noqa: PLC0415 - matplotlib is slow
    from stp_map.snapshot import PictureFormat  # noqa: PLC0415 - as above

    today = datetime.now(UTC).date()
    try:
        return chart_picture(
            kind, atlas, view, format=PictureFormat[ending.upper()], made_on=today, page=page
        )
    except Exception:
        logging.getLogger(__name__).exception("The chart %s could not be made", kind.slug)
        raise ExportError("The file could not be made. Try the other format.") from None
