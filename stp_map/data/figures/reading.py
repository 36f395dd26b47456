"""A file of figures, from bytes to values by footprint and a report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from stp_map.core import text
from stp_map.core.errors import FiguresError
from stp_map.core.figures import with_slugs
from stp_map.core.model import Atlas
from stp_map.data.figures.cells import Grid, tidy
from stp_map.data.figures.columns import Cell, ReadColumn, read_column
from stp_map.data.figures.decimals import COMMA, POINT, decimal_signs
from stp_map.data.figures.files import grids_of
from stp_map.data.figures.groups import (
    MEAN,
    SUM,
    Row,
    group_question,
    is_long,
    rows_of_group,
    together,
)
from stp_map.data.figures.layout import NUMBER_HEADINGS, Layout, find_layout
from stp_map.data.figures.matching import Matcher
from stp_map.data.figures.model import (
    Answers,
    Choice,
    Duplicate,
    FiguresFile,
    Question,
    Recognised,
    Report,
    Topic,
)
from stp_map.data.figures.numbers import signs_in
from stp_map.data.figures.rows import sorted_rows

NO_ANSWERS = Answers()
_CODE = re.compile(r"[A-Z][0-9]{8}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Table:
    """The table that is read, what to ask of its sheet, and notes on the others."""

    grid: Grid
    layout: Layout
    question: Question | None
    notes: tuple[str, ...]


def read_figures(
    name: str, content: bytes, atlas: Atlas, answers: Answers = NO_ANSWERS
) -> FiguresFile:
    """Read CSV, a workbook or pasted cells, whatever the file is called.

    Nothing in it is run and nothing written; what does not fit is in the report. As long as the
    report has an open question there are no columns, so that nothing can be drawn.

    Args:
        name: the file's name, only to be shown.
        content: the file, or pasted cells in UTF-8.
        atlas: the footprints to match rows with.
        answers: what the person said about an earlier report of the same file.

    Returns:
        The columns with values by first-issued code, those to be offered first at the beginning,
        and the report.

    Raises:
        FiguresError: it can't be used at all; the text says why and what to do.
    """
    known = Matcher(atlas, answers.rows)
    table = _table(grids_of(content), known, answers.sheet)
    grid, layout = table.grid, table.layout
    found = sorted_rows(grid, layout, known, answers.geography)
    signs, about_signs = _decimal_signs(grid, layout, found.rows, answers.decimal)
    rows, about_groups, notes = _one_group(found.rows, layout, signs, answers.group)
    duplicates = _several(rows)
    contradictory = {each.code for each in duplicates if not each.is_same}
    single = {code: each[0] for code, each in rows.items() if code not in contradictory}
    columns, more_notes = _columns(single, grid, layout, known, signs)
    asked = [table.question, found.question, about_signs, about_groups]
    questions = sorted(filter(None, asked), key=lambda each: bool(each.chosen))
    drawn = columns if all(each.chosen for each in questions) else []
    used = single if drawn else rows
    report = Report(
        format=grid.format,
        key=layout.headings[layout.key],
        rows=sum(map(len, found.rows.values())) + len(found.unmatched),
        matched=tuple(f.code for f in atlas.footprints if f.code in used),
        missing=tuple(f.code for f in atlas.footprints if f.code not in rows),
        unmatched=found.unmatched,
        duplicates=() if about_groups and not about_groups.chosen else duplicates,
        not_numbers=tuple(wrong for each in drawn for wrong in each.wrong),
        notes=(
            *table.notes,
            *found.notes,
            *notes,
            *more_notes,
            *(n for each in drawn for n in each.notes),
        ),
        questions=tuple(questions),
        sheet=grid.sheet,
        heading_rows=tuple(index + 1 for index in layout.headers),
        separator=grid.separator,
        decimal=COMMA if COMMA in signs.values() else POINT,
    )
    offered = sorted(drawn, key=lambda each: each.order)
    return FiguresFile(tidy(name), with_slugs(each.column for each in offered), report)


def _several(rows: Mapping[str, list[Row]]) -> tuple[Duplicate, ...]:
    """The footprints with several rows."""
    return tuple(
        Duplicate(code, tuple(number for number, _ in each), len({row for _, row in each}) == 1)
        for code, each in rows.items()
        if len(each) > 1
    )


def _table(grids: list[Grid], known: Matcher, sheet: str) -> _Table:
    """The grid that names most footprints, or the sheet that was asked for."""
    found = [placed for grid in grids if grid.rows and (placed := find_layout(grid, known))]
    if not found:
        raise FiguresError(_why_none(grids, known))
    grid, layout = max(
        found,
        key=lambda each: (
            bool(sheet) and each[0].sheet == sheet,
            not each[0].too_large,
            not each[0].is_hidden,
            each[1].footprints,
        ),
    )
    if grid.too_large:
        raise FiguresError(grid.too_large)
    choices = tuple(
        Choice(other.sheet, f"{other.sheet}: {text.count_of(placed.footprints, 'footprint')}")
        for other, placed in found
        if not other.too_large
    )
    question = Question(Topic.SHEET, "Which sheet is to be read?", choices, grid.sheet)
    return _Table(
        grid,
        layout,
        question if len(choices) > 1 else None,
        (*_notes_on(grid, grids), *layout.notes),
    )


def _notes_on(grid: Grid, grids: list[Grid]) -> tuple[str, ...]:
    notes = []
    others = [each for each in grids if each.sheet != grid.sheet]
    if others:
        names = [
            f"“{each.sheet}”{' (hidden)' if each.is_hidden else ''}"
            f"{' (too large to be read)' if each.too_large else ''}"
            for each in others[:8]
        ]
        notes.append(f"Of the sheets “{grid.sheet}” was read; not {text.listed(names)}.")
    if grid.is_turned:
        notes.append(
            "The table lies on its side, with footprints as headings, and was turned: its rows "
            "are columns here, and row numbers in this report count its columns."
        )
    if not grid.has_formats:
        notes.append(
            "Number formats are read from .xlsx alone: a percentage in this workbook is read as "
            "a fraction of 1."
        )
    return tuple(notes)


def _why_none(grids: list[Grid], known: Matcher) -> str:
    for grid in grids:
        for row in grid.rows[:200]:
            for cell in row:
                if not _CODE.fullmatch(cell.strip()):
                    continue
                match = known.match(cell)
                if match.kind is Recognised.OTHER_GEOGRAPHY:
                    areas = match.geography or "other areas"
                    return (
                        "Expected a table of footprints, with codes such as E54000037, but its "
                        f"codes are of {areas}, such as {tidy(cell)}. {match.reason}"
                    ).strip()
    columns = next((grid.rows[0] for grid in grids if grid.rows), ())
    large = next((grid.too_large for grid in grids if grid.too_large), "")
    return large or (
        "Expected a column that names the footprint by code (such as E54000037), by name, or by "
        "number under a heading such as “Number”, but no column does. The first row is: "
        f"{text.listed([f'“{tidy(cell)}”' for cell in columns[:8]]) or 'empty'}. Download the "
        "template to see how it may look."
    )


def _decimal_signs(
    grid: Grid, layout: Layout, rows: Mapping[str, list[Row]], answer: str
) -> tuple[dict[int, str], Question | None]:
    """The decimal sign of each column; numbers of a workbook have none, but text in it has."""
    is_text = bool(grid.separator)
    cells: dict[int, set[str]] = {index: set() for index in layout.columns if index != layout.key}
    for found in rows.values():
        for _, row in found:
            for index, cell in enumerate(row):
                if ("," in cell or (is_text and "." in cell)) and index in cells:
                    cells[index].add(cell)
    signs = {index: signs_in(each) for index, each in cells.items()}
    return decimal_signs(signs, grid.separator, answer)


def _one_group(
    rows: dict[str, list[Row]], layout: Layout, signs: Mapping[int, str], answer: str
) -> tuple[dict[str, list[Row]], Question | None, tuple[str, ...]]:
    """The rows of the group that the person chose of a long table, or all of another one."""
    if not is_long(rows):
        return rows, None, ()
    question, columns = group_question(rows, layout, answer)
    if not question.chosen:
        return rows, question, ()
    words = next(each.words for each in question.choices if each.value == question.chosen)
    note = f"Footprints have several rows each; shown is: {words}."
    if question.chosen not in {SUM, MEAN}:
        return rows_of_group(rows, columns, question.chosen), question, (note,)
    decimal = [signs.get(index, POINT) for index in range(max(layout.columns) + 1)]
    made = {
        code: [together(found, len(decimal), question.chosen, decimal)]
        for code, found in rows.items()
    }
    rest = "Where one of the rows has no number, or percentages would be added, there is none."
    return made, question, (note, rest)


def _columns(
    single: Mapping[str, Row],
    grid: Grid,
    layout: Layout,
    known: Matcher,
    signs: Mapping[int, str],
) -> tuple[list[ReadColumn], tuple[str, ...]]:
    """What was read of each column of figures, and notes on the columns that are none."""
    read, notes = [], []
    for index in layout.columns:
        heading = layout.headings[index]
        if index == layout.key:
            continue
        cells = {code: _cell(grid, row, index, signs[index]) for code, row in single.items()}
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


def _cell(grid: Grid, row: Row, index: int, sign: str) -> Cell:
    number, cells = row
    words = cells[index] if index < len(cells) else ""
    # Only text of a workbook has commas; its numbers have been written with points.
    decimal = sign if grid.separator or "," in words else POINT
    where = number - 1, index
    return Cell(number, words, grid.decimals.get(where, -1), decimal, where in grid.without_value)


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
