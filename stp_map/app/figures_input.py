"""The ways in for uploaded figures: a file, pasted cells, and empty files to fill in."""

from __future__ import annotations

from functools import partial

import streamlit as st

from stp_map.app.state import show_in_widget
from stp_map.app.uploaded_figures import Draft, draft, take_draft
from stp_map.core.html import element
from stp_map.core.model import Atlas
from stp_map.data.figures import template_csv, template_xlsx

PASTED = "Pasted cells"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HOW = (
    "One row for each footprint, with a column that names it by code, number or name. CSV, "
    "Excel or OpenDocument (.xlsx, .xls, .xlsb, .ods), at most 2 MB."
)


def empty_uploader() -> None:
    """The browser shows a chosen file until the widget is another one."""
    st.session_state["figures_round"] = st.session_state.get("figures_round", 0) + 1


def ways_in(atlas: Atlas) -> None:
    """Draw the uploader, the place for pasted cells and the templates.

    Args:
        atlas: whose footprints the templates list.
    """
    key = f"figures_file_{st.session_state.get('figures_round', 0)}"
    st.html(element("p", _HOW, class_="stp-note"))
    st.file_uploader(
        "File of figures",
        type=["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "xlsb", "ods"],
        key=key,
        on_change=_take_file,
        args=(key,),
    )
    pasted = draft().content.decode() if draft().is_pasted else ""
    show_in_widget("figures_pasted", pasted, "")
    st.text_area(
        "Or paste cells from a spreadsheet",
        key="figures_pasted",
        height=120,
        placeholder="Footprint\tDeficit\nDevon\t-12.5",
        on_change=_take_pasted,
    )
    st.html(element("p", "Empty files to fill in, a row for each footprint:", class_="stp-note"))
    csv, xlsx = st.columns(2)
    with csv:
        _template("CSV template", partial(template_csv, atlas), "csv", "text/csv")
    with xlsx:
        _template("Excel template", partial(template_xlsx, atlas), "xlsx", SHEET)


def _template(label: str, make: partial[bytes], ending: str, media_type: str) -> None:
    st.download_button(
        label,
        data=make,
        file_name=f"stp-footprints_template.{ending}",
        mime=media_type,
        on_click="ignore",
        key=f"figures_template_{ending}",
        width="stretch",
    )


def _take_file(key: str) -> None:
    file = st.session_state[key]
    if file is not None:
        take_draft(Draft(file.name, file.getvalue()))
    elif not draft().is_pasted:
        take_draft(Draft())


def _take_pasted() -> None:
    pasted = str(st.session_state["figures_pasted"])
    if pasted.strip():
        content = pasted.encode("utf-8", "replace")
        take_draft(Draft(PASTED, content, is_pasted=True))
        empty_uploader()
    elif draft().is_pasted:
        take_draft(Draft())
