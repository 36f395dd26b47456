"""Makes the file of a download, and says why it could not be made, which Streamlit does not."""

from __future__ import annotations

import errno
from threading import Lock

import streamlit as st

from stp_map.analysis.scene import Scene
from stp_map.app.server.logs import Event, note, timed
from stp_map.core.errors import DataError, ExportError, StpMapError
from stp_map.core.order import Order
from stp_map.exports import make

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.ENOMEM}


class Download:
    """The file that a click asks for, once in the run of the page and once in a thread of its own.

    Whichever comes first makes it for both. The run can tell why it could not be made; the thread
    gives it to the browser.
    """

    def __init__(self) -> None:
        self.fault = ""
        """Why the last one could not be made, in words for people; empty where it could."""
        self._one_at_a_time = Lock()
        self._made: tuple[object, bytes | ExportError] | None = None

    def prepare(self, scene: Scene, order: Order) -> None:
        """Make a file, or keep the reason why it can't be.

        Args:
            scene: what is shown.
            order: what to make.
        """
        try:
            self.file(scene, order)
            self.fault = ""
        except ExportError as error:
            self.fault = str(error)

    def file(self, scene: Scene, order: Order) -> bytes:
        """The whole file.

        Args:
            scene: what is shown.
            order: what to make.

        Raises:
            ExportError: it could not be made; it says why.
        """
        asked = (scene.view, scene.figures, order)
        with self._one_at_a_time:
            known, self._made = self._made, None
            if known is None or known[0] != asked:
                known = self._made = (asked, _made(scene, order))
        if isinstance(known[1], ExportError):
            raise known[1]
        return known[1]


def _made(scene: Scene, order: Order) -> bytes | ExportError:
    try:
        with timed(Event.EXPORT, order.output):
            return make(scene, order)
    except Exception as error:  # noqa: BLE001 - whatever it is, the person is told
        note(Event.EXPORT_FAILED, order.output)
        return ExportError(fault_text("The file", error))


def download_of_session() -> Download:
    """What this session downloads, which outlives a run of the page."""
    download: Download = st.session_state.setdefault("export_download", Download())
    return download


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
