"""Files that a browser may keep for ever, sent small.

Streamlit sends the files of its own bundle so. The page's own, and those of streamlit-folium's
frame, it sends without a word on caching, and compresses each time anew: every visit fetched and
compiled all of them again.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOR_EVER = "public, max-age=31536000, immutable"

_WORTH_COMPRESSING = 500  # bytes; below that a network packet is no smaller
_IS_KEPT = re.compile(
    r"/(?:app/static|component/streamlit_folium\.st_folium/static/js)"
    r"/[\w-]+\.[0-9a-f]{8,64}\.(?:js|css|json)$"
)
"""The end of an address whose file name holds a hash of the content."""


def kept_name(name: str, content: bytes) -> str:
    """The name under which a browser may keep a file for ever: with a hash of its content.

    Args:
        name: such as ``page.css``.
        content: the whole file.
    """
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{ending}"


class KeptFiles:
    """ASGI middleware: lets files that are named by their content be kept, and compresses them.

    Whatever Streamlit says of such a file stays: only what it says of caching is replaced.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application.

        Args:
            app: what answers.
        """
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and dress the answer if it is such a file."""
        if not _asks_for_kept(scope):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        plain = [pair for pair in scope["headers"] if pair[0] not in {b"accept-encoding", b"range"}]
        answer = _Answer(send, compress="gzip" in headers.get("accept-encoding", ""))
        await self._app({**scope, "headers": plain}, receive, answer.take)


def _asks_for_kept(scope: Scope) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and _IS_KEPT.search(scope["path"]) is not None
    )


class _Answer:
    """Takes an answer whole, then sends it on."""

    def __init__(self, send: Send, *, compress: bool) -> None:
        self._send = send
        self._compress = compress
        self._start: Message = {}
        self._parts: list[bytes] = []

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        self._parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            await self._pass_on(b"".join(self._parts))

    async def _pass_on(self, body: bytes) -> None:
        if self._start["status"] == 200:  # noqa: PLR2004 - found
            headers = MutableHeaders(raw=self._start["headers"])
            headers["Cache-Control"] = FOR_EVER
            headers["Vary"] = "Accept-Encoding"
            if self._compress and len(body) >= _WORTH_COMPRESSING:
                body = _compressed(body)
                headers["Content-Encoding"] = "gzip"
            headers["Content-Length"] = str(len(body))
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": body})


@lru_cache(maxsize=32)
def _compressed(body: bytes) -> bytes:
    """Compressed as far as gzip can, which is worth it because it is done once for each file."""
    return gzip.compress(body, compresslevel=9, mtime=0)
