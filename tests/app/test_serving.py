"""How files get to browsers: from memory, compressed, and cached for ever; all else as it comes."""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Callable

import pytest
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from stp_map.app.server.immutable_files import ImmutableFiles
from stp_map.app.server.loading import ROOT
from tests import own_loop

SCRIPT = b"draw();" * 500
OWN = "/app/static/footprint_map.d1a9d5e2f57e.js"
FRAMES = "/component/streamlit_folium.st_folium/static/js/main.521860b0.js"
HYPHENED = "/app/static/circles-registered.f343f51fcc5d.json"
STREAMLITS = "/static/js/index.BxK-_9fQ.js"
STYLE = "/static/css/index.CJVRHjQZ.css"
FONT = "/static/media/SourceSansVF-Upright.ttf.BsWL4Kly.woff2"
NAMED_BY_CONTENT = [OWN, FRAMES, "/base/path" + OWN, HYPHENED, STREAMLITS, "/stp-map" + STYLE]
NOT_NAMED = [
    *("/", "/app/static/notes.js", "/media/a.d1a9d5e2f57e.js", OWN + "/../index.html"),
    *("/static/index.html", "/static/js/index.js.map", "/_stcore/health"),
    *("/static/js/./index.BxK-_9fQ.js", "//static/js/index.BxK-_9fQ.js"),
    *("/static/js/../js/index.BxK-_9fQ.js", "/./static/js/index.BxK-_9fQ.js"),
]


class Behind:
    """A server that has one file under every path, and counts how often it is asked."""

    def __init__(self, status: int = 200, media_type: str = "text/javascript") -> None:
        self.asked: list[Scope] = []
        also = {"X-Content-Type-Options": "nosniff", "ETag": "x", "Set-Cookie": "a=b"}
        self.has = Response(SCRIPT, status, also, media_type)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        self.asked.append(scope)
        await self.has(scope, receive, send)


def asking(app: ASGIApp) -> Callable[..., tuple[Headers, bytes]]:
    """What a browser gets for a path, again and again, of files before an application."""
    serving = ImmutableFiles(app)
    return lambda path, **given: own_loop.answer(serving, path, **given)


def answer(path: str, **asked: str) -> tuple[Headers, bytes]:
    """What a browser gets for a path, with these request headers."""
    return asking(Behind())(path, **asked)


@pytest.mark.parametrize("path", NAMED_BY_CONTENT)
def test_a_file_named_by_its_content_is_cached_for_ever_and_sent_small(path: str):
    headers, body = answer(path, accept_encoding="br, gzip")
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert headers["content-encoding"] == "gzip"
    assert headers["vary"] == "Accept-Encoding"
    assert len(body) == int(headers["content-length"]) < len(SCRIPT) / 10
    assert gzip.decompress(body) == SCRIPT


def test_what_the_server_says_of_a_file_stays_and_what_is_of_one_visitor_goes():
    headers, _ = answer(OWN, accept_encoding="gzip")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-type"].startswith("text/javascript")
    assert not {"set-cookie", "etag"} & set(headers)


def test_a_browser_that_does_not_take_gzip_gets_the_file_as_it_is():
    headers, body = answer(OWN)
    assert "content-encoding" not in headers
    assert body == SCRIPT
    assert int(headers["content-length"]) == len(SCRIPT)
    assert headers["vary"] == "Accept-Encoding"


def test_a_font_is_not_compressed_again():
    headers, body = answer(FONT, accept_encoding="gzip")
    assert "content-encoding" not in headers
    assert headers["cache-control"].endswith("immutable")
    assert body == SCRIPT


def test_a_file_is_asked_for_once_as_a_whole_and_uncompressed():
    behind = Behind()
    ask = asking(behind)
    first = ask(OWN, accept_encoding="gzip", if_none_match="x")
    assert ask(OWN, accept_encoding="gzip") == first
    assert ask(OWN)[1] == SCRIPT
    assert [list(scope["headers"]) for scope in behind.asked] == [[]]


def test_no_more_is_held_in_memory_than_a_browser_ever_asks_for():
    behind = Behind()
    serving = ImmutableFiles(behind)
    for number in range(600):
        own_loop.answer(serving, f"/static/js/index.{number:08}.js")
    assert len(serving._cached_files) <= 512


@pytest.mark.parametrize("path", NOT_NAMED)
def test_a_file_that_may_change_under_its_name_is_passed_on(path: str):
    headers, body = answer(path, accept_encoding="gzip")
    assert "cache-control" not in headers
    assert headers["etag"] == "x"
    assert body == SCRIPT


def test_a_part_of_a_file_and_another_method_are_passed_on():
    assert "cache-control" not in answer(OWN, range="bytes=0-9")[0]
    assert "cache-control" not in answer(OWN, method="POST")[0]


@pytest.mark.parametrize(
    "behind", [Behind(status=404), Behind(media_type="text/html")], ids=["missing", "the page"]
)
def test_what_is_sent_in_place_of_a_missing_file_is_not_cached(behind: Behind):
    ask = asking(behind)
    headers, body = ask(OWN, accept_encoding="gzip")
    assert "cache-control" not in headers
    assert body == SCRIPT
    ask(OWN)
    assert len(behind.asked) == 2


def test_streamlit_is_ready_before_anything_heavy_is_imported():
    script = (
        "import sys, page_server\n"
        "print(sorted({'folium', 'pandas', 'geopandas', 'numpy', 'pyarrow'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == "[]\n", done.stderr
