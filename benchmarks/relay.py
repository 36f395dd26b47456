"""Counts what really travels to a browser: bytes of the connection, frames and compression."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

CHUNK = 65_536


@dataclass
class Relay:
    """A port that passes everything on to a server.

    Attributes:
        port: where a browser finds it, on this machine.
        to_browser: bytes that came from the server so far.
    """

    port: int
    to_browser: int = 0


@contextmanager
def relaying(port: int) -> Iterator[Relay]:
    """Stand before a server until the block ends.

    Args:
        port: of the server, on this machine.

    Yields:
        The relay.
    """
    with socket.create_server(("127.0.0.1", 0)) as listener:
        relay = Relay(int(listener.getsockname()[1]))
        threading.Thread(target=_accept, args=(listener, port, relay), daemon=True).start()
        yield relay


def _accept(listener: socket.socket, port: int, relay: Relay) -> None:
    with suppress(OSError):  # the listener is closed at the end of the block
        while True:
            browser, _ = listener.accept()
            server = socket.create_connection(("127.0.0.1", port))
            for each in (browser, server):
                each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=_pass_on, args=(browser, server, None), daemon=True).start()
            threading.Thread(target=_pass_on, args=(server, browser, relay), daemon=True).start()


def _pass_on(source: socket.socket, sink: socket.socket, relay: Relay | None) -> None:
    with suppress(OSError):
        while chunk := source.recv(CHUNK):
            if relay is not None:
                relay.to_browser += len(chunk)
            sink.sendall(chunk)
    with suppress(OSError):
        sink.shutdown(socket.SHUT_WR)
