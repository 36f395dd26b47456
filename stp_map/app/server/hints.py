"""Tells the browser, with the page itself, which files the page will ask for, and its style.

Streamlit's page learns what it shows from its first messages, and only then asks for the parts of
its bundle that draw them, each with parts of its own; the page's own files come last. Named in a
header of the page, all of them are on their way while Streamlit starts. The page's own style is
named in the page itself, so that nothing is laid out without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders

from stp_map.app.server.bundle import streamlit_files
from stp_map.app.server.immutable_files import kept_name

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

PARTS = ("ComponentInstance", "BidiComponent")
"""The parts of Streamlit's bundle that draw the map and our own components.

Only these: with all the parts that draw the page, the browser read so much before Streamlit's own
script that the map came later (docs/decisions.md).
"""

_NEEDS = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')


class Hints:
    """ASGI middleware: names the files that the page needs in the answer that holds the page."""

    def __init__(self, app: ASGIApp, static: Path) -> None:
        """Stand before an application.

        Args:
            app: what answers.
            static: the folder that Streamlit serves; holds the page's style from the first start.
        """
        self._app = app
        self._static = static

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add to the answer if it is the page."""
        is_page = scope["type"] == "http" and "/component/" not in scope["path"]
        await self._app(scope, receive, _Page(send, self._static).take if is_page else send)


class _Page:
    """Takes an answer; adds to it if it is the page, else sends it on as it is."""

    def __init__(self, send: Send, static: Path) -> None:
        self._send = send
        self._static = static
        self._start: Message | None = None
        self._parts: list[bytes] = []

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            is_page = headers.get("content-type", "").startswith("text/html")
            if is_page and message["status"] == 200:  # noqa: PLR2004 - found
                headers["Link"] = hints()
                self._start = message
                return
        elif self._start:
            self._parts.append(message.get("body", b""))
            if not message.get("more_body", False):
                await self._send_page(self._start, b"".join(self._parts))
            return
        await self._send(message)

    async def _send_page(self, start: Message, body: bytes) -> None:
        style = page_style()
        if (self._static / style).is_file():  # Before the first start the script sees to it.
            # After the head, where Streamlit's script puts a style of its own that would win.
            link = f'<link rel="stylesheet" href="app/static/{style}"></body>'
            body = body.replace(b"</body>", link.encode(), 1)
        headers = MutableHeaders(raw=start["headers"])
        headers["Content-Length"] = str(len(body))
        for name in ("ETag", "Last-Modified"):  # It is another text than Streamlit's.
            del headers[name]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


@lru_cache(maxsize=1)
def page_style() -> str:
    """The file name of the page's style."""
    return kept_name("page.css", (files("stp_map") / "frontend" / "page.css").read_bytes())


@lru_cache(maxsize=1)
def hints() -> str:
    """The header's value: addresses relative to the page, so that a base path works."""
    return ", ".join(f"<./static/js/{name}>; rel=modulepreload" for name in _parts())


def _parts() -> Iterator[str]:
    """Names of files of Streamlit's bundle: ``PARTS`` and all that they need, each once."""
    static = streamlit_files()
    try:
        named = (static / "index.html").read_text("utf-8")
        for script in _with_needs(static / "static" / "js"):
            if script not in named:
                yield script
    except OSError:  # Another Streamlit: the browser finds them by itself, later.
        return


def _with_needs(scripts: Path) -> Iterator[str]:
    waiting = [path.name for part in PARTS for path in scripts.glob(f"{part}.*.js")]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop(0)
        if name not in seen:
            seen.add(name)
            yield name
            waiting += _NEEDS.findall((scripts / name).read_text("utf-8"))
