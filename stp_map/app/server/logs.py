"""What the server writes down: one JSON object a line, and nothing that a person typed.

Every record carries the time, the level and an event, with milliseconds where something took
time. Messages are not written, neither ours nor those of libraries, for they may quote an address,
a search or a host. A record of a library is known by the line of source that wrote it, and an error
by its kind and the lines it passed through.

``STP_MAP_LOG=plain`` keeps ordinary messages and tracebacks, for whoever looks for a fault on
their own machine.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from traceback import extract_tb
from types import TracebackType
from typing import Any

from stp_map.core.order import Output

OWN = "stp_map"
FRAMES = 12
"""How many of the last lines that an error passed through are written."""


class Event(StrEnum):
    """Everything of our own that is written down."""

    LOADED = "loaded"
    NOT_LOADED = "not-loaded"
    PAGE = "page"
    PAGE_FAILED = "page-failed"
    EXPORT = "export"
    EXPORT_FAILED = "export-failed"


def configure() -> None:
    """Make every record of this process from now on a JSON line."""
    if os.environ.get("STP_MAP_LOG") == "plain":
        return
    logging.setLogRecordFactory(Line)
    own = logging.getLogger(OWN)
    own.setLevel(logging.INFO)
    own.addHandler(logging.StreamHandler())
    own.propagate = False
    sys.excepthook = _uncaught
    threading.excepthook = lambda end: _uncaught(end.exc_type, end.exc_value, end.exc_traceback)


def note(event: Event, output: Output | None = None, milliseconds: float | None = None) -> None:
    """Write down that something happened; with the error, where one is being handled.

    Args:
        event: what.
        output: the kind of file, where one was made.
        milliseconds: how long it took.
    """
    failed = sys.exc_info()[1] is not None
    said: dict[str, Any] = {"event": event.value}
    if output is not None:
        said["output"] = output.slug
    if milliseconds is not None:
        said["duration_ms"] = round(milliseconds, 1)
    level = logging.ERROR if failed else logging.INFO
    logging.getLogger(OWN).log(level, event.value, extra={"stp_said": said}, exc_info=failed)


@contextmanager
def timed(event: Event, output: Output | None = None) -> Iterator[None]:
    """Write down an event and how long it took, once it is done; nothing where it fails."""
    started = time.perf_counter()
    yield
    note(event, output, (time.perf_counter() - started) * 1000)


class Line(logging.LogRecord):
    """A record whose message is its line, whatever handler or format writes it."""

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - as logging gives them
        super().__init__(*given, **named)
        self._error = self.exc_info
        self.exc_info = self.stack_info = None  # A formatter would add them under the line.

    def getMessage(self) -> str:  # noqa: N802 - the name that logging calls
        """The record as JSON, without its message and arguments."""
        source = f"{self.module}.{self.funcName}:{self.lineno}"
        of_library = {"event": "library", "source": source, "logger": self.name}
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(self.created, UTC).isoformat(timespec="milliseconds"),
            "level": self.levelname.lower(),
            **getattr(self, "stp_said", of_library),
        }
        if self._error and self._error[0]:
            line["error"], line["lines"] = self._error[0].__name__, _lines(self._error[2])
        return json.dumps(line)


def _lines(trace: TracebackType | None) -> list[str]:
    """Where an error passed through, the last line first, by file and function only."""
    frames = reversed(extract_tb(trace)[-FRAMES:])
    return [f"{os.path.basename(f.filename)}:{f.lineno} {f.name}" for f in frames]  # noqa: PTH119


def _uncaught(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    known = (kind, error or kind(), trace)
    logging.getLogger(f"{OWN}.process").critical("uncaught", exc_info=known)
