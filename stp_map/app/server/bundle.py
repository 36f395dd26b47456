"""Streamlit's own scripts, styles and fonts from memory, and compressed.

A first visit asks for some seventy of them. Streamlit reads each from disk in a thread, for every
visitor anew, and sends it as large as it is: 2 MB. That is most of what a server does for a visit
whose page is ready, and delays the first visitor's page.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from stp_map.app.server.immutable_files import FOR_EVER
from stp_map.app.server.preload import first_page_is_drawn

_TYPES = {
    ".js": "application/javascript",
    ".css": "text/css; charset=utf-8",
    ".woff2": "font/woff2",
}
_IS_BUNDLED = re.compile(r"(?<!/app)/static/((?:js|css|media)/[\w-][\w.-]*\.(?:js|css|woff2))$")
"""The end of an address of Streamlit's bundle, not of the page's own ``/app/static/``."""


@dataclass(frozen=True)
class Bundle:
    """ASGI middleware: answers for the files of Streamlit's bundle, and passes on all else.

    Attributes:
        app: what answers everything else, and for a file of the bundle that is not there.
    """

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        await (_answer(scope) or self.app)(scope, receive, send)


def _answer(scope: Scope) -> Response | None:
    """The file that is asked for; None where it is none of the bundle, or only a part of one."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    named = _IS_BUNDLED.search(scope["path"])
    asked = Headers(scope=scope)
    body = _read(named[1]) if named and "range" not in asked else None
    if not named or body is None:
        return None
    ending = Path(named[1]).suffix
    headers = {"Cache-Control": FOR_EVER, "X-Content-Type-Options": "nosniff"}
    if ending != ".woff2":  # A font is compressed already.
        headers["Vary"] = "Accept-Encoding"
        # The first visitor does not wait for what is done once.
        if first_page_is_drawn.is_set() and "gzip" in asked.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            body = _compressed(body)
    return Response(body, headers=headers, media_type=_TYPES[ending])


def streamlit_files() -> Path:
    """The folder of what Streamlit serves: its document, and its bundle in ``static``.

    Found, not imported: Streamlit may be starting just now.
    """
    streamlit = find_spec("streamlit")
    return Path(streamlit.origin or "").parent / "static" if streamlit else Path()


@lru_cache(maxsize=1024)
def _read(name: str) -> bytes | None:
    try:
        return (streamlit_files() / "static" / name).read_bytes()
    except OSError:  # Streamlit says so in its own way.
        return None


@lru_cache(maxsize=1024)
def _compressed(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)
