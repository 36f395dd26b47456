"""Starts the page: ``python -m stp_map.app.server.serve``, with any option of ``streamlit run``.

Streamlit serves ``page_server.py``: the page, what is loaded for it, and its rules for files.
"""

from __future__ import annotations

import contextlib
import gc
import runpy
import socket
import sys
from pathlib import Path

from stp_map.app.server.logs import configure
from stp_map.core.atomic_files import clear_abandoned

ROOT = Path(__file__).resolve().parents[3]


def answer_at_once() -> None:
    """Have every connection send what it has without delay.

    Streamlit makes the socket that it listens on by itself, in a way that keeps asyncio from
    setting this; each answer of several messages then waits some 40 ms for the acknowledgement
    of the first. Connections take the setting over from the socket they came in on.
    """
    from streamlit.web.server.starlette import starlette_server  # noqa: PLC0415 - takes a second

    bind = getattr(starlette_server, "_bind_socket", None)
    if bind is None:  # Another Streamlit: the page is slower, and a test says so.
        return

    def bind_undelayed(address: str, port: int, backlog: int) -> socket.socket:
        listener: socket.socket = bind(address, port, backlog)
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listener

    starlette_server._bind_socket = bind_undelayed  # noqa: SLF001 - Streamlit has no other way


def look_for_no_repl() -> None:
    """Spare the first visitor Streamlit's search for a Python prompt that it may be typed into.

    Streamlit looks through every loaded module for it, a fifth of a second, to warn whoever uses
    it without ``streamlit run``. This is ``streamlit run``.
    """
    from streamlit import delta_generator  # noqa: PLC0415 - takes a second

    if hasattr(delta_generator, "_use_warning_has_been_displayed"):
        delta_generator._use_warning_has_been_displayed = True  # noqa: SLF001


def main(arguments: list[str]) -> None:
    """Serve the page until it is ended.

    Args:
        arguments: options for ``streamlit run``.
    """
    gc.disable()  # Until all is loaded (preload.py): none of what is imported becomes garbage.
    configure()
    with contextlib.suppress(OSError):  # Streamlit serves only a folder that exists.
        (ROOT / "static").mkdir(exist_ok=True)
    clear_abandoned(ROOT / "static")
    answer_at_once()
    look_for_no_repl()
    sys.argv = ["streamlit", "run", str(ROOT / "page_server.py"), *arguments]
    runpy.run_module("streamlit", run_name="__main__")


if __name__ == "__main__":
    main(sys.argv[1:])
