"""Files that never change under their name: sent from memory, compressed, cached for ever.

Such a name holds a hash of the content. They are Streamlit's own scripts, styles and fonts, which
it sends without compressing them (2.8 MB on a first visit); the script of streamlit-folium's frame
and the page's own files, which it compresses anew for every visitor and lets no browser cache.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass, field
from http import HTTPStatus

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_FOR_EVER = "public, max-age=31536000, immutable"
_WORTH_COMPRESSING = 500  # bytes; below that a network packet is no smaller
_MOST_FILES = 512
_IS_IMMUTABLE = re.compile(
    r"^(?:/[\w-][\w.-]*)*/static(?:/[\w-]+)*/[\w-][\w.-]*\.[\w-]{8,64}\.(?:css|js|json|woff2)$"
)
"""The path of a file whose name has a hash before its ending.

No other spelling of a path is taken, such as one with ``/./`` in it: the same file would be held
in memory under as many names as somebody can think of.
"""


@dataclass
class ImmutableFiles:
    """ASGI middleware: answers for files named by their content, and passes on everything else.

    A file is asked once of the application behind. Its media type and whatever else that says
    of it stay.

    Attributes:
        app: what answers everything else, and what the files are asked of.
    """

    app: ASGIApp
    _cached_files: dict[str, tuple[Response, Response]] = field(default_factory=dict)
    """By path: the file as it is, and compressed."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if not _is_for_a_whole_file(scope):
            await self.app(scope, receive, send)
            return
        plain, small = self._cached_files.get(scope["path"]) or await self._ask(scope, receive)
        takes_gzip = "gzip" in Headers(scope=scope).get("accept-encoding", "")
        await (small if takes_gzip else plain)(scope, receive, send)

    async def _ask(self, scope: Scope, receive: Receive) -> tuple[Response, Response]:
        """What the application answers, kept where it is such a file."""
        answer = await _whole_answer(self.app, scope, receive)
        # Where there is no such file, Streamlit sends the page.
        is_page = answer.headers.get("content-type", "").startswith("text/html")
        if answer.status_code != HTTPStatus.OK or is_page:
            return answer, answer
        answer.headers["Cache-Control"] = _FOR_EVER
        answer.headers["Vary"] = "Accept-Encoding"
        small = answer
        if len(answer.body) >= _WORTH_COMPRESSING and not scope["path"].endswith(".woff2"):
            small = await to_thread.run_sync(_compressed, answer)
        if len(self._cached_files) >= _MOST_FILES:
            self._cached_files.clear()
        self._cached_files[scope["path"]] = answer, small
        return answer, small


def _is_for_a_whole_file(scope: Scope) -> bool:
    """Whether a request is for such a file, and for all of it."""
    is_get = scope["type"] == "http" and scope["method"] == "GET"
    return (
        is_get and "range" not in Headers(scope=scope) and bool(_IS_IMMUTABLE.match(scope["path"]))
    )


async def _whole_answer(app: ASGIApp, scope: Scope, receive: Receive) -> Response:
    """The answer to a request that takes no compression and has nothing cached."""
    messages: list[Message] = []

    async def take(message: Message) -> None:
        messages.append(message)

    await app({**scope, "headers": [], "extensions": {}}, receive, take)
    start, *parts = messages
    answer = Response(b"".join(part.get("body", b"") for part in parts), start["status"])
    answer.raw_headers = start["headers"]
    for name in ("etag", "last-modified", "set-cookie"):
        del answer.headers[name]
    return answer


def _compressed(answer: Response) -> Response:
    """The same, compressed; level 6 takes two thirds of the time of 9 for as few bytes."""
    small = Response(gzip.compress(bytes(answer.body), compresslevel=6, mtime=0))
    headers = MutableHeaders(raw=list(answer.raw_headers))
    headers["Content-Encoding"] = "gzip"
    headers["Content-Length"] = str(len(small.body))
    small.raw_headers = headers.raw
    return small
