"""Documents that name what the browser will need, so that it asks for everything at once.

This is the one place that knows of the insides of others. What it buys (make bench, without and
with): TODO. Where Streamlit calls its parts otherwise, or streamlit-folium speaks otherwise with
its frame, tests/app/test_documents.py fails, and the page still works without this middleware
(``streamlit run app.py``).
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from string import Template

from anyio import to_thread
from starlette.datastructures import MutableHeaders
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from stp_map.core.errors import StpMapError

PARTS = ("ComponentInstance", "BidiComponent")
"""The parts of Streamlit's bundle that draw the map and our own components.

Its page learns from its first messages what it shows, and only then asks for them.
"""

_IS_FRAME = re.compile(r"/component/streamlit_folium\.st_folium/index\.html$")


@dataclass
class Documents:
    """ASGI middleware: names ``PARTS`` with the page, and gives the map's frame its document.

    streamlit-folium's own document reads 225 kB of script, nearly all of it for what this map
    never sends, before it asks for Leaflet and then, one after the other, for all else. Ours
    speaks the same protocol in forty lines and names every file.

    Attributes:
        app: what answers everything else, and for the frame where the files can't be made.
    """

    app: ASGIApp
    _document: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        is_http = scope["type"] == "http"
        answer = self.app
        if is_http and _IS_FRAME.search(scope["path"]):
            with suppress(StpMapError):  # The page tells its readers.
                answer = await self._frame()
        elif is_http:
            send = _naming_parts(send)
        await answer(scope, receive, send)

    async def _frame(self) -> ASGIApp:
        if self._document is None:
            self._document = await to_thread.run_sync(_frame_document)
        return self._document


def _naming_parts(send: Send) -> Send:
    """Sends the page with a header that names ``PARTS``, and anything else as it is."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            if headers.get("content-type", "").startswith("text/html"):
                headers["Link"] = parts_header()
        await send(message)

    return sending


@lru_cache(maxsize=1)
def parts_header() -> str:
    """The header's value: addresses relative to the page, so that a base path works."""
    streamlit = find_spec("streamlit")  # Its package is read, not imported.
    scripts = Path(streamlit.origin or "").parent / "static/static/js" if streamlit else Path()
    found = [path.name for part in PARTS for path in scripts.glob(f"{part}.*.js")]
    return ", ".join(f"<./static/js/{name}>; rel=modulepreload" for name in found)


def _frame_document() -> ASGIApp:
    """The frame as HTML. It may not be cached: it names the files of the day."""
    # Imported here, as it takes longer than Streamlit's own start, which it would hold up.
    from stp_map.app.server.loading import GEODATA, STATIC, load_once  # noqa: PLC0415
    from stp_map.web.scripts import own  # noqa: PLC0415

    _, page = load_once(GEODATA, STATIC)
    files = page.map_files
    text = Template(own("map_frame.html")).substitute(
        # In the document itself, so that the page hears of the frame before any file is read.
        frame_script=own("map_frame.js"),
        script=files.script,
        leaflet_script=files.leaflet_script,
        shapes=files.shapes,
        leaflet_style=files.leaflet_style,
        style=files.style,
    )
    return HTMLResponse(
        text, headers={"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    )
