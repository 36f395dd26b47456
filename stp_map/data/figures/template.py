"""Files for figures, a row for each footprint: empty ones to fill in, and what was matched."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from stp_map.core.figures import Figures
from stp_map.core.model import Atlas
from stp_map.core.text import encodable, never_a_formula

HEADINGS = ("Code", "Number", "Footprint", "Figure")
LONGEST_CELL = 32_767


def template_csv(atlas: Atlas) -> bytes:
    """A CSV template that spreadsheets open as meant: with a byte order mark and CR LF."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for f in atlas.footprints:
        writer.writerow([f.code, f.number, never_a_formula(f.name), ""])
    return file.getvalue().encode("utf-8-sig", errors="replace")


def template_xlsx(atlas: Atlas) -> bytes:
    """A workbook template with one sheet; no text in it is a formula or a link."""
    rows = [(f.code, f.number, f.name) for f in atlas.footprints]
    return workbook({"Figures": [HEADINGS, *rows]})


def matched_xlsx(atlas: Atlas, figures: Figures) -> bytes:
    """A person's figures by footprint, and a sheet of what was left out of them.

    Args:
        atlas: whose footprints they are of.
        figures: what is on the person's map.
    """
    headings = [*HEADINGS[:3], *(each.title_with_unit for each in figures.columns)]
    rows = [
        [f.code, f.number, f.name, *(each.values.get(f.code, "") for each in figures.columns)]
        for f in atlas.footprints
    ]
    left_out = [["What was left out"], *([line] for line in figures.left_out)]
    source = [["Source"], [figures.source], ["File"], [figures.file]]
    return workbook({"Figures": [headings, *rows], "Left out": left_out, "Source": source})


def workbook(sheets: Mapping[str, Sequence[Sequence[str | float]]]) -> bytes:
    """A workbook of plain cells with bold headings; text that looks like a formula stays text.

    Args:
        sheets: by name, rows of cells, the headings first.
    """
    import xlsxwriter  # noqa: PLC0415 - only who asks for a workbook waits for it

    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    bold = book.add_format({"bold": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for line, row in enumerate(rows):
            for index, cell in enumerate(row):
                form = None if line else bold
                if isinstance(cell, str):
                    sheet.write_string(line, index, encodable(cell[:LONGEST_CELL]), form)
                else:
                    sheet.write_number(line, index, cell, form)
        for index, width in enumerate((12, 8, 60, 14)):
            sheet.set_column(index, index, width)
        sheet.freeze_panes(1, 0)
    book.close()
    return file.getvalue()
