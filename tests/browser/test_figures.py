"""Your figures in Chromium: from a person's file to their map, and to nobody else's."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import FrameLocator, Page, TimeoutError, expect  # noqa: A004
from pypdf import PdfReader

from tests.in_browser import chosen, is_focused, press_until, section
from tests.untrusted import CORPUS

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DEVON = "E54000037"
SOURCE = "Trust accounts, month 12"
ROWS = [
    ("STP", "Deficit", "Rating"),
    ("Devon", -12.5, "Poor"),
    ("Dorset", 3, "Good"),
    ("Cornwal", 1, "Good"),
]
TEXT = "\n".join("\t".join(str(cell) for cell in row) for row in ROWS)


def csv_file(rows: list[tuple[object, ...]] = ROWS) -> dict[str, object]:
    content = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
    return {"name": "figures.csv", "mimeType": "text/csv", "buffer": content.encode()}


def xlsx_file() -> dict[str, object]:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in ROWS:
        book.active.append(row)
    book.save(file)
    return {"name": "figures.xlsx", "mimeType": "application/xlsx", "buffer": file.getvalue()}


def open_map(page: Page, address: str = "/") -> FrameLocator:
    page.goto(address)
    frame = page.frame_locator(".st-key-map iframe")
    expect(frame.locator("html[data-painted]")).to_be_attached()
    return frame


def open_figures(page: Page, address: str = "/") -> FrameLocator:
    frame = open_map(page, address)
    page.get_by_role("radio", name="Your figures").click()
    expect(page.get_by_label("Or paste cells")).to_be_visible()
    return frame


def until_drawn(page: Page) -> None:
    app = page.locator('[data-testid="stApp"]')
    expect(app).to_have_attribute("data-test-script-state", "notRunning")


def upload(page: Page, file: dict[str, object]) -> None:
    page.locator("input[type=file]").set_input_files(file)


def paste(page: Page, text: str) -> None:
    page.get_by_label("Or paste cells").fill(text)
    page.keyboard.press("Control+Enter")


def give_source(page: Page, source: str = SOURCE) -> None:
    page.get_by_label("Where the figures come from").fill(source)


def show(page: Page, title: str = "Deficit") -> None:
    page.get_by_role("button", name="Show on the map").click()
    expect(page.locator(".stp-legend h2")).to_have_text(title)
    until_drawn(page)


def broken_rules(page: Page) -> dict[str, list[str]]:
    page.evaluate(AXE)
    found = page.evaluate(
        "rules => axe.run(document, { runOnly: rules }).then(result => result.violations)", RULES
    )
    return {rule["id"]: [str(node["target"]) for node in rule["nodes"]] for rule in found}


def choose(page: Page, label: str, option: str) -> None:
    """Choose by keyboard and click; an open list closes when the page still draws."""
    for _ in range(5):
        page.get_by_label(label, exact=True).focus()
        page.keyboard.press("ArrowDown")
        try:
            return page.get_by_role("option", name=re.compile(option)).click(timeout=3_000)
        except TimeoutError:
            continue
    return pytest.fail(f"{option} could not be chosen")


def test_a_file_gets_to_the_map_by_report_choice_and_source(page: Page, tmp_path: Path):
    frame = open_map(page, "/?colour_by=figure-deficit")
    expect(page.locator(".stp-faults")).to_contain_text("which are not on this page")
    page.get_by_role("link", name="add it under Your figures").click()
    expect(page.get_by_role("radio", name="Your figures")).to_be_focused()
    upload(page, csv_file())
    report = page.locator(".stp-report")
    expect(report).to_contain_text("1 row left out")
    expect(page.get_by_role("button", name="Show on the map")).to_be_visible()
    assert broken_rules(page) == {}
    page.get_by_label("Row 4, Cornwal").select_option(label="36 Cornwall and the Isles of Scilly")
    expect(page.get_by_text("Rows with a footprint: 1.")).to_be_visible()
    give_source(page)
    show(page)
    expect(page.locator(".st-key-map")).to_be_in_viewport()
    expect(report).not_to_contain_text("left out")
    expect(page.locator(".stp-notices")).to_contain_text("3 of 44 footprints have a value")
    expect(page.locator(".stp-faults")).to_have_count(0)
    expect(page.locator(".stp-legend li").first).to_have_text("Below 0 (1)")
    expect(page.locator(".stp-sources")).to_contain_text(f"Your figures: {SOURCE}.")
    devon = frame.locator(f'path[data-code="{DEVON}"]')
    expect(devon).to_have_attribute("fill", re.compile("#E48238", re.IGNORECASE))
    expect(chosen(page, "Colour by")).to_have_text("Your figures: Deficit")
    assert broken_rules(page) == {}

    page.get_by_role("radio", name="Export").click()
    preview = page.get_by_test_id("stImage").get_by_role("img")
    expect(preview).to_have_attribute("alt", re.compile("Lowest: Devon"))
    until_drawn(page)
    choose(page, "Format", "^Picture: PDF")
    expect(page.locator(".stp-file")).to_have_text(re.compile(r"figure-deficit.*\.pdf$"))
    until_drawn(page)
    with page.expect_download(timeout=60_000) as downloading:
        page.get_by_role("button", name="Download").click()
    downloading.value.save_as(tmp_path / "a.pdf")
    text = PdfReader(tmp_path / "a.pdf").pages[0].extract_text()
    assert f"Your figures: {SOURCE}" in " ".join(text.split())
    expect(page).to_have_url(re.compile("colour_by=figure-deficit"))


def test_after_a_reload_the_same_table_is_sent_again_from_this_browser_alone(
    page: Page, open_page: Callable[..., Page]
):
    open_figures(page)
    paste(page, TEXT)
    give_source(page)
    show(page)
    address = page.url
    page.reload()
    notice = page.locator(".stp-notices")
    expect(notice).to_contain_text("they went when the page was loaded again")
    page.get_by_role("button", name="Send the same table again").click()
    expect(page.locator(".stp-legend h2")).to_have_text("Deficit")
    expect(page.locator(".stp-sources")).to_contain_text(f"Your figures: {SOURCE}.")
    stranger = open_page(viewport={"width": 1440, "height": 900})
    stranger.goto(address)
    expect(stranger.locator(".stp-notices")).to_contain_text("which are not on this page")
    expect(stranger.get_by_role("button", name="Send the same table again")).to_be_hidden()
    page.get_by_role("radio", name="Your figures").click()
    page.get_by_role("button", name="Remove these figures").click()
    expect(page.locator(".stp-legend h2")).to_contain_text("GP-registered patients")
    assert page.evaluate("sessionStorage.length") == 0


def test_a_workbook_is_read_and_bad_cells_lose_nothing(page: Page):
    open_figures(page)
    upload(page, xlsx_file())
    expect(page.locator(".stp-report")).to_contain_text("Excel workbook, sheet “Sheet”")
    give_source(page)
    show(page)
    paste(page, "nothing in here\nnames a footprint")
    alert = page.get_by_role("alert").filter(has_text="Expected at least two columns")
    expect(alert).to_contain_text("The figures on your map stay as they are.")
    expect(page.locator(".stp-legend h2")).to_have_text("Deficit")
    page.get_by_role("button", name="Remove these figures").click()
    expect(page.locator(".stp-legend h2")).to_contain_text("GP-registered patients")
    expect(page.get_by_label("Or paste cells")).to_have_count(1)  # the old box is gone
    expect(page.get_by_label("Or paste cells")).to_be_empty()
    assert "colour_by" not in page.url


def test_the_keyboard_alone_pastes_names_the_source_and_shows(page: Page):
    open_map(page)
    page.get_by_role("radio", name="Table").focus()
    figures = page.get_by_role("radio", name="Your figures")
    press_until(page, "ArrowRight", lambda: is_focused(figures))
    box = page.get_by_label("Or paste cells")
    expect(box).to_be_visible()
    press_until(page, "Tab", lambda: is_focused(box))
    page.keyboard.insert_text(TEXT)
    page.keyboard.press("Control+Enter")
    source = page.get_by_label("Where the figures come from")
    expect(source).to_be_visible()
    press_until(page, "Tab", lambda: is_focused(source))
    page.keyboard.press("Control+A")
    page.keyboard.type(SOURCE)
    page.keyboard.press("Enter")
    expect(page.locator(".stp-legend h2")).to_have_text("Deficit")
    link = page.get_by_role("link", name="See the map")
    press_until(page, "Shift+Tab", lambda: is_focused(link))
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-map")).to_be_in_viewport()


def test_untrusted_figures_are_text_and_nothing_runs(open_page: Callable[..., Page]):
    page, seen = open_page(viewport={"width": 1440, "height": 900}), []
    page.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
    frame = open_figures(page)
    heading, word = CORPUS["event handler"], ":red[x] $x^2$ :smile: <script>alert(1)</script>"
    upload(page, csv_file([("STP", heading), ("Dorset", word), ("Devvon $x$", "x")]))
    expect(page.locator(".stp-report")).to_contain_text(heading)
    page.get_by_label("Row 3, Devvon $x$").select_option(label="37 Devon")
    give_source(page, CORPUS["quoted handler"])
    show(page, heading)
    expect(page.locator(".stp-sources")).to_contain_text(CORPUS["quoted handler"])
    expect(chosen(page, "Colour by")).to_have_text(f"Your figures: {heading}")
    devon = frame.locator(f'path[data-code="{DEVON}"]')
    expect(devon).to_be_attached()
    page.get_by_role("radio", name="Sources").click()
    expect(section(page, "Sources")).to_contain_text(heading)
    strange = "img[src='x'], [onmouseover], .katex"
    assert page.locator(strange).count() == 0
    assert frame.locator(strange).count() == 0
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert seen == []
