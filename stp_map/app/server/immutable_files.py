"""Files that never change under their name: cached by the browser for ever, and sent small.

Streamlit sends the files of its own bundle so. The page's own, and those of streamlit-folium's
frame, it sends without a word on caching, and compresses each time anew: every visit fetched and
compiled all of them again.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from stp_map.app.server.answers import send_changed

FOR_EVER = "public, max-age=31536000, immutable"
FRONTEND = files("stp_map") / "frontend"
"""Our scripts, styles and documents, from which the files that a browser reads are made."""

_WORTH_COMPRESSING = 500  # bytes; below that a network packet is no smaller
_IS_IMMUTABLE = re.compile(
    r"/(?:app/static|component/streamlit_folium\.st_folium/static/js)"
    r"/[\w-]+\.[0-9a-f]{8,64}\.(?:js|css|json)$"
)
"""The end of an address whose file name holds a hash of the content."""


def immutable_name(name: str, content: bytes) -> str:
    """The name under which a browser may cache a file for ever: with a hash of its content.

    Args:
        name: such as ``page.css``.
        content: the whole file.
    """
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{ending}"


@dataclass(frozen=True)
class ImmutableFiles:
    """ASGI middleware: lets browsers cache files named by their content, and compresses them.

    Whatever else Streamlit says of such a file stays.

    Attributes:
        app: what answers.
    """

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and change the answer if it is such a file."""
        is_get = scope["type"] == "http" and scope["method"] == "GET"
        if not is_get or not _IS_IMMUTABLE.search(scope["path"]):
            await self.app(scope, receive, send)
            return
        takes_gzip = "gzip" in Headers(scope=scope).get("accept-encoding", "")

        def change(headers: MutableHeaders, body: bytes) -> bytes:
            headers["Cache-Control"] = FOR_EVER
            headers["Vary"] = "Accept-Encoding"
            if not takes_gzip or len(body) < _WORTH_COMPRESSING:
                return body
            headers["Content-Encoding"] = "gzip"
            return _compressed(body)

        plain = [pair for pair in scope["headers"] if pair[0] not in {b"accept-encoding", b"range"}]
        await send_changed(self.app, {**scope, "headers": plain}, receive, send, change)


@lru_cache(maxsize=32)
def _compressed(body: bytes) -> bytes:
    """Compressed as far as gzip can, which is worth it because it is done once for each file."""
    return gzip.compress(body, compresslevel=9, mtime=0)
