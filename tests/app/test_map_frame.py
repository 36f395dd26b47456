"""The document of the map's frame names every file, and streamlit-folium is as it expects."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from stp_map.app.server import loading
from stp_map.app.server.assets import FROM_FRAME
from stp_map.app.server.loading import GEODATA, STATIC, load_once
from stp_map.app.server.map_frame import MapFrame
from stp_map.core.errors import StpMapError
from stp_map.web.map import MapFiles
from stp_map.web.scripts import FRONTEND
from tests import own_loop
from tests.html_reader import HtmlReader
from tests.own_page import opened

FRAME = "/component/streamlit_folium.st_folium/index.html"


def answer(path: str) -> tuple[Headers, str]:
    """What is answered for a path, before a server that says of everything that it passed."""
    headers, body = own_loop.answer(MapFrame(PlainTextResponse("passed")), path)
    return headers, body.decode()


@pytest.mark.parametrize("path", [FRAME, "/stp-map" + FRAME])
def test_the_frame_has_a_document_that_names_every_file_of_the_map(path: str):
    headers, body = answer(path)
    _, page = load_once(GEODATA, STATIC)
    assert headers["content-type"].startswith("text/html")
    read = HtmlReader(body)
    found = {each.get("src") or each.get("href") for _, each in read.elements} - {None}
    assert found == {getattr(page.map_files, each.name) for each in fields(MapFiles)}
    assert all((STATIC / address.removeprefix(FROM_FRAME)).is_file() for address in found)
    assert ("html", {"lang": "en-GB"}) in read.elements
    assert ("div", {"id": "map_div"}) in read.elements
    assert re.search("<title>[^<]+</title>", body)
    assert "$" not in body


def test_the_frame_s_document_is_asked_for_anew_each_time():
    headers, _ = answer(FRAME)
    assert headers["cache-control"] == "no-cache"
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/component/streamlit_folium.st_folium/static/js/main.521860b0.js",
        "/component/another.one/index.html",
        FRAME + "/more",
        "/app/static/footprint_map.js",
    ],
)
def test_everything_else_is_passed_on(path: str):
    assert answer(path)[1] == "passed"


def test_a_websocket_is_passed_on_whatever_its_path():
    met: list[str] = []

    async def behind(scope: Any, _receive: Any, _send: Any) -> None:  # noqa: ANN401 - ASGI's own
        met.append(scope["type"])

    frame: Any = MapFrame(behind)
    own_loop.run(frame({"type": "websocket", "path": FRAME}, None, None))
    assert met == ["websocket"]


def test_where_the_files_cannot_be_made_the_frame_is_passed_on(monkeypatch: pytest.MonkeyPatch):
    def fail(*_given: object) -> None:
        raise StpMapError("The data is broken.")

    monkeypatch.setattr(loading, "load_once", fail)
    assert own_loop.answer(MapFrame(PlainTextResponse("passed")), FRAME)[1] == b"passed"


def test_streamlit_folium_tells_its_frame_what_the_document_reads():
    """Fails where another one tells otherwise: frontend/map_frame.js then follows."""
    (of_map,) = opened(labels="on").get("component_instance")
    assert of_map.proto.component_name == "streamlit_folium.st_folium"
    told = json.loads(of_map.proto.json_args)
    script = (FRONTEND / "map_frame.js").read_text("utf-8")
    assert set(re.findall(r"\bargs\.(\w+)", script)) == {"script", "feature_group", "height"}
    assert "stpMap.start(map_div);" in told["script"]
    assert '"showLabels":1' in told["feature_group"]
    assert "feature_group = " in told["feature_group"]
    assert told["height"] == 640


def test_streamlit_folium_s_own_frame_speaks_to_the_page_as_ours_does():
    """Fails where another one speaks otherwise: frontend/map_frame.js then follows."""
    own = Path(str(files("streamlit_folium"))) / "frontend" / "build"
    assert (own / "index.html").is_file()
    theirs = "".join(path.read_text("utf-8") for path in own.glob("static/js/main.*.js"))
    ours = (FRONTEND / "map_frame.js").read_text("utf-8")
    for word in ("componentReady", "setFrameHeight", "setComponentValue", "streamlit:render"):
        assert word in ours
        assert word in theirs
    assert "isStreamlitMessage" in theirs
