"""The rows of a table by the footprint that each names, and those that are left out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from stp_map.core.errors import FiguresError
from stp_map.core.text import count_of
from stp_map.data.figures.cells import Grid, tidy
from stp_map.data.figures.groups import Row
from stp_map.data.figures.layout import Layout
from stp_map.data.figures.matching import Matcher
from stp_map.data.figures.model import (
    Choice,
    Match,
    Question,
    Recognised,
    Topic,
    UnmatchedRow,
)
from stp_map.data.figures.numbers import is_no_data, number_of

MOST_MATCHED_ROWS = 100
"""Rows for which similar names are looked for; more are not a list of footprints."""
AS_FOOTPRINTS = "footprints"
LEFT_OUT = "left out"

_CODE = re.compile(r"[A-Z][0-9]{8}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SortedRows:
    """The rows of each footprint by its code, those that were left out, and what to ask."""

    rows: dict[str, list[Row]]
    unmatched: tuple[UnmatchedRow, ...]
    question: Question | None
    notes: tuple[str, ...] = ()


def sorted_rows(grid: Grid, layout: Layout, known: Matcher, geography: str) -> SortedRows:
    """Sort the rows below the headings.

    Args:
        grid: the cells.
        layout: where its headings and footprints are.
        known: tells what a cell means.
        geography: what the person answered of codes of another geography, if anything.

    Raises:
        FiguresError: no row names a footprint, or most rows are longer than the headings.
    """
    rows: dict[str, list[Row]] = {}
    unmatched: list[UnmatchedRow] = []
    longest = _longest(grid, layout)
    long_rows = 0
    end = _end(grid, layout, known)
    for index in range(layout.first, end):
        if not (cells := _of_table(grid, layout, index)):
            continue
        key = cells[layout.key] if layout.key < len(cells) else ""
        code = layout.match(key)
        if longest and _is_too_long(grid, index, longest):
            long_rows += 1
            reason = _too_long(grid, index, longest)
            unmatched.append(
                UnmatchedRow(index + 1, tidy(key), Match(Recognised.UNKNOWN, reason=reason))
            )
        elif code:
            rows.setdefault(code, []).append((index + 1, cells))
        else:
            unmatched.append(_unmatched(index, key, known, len(unmatched)))
    if long_rows and long_rows >= sum(map(len, rows.values())):
        raise FiguresError(
            f"{count_of(long_rows, 'row')} of the file {'has' if long_rows == 1 else 'have'} more "
            f"cells than the headings, such as {unmatched[0].match.reason or ''} "
            "Numbers or names with a comma need quotes around them: save the file from the "
            "spreadsheet program again, or choose the workbook itself."
        )
    if not rows:
        raise FiguresError(
            f"No row below the headings names a footprint in the column "
            f"“{layout.headings[layout.key]}”. Download the template to see how it may look."
        )
    _leave_out_later_areas(rows, unmatched, layout, known)
    found = _without_other_areas(rows, unmatched, layout, known, geography)
    if end == len(grid.rows):
        return found
    note = f"In row {end + 1} another table begins, with headings of its own; it was left out."
    return replace(found, notes=(note,))


def _end(grid: Grid, layout: Layout, known: Matcher) -> int:
    """Index after the last row: where other headings come, another table begins."""
    below = range(layout.first, len(grid.rows))
    named = [row for row in below if layout.match(grid.cell(row, layout.key))]
    between = sorted(set(range(named[0], named[-1])) - set(named)) if named else []
    for row in between[:MOST_MATCHED_ROWS]:
        key = grid.cell(row, layout.key)
        words = {
            column: tidy(cell)
            for column in layout.columns
            if column != layout.key and not is_no_data(cell := grid.cell(row, column))
        }
        if (
            words
            and not any(number_of(word) for word in words.values())
            and not any(word in layout.headings[column] for column, word in words.items())
            and known.match(key).kind is Recognised.FOOTNOTE
        ):
            return row
    return len(grid.rows)


def _leave_out_later_areas(
    rows: dict[str, list[Row]], unmatched: list[UnmatchedRow], layout: Layout, known: Matcher
) -> None:
    """Leave out rows whose names later areas have as well, where the table names such areas."""
    beside = [each.key for each in unmatched if each.match.kind is Recognised.LATER_AREA]
    for code in list(rows) if beside else ():
        key = rows[code][0][1][layout.key]
        if rather := known.rather_later(key, beside):
            unmatched += [
                UnmatchedRow(number, tidy(cells[layout.key]), rather)
                for number, cells in rows.pop(code)
            ]
    unmatched.sort(key=lambda each: each.row)


def _of_table(grid: Grid, layout: Layout, index: int) -> tuple[str, ...]:
    """A row's cells; empty where columns are not of the table."""
    of = set(layout.columns)
    cells = [cell if column in of else "" for column, cell in enumerate(grid.rows[index])]
    return tuple(cells) if any(cell.strip() for cell in cells) else ()


