"""A relay before a server: counts what travels to a browser, and may be as slow as a poor line.

Chromium's own throttling leaves out websockets and counts each frame of a page for itself; here all
connections of a page share one line, as they do at an office far from its server.
"""

from __future__ import annotations

import asyncio
import threading
from asyncio import StreamReader, StreamWriter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial

PACKET = 1_460
"""Bytes that a connection sends before another one has its turn."""


@dataclass(frozen=True, slots=True)
class Line:
    """What lies between a browser and a server.

    Attributes:
        bits_per_second: that it carries each way, for all connections together.
        round_trip: seconds to the server and back; opening a connection takes one by itself.
    """

    bits_per_second: float
    round_trip: float


NONE = Line(float("inf"), 0)
SLOW = Line(1_600_000, 0.150)
"""What a first visit is measured over; its aim stands in ``aims.py`` beside the others."""


@dataclass
class Relay:
    """A port that passes everything on to a server.

    Attributes:
        port: where a browser finds it, on this machine.
        to_browser: bytes that came from the server so far.
        end: makes it stop.
    """

    port: int = 0
    to_browser: int = 0
    end: Callable[[], object] = lambda: None


@contextmanager
def relaying(port: int, line: Line = NONE) -> Iterator[Relay]:
    """Stand before a server until the block ends.

    Args:
        port: of the server, on this machine.
        line: what lies between; nothing, where it is not given.

    Yields:
        The relay.
    """
    relay, ready = Relay(), threading.Event()
    thread = threading.Thread(target=asyncio.run, args=(_serve(relay, port, line, ready),))
    thread.start()
    ready.wait()
    try:
        yield relay
    finally:
        relay.end()
        thread.join()


async def _serve(relay: Relay, port: int, line: Line, ready: threading.Event) -> None:
    down, up = _Way(line), _Way(line)
    loop, ended = asyncio.get_running_loop(), asyncio.Event()

    async def join(from_browser: StreamReader, to_browser: StreamWriter) -> None:
        with suppress(OSError, asyncio.CancelledError):
            from_server, to_server = await asyncio.open_connection("127.0.0.1", port)
            await asyncio.sleep(line.round_trip)
            await asyncio.gather(
                _pass_on(from_browser, to_server, up),
                _pass_on(from_server, to_browser, down, relay),
            )

    async with await asyncio.start_server(join, "127.0.0.1", 0) as server:
        relay.port = int(server.sockets[0].getsockname()[1])
        relay.end = lambda: loop.call_soon_threadsafe(ended.set)
        ready.set()
        await ended.wait()


class _Way:
    """One direction of a line."""

    def __init__(self, line: Line) -> None:
        self.line, self.free_at = line, 0.0

    async def carry(self, size: int) -> None:
        """Wait until so many bytes have been put on the line, after all that came before them."""
        now = asyncio.get_running_loop().time()
        self.free_at = max(now, self.free_at) + size * 8 / self.line.bits_per_second
        await asyncio.sleep(self.free_at - now)


async def _pass_on(
    source: StreamReader, sink: StreamWriter, way: _Way, relay: Relay | None = None
) -> None:
    arrives = partial(asyncio.get_running_loop().call_later, way.line.round_trip / 2)
    with suppress(OSError):
        while not sink.is_closing() and (chunk := await source.read(PACKET)):
            if relay is not None:
                relay.to_browser += len(chunk)
            await way.carry(len(chunk))
            arrives(_write, sink, chunk)
    arrives(sink.close)


def _write(sink: StreamWriter, chunk: bytes) -> None:
    if not sink.is_closing():  # a browser that left
        sink.write(chunk)
