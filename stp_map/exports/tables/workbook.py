"""XLSX: the table with typed columns, and a sheet that says where it comes from."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from stp_map.analysis.caption import Caption
from stp_map.analysis.sentences import filters_in_words
from stp_map.core import footprint_words, palette, text
from stp_map.core.text import encodable
from stp_map.exports.tables.belongings import DataSheet, more_sheets
from stp_map.exports.tables.export_table import Cell, Column, ColumnType, ExportTable

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

AUTHOR = "STP Map"
WIDEST = 48
"""Characters; longer text is cut by the next cell but whole in its own."""
LONGEST_CELL = 32_767
"""Characters that a cell of a workbook can hold."""

NUMBER_FORMATS = {
    ColumnType.TEXT: "@",
    ColumnType.WHOLE: "#,##0",
    ColumnType.NUMBER: "#,##0.0",
    ColumnType.DATE: "d mmm yyyy",
}


def xlsx_bytes(table: ExportTable) -> bytes:
    """The table of what is shown as a workbook, with what belongs to it on sheets of their own.

    No text becomes a formula or a link, whatever it starts with.

    Returns:
        The workbook; the same arguments give the same bytes.
    """
    import xlsxwriter  # noqa: PLC0415 - only who asks for a workbook waits for it

    made_on = table.order.made_on
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(file, options)
    workbook.set_properties(
        {
            "title": table.caption.title[:255],
            "subject": table.caption.subtitle[:255],
            "author": AUTHOR,
            "comments": ". ".join(table.caption.attribution),
            "created": datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC),
        }
    )
    footprints = DataSheet("Footprints", table.columns, table.rows, frozen_to="name")
    sheets = (footprints, *more_sheets(table.scene))
    for each in sheets:
        _write_rows(workbook, each, table.caption)
    _write_sources(workbook, table, sheets)
    workbook.close()
    return file.getvalue()


def _write_rows(workbook: Workbook, data: DataSheet, words: Caption) -> None:
    sheet = workbook.add_worksheet(data.name)
    look = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
    heading = workbook.add_format({**look, "bg_color": palette.PALE_FILL})
    for index, column in enumerate(data.columns):
        cells = [row[index] for row in data.rows]
        form = workbook.add_format({"num_format": NUMBER_FORMATS[column.type], "valign": "top"})
        sheet.set_column(index, index, _width(column, cells))
        sheet.write_string(0, index, column.title, heading)
        sheet.write_column(1, index, map(_writable, cells), form)
    sheet.set_row(0, 32)
    names = [column.name for column in data.columns]
    sheet.freeze_panes(1, 1 + names.index(data.frozen_to))
    sheet.autofilter(0, 0, max(1, len(data.rows)), len(data.columns) - 1)
    sheet.repeat_rows(0)
    # An ampersand begins a code in a header or footer; two are the character.
    made = words.made_on.replace("&", "&&")
    sheet.set_footer(f"&L{text.TITLE}. {made}&RPage &P of &N")
    _make_printable(sheet, pages_across=2)


def _make_printable(sheet: Worksheet, pages_across: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(pages_across, 0)


def _writable(cell: Cell) -> Cell:
    return encodable(cell[:LONGEST_CELL]) if isinstance(cell, str) else cell


def _width(column: Column, cells: list[Cell]) -> float:
    if column.type is ColumnType.TEXT:
        longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
        return min(max(longest, len(column.title) * 0.7, 9) + 2, WIDEST)
    return max(13, len(column.title) * 0.6 + 3)


def _height(said: str, characters: int) -> float:
    """Points for wrapped text: merged cells, and some programs' cells, don't grow by themselves."""
    return 15 * (1 + len(said) // characters)


def _write_sources(workbook: Workbook, table: ExportTable, sheets: Sequence[DataSheet]) -> None:
    sheet = workbook.add_worksheet("Sources")
    about = _about(table)
    strong = workbook.add_format({"bold": True, "valign": "top"})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    italic = workbook.add_format({"italic": True, "valign": "top"})
    large = workbook.add_format({"bold": True, "font_size": 13})
    sheet.set_column(0, 1, 26)
    sheet.set_column(2, 2, 90)
    sheet.write_string(0, 0, "About this file", large)
    for line, (label, said) in enumerate(about, start=1):
        sheet.write_string(line, 0, label, strong)
        sheet.merge_range(line, 1, line, 2, "", wrapped)
        sheet.write_string(line, 1, said, wrapped)
        sheet.set_row(line, _height(said, 125))
    below = len(about) + 2
    sheet.write_string(below, 0, "What the columns mean", large)
    line = below
    for each in sheets:
        line += 1
        sheet.write_string(line, 0, f"Sheet {each.name}", italic)
        for column in each.columns:
            line += 1
            sheet.write_string(line, 0, column.title, strong)
            sheet.write_string(line, 1, column.name, wrapped)
            sheet.write_string(line, 2, column.description, wrapped)
            sheet.set_row(line, _height(column.description, 95))
    _make_printable(sheet, pages_across=1)


def _about(table: ExportTable) -> list[tuple[str, str]]:
    """Label and text of everything a reader needs to know beside the rows."""
    words, filters = table.caption, table.scene.view.filters
    lines = [
        ("Title", words.title),
        ("What is shown", words.subtitle),
        ("Leaders", text.edition(filters.as_at)),
        ("Filters", filters_in_words(filters) or "None: all footprints"),
        ("Rows", text.count_of(len(table.rows), "footprint")),
        *(("Source", line) for line in words.attribution),
        ("Evidence for leaders", text.EVIDENCE_NOTE),
        ("Weak evidence", words.evidence),
        ("Boundaries and codes", text.EDITION_NOTE),
        ("NHS trusts", footprint_words.BY_HEADQUARTERS),
        ("Councils", footprint_words.COUNCIL_SHARES),
        ("Later areas", footprint_words.LATER_SHARES),
        ("Made", words.made_on),
        ("Address of this view", words.address),
    ]
    return [(label, line) for label, line in lines if line]
