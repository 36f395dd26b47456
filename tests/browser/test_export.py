"""What leaves the page: each file as a person downloads it, opened and compared."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, TimeoutError, expect  # noqa: A004 - Playwright's name
from pypdf import PdfReader

from stp_map.cli import main
from tests.in_browser import open_map, section

VIEW = "region=london&colour_by=leader-type&stp=E54000028"


def open_export(page: Page, query: str = VIEW) -> None:
    """Open a view and its Export panel."""
    open_map(page, f"/?{query}")
    show_export(page)


def show_export(page: Page) -> None:
    """Open the Export panel, or stay with it, and wait until its preview is there."""
    page.get_by_role("radio", name="Export").click()
    expect(page.get_by_role("button", name="Download")).to_be_visible()
    expect(page.get_by_test_id("stImage").get_by_role("img")).to_be_visible()
    until_drawn(page)


def until_drawn(page: Page) -> None:
    """Wait until the server has nothing more to draw; an open list closes when it draws."""
    app = page.locator('[data-testid="stApp"]')
    expect(app).to_have_attribute("data-test-script-state", "notRunning")


def choose_format(page: Page, words: str, ending: str) -> None:
    """Choose a format by keyboard, and wait until the panel names its file."""
    option = page.get_by_role("option", name=re.compile(f"^{words}"))
    for _ in range(5):  # An open list closes when the page still scrolls to it.
        section(page, "Export").get_by_label("Format").focus()
        page.keyboard.press("ArrowDown")
        with contextlib.suppress(TimeoutError):
            option.click(timeout=3_000)
            break
    expect(page.locator(".stp-file")).to_have_text(re.compile(rf"\.{ending}$"))
    until_drawn(page)


def download(page: Page, folder: Path) -> Path:
    """Press Download and keep the file under its own name."""
    with page.expect_download(timeout=60_000) as downloading:
        page.get_by_role("button", name="Download").click()
    place = folder / downloading.value.suggested_filename
    downloading.value.save_as(place)
    return place


def test_the_preview_shows_the_picture_and_says_it_in_words(reading):
    page = reading(f"/?{VIEW}")
    show_export(page)
    preview = page.get_by_test_id("stImage").get_by_role("img")
    expect(preview).to_have_attribute("alt", re.compile("5 of the 44 footprints are shown"))
    expect(page.locator(".stp-file")).to_have_text(
        "The file will be called stp-footprints_london_leader-type_e54000028_2016-03-30.png"
    )


def test_a_picture_downloads_under_a_name_that_says_what_is_inside(reading, tmp_path: Path):
    page = reading(f"/?{VIEW}")
    show_export(page)
    file = download(page, tmp_path)
    assert file.name == "stp-footprints_london_leader-type_e54000028_2016-03-30.png"
    assert Image.open(io.BytesIO(file.read_bytes())).size == (2000, 1125)


COMMANDS = {
    "Picture: SVG": ("svg", ["snapshot", "--format", "svg", "--size", "slide"]),
    "Slide: PowerPoint": ("pptx", ["deck"]),
    "Web page": ("html", ["page"]),
    "Data: CSV": ("csv", ["data", "--format", "csv"]),
}
"""What the panel offers, the ending of its file, and the command that makes the same."""


def test_page_and_command_line_make_the_same_bytes(page: Page, base_url: str, tmp_path: Path):
    open_export(page)
    address = f"{base_url}/?{VIEW}"
    for words, (ending, command) in COMMANDS.items():
        choose_format(page, words, ending)
        downloaded = download(page, tmp_path)
        assert downloaded.suffix == f".{ending}"
        made = tmp_path / f"made.{ending}"
        today = datetime.now(UTC).date().isoformat()
        assert main([*command, "--url", address, "--made-on", today, "--out", str(made)]) == 0
        assert made.read_bytes() == downloaded.read_bytes(), words


def test_the_briefing_pack_downloads_whole_with_bookmarks(page: Page, tmp_path: Path):
    open_export(page)
    choose_format(page, "Briefing pack: PDF", "pdf")
    pack = PdfReader(io.BytesIO(download(page, tmp_path).read_bytes()))
    assert len(pack.pages) == 4
    assert [mark["/Title"] for mark in pack.outline if isinstance(mark, dict)]


def test_a_title_and_patterns_of_ones_own_are_in_the_picture(page: Page, tmp_path: Path):
    open_export(page)
    choose_format(page, "Picture: PDF", "pdf")
    page.get_by_label("Title", exact=True).fill("London at a glance <b>&</b> $x^2$")
    page.keyboard.press("Enter")
    page.get_by_text("Black and white, with patterns").click()
    expect(page.get_by_label("Black and white, with patterns")).to_be_checked()
    until_drawn(page)  # A button that is drawn anew while it is pressed hands out nothing.
    text = PdfReader(io.BytesIO(download(page, tmp_path).read_bytes())).pages[0].extract_text()
    assert "London at a glance <b>&</b> $x^2$" in " ".join(text.split())


def test_labels_in_the_panel_are_those_of_the_view(page: Page):
    open_export(page)
    page.get_by_text("Labels on map and picture").click()
    expect(page).to_have_url(re.compile("labels=on"))
    expect(page.frame_locator(".st-key-map iframe").locator(".stp-label")).to_have_count(5)
    expect(page.locator(".stp-panel").get_by_label("Labels")).to_be_checked()


def test_the_link_to_copy_is_the_address_of_the_view(reading, base_url: str):
    page = reading(f"/?{VIEW}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    show_export(page)
    expect(page.get_by_label("Link to this view")).to_have_value(re.compile("region=london"))
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert page.url.startswith(base_url)


def test_nothing_shown_still_leaves_as_a_file_that_says_so(page: Page, tmp_path: Path):
    open_export(page, "q=nothing-has-this-name")
    choose_format(page, "Data: Excel", "xlsx")
    content = download(page, tmp_path).read_bytes()
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
