"""Which rows of a grid are headings, and what the headings of its columns are together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stp_map.data.figures.cells import Grid, tidy
from stp_map.data.figures.numbers import number_of

MOST_HEADING_ROWS = 3
_YEAR = re.compile(r"(19|20)[0-9]{2}(\.0)?")
_FEWEST_COUNTED = 3
"""Headings that count, such as months from 1, are known by this many."""


def is_year(cell: str) -> bool:
    """Whether a cell is a year of four digits."""
    return _YEAR.fullmatch(cell.strip()) is not None


def heading_rows(grid: Grid, key: int, first: int) -> tuple[int, ...]:
    """The rows of headings above the first footprint, the uppermost first.

    The main one looks most like headings: titles above a table have fewer cells, and rows of it
    whose names are misspelt come later. Rows above and below it in which the cell over the
    footprints is empty say more of the same columns.

    Args:
        grid: the cells.
        key: index of the column that names footprints.
        first: index of the first row that names one.
    """
    likely = [index for index in range(first) if _is_headings(grid.rows[index], 2)]
    if not likely:
        return ()
    main = max(
        likely,
        key=lambda index: (bool(grid.cell(index, key).strip()), filled(grid.rows[index]), -index),
    )
    found = [main]
    while found[0] > 0 and len(found) < MOST_HEADING_ROWS:
        above = found[0] - 1
        if filled(grid.rows[above][: key + 1]) or not _is_headings(grid.rows[above], 1):
            break
        found.insert(0, above)
    while found[-1] + 1 < first and len(found) < MOST_HEADING_ROWS:
        below = found[-1] + 1
        if grid.cell(below, key).strip() or not _is_headings(grid.rows[below], 1):
            break
        found.append(below)
    return tuple(found)


def filled(row: Sequence[str]) -> int:
    """How many cells of a row hold anything."""
    return sum(bool(cell.strip()) for cell in row)


def _is_headings(row: Sequence[str], fewest: int) -> bool:
    """Whether a row holds words, years, or numbers that count from 1."""
    numbers = [cell.strip() for cell in row if number_of(cell) is not None]
    counted = [str(number) for number in range(1, len(numbers) + 1)]
    counts = len(numbers) >= _FEWEST_COUNTED and numbers == counted
    years = all(map(is_year, numbers)) and len(set(numbers)) == len(numbers)
    # The same year over several columns is a heading that was not merged.
    repeated = all(map(is_year, numbers)) and filled(row) == len(numbers)
    return filled(row) >= fewest and (counts or years or repeated)


def joined_headings(grid: Grid, rows: tuple[int, ...], width: int) -> tuple[str, ...]:
    """The headings of every column: those of several rows with commas between them.

    A heading that several columns share stands over the first of them alone, and there is one
    made up from a column's letter where the file has none.
    """
    from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415 - few visits need it

    parts = [[tidy(grid.cell(row, index)) for index in range(width)] for row in rows]
    for level, above in enumerate(parts[:-1]):
        below = [any(each[index] for each in parts[level + 1 :]) for index in range(width)]
        shared = ""
        for index in range(width):
            shared = (above[index] or shared) if below[index] else ""
            above[index] = above[index] or shared
    found = []
    for index in range(width):
        words = ", ".join(dict.fromkeys(each[index] for each in parts if each[index]))
        found.append(tidy(words) or f"Column {xl_col_to_name(index)}")
    return tuple(found)


def told_apart(headings: Sequence[str], columns: Sequence[int]) -> tuple[str, ...]:
    """Headings of which those of a table's columns that are the same have their number."""
    seen: set[str] = set()
    found = list(headings)
    for index in columns:
        if found[index] in seen:
            found[index] = f"{found[index]} ({index + 1})"
        seen.add(found[index])
    return tuple(found)
