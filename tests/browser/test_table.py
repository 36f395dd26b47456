"""The table of many more rows than the 44: drawn as somebody comes to them."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from stp_map.web.scripts import own
from stp_map.web.table import HEADINGS

MANY = 600
CODES = [f"S{number:08d}" for number in range(1, MANY + 1)]
FACTS = {
    "headings": HEADINGS,
    "codes": CODES,
    "fixed": [[number, f"Area {number}", "North", 1] for number in range(1, MANY + 1)],
    "leaders": [[["A leader", "", "CCG", ""]]] * MANY,
    "people": {"registered": [["1,000", "10"]] * MANY},
}
STATE = {"rows": "1" * MANY, "leads": "0" * MANY, "base": "registered", "caption": "Many shown."}


@pytest.fixture
def table(browser: Browser) -> Iterator[Page]:
    """A page of nothing but the table."""
    page = browser.new_page()
    page.set_content("<div></div>")
    drawing = own("table.js").replace("export default function", "return function")
    page.add_script_tag(
        content=f"const FACTS = {json.dumps({'table': FACTS})};"
        f"{own('shared.js')}{own('picked.js')}"
        f"const table = (function () {{ {drawing} }}());"
        f"table(document.querySelector('div'), {json.dumps(STATE)}, "
        "code => picked.take(code, true));"
    )
    expect(page.locator("caption")).to_be_visible()
    yield page
    page.close()


def row(page: Page, number: int) -> Locator:
    return page.locator(f'tr[data-code="{CODES[number - 1]}"]')


def test_rows_are_there_as_soon_as_somebody_comes_to_them(table: Page):
    expect(row(table, MANY)).to_have_count(0)
    expect(table.locator("table")).to_have_attribute("aria-rowcount", str(MANY + 1))
    for number in (250, 500):
        row(table, number).scroll_into_view_if_needed()
        expect(row(table, number + 1)).to_be_attached()
    expect(table.locator("tbody tr")).to_have_count(MANY)


def test_a_row_that_is_drawn_later_shows_that_it_is_selected(table: Page):
    table.evaluate("code => picked.take(code, true)", CODES[299])
    row(table, 250).scroll_into_view_if_needed()
    expect(row(table, 300)).to_have_class("stp-selected")
    row(table, 400).get_by_role("button").click()
    expect(row(table, 400).get_by_role("button")).to_have_attribute("aria-pressed", "true")
    expect(table.locator("tr.stp-selected")).to_have_count(1)


def test_a_table_that_is_sorted_anew_begins_with_what_comes_first(table: Page):
    table.get_by_role("button", name="Number").click()
    expect(table.locator("tbody tr").first).to_contain_text(f"Area {MANY}")
    expect(row(table, 1)).to_have_count(0)


def test_all_rows_are_printed(table: Page):
    table.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(table.locator("tbody tr")).to_have_count(MANY)
