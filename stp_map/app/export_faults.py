"""What a person is told when a file could not be made, which Streamlit does not say."""

from __future__ import annotations

import errno
from collections import deque

import streamlit as st

from stp_map.analysis.scene import Scene
from stp_map.app.panels import show_failure
from stp_map.app.server.logs import Event, note, timed
from stp_map.core.errors import DataError, ExportError, StpMapError
from stp_map.core.order import Order
from stp_map.exports import make

Fault = deque[str]
"""The words of the last fault, or nothing. It is written by the thread that makes the file."""

NOTHING_CAME = (
    "The file did not arrive. Press Download again; if that does not help, choose another format."
)
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.ENOMEM}


def fault_of_session() -> Fault:
    """The fault of this session, which outlives a run of the page."""
    fault: Fault = st.session_state.setdefault("export_fault_words", deque(maxlen=1))
    return fault


def leave_reason(fault: Fault, words: str) -> None:
    """Leave words for the page to show, where the maker of the file left none."""
    if not fault:
        fault.append(words)


def make_or_tell(scene: Scene, order: Order, fault: Fault) -> bytes:
    """Make a file; where that fails, leave the reason for the page to show.

    Args:
        scene: what is shown.
        order: what to make.
        fault: where the reason is left.

    Returns:
        The whole file.

    Raises:
        ExportError: it could not be made.
    """
    fault.clear()
    try:
        with timed(Event.EXPORT, order.output):
            return make(scene, order)
    except Exception as error:  # noqa: BLE001 - whatever it is, the person is told
        note(Event.EXPORT_FAILED, order.output)
        fault.append(fault_text("The file", error))
        raise ExportError(fault[0]) from None


def fault_text(what: str, error: Exception) -> str:
    """What went wrong and what to do, for whoever asked for a file.

    Args:
        what: what could not be made, such as "The file".
        error: why.

    Returns:
        Plain words; nothing of the inside of an error that was not written for people.
    """
    start = f"{what} could not be made"
    if isinstance(error, DataError):
        faults = " ".join(str(fault) for fault in error.faults[:3])
        return (
            f"{start}, because the data of the page was damaged while it ran. {faults} "
            "The map and the table are not affected. Whoever runs the page can put that right."
        )
    if isinstance(error, StpMapError):
        return f"{start}. {error}"
    if isinstance(error, MemoryError) or getattr(error, "errno", None) in _NO_ROOM:
        return f"{start}, because the server has no room left. Try again in a few minutes."
    return f"{start}. Choose another format; the map itself is not affected."


def show_fault(fault: Fault) -> None:
    """Show the words of the last fault once, in a place of their own under the button."""
    with st.container(key="export_fault"):
        if fault:
            show_failure(fault.popleft())
