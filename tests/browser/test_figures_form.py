"""A stranger's spreadsheet of 44 loosely named rows: on the map, and right, in six presses."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.test_figures import open_figures, until_drawn, upload

MOST_PRESSES = 6
"""The choice of the file is one of them, the section another."""

ROOT = Path(__file__).resolve().parents[2]
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Loose = Callable[[str], str]
Row = tuple[object, ...]


def with_abbreviations(name: str) -> str:
    return name.replace(" and ", " & ").upper()


def with_trimmings(name: str) -> str:
    return f"{name} Sustainability & Transformation Partnership (STP)"


def with_a_slip(name: str) -> str:
    """Two letters of the longest word change places, where it has any to spare."""
    word = max(name.split(), key=len)
    middle = len(word) // 2
    return name.replace(
        word, f"{word[: middle - 1]}{word[middle]}{word[middle - 1]}{word[middle + 1 :]}"
    )


def named() -> list[tuple[str, str]]:
    """Code and name of the 44."""
    table = (ROOT / "geodata" / "tables" / "footprints.csv").read_text("utf-8")
    return [(row["code"], row["name"]) for row in csv.DictReader(io.StringIO(table))]


def spreadsheet(loose: Loose) -> tuple[dict[str, object], dict[str, float]]:
    """A workbook with a title, two heading rows, £ and totals; and what it says, by code."""
    book, file = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    sheet.title = "Plans"
    sheet.append(["Financial plans by area"])
    sheet.append([])
    sheet.append([None, "2016/17", None, "2017/18", None])
    sheet.append(["Area", "Plan £m", "Actual £m", "Plan £m", "Actual £m"])
    meant = {}
    for index, (code, name) in enumerate(named()):
        meant[code] = round(10 + index * 1.7, 1)
        cells = [meant[code] + shift for shift in (0, 2, 4, 7)]
        sheet.append([loose(name), *(f"£{each:.1f}m" for each in cells)])
    sheet.append(["Total", *["£2,000.0m"] * 4])
    sheet.append(["England", *["£2,000.0m"] * 4])
    book.save(file)
    return {"name": "plans.xlsx", "mimeType": SHEET, "buffer": file.getvalue()}, meant


def value_on(map_frame: FrameLocator, code: str) -> str:
    """The value that the map says of a footprint."""
    path = map_frame.locator(f'path[data-code="{code}"]')
    label = path.get_attribute("aria-label") or ""
    return label.rpartition(", class ")[0].rpartition(", ")[2]


@pytest.mark.parametrize("loose", [with_abbreviations, with_trimmings, with_a_slip])
def test_from_upload_to_a_right_map_in_six_presses(page: Page, loose: Loose):
    presses = 1  # the section
    frame = open_figures(page)
    file, meant = spreadsheet(loose)
    upload(page, file)
    presses += 1
    button = page.get_by_role("button", name="Show on the map")
    expect(button).to_be_visible()
    accept = page.get_by_role("button", name="Accept all suggestions")
    if accept.count():
        accept.click()
        presses += 1
    button.click()
    presses += 1
    expect(page.locator(".stp-legend h2")).to_contain_text("2016/17")
    until_drawn(page)
    expect(page.locator(".st-key-map")).to_be_in_viewport()
    assert presses <= MOST_PRESSES
    said = {code: value_on(frame, code) for code in meant}
    assert said == {code: f"£{value:.1f}m" for code, value in meant.items()}
