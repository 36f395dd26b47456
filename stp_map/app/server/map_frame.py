"""The document of the map's frame, instead of the one that streamlit-folium brings.

streamlit-folium's own frame reads 225 kB of script, nearly all of it for data that this map never
sends, before it asks for Leaflet and then, one after the other, for all else. Ours speaks the same
protocol in forty lines, and names every file at once. Where this middleware does not stand before
Streamlit (``streamlit run app.py``), streamlit-folium's own frame shows the same map.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from anyio import to_thread
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from stp_map.core.errors import StpMapError
from stp_map.web.scripts import FRONTEND

if TYPE_CHECKING:
    from stp_map.web.map import MapFiles

_IS_FRAME = re.compile(r"/component/streamlit_folium\.st_folium/index\.html$")


@dataclass
class MapFrame:
    """ASGI middleware: answers for the map's frame, and passes on everything else.

    Attributes:
        app: what answers everything else, and for the frame where the files can't be made.
        geodata: the data package.
        static: the folder that Streamlit serves.
    """

    app: ASGIApp
    geodata: Path
    static: Path
    _document: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        answer = self.app
        if scope["type"] == "http" and _IS_FRAME.search(scope["path"]):
            with suppress(StpMapError):  # The page tells its readers.
                if self._document is None:
                    self._document = await to_thread.run_sync(self._make_document)
                answer = self._document
        await answer(scope, receive, send)

    def _make_document(self) -> ASGIApp:
        """The frame's document. It may not be cached: it names the files of the day."""
        # Imported here, as it takes longer than Streamlit's own start, which it would hold up.
        from stp_map.app.server.loading import load_once  # noqa: PLC0415

        _, page = load_once(self.geodata, self.static)
        return HTMLResponse(
            frame_document(page.map_files),
            headers={"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"},
        )


def frame_document(map_files: MapFiles) -> str:
    """The frame as HTML, which fetches all that the map needs at once.

    Args:
        map_files: addresses relative to the frame.
    """
    return Template((FRONTEND / "map_frame.html").read_text("utf-8")).substitute(
        # In the document itself, so that the page hears of the frame before any file is read.
        frame_script=(FRONTEND / "map_frame.js").read_text("utf-8"),
        script=map_files.script,
        leaflet_script=map_files.leaflet_script,
        shapes=map_files.shapes,
        leaflet_style=map_files.leaflet_style,
        style=map_files.style,
    )