def _longest(grid: Grid, layout: Layout) -> int:
    """How many cells a row may have as it was separated; 0 where any number may."""
    if not grid.widths:
        return 0
    below = [grid.widths[row] for row in range(layout.first, len(grid.rows)) if grid.rows[row]]
    if layout.headers:
        headed = max(grid.widths[row] for row in layout.headers)
        # Where every row ends with the same empty cells they mean nothing.
        same = len(set(below)) == 1 and all(len(row) <= headed for row in grid.rows)
        return 0 if same else headed
    return Counter(below).most_common(1)[0][0] if below else 0


def _is_too_long(grid: Grid, index: int, longest: int) -> bool:
    return grid.widths[index] > longest


def _too_long(grid: Grid, index: int, longest: int) -> str:
    return (
        f"The row has {grid.widths[index]} cells, but {longest} belong to the table: a comma in a "
        "number or a name may have split one, so that none of them can be trusted."
    )


def _unmatched(index: int, key: str, known: Matcher, before: int) -> UnmatchedRow:
    if before < MOST_MATCHED_ROWS:
        return UnmatchedRow(index + 1, tidy(key), known.match(key))
    unknown = Match(Recognised.UNKNOWN, reason="This names no footprint.")
    return UnmatchedRow(index + 1, tidy(key), unknown)


def _without_other_areas(
    rows: dict[str, list[Row]],
    unmatched: list[UnmatchedRow],
    layout: Layout,
    known: Matcher,
    answer: str,
) -> SortedRows:
    """The rows without those that a code says to be of another area with a footprint's name."""
    others = {
        code: other
        for code, found in rows.items()
        if (other := _other_area(found, layout, known)) is not None
    }
    # A code that several footprints share is that of the region around them.
    shared = Counter(cell for cell, _ in others.values())
    others = {code: other for code, other in others.items() if shared[other[0]] == 1}
    if not others:
        return SortedRows(rows, tuple(unmatched), None)
    if 2 * len(others) >= len(rows):
        cell, match = next(iter(others.values()))
        question = _question(cell, match, answer)
        if answer == AS_FOOTPRINTS or not answer:
            return SortedRows(rows, tuple(unmatched), question)
    else:
        question = None
    for code, (cell, match) in others.items():
        reason = f"Its code {tidy(cell)} is that of another area. {match.reason}".strip()
        for number, cells in rows.pop(code):
            why = replace(match, suggestions=(), reason=reason)
            unmatched.append(UnmatchedRow(number, tidy(cells[layout.key]), why))
    if not rows:
        raise FiguresError(
            "Every row has the code of another area and was left out. Choose a table of "
            "footprints, with codes such as E54000037."
        )
    return SortedRows(rows, tuple(sorted(unmatched, key=lambda each: each.row)), question)


def _question(cell: str, match: Match, answer: str) -> Question:
    areas = match.geography or "other areas"
    return Question(
        Topic.GEOGRAPHY,
        f"The table has codes of {areas}, such as {tidy(cell)}, beside names that footprints "
        "have too. Are its figures those of footprints?",
        (
            Choice(AS_FOOTPRINTS, "Yes, show each by its name"),
            Choice(LEFT_OUT, f"No, they are of {areas}: leave these rows out"),
        ),
        answer if answer in {AS_FOOTPRINTS, LEFT_OUT} else "",
    )


def _other_area(found: list[Row], layout: Layout, known: Matcher) -> tuple[str, Match] | None:
    """The code of another area in a footprint's rows, unless a code of its own stands there."""
    other = None
    for index in layout.columns:
        cell = found[0][1][index].strip() if index < len(found[0][1]) else ""
        if not _CODE.fullmatch(cell):
            continue
        match = known.match(cell)
        if match.code:
            return None
        if match.kind in {Recognised.OTHER_GEOGRAPHY, Recognised.LATER_AREA}:
            other = other or (cell, match)
    return other
