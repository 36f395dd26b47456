"""Loads what every visitor shares while the first visitor's browser reads Streamlit's own files."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import AsyncIterator
from threading import Event, Thread

from stp_map.app.server import logs
from stp_map.core.errors import StpMapError
from stp_map.core.model import Atlas

FIRST_VISIT = 10
"""Seconds that what can wait does so for a first visitor."""

FIRST_MAP = 2
"""Seconds that it waits after their page was drawn, while their browser fetches the map."""

first_page_is_drawn = Event()
"""Until then, nothing is done that can wait."""


@contextlib.asynccontextmanager
async def preloading(_app: object) -> AsyncIterator[None]:
    """Start loading when Streamlit is ready, and let it serve meanwhile.

    Begun earlier, loading would only keep Streamlit from being ready: they share one interpreter.
    """
    Thread(target=preload, daemon=True).start()
    yield


def preload() -> None:
    """Load what every visitor shares. A fault is left for the page to tell its readers.

    What only exports and searches need is read once the first page is drawn.
    """
    try:
        atlas = _load_for_the_first_page()
        if first_page_is_drawn.wait(FIRST_VISIT):
            Event().wait(FIRST_MAP)
        from stp_map.app import other_sections  # noqa: F401, PLC0415
        from stp_map.app.server.loading import load_the_rest  # noqa: PLC0415

        load_the_rest(atlas)
    except StpMapError:
        logs.note(logs.Event.NOT_LOADED)


def _load_for_the_first_page() -> Atlas:
    """The atlas, with no garbage collected until it is there: what is loaded stays.

    Looking for garbage takes a tenth of the processor time up to the first page.
    """
    gc.disable()
    try:
        import folium.plugins  # noqa: F401, PLC0415 - takes long, as does the next

        from stp_map.app import page  # noqa: F401, PLC0415
        from stp_map.app.server import loading  # noqa: PLC0415

        atlas, _ = loading.load_once(loading.GEODATA, loading.STATIC)
        gc.freeze()
    finally:
        gc.enable()
    return atlas
