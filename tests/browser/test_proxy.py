"""The page through the shipped nginx configuration, in a real browser, under its path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.own_proxy import BASE, OwnProxy, own_proxy
from tests.own_server import OwnServer, own_server, project_copy

VIEW = "region=london&colour_by=leader-type&stp=E54000028"


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[OwnProxy, dict[str, OwnServer]]]:
    """The proxy, and the replicas by their letters."""
    folder = project_copy(tmp_path_factory.mktemp("replicas"))
    with ExitStack() as running:
        a, b = (running.enter_context(own_server(folder, base=BASE)) for _ in "ab")
        within = tmp_path_factory.mktemp("nginx")
        proxy = running.enter_context(own_proxy(within, (a.port, b.port)))
        yield proxy, {"a": a, "b": b}


def until_drawn(page: Page) -> None:
    """Wait until the server has nothing more to draw."""
    app = page.locator('[data-testid="stApp"]')
    expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=40_000)


@pytest.mark.long
@pytest.mark.flaky(reruns=1)  # The browser comes back at moments of its own choosing.
def test_map_download_and_a_replica_that_dies(
    browser: Browser, site: tuple[OwnProxy, dict[str, OwnServer]]
):
    proxy, replicas = site
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(f"{proxy.url}/?{VIEW}")
    frame = page.frame_locator(".st-key-map iframe")
    expect(frame.locator("html[data-painted]")).to_be_attached(timeout=40_000)
    expect(page.locator("[data-stp-table] tbody tr")).to_have_count(5)
    page.get_by_role("radio", name="Export").click()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download").click()
    assert Path(downloading.value.path()).read_bytes().startswith(b"\x89PNG")
    page.get_by_role("radio", name="Table").click()
    assert complaints == []

    (letter,) = (c["value"] for c in context.cookies() if c["name"] == "stp_map_replica")
    other = {"a": "b", "b": "a"}[letter]
    before = replicas[other].runs()
    replicas[letter].kill()
    for _ in range(200):  # The browser asks the other replica for a run by itself.
        if replicas[other].runs() > before:
            break
        page.wait_for_timeout(200)
    until_drawn(page)
    page.locator(".stp-panel").get_by_text("Labels").click()
    expect(frame.locator(".stp-label")).to_have_count(5, timeout=40_000)
    assert re.search(r"region=london.*labels=on.*stp=E54000028", page.url)
    kept = [c["value"] for c in context.cookies() if c["name"] == "stp_map_replica"]
    assert kept == [other]
    with page.expect_download() as downloading:
        page.get_by_role("radio", name="Export").click()
        page.get_by_role("button", name="Download").click()
    assert Path(downloading.value.path()).read_bytes().startswith(b"\x89PNG")
    context.close()
