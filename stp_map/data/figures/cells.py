"""Cells of an uploaded file as plain text, and the limits on how many there may be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stp_map.core.errors import FiguresError
from stp_map.core.text import one_line

MOST_BYTES = 2 * 1024 * 1024
MOST_ROWS = 5_000
MOST_COLUMNS = 50
LONGEST_TEXT = 200
"""Characters of a heading, name or word; longer ones are cut."""

_WITHOUT_DIRECTIONS = dict.fromkeys(
    map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
"""Takes marks of direction away: they would turn the words around a heading, too."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a file, row by row, and how it was read. Row 1 is ``rows[0]``."""

    rows: tuple[tuple[str, ...], ...]
    format: str


def tidy(text: str) -> str:
    """Text on one line, without control characters and marks of direction, not too long."""
    return one_line(text[: LONGEST_TEXT * 4].translate(_WITHOUT_DIRECTIONS), LONGEST_TEXT)


def grid_of(rows: Iterable[Sequence[str]], form: str) -> Grid:
    """Rows as a grid; empty cells at the end of a row don't count, nor empty rows at the end.

    Raises:
        FiguresError: more rows or columns than the limits allow.
    """
    read: list[tuple[str, ...]] = []
    last = 0
    for number, cells in enumerate(rows, start=1):
        end = max((index for index, cell in enumerate(cells, start=1) if cell.strip()), default=0)
        if row := tuple(cells[:end]):
            _check_size(number, len(row))
            last = number
        if number <= MOST_ROWS:
            read.append(row)
    return Grid(tuple(read[:last]), form)


def _check_size(row: int, columns: int) -> None:
    if row > MOST_ROWS:
        raise FiguresError(
            f"Expected at most {MOST_ROWS:,} rows, but row {row:,} holds something. "
            "Keep one row for each footprint and try again."
        )
    if columns > MOST_COLUMNS:
        raise FiguresError(
            f"Expected at most {MOST_COLUMNS} columns, but row {row:,} has {columns:,}. "
            "Keep the column that names the footprint and those to be shown, and try again."
        )
