"""The page names what it will ask for, so that the browser fetches it while Streamlit starts."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from starlette.datastructures import Headers
from starlette.responses import Response

from stp_map.ui.hints import PARTS, Hints, hints
from tests import own_loop

STATIC = Path(find_spec("streamlit").origin).parent / "static"


def headers_of(path: str, media_type: str) -> Headers:
    """What a browser gets with an answer of this kind."""
    sent: list[Any] = []

    async def send(message: Any) -> None:  # noqa: ANN401 - ASGI's own
        sent.append(message)

    async def receive() -> Any:  # noqa: ANN401 - ASGI's own
        return {"type": "http.request", "body": b"", "more_body": False}

    answer = Hints(Response("<!doctype html>", media_type=media_type))
    scope = {"type": "http", "method": "GET", "path": path, "headers": []}
    own_loop.run(answer(scope, receive, send))
    return Headers(raw=sent[0]["headers"])


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
