"""Loads what every visitor shares while the first visitor's browser reads Streamlit's own files."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import AsyncIterator, Iterator
from threading import Event, Thread

from stp_map.app.server import logs
from stp_map.core.errors import StpMapError

FIRST_VISIT = 10
"""Seconds that what can wait does so for a first visitor."""

FIRST_MAP = 2
"""Seconds that it waits after their page was drawn, while their browser fetches the map."""

first_page_is_drawn = Event()
"""Until then, nothing may be done that can wait."""

BRIEF_TURNS = 0.0005
"""Seconds that loading may hold the interpreter while an answer to a browser waits for it.

Python's own is ten times that. A page is a hundred small files, and each would wait a few times.
"""


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
        with _loading_beside_answers():
            import folium.plugins  # noqa: F401, PLC0415 - takes long, as do the next
            import streamlit.components.v1.component_arrow  # noqa: F401, PLC0415

            from stp_map.app import page  # noqa: F401, PLC0415
            from stp_map.app.server import loading  # noqa: PLC0415

            atlas, _ = loading.load_once(loading.GEODATA, loading.STATIC)
        if first_page_is_drawn.wait(FIRST_VISIT):
            Event().wait(FIRST_MAP)
        with _loading_beside_answers():
            from stp_map.app import other_sections  # noqa: F401, PLC0415

            loading.load_the_rest(atlas)
    except StpMapError:
        logs.note(logs.Event.NOT_LOADED)


@contextlib.contextmanager
def _loading_beside_answers() -> Iterator[None]:
    """Give way to answers often, and collect no garbage: what is loaded stays.

    Looking for garbage takes a tenth of the time of loading.
    """
    usual = sys.getswitchinterval()
    sys.setswitchinterval(BRIEF_TURNS)
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()
        sys.setswitchinterval(usual)
