"""The Export panel: a preview of what will leave the page, and its download."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from stp_map.analysis.caption import caption
from stp_map.analysis.scene import Scene
from stp_map.app.components import component
from stp_map.app.export_faults import download_of_session, fault_text
from stp_map.app.panels import show_failure
from stp_map.app.server.loading import keep_out_of_collections
from stp_map.app.state import go_from, page_address, show_in_widget
from stp_map.app.uploaded_figures import PREVIEW
from stp_map.core import text
from stp_map.core.html import element
from stp_map.core.model import Choice
from stp_map.core.order import Order, Output, PictureSize
from stp_map.core.view import View
from stp_map.exports import file_name, preview

OUTPUTS: tuple[Output, ...] = tuple(Output)
SIZES: tuple[PictureSize, ...] = tuple(PictureSize)
_LINK = (
    '<p><label for="stp-link">Link to this view</label></p>'
    '<div class="stp-copy"><input id="stp-link" readonly>'
    '<button type="button">Copy link</button><span role="status"></span></div>'
)


def export_panel(scene: Scene, script: str) -> None:
    """Draw the Export panel. A file is made only when its download is asked for.

    Args:
        scene: what is shown, and so what is exported.
        script: where the browser finds the page's script.
    """
    choices, picture = st.columns([1, 1.6], gap="medium")
    with choices:
        order = _order(scene)
        _download(scene, order)
        component("copy", _LINK, script)(key="copy_link")
    with picture:
        if not order.output.is_data:
            _preview(scene, order)
        else:
            st.html(element("p", _DATA_NOTE, class_="stp-note"))


_DATA_NOTE = (
    "The file holds every footprint that is shown, with its leader, populations, codes, class "
    "and sources. A second sheet or a header says what each column means where the format has "
    "room for it."
)


def _order(scene: Scene) -> Order:
    output = st.selectbox("Format", OUTPUTS, index=0, key="export_format", format_func=_words)
    size = st.selectbox(
        "Size",
        SIZES,
        index=0,
        key="export_size",
        format_func=_words,
        disabled=not output.is_picture,
    )
    title = st.text_input(
        "Title", key="export_title", placeholder=scene.finding, disabled=output.is_data
    )
    subtitle = st.text_input(
        "Subtitle",
        key="export_subtitle",
        placeholder=scene.subtitle,
        disabled=not output.has_subtitle,
    )
    _labels(scene)
    patterns = st.toggle(
        text.BLACK_AND_WHITE, key="export_patterns", disabled=not output.is_picture
    )
    return Order(
        output,
        datetime.now(UTC).date(),
        size,
        page=page_address(),
        title=title.strip(),
        subtitle=subtitle.strip(),
        black_and_white=patterns and output.is_picture,
    )


def _words(choice: Choice) -> str:
    return str(choice.value)


def _labels(scene: Scene) -> None:
    """The same choice as in the side panel: what is exported is what is shown."""

    def change() -> None:
        go_from(scene.atlas, lambda view: view.presented(labels=st.session_state["export_labels"]))

    show_in_widget("export_labels", scene.shown.labels, default=False)
    st.toggle("Labels on map and picture", key="export_labels", on_change=change)


@st.fragment
def _download(scene: Scene, order: Order) -> None:
    """The button; a click draws this part of the page anew, as the file may not have been made."""
    download, name = download_of_session(), file_name(scene.view, order)
    st.download_button(
        "Download",
        data=lambda: download.file(scene, order),
        file_name=name,
        mime=order.output.media_type,
        type="primary",
        on_click=download.prepare,
        args=(scene, order),
        key="download",
    )
    if download.fault:
        show_failure(download.fault)
        download.fault = ""  # Told once.
    st.html(element("p", f"The file will be called {name}", class_="stp-note stp-file"))


def _preview(scene: Scene, order: Order) -> None:
    try:
        with st.spinner("Drawing the preview"):
            picture = _picture(scene, order)
    except Exception as error:  # noqa: BLE001 - the rest of the panel is of use without it
        show_failure(fault_text("The preview", error))
        return
    keep_out_of_collections("export")
    st.image(picture, alt=caption(scene, order).description, width="stretch")


def _picture(scene: Scene, order: Order) -> bytes:
    """A preview that visitors share, unless uploaded figures may be in it."""
    if scene.figures is None:
        return _shared_preview(scene, scene.view, order)
    asked = (scene.figures, scene.view, order)
    drawn = st.session_state.get(PREVIEW)
    if drawn is None or drawn[0] != asked:
        drawn = st.session_state[PREVIEW] = (asked, preview(scene, order))
    return bytes(drawn[1])


@st.cache_data(max_entries=64, show_spinner=False)
def _shared_preview(_scene: Scene, view: View, order: Order) -> bytes:
    """A preview, cached by view and order: Streamlit passes over what begins with ``_``."""
    del view
    return preview(_scene, order)
