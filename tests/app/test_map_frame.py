"""The document of the map's frame: every file is named in it, and all else is passed on."""

from __future__ import annotations

import re
import shutil
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from stp_map.app.server.assets import FROM_FRAME
from stp_map.app.server.loading import load_once
from stp_map.app.server.map_frame import MapFrame, frame_document
from stp_map.web.map import MapFiles
from tests import own_loop
from tests.html_reader import HtmlReader

FRAME = "/component/streamlit_folium.st_folium/index.html"


@pytest.fixture(scope="module")
def static(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A static folder of these tests' own."""
    return tmp_path_factory.mktemp("static")


def answer(path: str, geodata: Path, static: Path) -> tuple[Headers, str]:
    """What is answered for a path, before a server that says of everything that it passed."""
    frame = MapFrame(PlainTextResponse("passed"), geodata, static)
    headers, body = own_loop.answer(frame, path)
    return headers, body.decode()


@pytest.mark.parametrize("path", [FRAME, "/stp-map" + FRAME])
def test_the_frame_has_a_document_that_names_every_file_of_the_map(geodata, static, path):
    headers, body = answer(path, geodata, static)
    _, page = load_once(geodata, static)
    assert body == frame_document(page.map_files)
    assert headers["content-type"].startswith("text/html")
    named = {
        value
        for _, attributes in HtmlReader(body).elements
        for name, value in attributes.items()
        if name in {"src", "href"}
    }
    assert named == {getattr(page.map_files, each.name) for each in fields(MapFiles)}
    assert all((static / address.removeprefix(FROM_FRAME)).is_file() for address in named)


def test_the_frame_s_document_is_asked_for_anew_each_time(geodata, static):
    headers, _ = answer(FRAME, geodata, static)
    assert headers["cache-control"] == "no-cache"
    assert headers["x-content-type-options"] == "nosniff"


def test_the_frame_s_document_has_a_language_a_title_and_a_place_for_the_map():
    document = frame_document(MapFiles("b.js", "c.json", "d.css", "e.js", "f.css"))
    elements = HtmlReader(document).elements
    assert ("html", {"lang": "en-GB"}) in elements
    assert ("div", {"id": "map_div"}) in elements
    assert re.search("<title>[^<]+</title>", document)
    assert "$" not in document


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
def test_everything_else_is_passed_on(geodata, static, path):
    assert answer(path, geodata, static)[1] == "passed"


def test_a_websocket_is_passed_on_whatever_its_path(geodata, static):
    met: list[str] = []

    async def behind(scope: Any, _receive: Any, _send: Any) -> None:  # noqa: ANN401 - ASGI's own
        met.append(scope["type"])

    frame: Any = MapFrame(behind, geodata, static)
    own_loop.run(frame({"type": "websocket", "path": FRAME}, None, None))
    assert met == ["websocket"]


def test_where_the_data_is_broken_the_frame_is_passed_on(geodata, tmp_path):
    folder = Path(shutil.copytree(geodata, tmp_path / "geodata"))
    (folder / "tables" / "leaders.csv").unlink()
    assert answer(FRAME, folder, tmp_path / "static")[1] == "passed"
