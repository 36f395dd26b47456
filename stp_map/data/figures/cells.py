"""Cells of an uploaded file as plain text, and the limits on how many there may be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

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
    """The cells of a file, row by row, and how it was read. Row 1 is ``rows[0]``.

    Attributes:
        rows: cells as text; empty ones at the end of a row are left out.
        format: how it was read, in words.
        sheet: its name in a workbook.
        is_hidden: whether the sheet is.
        separator: of the cells of text; empty in a workbook.
        widths: cells of each row of text as they were separated, empty ones included.
        decimals: that a cell's number format shows, by row and column from 0.
        without_value: cells whose formula has no stored value.
        has_formats: whether number formats could be read.
        too_large: why it is more than is read; empty where it is not.
        is_turned: whether rows and columns have changed places.
    """

    rows: tuple[tuple[str, ...], ...]
    format: str
    sheet: str = ""
    is_hidden: bool = False
    separator: str = ""
    widths: tuple[int, ...] = ()
    decimals: Mapping[tuple[int, int], int] = field(default_factory=dict)
    without_value: frozenset[tuple[int, int]] = frozenset()
    has_formats: bool = True
    too_large: str = ""
    is_turned: bool = False

    def cell(self, row: int, column: int) -> str:
        """The text of a cell; empty where there is none."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""


def tidy(text: str) -> str:
    """Text on one line, without control characters and marks of direction, not too long."""
    return one_line(text[: LONGEST_TEXT * 4].translate(_WITHOUT_DIRECTIONS), LONGEST_TEXT)


def grid_of(  # noqa: D417 - `about` is what Grid takes
    rows: Iterable[Sequence[str]],
    form: str,
    end: tuple[int, int] = (0, 0),
    **about: Any,  # noqa: ANN401 - fields of Grid
) -> Grid:
    """Rows as a grid; empty cells at the end of a row don't count, nor empty rows at the end.

    Args:
        rows: cells as text.
        form: how they were read, in words.
        end: the number of the last row and column, where more are known of than were read.
    """
    read: list[tuple[str, ...]] = []
    last = 0
    too_large = _too_large(*end)
    for number, cells in enumerate(rows, start=1):
        width = max((index for index, cell in enumerate(cells, start=1) if cell.strip()), default=0)
        if row := tuple(cells[:width]):
            too_large = too_large or _too_large(number, len(row))
            last = number
        if number <= MOST_ROWS:
            read.append(row)
    return Grid(tuple(read[:last]), form, too_large=too_large, **about)


def _too_large(row: int, columns: int) -> str:
    if row > MOST_ROWS:
        return (
            f"Expected at most {MOST_ROWS:,} rows, but row {row:,} holds something. "
            "Keep one row for each footprint and try again."
        )
    if columns > MOST_COLUMNS:
        return (
            f"Expected at most {MOST_COLUMNS} columns, but row {row:,} has {columns:,}. "
            "Keep the column that names the footprint and those to be shown, and try again."
        )
    return ""
