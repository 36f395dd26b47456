"""Where in a grid the headings and the footprints are, found by content."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from stp_map.data.figures.cells import Grid, tidy
from stp_map.data.figures.matching import Matcher
from stp_map.data.figures.numbers import number_of

NUMBER_HEADINGS = re.compile(
    r"(stp |footprint )?(no|num|number|nr|id|stp|footprint|#)( no| number| id| code)?\.?",
    re.IGNORECASE,
)
"""Headings over numbers that are footprints' own; under any other they are figures."""

Match = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a grid is laid out.

    Attributes:
        header: index of the row of headings; -1 where there is none.
        key: index of the column that names the footprints.
        match: what a cell of that column means.
        headings: of every column, made up from its letter where the file has none.
    """

    header: int
    key: int
    match: Match
    headings: tuple[str, ...]


def find_layout(grid: Grid, matcher: Matcher) -> Layout | None:
    """The layout of a grid.

    Codes and names are found wherever they stand. Numbers count as footprints' numbers only
    under a heading that says so, because a column of ranks looks just the same. It is None where
    no column names footprints.
    """
    by_words = _best_column(grid, matcher.by_words)
    if by_words is not None:
        key, first = by_words
        layout = _layout(grid, _header_above(grid, first), key, matcher.by_words)
        # "STP 6" is known anywhere; "37" below it only under a heading that says number.
        is_number = NUMBER_HEADINGS.fullmatch(layout.headings[key])
        return replace(layout, match=matcher.by_number) if is_number else layout
    for index, row in enumerate(grid.rows[:20]):
        for key, cell in enumerate(row):
            below = [each[key] for each in grid.rows[index + 1 :] if len(each) > key and each[key]]
            is_named = len(cell) < 40 and NUMBER_HEADINGS.fullmatch(cell.strip())  # noqa: PLR2004
            if is_named and any(matcher.by_number(each) for each in below):
                return _layout(grid, index, key, matcher.by_number)
    return None


def _best_column(grid: Grid, match: Match) -> tuple[int, int] | None:
    """The column that names most footprints, leftmost if equal, and its first row that does."""
    found: dict[int, set[str]] = {}
    first: dict[int, int] = {}
    for index, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            code = match(cell) if cell else None
            if code:
                found.setdefault(column, set()).add(code)
                first.setdefault(column, index)
    if not found:
        return None
    best = max(found, key=lambda column: (len(found[column]), -column))
    return best, first[best]


def _header_above(grid: Grid, first: int) -> int:
    """The row above the first footprint that looks most like headings; -1 if none does.

    Titles above a table have fewer cells than its headings, and rows of it whose names are
    misspelt hold numbers or come later.
    """
    words = [index for index, row in enumerate(grid.rows[:first]) if _is_words(row)]
    return max(words, key=lambda index: (_filled(grid.rows[index]), -index), default=-1)


def _is_words(row: tuple[str, ...]) -> bool:
    return _filled(row) > 1 and not any(number_of(cell) is not None for cell in row)


def _filled(row: tuple[str, ...]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _layout(grid: Grid, header: int, key: int, match: Match) -> Layout:
    from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415 - few visits need it

    width = max(len(row) for row in grid.rows)
    written = grid.rows[header] if header >= 0 else ()
    headings: list[str] = []
    for index in range(width):
        heading = tidy(written[index]) if index < len(written) else ""
        heading = heading or f"Column {xl_col_to_name(index)}"
        headings.append(heading if heading not in headings else f"{heading} ({len(headings) + 1})")
    return Layout(header, key, match, tuple(headings))
