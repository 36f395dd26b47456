"""What browsers are told of the page's files by the server that people meet."""

from __future__ import annotations

import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.in_browser import open_map
from tests.own_server import own_server, project_copy


def test_every_file_of_the_map_is_kept_for_ever_and_compressed(page, page_requests):
    page.goto("/")
    expect(page.frame_locator("iframe").locator("path[data-code]")).to_have_count(44)
    expect(page.locator("[data-stp-table] tbody tr")).to_have_count(44)
    named = [url for url in page_requests.sent if "/app/static/" in url or "/js/main." in url]
    assert len(named) >= 8
    for url in named:
        request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})  # noqa: S310
        with urllib.request.urlopen(request) as answer:  # noqa: S310 - this machine
            assert "immutable" in answer.headers["Cache-Control"], url
            assert answer.headers["Content-Encoding"] == "gzip", url


def test_streamlit_run_app_paints_the_map_and_takes_a_click(browser: Browser, tmp_path: Path):
    folder = project_copy(tmp_path)
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    with own_server(folder, start="app.py") as server:
        page: Page = context.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        frame = open_map(page, server.url, patience_ms=60_000)
        expect(frame.locator("path[data-code]")).to_have_count(44)
        expect(frame.locator('script[src*="static/js/main."]')).to_have_count(1)  # its own frame
        expect(page.locator('link[rel="stylesheet"][href*="app/static/page."]')).to_have_count(1)
        expect(page.locator(".stp-title")).to_have_css("font-weight", "700")
        devon = frame.locator('path[data-code="E54000037"]')
        devon.click(force=True)
        expect(devon).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".stp-details h2")).to_have_text("Devon")
        assert complaints == []
        context.close()
