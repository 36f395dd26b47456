"""CSV that spreadsheets open as it was meant."""

from __future__ import annotations

import csv
import io

from stp_map.core.text import never_a_formula
from stp_map.exports.tables.export_table import ExportTable


def csv_bytes(table: ExportTable) -> bytes:
    """The table of what is shown as CSV.

    Text that starts like a formula is given a leading apostrophe, which spreadsheets take as
    "this is text"; programs that read the file must take it off. Numbers are left as they are.
    CSV has no place for a note, so that the sources stand in a last column, ``attribution``.

    Returns:
        UTF-8 with a byte order mark, lines ending in CR LF (RFC 4180), dates as YYYY-MM-DD.
    """
    attribution = ". ".join([*table.caption.attribution, table.caption.made_on])
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([*(column.name for column in table.columns), "attribution"])
    for row in table.rows:
        cells = (*row, attribution)
        writer.writerow([never_a_formula(c) if isinstance(c, str) else c for c in cells])
    return file.getvalue().encode("utf-8-sig", errors="replace")
