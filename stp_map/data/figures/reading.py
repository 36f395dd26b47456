"""A file of figures, from bytes to values by footprint and a report."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from stp_map.core import text
from stp_map.core.errors import FiguresError
from stp_map.core.figures import FiguresColumn, with_slugs
from stp_map.core.model import Atlas
from stp_map.data.figures.cells import MOST_BYTES, Grid, tidy
from stp_map.data.figures.columns import Cell, read_column
from stp_map.data.figures.layout import NUMBER_HEADINGS, Layout, find_layout
from stp_map.data.figures.matching import Matcher
from stp_map.data.figures.model import (
    Answers,
    Duplicate,
    FiguresFile,
    Match,
    NotANumber,
    Recognised,
    Report,
    UnmatchedRow,
)
from stp_map.data.figures.text_file import text_grid
from stp_map.data.figures.workbook import workbook_grids

MOST_OFFERED_ROWS = 100
"""Rows for which similar names are looked for; more are not a list of footprints."""

_OTHER_KINDS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old Excel file (.xls) or a workbook with a password"),
    (b"\x1f\x8b", "a packed file"),
    (b"{\\rtf", "a word processor's document"),
    (b"SQLite format 3", "a database"),
)

NO_ANSWERS = Answers()

Row = tuple[int, tuple[str, ...]]
"""A row's number, as a spreadsheet shows it, and its cells."""


def read_figures(
    name: str, content: bytes, atlas: Atlas, answers: Answers = NO_ANSWERS
) -> FiguresFile:
    """Read CSV, an Excel workbook or pasted cells, whatever the file is called.

    Nothing in it is run and nothing written; what does not fit is in the report.

    Args:
        name: the file's name, only to be shown.
        content: the file, or pasted cells in UTF-8.
        atlas: the footprints to match rows with.
        answers: what the person said about an earlier report of the same file.

    Returns:
        The columns with values by first-issued code, and the report.

    Raises:
        FiguresError: it can't be used at all; the text says why and what to do.
    """
    known = Matcher(atlas, answers.rows)
    grid, layout = _table(_grids(content), known)
    rows, unmatched = _sorted_rows(grid, layout, known)
    duplicates = tuple(
        Duplicate(code, tuple(number for number, _ in found), len({row for _, row in found}) == 1)
        for code, found in rows.items()
        if len(found) > 1
    )
    contradictory = {each.code for each in duplicates if not each.is_same}
    single = {code: found[0] for code, found in rows.items() if code not in contradictory}
    columns, notes = _columns(single, layout, known)
    report = Report(
        format=grid.format,
        key=layout.headings[layout.key],
        rows=sum(map(len, rows.values())) + len(unmatched),
        matched=tuple(f.code for f in atlas.footprints if f.code in rows),
        missing=tuple(f.code for f in atlas.footprints if f.code not in rows),
        unmatched=unmatched,
        duplicates=duplicates,
        not_numbers=tuple(wrong for _, each in columns for wrong in each),
        notes=notes,
    )
    return FiguresFile(tidy(name), with_slugs(column for column, _ in columns), report)


def _grids(content: bytes) -> list[Grid]:
    if len(content) > MOST_BYTES:
        raise FiguresError(
            f"Expected at most {MOST_BYTES // 1024 // 1024} MB, but the file has "
            f"{len(content) / 1024 / 1024:.1f} MB. Keep only the sheet with the figures, one row "
            "for each footprint, and try again."
        )
    if not content.strip():
        raise FiguresError("The file is empty. Choose one with a row for each footprint.")
    for start, kind in _OTHER_KINDS:
        if content.startswith(start):
            raise FiguresError(
                f"Expected CSV or an Excel workbook (.xlsx), but the file is {kind}. Save the "
                "sheet as .xlsx or CSV and try again."
            )
    return workbook_grids(content) if content.startswith(b"PK") else [text_grid(content)]


def _table(grids: list[Grid], known: Matcher) -> tuple[Grid, Layout]:
    """The first grid in which footprints are named."""
    for grid in grids:
        layout = find_layout(grid, known) if grid.rows else None
        if layout:
            return grid, layout
    columns = next((grid.rows[0] for grid in grids if grid.rows), ())
    raise FiguresError(
        "Expected a column that names the footprint by code (such as E54000037), by name, or by "
        "number under a heading such as “Number”, but no column does. The first row is: "
        f"{text.listed([f'“{tidy(cell)}”' for cell in columns[:8]]) or 'empty'}. Download the "
        "template to see how it may look."
    )


def _sorted_rows(
    grid: Grid, layout: Layout, known: Matcher
) -> tuple[dict[str, list[Row]], tuple[UnmatchedRow, ...]]:
    """The rows that name each footprint, by its code, and those that name none."""
    rows: dict[str, list[Row]] = {}
    unmatched: list[UnmatchedRow] = []
    for number, row in islice(enumerate(grid.rows, start=1), layout.header + 1, None):
        if not row:
            continue
        key = row[layout.key] if layout.key < len(row) else ""
        if code := layout.match(key):
            rows.setdefault(code, []).append((number, row))
        elif len(unmatched) < MOST_OFFERED_ROWS:
            unmatched.append(UnmatchedRow(number, tidy(key), known.match(key)))
        else:
            unknown = Match(Recognised.UNKNOWN, reason="This names no footprint.")
            unmatched.append(UnmatchedRow(number, tidy(key), unknown))
    if not rows:
        raise FiguresError(
            f"No row below the headings names a footprint in the column "
            f"“{layout.headings[layout.key]}”. Download the template to see how it may look."
        )
    return rows, tuple(unmatched)


def _columns(
    single: Mapping[str, Row], layout: Layout, known: Matcher
) -> tuple[list[tuple[FiguresColumn, tuple[NotANumber, ...]]], tuple[str, ...]]:
    """What was read of each column of figures, and notes on the columns that are none."""
    read, notes = [], []
    for index, heading in enumerate(layout.headings):
        if index == layout.key:
            continue
        cells = {
            code: Cell(number, row[index])
            for code, (number, row) in single.items()
            if index < len(row)
        }
        if (meant := _named_again(heading, cells, known)) is None:
            read.append(read_column(heading, cells))
            continue
        notes += [
            f"Row {cells[code].row}: “{layout.headings[layout.key]}” and “{heading}” name "
            "different footprints; the first one counts."
            for code, other in meant.items()
            if other and other != code
        ]
    if not read:
        raise FiguresError(
            "Expected at least one column of figures beside the one that names the footprint, "
            "but found none. Add a column and try again."
        )
    return read, tuple(notes)


def _named_again(
    heading: str, cells: Mapping[str, Cell], known: Matcher
) -> dict[str, str | None] | None:
    """The footprint that each cell names, by its row's; None where a column holds figures."""
    is_number = NUMBER_HEADINGS.fullmatch(heading) is not None
    meant = {
        code: known.by_words(cell.text) or (known.by_number(cell.text) if is_number else None)
        for code, cell in cells.items()
        if cell.text.strip()
    }
    same = sum(code == other for code, other in meant.items())
    return meant if same and 2 * same >= len(meant) else None
