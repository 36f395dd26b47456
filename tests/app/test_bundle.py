"""Streamlit's own files: from memory, as Streamlit sends them, but compressed."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import streamlit
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from stp_map.app.server import bundle
from stp_map.app.server.bundle import Bundle
from tests import own_loop

STATIC = Path(streamlit.__file__).parent / "static" / "static"


def named(pattern: str) -> str:
    """A file of the bundle, from the folder of such files."""
    return next(path for path in sorted(STATIC.glob(pattern))).relative_to(STATIC).as_posix()


@pytest.fixture
def visited(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first visitor has their page."""
    monkeypatch.setattr(bundle.first_page_is_drawn, "is_set", lambda: True)


def answer(path: str, *, method: str = "GET", **asked: str) -> tuple[Headers, bytes]:
    """What a browser gets for a path, before a server that says of everything that it passed."""
    return own_loop.answer(Bundle(PlainTextResponse("passed")), path, method=method, **asked)


@pytest.mark.parametrize("before", ["", "/stp-map"])
@pytest.mark.parametrize(
    ("pattern", "kind"),
    [
        ("js/index.*.js", "application/javascript"),
        ("css/*.css", "text/css; charset=utf-8"),
        ("media/SourceSans*.woff2", "font/woff2"),
    ],
)
def test_a_file_of_the_bundle_is_sent_whole_with_its_kind_and_may_be_cached(before, pattern, kind):
    name = named(pattern)
    headers, body = answer(f"{before}/static/{name}")
    assert body == (STATIC / name).read_bytes()
    assert headers["content-type"] == kind
    assert headers["content-length"] == str(len(body))
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.usefixtures("visited")
def test_whoever_takes_gzip_gets_a_script_at_less_than_half_its_size():
    name = named("js/index.*.js")
    headers, body = answer(f"/static/{name}", accept_encoding="gzip, br")
    whole = (STATIC / name).read_bytes()
    assert headers["content-encoding"] == "gzip"
    assert headers["vary"] == "Accept-Encoding"
    assert len(body) == int(headers["content-length"]) < len(whole) / 2
    assert gzip.decompress(body) == whole


@pytest.mark.usefixtures("visited")
def test_a_font_is_not_compressed_again():
    headers, _ = answer(f"/static/{named('media/SourceSans*.woff2')}", accept_encoding="gzip")
    assert "content-encoding" not in headers


def test_the_first_visitor_does_not_wait_for_compression(monkeypatch):
    monkeypatch.setattr(bundle.first_page_is_drawn, "is_set", lambda: False)
    headers, body = answer(f"/static/{named('js/index.*.js')}", accept_encoding="gzip")
    assert "content-encoding" not in headers
    assert len(body) == int(headers["content-length"])


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/static/js/not-there.0123abcd.js",
        "/static/js/../index.html",
        "/static/js/..js",
        "/static/index.html",
        "/static/js/nested/one.js",
        "/static/js/index.js.map",
        "/app/static/page.0123456789ab.js",
        "/_stcore/health",
    ],
)
def test_everything_else_is_passed_on(path):
    assert answer(path)[1] == b"passed"


def test_a_part_of_a_file_and_another_method_are_passed_on():
    path = f"/static/{named('js/index.*.js')}"
    assert answer(path, range="bytes=0-9")[1] == b"passed"
    assert answer(path, method="POST")[1] == b"passed"
