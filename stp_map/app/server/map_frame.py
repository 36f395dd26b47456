"""The document of the map's frame, in place of the one that streamlit-folium brings.

This is the one place that stands in for a part of somebody else's. streamlit-folium's document
reads 225 kB of script, nearly all of it for what this map never sends, before it asks for Leaflet
and then, one after the other, for all else. Ours speaks the same protocol in forty lines and names
every file. Without it a warm load takes 1.24 times as long (1,742 against 1,410 ms, medians of 30
in turn on a busy machine), and a first visit at 1.6 Mbit/s and 150 ms half a second longer.

Where streamlit-folium speaks otherwise with its frame, tests/app/test_map_frame.py fails. Without
this middleware (``streamlit run app.py``) its own document shows the same map.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from string import Template

from anyio import to_thread
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from stp_map.core.errors import StpMapError

_IS_FRAME = re.compile(r"/component/streamlit_folium\.st_folium/index\.html$")


@dataclass
class MapFrame:
    """ASGI middleware: answers for the map's frame, and passes on everything else.

    Attributes:
        app: what answers everything else, and for the frame where the files can't be made.
    """

    app: ASGIApp
    _document: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        answer = self.app
        if scope["type"] == "http" and _IS_FRAME.search(scope["path"]):
            with suppress(StpMapError):  # The page tells its readers.
                self._document = self._document or await to_thread.run_sync(_document)
                answer = self._document or answer
        await answer(scope, receive, send)


def _document() -> ASGIApp:
    """The frame as HTML. It may not be cached: it names the files of the day."""
    # Imported here, as it takes longer than Streamlit's own start, which it would hold up.
    from stp_map.app.server.loading import GEODATA, STATIC, load_once  # noqa: PLC0415
    from stp_map.web.scripts import own  # noqa: PLC0415

    files = load_once(GEODATA, STATIC)[1].map_files
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
