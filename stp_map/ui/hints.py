"""Tells the browser, with the page itself, which files the page will ask for.

Streamlit's page learns what it shows from its first messages, and only then asks for the parts of
its bundle that draw them, each with parts of its own; the page's own files come last. Named in a
header of the page, all of them are on their way while Streamlit starts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders

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

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application.

        Args:
            app: what answers.
        """
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add to the answer if it is the page."""

        async def hinting(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                if headers.get("content-type", "").startswith("text/html"):
                    headers["Link"] = hints()
            await send(message)

        is_page = scope["type"] == "http" and "/component/" not in scope["path"]
        await self._app(scope, receive, hinting if is_page else send)


@lru_cache(maxsize=1)
def hints() -> str:
    """The header's value: addresses relative to the page, so that a base path works."""
    return ", ".join(f"<./static/js/{name}>; rel=modulepreload" for name in _parts())


def _parts() -> Iterator[str]:
    """Names of files of Streamlit's bundle: ``PARTS`` and all that they need, each once."""
    streamlit = find_spec("streamlit")
    static = Path(streamlit.origin or "").parent / "static" if streamlit else Path()
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
