"""Tells the browser, with the page itself, which files the page will ask for, and its style.

Streamlit's page learns what it shows from its first messages, and only then asks for the parts of
its bundle that draw them, each with parts of its own; the page's own files come last. Named in a
header of the page, all of them are on their way while Streamlit starts. The page's own style is
named in the page itself, so that nothing is laid out without it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from stp_map.app.server.answers import send_changed
from stp_map.app.server.bundle import streamlit_files
from stp_map.app.server.immutable_files import immutable_name
from stp_map.web.scripts import FRONTEND

PARTS = ("ComponentInstance", "BidiComponent")
"""The parts of Streamlit's bundle that draw the map and our own components.

Only these: with all the parts that draw the page, the browser read so much before Streamlit's own
script that the map came later (docs/decisions.md).
"""

_NEEDS = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')


@dataclass(frozen=True)
class Hints:
    """ASGI middleware: names the files that the page needs in the answer that holds the page.

    Attributes:
        app: what answers.
        static: the folder that Streamlit serves; holds the page's style from the first start.
    """

    app: ASGIApp
    static: Path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add to the answer if it is the page."""
        if scope["type"] == "http" and "/component/" not in scope["path"]:
            await send_changed(self.app, scope, receive, send, self._add, "text/html")
        else:
            await self.app(scope, receive, send)

    def _add(self, headers: MutableHeaders, body: bytes) -> bytes:
        headers["Link"] = hints()
        for name in ("ETag", "Last-Modified"):  # It is another text than Streamlit's.
            del headers[name]
        style = page_style()
        if not (self.static / style).is_file():  # Before the first start the script sees to it.
            return body
        # After the head, where Streamlit's script puts a style of its own that would win.
        link = f'<link rel="stylesheet" href="app/static/{style}"></body>'
        return body.replace(b"</body>", link.encode(), 1)


@lru_cache(maxsize=1)
def page_style() -> str:
    """The file name of the page's style."""
    return immutable_name("page.css", (FRONTEND / "page.css").read_bytes())


@lru_cache(maxsize=1)
def hints() -> str:
    """The header's value: addresses relative to the page, so that a base path works."""
    return ", ".join(f"<./static/js/{name}>; rel=modulepreload" for name in _parts())


def _parts() -> list[str]:
    """Names of files of Streamlit's bundle: ``PARTS`` and all that they need, each once.

    Those that Streamlit's own document names are left out.
    """
    scripts = streamlit_files() / "static" / "js"
    try:
        document = (streamlit_files() / "index.html").read_text("utf-8")
        names = [path.name for part in PARTS for path in scripts.glob(f"{part}.*.js")]
        for name in names:  # It grows by what each of them needs.
            needs = dict.fromkeys(_NEEDS.findall((scripts / name).read_text("utf-8")))
            names += [need for need in needs if need not in names]
    except OSError:  # Another Streamlit: the browser finds them by itself, later.
        return []
    return [name for name in names if name not in document]
