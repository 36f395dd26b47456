"""Empty files for figures: a row for each footprint, to be filled in and read back."""

from __future__ import annotations

import csv
import io

from stp_map.core.model import Atlas
from stp_map.core.text import never_a_formula

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
    import xlsxwriter  # noqa: PLC0415 - only who asks for a workbook waits for it

    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(file, options)
    sheet = workbook.add_worksheet("Figures")
    bold = workbook.add_format({"bold": True})
    for index, heading in enumerate(HEADINGS):
        sheet.write_string(0, index, heading, bold)
    for line, f in enumerate(atlas.footprints, start=1):
        sheet.write_string(line, 0, f.code)
        sheet.write_number(line, 1, f.number)
        sheet.write_string(line, 2, f.name[:LONGEST_CELL])
    for index, width in enumerate((12, 8, 60, 14)):
        sheet.set_column(index, index, width)
    sheet.freeze_panes(1, 0)
    workbook.close()
    return file.getvalue()
