"""How the page is handed to browsers: files cached and compressed, answers sent without delay."""

from __future__ import annotations

import gzip
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from starlette.datastructures import Headers
from starlette.responses import Response
from streamlit import delta_generator
from streamlit.web.server.starlette import starlette_server

from stp_map.app.server import serve
from stp_map.app.server.immutable_files import ImmutableFiles
from tests import own_loop

SCRIPT = b"draw();" * 500
OWN = "/app/static/footprint_map.d1a9d5e2f57e.js"
FRAMES = "/component/streamlit_folium.st_folium/static/js/main.521860b0.js"
HYPHENED = "/app/static/circles-registered.f343f51fcc5d.json"


def answer(path: str, *, status: int = 200, **asked: str) -> tuple[Headers, bytes]:
    """What a browser gets for a path, with these request headers, of a server that has it."""
    has = Response(SCRIPT, status, {"X-Content-Type-Options": "nosniff"}, "text/javascript")
    return own_loop.answer(ImmutableFiles(has), path, **asked)


@pytest.mark.parametrize("path", [OWN, FRAMES, "/base/path" + OWN, HYPHENED])
def test_a_file_named_by_its_content_is_cached_for_ever_and_sent_small(path):
    headers, body = answer(path, accept_encoding="br, gzip")
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert headers["content-encoding"] == "gzip"
    assert len(body) == int(headers["content-length"]) < len(SCRIPT) / 10
    assert gzip.decompress(body) == SCRIPT


def test_what_streamlit_says_of_an_immutable_file_stays():
    headers, _ = answer(OWN, accept_encoding="gzip")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-type"].startswith("text/javascript")


def test_a_browser_that_does_not_take_gzip_gets_the_file_as_it_is():
    headers, body = answer(OWN)
    assert "content-encoding" not in headers
    assert body == SCRIPT
    assert headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    "path", ["/", "/app/static/notes.js", "/media/a.d1a9d5e2f57e.js", OWN + "/../index.html"]
)
def test_a_file_that_may_change_under_its_name_is_not_cached(path):
    headers, body = answer(path, accept_encoding="gzip")
    assert "cache-control" not in headers
    assert body == SCRIPT


def test_a_missing_file_is_not_cached_as_missing():
    headers, _ = answer(OWN, status=404, accept_encoding="gzip")
    assert "cache-control" not in headers


def test_connections_to_the_page_send_without_delay(monkeypatch):
    monkeypatch.setattr(starlette_server, "_bind_socket", starlette_server._bind_socket)
    serve.answer_at_once()
    with (
        starlette_server._bind_socket("127.0.0.1", 0, 1) as listener,
        socket.create_connection(listener.getsockname()),
    ):
        listener.setblocking(True)
        connection, _ = listener.accept()
        with connection:
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_streamlit_is_ready_before_anything_heavy_is_imported():
    script = (
        "import sys, page_server\n"
        "print(sorted({'folium', 'pandas', 'geopandas', 'numpy', 'pyarrow'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(serve.__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "[]\n", done.stderr


def test_the_first_visitor_does_not_wait_for_a_search_for_a_python_prompt(monkeypatch):
    monkeypatch.setattr(delta_generator, "_use_warning_has_been_displayed", False)
    monkeypatch.setattr(delta_generator.env_util, "is_repl", searched_for)
    serve.look_for_no_repl()
    delta_generator._maybe_print_use_warning()


def searched_for() -> bool:
    """Stands for the search, which nobody may begin."""
    raise AssertionError("Streamlit looked for a Python prompt.")
