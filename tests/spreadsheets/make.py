"""Makes the workbooks among the files here; the rest are text, written by hand.

    python tests/spreadsheets/make.py

The old formats need LibreOffice.
"""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import openpyxl

FILES = Path(__file__).parent / "files"


def save(name: str, rows: list[list[object]]) -> openpyxl.Workbook:
    """A workbook with one sheet, saved."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(FILES / name)
    return book


def main() -> None:
    """Write every workbook."""
    book = save(
        "percentages.xlsx",
        [["STP", "Share", "Deficit"], ["Devon", 0.9112, 1234.5], ["Dorset", 0.85, -20]],
    )
    for row in (2, 3):
        book.active[f"B{row}"].number_format = "0.0%"
        book.active[f"C{row}"].number_format = "[$£-809]#,##0"
    book.save(FILES / "percentages.xlsx")

    save("formula_without_value.xlsx", [["STP", "Rate"], ["Devon", "=1+1"], ["Dorset", 3]])

    book = save("many_sheets.xlsx", [["Notes", "Read me"], ["About", "this"]])
    book.active.title = "Notes"
    for title, rows in {
        "Old": [["STP", "Beds"], *([name, 7] for name in ("Devon", "Dorset", "Somerset"))],
        "Summary": [["STP", "Deficit"], ["Devon", 9], ["Dorset", 8]],
        "Data": [["STP", "Beds"], ["Devon", 1], ["Dorset", 2], ["Somerset", 3]],
    }.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book["Old"].sheet_state = "hidden"
    book.save(FILES / "many_sheets.xlsx")

    book = save("large_other_sheet.xlsx", [["Postcode", "Place"], *([n, "x"] for n in range(5100))])
    book.active.title = "Postcodes"
    sheet = book.create_sheet("Figures")
    for row in (["STP", "Beds"], ["Devon", 1], ["Dorset", 2]):
        sheet.append(row)
    book.save(FILES / "large_other_sheet.xlsx")

    book = save(
        "merged_headings.xlsx",
        [
            [None, "2016/17", None],
            ["STP", "Plan", "Actual"],
            ["Devon", 1, 2],
            ["Dorset", 5, 6],
        ],
    )
    book.active.merge_cells("B1:C1")
    book.save(FILES / "merged_headings.xlsx")

    save(
        "date_headings.xlsx",
        [["STP", date(2016, 4, 1), date(2016, 5, 1)], ["Devon", 1, 2], ["Dorset", 4, 5]],
    )
    save(
        "text_commas.xlsx",
        [["STP", "Rate"], ["Devon", "1,125"], ["Dorset", "2,250"], ["Somerset", 3.5]],
    )

    book = save("far_empty_cells.xlsx", [["STP", "Beds"], ["Devon", 1], ["Dorset", 2]])
    for column in range(1, 16_000, 50):
        book.active.cell(2, column).font = openpyxl.styles.Font(bold=True)
    book.save(FILES / "far_empty_cells.xlsx")

    save("old_program.xlsx", [["STP", "Beds"], ["Devon", 1], ["Dorset", 2], ["Somerset", 3]])
    for ending in ("xls", "ods"):
        subprocess.run(
            ["soffice", "--headless", "--convert-to", ending, "--outdir", FILES,
             FILES / "old_program.xlsx"],
            check=True,
        )  # fmt: skip
    (FILES / "old_program.xlsx").unlink()


if __name__ == "__main__":
    main()
