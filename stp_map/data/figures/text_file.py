"""CSV and pasted cells: encoding, separator, rows."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter

from stp_map.core.errors import FiguresError
from stp_map.data.figures.cells import MOST_ROWS, Grid, grid_of

SEPARATORS = {"\t": "tabs", ";": "semicolons", "|": "bars", ",": "commas"}
_MARKS = (
    # UTF-32's mark begins as UTF-16's does, so that it is looked for first.
    (codecs.BOM_UTF32_LE, None),
    (codecs.BOM_UTF32_BE, None),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "cp1252": "Windows-1252"}
_WHAT_TO_DO = "Save it as “CSV UTF-8” or as an Excel workbook (.xlsx) and try again."
_ALLOWED_CONTROLS = frozenset("\t\n\r\f\x0b\x1a")


def text_grid(content: bytes) -> Grid:
    """The cells of CSV or of text with tabs, and how they were read.

    Raises:
        FiguresError: it can't be read as text in a known encoding, or not as rows of cells.
    """
    text, encoding = decoded(content)
    rows, separator = _rows(text)
    return grid_of(
        rows,
        f"Text in {_NAMES[encoding]}, cells separated by {SEPARATORS[separator]}",
        separator=SEPARATORS[separator],
        widths=tuple(map(len, rows[:MOST_ROWS])),
    )


def decoded(content: bytes) -> tuple[str, str]:
    """Text and the name of its encoding, by its mark or else by trying.

    UTF-8 almost never fits text in another encoding by accident, so it is tried first. Anything
    fits Windows-1252 but five bytes and control characters, which tell other files from it.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            if encoding is None:
                raise FiguresError(f"The text is in UTF-32, which is not read. {_WHAT_TO_DO}")
            return _strictly(content[len(mark) :], encoding), encoding
    if b"\x00" in content:
        raise FiguresError(
            "Expected text or an Excel workbook, but the file has null bytes: it is neither, or "
            f"it is text in UTF-16 without its mark. {_WHAT_TO_DO}"
        )
    try:
        return _strictly(content, "utf-8"), "utf-8"
    except FiguresError:
        return _strictly(content, "cp1252"), "cp1252"


def _strictly(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise FiguresError(
            f"Expected text in UTF-8, UTF-16 or Windows-1252, but byte {error.start + 1:,} fits "
            f"none of them. {_WHAT_TO_DO}"
        ) from error
    odd = next((c for c in text if c < " " and c not in _ALLOWED_CONTROLS), None)
    if odd is not None:
        raise FiguresError(
            f"Expected text, but the file holds the control character U+{ord(odd):04X}, as "
            f"programs and pictures do. {_WHAT_TO_DO}"
        )
    return text


def _rows(text: str) -> tuple[list[list[str]], str]:
    """Rows by the separator that gives most rows the same number of cells, more than one."""
    readings = [(read, mark) for mark in SEPARATORS if (read := _split(text, mark)) is not None]
    rows, mark = max(readings, key=lambda reading: _agreement(reading[0]), default=([], ","))
    if not _agreement(rows):
        raise FiguresError(
            "Expected at least two columns, one that names the footprint and one of figures, "
            "separated by commas, semicolons or tabs, but found only one. Add the missing column "
            "or paste the cells from the spreadsheet."
        )
    return rows, mark


def _agreement(rows: list[list[str]]) -> int:
    counts = Counter(len(row) for row in rows if any(cell.strip() for cell in row))
    return max((count for cells, count in counts.items() if cells > 1), default=0)


def _split(text: str, separator: str) -> list[list[str]] | None:
    """Rows of cells, two more than allowed at most; None if a cell is beyond any reason."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append(row)
            if len(rows) > 4 * MOST_ROWS:  # Empty rows are allowed, to a measure.
                break
    except csv.Error:
        return None
    return rows
