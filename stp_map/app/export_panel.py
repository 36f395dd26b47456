"""The Export panel: a preview of what will leave the page, and its download."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from stp_map.analysis.caption import caption
from stp_map.analysis.legend import Legend
from stp_map.analysis.selection import Selection
from stp_map.app.components import component
from stp_map.app.export_faults import (
    NOTHING_CAME,
    fault_text,
    keep_fault,
    kept_fault,
    make_or_tell,
    show_kept_fault,
)
from stp_map.app.own_figures_state import keep_preview, kept_preview
from stp_map.app.panels import show_failure
from stp_map.app.server.loading import keep_out_of_collections
from stp_map.app.state import go_from, show_in_widget
from stp_map.core import text
from stp_map.core.html import element
from stp_map.core.model import Atlas
from stp_map.core.view import View
from stp_map.exports.outputs import Order, Output, name_of, preview

SIZES = {
    "slide": "Slide, 16:9",
    "a4-landscape": "A4 landscape",
    "a4-portrait": "A4 portrait",
    "square": "Square",
}
OUTPUTS: tuple[Output, ...] = tuple(Output)
_LINK = (
    '<p><label for="stp-link">Link to this view</label></p>'
    '<div class="stp-copy"><input id="stp-link" readonly>'
    '<button type="button">Copy link</button><span role="status"></span></div>'
)


def export_panel(
    atlas: Atlas, view: View, selection: Selection, legend: Legend, script: str
) -> None:
    """Draw the Export panel. A file is made only when its download is asked for.

    Args:
        atlas: all the data.
        view: what is shown, and so what is exported.
        selection: what its filters leave.
        legend: its classes.
        script: where the browser finds the page's script.
    """
    choices, picture = st.columns([1, 1.6], gap="medium")
    with choices:
        order = _order(atlas, view, selection, legend)
        _download(atlas, view, order)
        component("copy", _LINK, script)(key="copy_link", on_failed_change=_nothing_came)
    with picture:
        if order.output.has_words:
            _preview(atlas, view, selection, legend, order)
        else:
            st.html(element("p", _DATA_NOTE, class_="stp-note"))


_DATA_NOTE = (
    "The file holds every footprint that is shown, with its leader, populations, codes, class "
    "and sources. A second sheet or a header says what each column means where the format has "
    "room for it."
)


def _order(atlas: Atlas, view: View, selection: Selection, legend: Legend) -> Order:
    output = st.selectbox("Format", OUTPUTS, index=0, key="export_format", format_func=_words)
    size = st.selectbox(
        "Size",
        tuple(SIZES),
        index=0,
        key="export_size",
        format_func=SIZES.__getitem__,
        disabled=not output.is_picture,
    )
    today = datetime.now(UTC).date()
    words = caption(selection, legend, view, made_on=today)
    title = st.text_input(
        "Title", key="export_title", placeholder=words.title, disabled=not output.has_words
    )
    subtitle = st.text_input(
        "Subtitle",
        key="export_subtitle",
        placeholder=words.subtitle,
        disabled=not output.has_subtitle,
    )
    _labels(atlas, view)
    patterns = st.toggle(
        text.BLACK_AND_WHITE, key="export_patterns", disabled=not output.is_picture
    )
    return Order(
        output,
        today,
        size,
        page_address(),
        title.strip(),
        subtitle.strip(),
        black_and_white=patterns and output.is_picture,
    )


def _words(output: Output) -> str:
    return str(output.value)


def _labels(atlas: Atlas, view: View) -> None:
    """The same choice as in the side panel: what is exported is what is shown."""

    def change() -> None:
        go_from(atlas, lambda view: view.presented(labels=st.session_state["export_labels"]))

    show_in_widget("export_labels", view.presentation.labels, default=False)
    st.toggle("Labels on map and picture", key="export_labels", on_change=change)


def page_address() -> str:
    """The address of the page as the person sees it, without its query."""
    here = urlsplit(st.context.url or "")
    return urlunsplit(here._replace(path=here.path or "/", query="", fragment=""))


def _download(atlas: Atlas, view: View, order: Order) -> None:
    fault = kept_fault()
    st.download_button(
        "Download",
        data=lambda: make_or_tell(atlas, view, order, fault),
        file_name=name_of(view, order.output),
        mime=order.output.media_type,
        type="primary",
        on_click="ignore",
        key="download",
    )
    show_kept_fault(fault)
    name = name_of(view, order.output)
    st.html(element("p", f"The file will be called {name}", class_="stp-note stp-file"))


def _nothing_came() -> None:
    """The browser says that a download failed; the maker may have left a reason."""
    keep_fault(kept_fault(), NOTHING_CAME)


def _preview(atlas: Atlas, view: View, selection: Selection, legend: Legend, order: Order) -> None:
    try:
        with st.spinner("Drawing the preview"):
            picture = _picture(atlas, view, order)
    except Exception as error:  # noqa: BLE001 - the rest of the panel is of use without it
        show_failure(fault_text("The preview", error))
        return
    keep_out_of_collections("export")
    words = caption(
        selection, legend, view, made_on=order.made_on, page=order.page, title=order.title
    )
    st.image(picture, alt=words.description, width="stretch")


def _picture(atlas: Atlas, view: View, order: Order) -> bytes:
    """A preview that visitors share, unless somebody's own figures may be in it."""
    if atlas.own is None:
        return _preview_of(atlas, view, order)
    kept = kept_preview(atlas, view, order)
    if kept is None:
        kept = preview(atlas, view, order)
        keep_preview(atlas, view, order, kept)
    return kept


@st.cache_data(max_entries=64, show_spinner=False)
def _preview_of(_atlas: Atlas, view: View, order: Order) -> bytes:
    return preview(_atlas, view, order)
