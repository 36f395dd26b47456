"""What browsers are told of the page's files by the server that people meet."""

from __future__ import annotations

import urllib.request

from playwright.sync_api import expect


def test_every_file_of_the_map_is_kept_for_ever_and_compressed(page, page_requests):
    page.goto("/")
    expect(page.frame_locator("iframe").locator("path[data-code]")).to_have_count(44)
    named = [url for url in page_requests.sent if "/app/static/" in url or "/js/main." in url]
    assert len(named) >= 8
    for url in named:
        request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})  # noqa: S310
        with urllib.request.urlopen(request) as answer:  # noqa: S310 - this machine
            assert "immutable" in answer.headers["Cache-Control"], url
            assert answer.headers["Content-Encoding"] == "gzip", url
