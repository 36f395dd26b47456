"""CSV that spreadsheets open as it was meant."""

from __future__ import annotations

import csv
import io
from datetime import date

from stp_map.core.text import never_a_formula
from stp_map.exports.tables.content import Content
from stp_map.exports.tables.export_table import Cell


def csv_bytes(content: Content) -> bytes:
    """The table of what is shown as CSV.

    Text that starts like a formula is given a leading apostrophe, which spreadsheets take as
    "this is text"; programs that read the file must take it off. Numbers are left as they are.
    CSV has no place for a note, so that the sources stand in a last column, ``attribution``.

    Returns:
        UTF-8 with a byte order mark, lines ending in CR LF (RFC 4180), dates as YYYY-MM-DD.
    """
    attribution = ". ".join([*content.caption.attribution, content.caption.made_on])
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([*(column.name for column in content.table.columns), "attribution"])
    for row in content.table.rows:
        writer.writerow([as_text(cell) for cell in (*row, attribution)])
    return file.getvalue().encode("utf-8-sig", errors="replace")


def as_text(cell: Cell) -> str | int | float:
    """A cell as CSV has it: text made harmless, dates in ISO form, nothing for None."""
    if isinstance(cell, str):
        return never_a_formula(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else cell
