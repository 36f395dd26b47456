"""The page names what it will ask for, so that the browser fetches it while Streamlit starts."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from starlette.datastructures import Headers
from starlette.responses import Response

from stp_map.app.server.assets import prepare_static_files
from stp_map.app.server.hints import PARTS, Hints, hints, page_style
from tests import own_loop

STATIC = Path(find_spec("streamlit").origin).parent / "static"


DOCUMENT = "<!doctype html><html><head><title>Page</title></head><body></body></html>"


def headers_of(path: str, media_type: str) -> Headers:
    """What a browser gets with an answer of this kind."""
    return answer_of(path, media_type, STATIC)[0]


def answer_of(path: str, media_type: str, static: Path, status: int = 200) -> tuple[Headers, str]:
    """What a browser gets where the page's own files are in a folder."""
    has = Response(DOCUMENT, status, {"ETag": "x", "Last-Modified": "y"}, media_type)
    headers, body = own_loop.answer(Hints(has, static), path)
    return headers, body.decode()


def named() -> list[str]:
    """The files that the header names."""
    return re.findall(r"<\./static/js/([^>]+)>; rel=modulepreload", hints())


def test_every_named_file_is_in_streamlits_bundle_and_named_once():
    assert len(named()) == len(set(named())) > len(PARTS)
    for name in named():
        assert (STATIC / "static" / "js" / name).is_file()


def test_every_part_that_draws_the_page_is_named():
    """Fails where another Streamlit calls its parts otherwise: PARTS then wants new names."""
    for part in PARTS:
        assert any(name.startswith(f"{part}.") for name in named()), part


def test_nothing_is_named_twice_that_streamlits_own_document_names():
    document = (STATIC / "index.html").read_text("utf-8")
    assert not [name for name in named() if name in document]


@pytest.mark.parametrize("path", ["/", "/stp-map/", "/stp-map"])
def test_the_page_has_the_hints_under_any_path(path: str):
    assert headers_of(path, "text/html")["link"] == hints()


def test_nothing_else_has_them():
    assert "link" not in headers_of("/component/streamlit_folium.st_folium/index.html", "text/html")
    assert "link" not in headers_of("/_stcore/health", "text/plain")


def test_the_header_fits_into_what_a_proxy_takes():
    assert len(hints()) < 3_500, "nginx takes 4 kB of headers by default"


def test_the_page_names_its_style_so_that_it_is_never_seen_without(atlas, tmp_path: Path):
    prepare_static_files(atlas, tmp_path)
    assert (tmp_path / page_style()).is_file()
    headers, document = answer_of("/", "text/html", tmp_path)
    named = f'<link rel="stylesheet" href="app/static/{page_style()}"></body>'
    assert document == DOCUMENT.replace("</body>", named)
    assert headers["content-length"] == str(len(document))
    assert "etag" not in headers
    assert "last-modified" not in headers


def test_before_the_first_start_has_made_the_style_the_page_names_none(tmp_path: Path):
    assert answer_of("/", "text/html", tmp_path)[1] == DOCUMENT


def test_an_error_is_left_as_it_is(atlas, tmp_path: Path):
    prepare_static_files(atlas, tmp_path)
    assert answer_of("/", "text/html", tmp_path, status=500)[1] == DOCUMENT
    assert answer_of("/_stcore/health", "text/plain", tmp_path)[1] == DOCUMENT
