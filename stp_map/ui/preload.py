"""Loads what every visitor shares while the first visitor's browser reads Streamlit's own files."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import AsyncIterator
from threading import Thread

from stp_map.errors import StpMapError
from stp_map.ui.logs import Event, note, timed

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
    """Load what every visitor shares. A fault is left for the page to tell its readers."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(BRIEF_TURNS)
    gc.disable()  # What is loaded stays; looking for garbage in it takes a tenth of the time.
    try:
        # streamlit-folium itself registers with Streamlit only if a visitor's page imports it.
        import folium.plugins  # noqa: F401, PLC0415 - takes long, as does the next

        from stp_map.ui.loading import (  # noqa: PLC0415
            GEODATA,
            STATIC,
            load_once,
            load_the_rest,
        )

        with timed(Event.LOADED):
            atlas, _ = load_once(GEODATA, STATIC)
        gc.freeze()
        load_the_rest(atlas)
    except StpMapError:
        note(Event.NOT_LOADED)
    finally:
        gc.enable()
        sys.setswitchinterval(usual)
