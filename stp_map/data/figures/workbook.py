"""Excel workbooks: looked at from outside first, then read as values only."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from stp_map.core.errors import FiguresError
from stp_map.data.figures.cells import MOST_ROWS, Grid, grid_of

MOST_UNPACKED = 40 * 1024 * 1024
"""Bytes a workbook may hold unpacked; 5,000 rows of 50 columns need about 15 MB."""
MOST_RATIO = 200
"""How much smaller a part may be packed than unpacked; sheets of repeated values reach 100."""
SMALL_PART = 256 * 1024
"""Bytes of a part that may be packed as tightly as it likes."""
MOST_PARTS = 500
MOST_SHEETS = 20
LAST_ROW = 1_048_576
"""The last row that Excel has; a file may claim more."""

_REFUSED = {
    "vbaproject": ("macros", "Save it as an ordinary workbook (.xlsx)"),
    "macrosheets/": ("macros", "Save it as an ordinary workbook (.xlsx)"),
    "externallinks/": ("links to other files", "Paste the cells as values into a new workbook"),
    "connections.xml": ("a connection to other data", "Paste the cells as values into a new one"),
    "workbook.bin": ("a binary workbook (.xlsb)", "Save it as an ordinary workbook (.xlsx)"),
}


def workbook_grids(content: bytes) -> list[Grid]:
    """The cells of each visible sheet of a workbook, formulas as the values last worked out.

    Raises:
        FiguresError: it is no workbook, has what is refused, or unpacks to too much.
    """
    try:
        _check_outside(content)
        import openpyxl  # noqa: PLC0415 - only who brings a workbook waits for it

        book = openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        return [
            grid_of(_rows(sheet), f"Excel workbook, sheet “{str(sheet.title)[:31]}”")
            for sheet in visible[:MOST_SHEETS]
        ]
    except FiguresError:
        raise
    except Exception as error:  # A damaged file can break zipfile and openpyxl in any way.
        raise FiguresError(
            "Expected an Excel workbook (.xlsx), but the file is damaged or only begins like one. "
            "Open it in a spreadsheet program, save it again, and try once more."
        ) from error


def _rows(sheet: Any) -> Iterator[list[str]]:  # noqa: ANN401 - openpyxl's several kinds of sheet
    # What a file says of its own extent may be wrong; the rows themselves are counted.
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if number > LAST_ROW:
            raise FiguresError(
                f"Expected at most {MOST_ROWS:,} rows, but the sheet claims more than Excel has. "
                "Copy the cells into a new workbook and try again."
            )
        yield [cell_text(cell.value, str(getattr(cell, "number_format", ""))) for cell in row]


def cell_text(value: object, number_format: str) -> str:
    """A cell's value as openpyxl reads it, as a person would type it.

    Percentages are stored as fractions, and only the number format says so.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        shown = value * 100.0 if "%" in number_format else value
        return f"{shown:.15g}%" if "%" in number_format else f"{shown:.15g}"
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)


def _check_outside(content: bytes) -> None:
    """Refuse what may harm before openpyxl sees any of it."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        _check_parts(package.infolist())
        _check_xml(package)


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename.lower() for part in parts]
    for name in names:
        for sign, (what, instead) in _REFUSED.items():
            if sign in name:
                raise FiguresError(
                    f"The workbook has {what}, which is refused for safety. {instead} and try "
                    "again."
                )
    if "[content_types].xml" not in names or not any("workbook.xml" in name for name in names):
        raise FiguresError(
            "Expected CSV or an Excel workbook (.xlsx), but the file is an archive of another "
            "kind. Save the sheet as .xlsx or CSV and try again."
        )
    if any(part.flag_bits & 1 for part in parts):
        raise FiguresError("The workbook is encrypted. Take its password off and try again.")
    unpacked = sum(part.file_size for part in parts)
    squeezed = any(
        part.file_size > SMALL_PART and part.file_size > MOST_RATIO * max(1, part.compress_size)
        for part in parts
    )
    if unpacked > MOST_UNPACKED or squeezed or len(parts) > MOST_PARTS:
        raise FiguresError(
            f"The workbook unpacks to {unpacked / 1024 / 1024:,.0f} MB in {len(parts):,} parts, "
            "far more than its figures can need, and is refused for safety. Copy the cells into "
            "a new workbook and try again."
        )


def _check_xml(package: zipfile.ZipFile) -> None:
    """Refuse declarations that can make a small file grow; no spreadsheet program writes them."""
    for part in package.infolist():
        if part.filename.lower().endswith((".xml", ".rels")):
            text = package.read(part).replace(b"\x00", b"")  # UTF-16 as well
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise FiguresError(
                    "The workbook holds XML declarations that no spreadsheet program writes, and "
                    "is refused for safety. Copy the cells into a new workbook and try again."
                )
            if part.filename.lower() == "[content_types].xml" and b"macroEnabled" in text:
                raise FiguresError(
                    "The workbook has macros, which is refused for safety. Save it as an "
                    "ordinary workbook (.xlsx) and try again."
                )
