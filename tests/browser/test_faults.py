"""What a person sees when the machine behind the page fails."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.own_server import OwnServer, own_server, project_copy

VIEW = "region=london&colour_by=leader-type&stp=E54000028"
PRINT = "geodata/boundaries/footprints_print.geojson"
TRACEBACK = re.compile(r"Traceback|File \"|Error:")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy that reads the finer boundaries late, as `streamlit run app.py` does."""
    folder = project_copy(tmp_path_factory.mktemp("faults"))
    preload = folder / "stp_map" / "app" / "server" / "loading.py"
    eager = "    print_boundaries(atlas)\n"
    assert eager in preload.read_text("utf-8")
    preload.write_text(preload.read_text("utf-8").replace(eager, ""), "utf-8")
    return folder


@pytest.fixture
def frail(copy: Path) -> Iterator[OwnServer]:
    """A server of its own for each test."""
    with own_server(copy) as server:
        yield server


@pytest.fixture
def visitor(browser: Browser, frail: OwnServer) -> Iterator[Page]:
    """Somebody who looks at that server."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.goto(f"{frail.url}/?{VIEW}")
    expect(painted(page)).to_be_attached(timeout=40_000)
    yield page
    context.close()


def painted(page: Page):
    """The map, once its footprints are drawn."""
    return page.frame_locator(".st-key-map iframe").locator("html[data-painted]")


def test_a_file_that_cannot_be_made_says_why_and_the_page_goes_on(visitor: Page, copy: Path):
    file = copy / PRINT
    good = file.read_bytes()
    os.truncate(file, len(good) // 2)
    visitor.get_by_role("radio", name="Export").click()
    preview = visitor.get_by_role("alert").filter(has_text="The preview could not be made")
    expect(preview).to_contain_text("footprints_print.geojson: expected JSON, but it breaks off")
    download = visitor.get_by_role("button", name="Download")
    download.click()
    said = visitor.get_by_role("alert").filter(has_text="The file could not be made")
    expect(said).to_contain_text("The map and the table are not affected.")
    expect(visitor.locator("body")).not_to_contain_text(TRACEBACK)

    file.write_bytes(good)
    with visitor.expect_download() as downloading:
        download.click()
    assert Path(downloading.value.path()).read_bytes().startswith(b"\x89PNG")
    expect(said).to_be_hidden()

    os.truncate(file, 0)  # Once read, they are in memory.
    with visitor.expect_download():
        download.click()
    file.write_bytes(good)


@pytest.mark.flaky(reruns=1)  # The browser comes back at moments of its own choosing.
def test_a_killed_server_is_said_and_the_view_comes_back_by_itself(
    visitor: Page, frail: OwnServer, copy: Path
):
    visitor.get_by_role("radio", name="Export").click()
    address = visitor.url
    before = frail.runs()
    labels = visitor.frame_locator(".st-key-map iframe").locator(".stp-label")
    expect(labels).to_have_count(0)
    frail.kill()
    ticked = visitor.locator(".stp-panel").get_by_label("Labels")
    ticked.evaluate("box => box.click()")  # Before the browser knows that nobody hears it.
    lost = visitor.get_by_role("dialog").filter(has_text="This page has lost its server")
    expect(lost).to_be_visible()
    expect(lost).to_contain_text("This page has lost its server. It keeps trying")
    expect(lost).not_to_contain_text("internet")
    with own_server(copy, frail.port) as again:
        expect(lost).to_have_count(0, timeout=60_000)
        for _ in range(200):  # The browser asks for a run by itself.
            if again.runs() > before:
                break
            visitor.wait_for_timeout(200)
        app = visitor.locator('[data-testid="stApp"]')
        expect(app).to_have_attribute("data-test-script-state", "notRunning")
        visitor.get_by_role("radio", name="Table").click()
        expect(visitor.locator("[data-stp-table] tbody tr")).to_have_count(5)
        expect(visitor).to_have_url(address.replace("&stp=", "&labels=on&stp="))
        expect(painted(visitor)).to_be_attached()
        expect(visitor.locator(".stp-details h2").first).to_be_visible()
        expect(labels).to_have_count(5)
        expect(ticked).to_be_checked()
    assert not list((copy / "static").glob(".*"))
