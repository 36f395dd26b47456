"""Where in a grid the headings and the footprints are, found by content."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

from stp_map.core.text import listed
from stp_map.data.figures.cells import MOST_COLUMNS, Grid
from stp_map.data.figures.headings import filled, heading_rows, is_year, joined_headings, told_apart
from stp_map.data.figures.matching import Matcher
from stp_map.data.figures.numbers import number_of

NUMBER_HEADINGS = re.compile(
    r"(stp |footprint )?(no|num|number|nr|id|stp|footprint|#)( no| number| id| code)?\.?",
    re.IGNORECASE,
)
"""Headings over numbers that are footprints' own; under any other they are figures."""
MOST_OF = 0.8
"""The part of rows that a column must fill to belong to them across an empty column."""
LONGEST_HEADING = 40
MOST_LOOKED_AT = 50_000
"""Cells in which footprints' names are looked for everywhere; then where some were found."""
MOST_COMPARED = 500
"""Rows in which a second column that names footprints is compared with the first."""
_LETTER = re.compile(r"[^\W\d_]")

Match = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a grid is laid out.

    Attributes:
        headers: indexes of the rows of headings.
        key: index of the column that names the footprints.
        columns: indexes of the columns of the table, the key's included.
        match: what a cell of that column means.
        headings: of every column, made up from its letter where the file has none.
        footprints: how many different ones are named.
        notes: what stands beside the table and was left out, in sentences.
    """

    headers: tuple[int, ...]
    key: int
    columns: tuple[int, ...]
    match: Match
    headings: tuple[str, ...]
    footprints: int
    notes: tuple[str, ...] = ()

    @property
    def first(self) -> int:
        """Index of the first row below the headings."""
        return self.headers[-1] + 1 if self.headers else 0


def find_layout(grid: Grid, matcher: Matcher) -> tuple[Grid, Layout] | None:
    """The layout of a grid, which is turned where its footprints are headings.

    Codes and names are found wherever they stand. Numbers count as footprints' numbers only
    under a heading that says so, because a column of ranks looks just the same. It is None where
    no column names footprints.
    """
    match = lru_cache(maxsize=None)(matcher.by_words)
    by_column, by_row = _named(grid, match)
    column = max(by_column, key=lambda each: (len(by_column[each]), -each), default=None)
    most_in_row = max(map(len, by_row.values()), default=0)
    if most_in_row > 1 and most_in_row > len(by_column.get(column, {})):  # type: ignore[arg-type]
        turned = _turned(grid)
        across, _ = _named(turned, match)
        key = max(across, key=lambda each: (len(across[each]), -each))
        return turned, _layout(turned, key, across[key], match)
    # Numbers beside names may be those of rows; names say more.
    if (numbered := _by_number(grid, matcher)) and column in {None, numbered.key}:
        return grid, numbered
    return None if column is None else (grid, _layout(grid, column, by_column[column], match))


def _by_number(grid: Grid, matcher: Matcher) -> Layout | None:
    def match(cell: str) -> str | None:
        return matcher.by_number(cell) or matcher.by_words(cell)

    for index, row in enumerate(grid.rows[:20]):
        for key, cell in enumerate(row):
            if len(cell) > LONGEST_HEADING or not NUMBER_HEADINGS.fullmatch(cell.strip()):
                continue
            named = {
                code: below
                for below in reversed(range(index + 1, len(grid.rows)))
                if (code := match(grid.cell(below, key)))
            }
            if any(matcher.by_number(grid.cell(row, key)) for row in named.values()):
                return _layout(grid, key, named, match)
    return None


def _named(grid: Grid, match: Match) -> tuple[dict[int, dict[str, int]], dict[int, dict[str, int]]]:
    """The footprints that each column and each row names, with the row or column of the first.

    A cell that is alone in its row is a title, unless nothing else names a footprint.
    """
    by_column: dict[int, dict[str, int]] = {}
    by_row: dict[int, dict[str, int]] = {}
    alone: dict[int, dict[str, int]] = {}
    looked_at = 0
    for row, cells in enumerate(grid.rows):
        columns = by_column if filled(cells) > 1 else alone
        for column, cell in enumerate(cells):
            if not _is_text(cell) or (looked_at > MOST_LOOKED_AT and column not in by_column):
                continue
            looked_at += 1
            if code := match(cell):
                columns.setdefault(column, {}).setdefault(code, row)
                by_row.setdefault(row, {}).setdefault(code, column)
    return by_column or alone, by_row


def _turned(grid: Grid) -> Grid:
    """A grid with rows and columns in each other's places."""
    wide = len(grid.rows) > MOST_COLUMNS
    too_large = (
        f"The footprints are headings, and below them are {len(grid.rows):,} rows, but at most "
        f"{MOST_COLUMNS} can be read. Keep the rows to be shown and try again."
    )
    return replace(
        grid,
        rows=tuple(zip_longest(*grid.rows[:MOST_COLUMNS], fillvalue="")),
        widths=(),
        decimals={(column, row): each for (row, column), each in grid.decimals.items()},
        without_value=frozenset((column, row) for row, column in grid.without_value),
        too_large=grid.too_large or (too_large if wide else ""),
        is_turned=True,
    )


def _layout(grid: Grid, key: int, named: dict[str, int], match: Match) -> Layout:
    """The layout of a table by the first row in which its key names each footprint."""
    firsts = sorted(named.values())
    headers = heading_rows(grid, key, firsts[0])
    if not headers and len(firsts) > 1:
        # What seemed the first footprint is a title that names one.
        below = heading_rows(grid, key, firsts[1])
        if below and below[0] > firsts[0]:
            headers = below
    width = max(len(row) for row in grid.rows)
    headings = joined_headings(grid, headers, width)
    layout = Layout(headers, key, tuple(range(width)), match, headings, len(named))
    table = _without_other_keys(grid, _without_neighbours(grid, layout))
    return replace(table, headings=told_apart(headings, table.columns))


def _without_other_keys(grid: Grid, layout: Layout) -> Layout:
    """A layout without columns that name other footprints in the same rows, and what is theirs.

    Such a table goes on beside itself; figures behind the second name are not the first one's.
    """
    kept = list(layout.columns)
    keyed = [
        (row, code)
        for row in range(layout.first, len(grid.rows))
        if (code := layout.match(grid.cell(row, layout.key)))
    ]
    for column in layout.columns:
        meant = [
            (code, layout.match(cell))
            for row, code in keyed[:MOST_COMPARED]
            if _is_text(cell := grid.cell(row, column))
        ]
        same = sum(code == each for code, each in meant)
        other = sum(each is not None for _, each in meant) - same
        if other > same and column > layout.key:
            kept = [index for index in kept if index < column]
        elif other > same:
            kept = [index for index in kept if index < column or index >= layout.key]
    if len(kept) == len(layout.columns):
        return layout
    gone = listed([f"“{layout.headings[index]}”" for index in layout.columns if index not in kept])
    note = f"In the same rows other footprints are named too; what is theirs was left out: {gone}."
    return replace(layout, columns=tuple(kept), notes=(*layout.notes, note))


def _is_text(cell: str) -> bool:
    return _LETTER.search(cell) is not None


def _without_neighbours(grid: Grid, layout: Layout) -> Layout:
    """A layout without tables that stand beside it with an empty column between."""
    below = grid.rows[layout.first :]
    is_used = [
        any(index < len(row) and row[index].strip() for row in below)
        or any(grid.cell(row, index).strip() for row in layout.headers)
        for index in layout.columns
    ]
    blocks: list[list[int]] = [[]]
    for index in layout.columns:
        if is_used[index]:
            blocks[-1].append(index)
        elif blocks[-1]:
            blocks.append([])
    own = [block for block in blocks if block and _belongs(grid, layout, block)]
    others = [block for block in blocks if block and block not in own]
    if not others:
        return layout
    names = listed([f"“{layout.headings[index]}”" for block in others for index in block][:8])
    note = (
        f"Beside the footprints, with an empty column between, stands another table ({names}); it "
        "was left out."
    )
    columns = tuple(index for block in own for index in block)
    return replace(layout, columns=columns, notes=(*layout.notes, note))


def _belongs(grid: Grid, layout: Layout, block: list[int]) -> bool:
    """Whether columns belong to the footprints' rows, and are not a table of their own.

    Such a table has rows of its own, or begins with names, years or numbers that count.
    """
    if layout.key in block:
        return True
    rows = range(layout.first, len(grid.rows))
    keyed = {row for row in rows if layout.match(grid.cell(row, layout.key))}
    here = {row for row in rows if any(grid.cell(row, index).strip() for index in block)}
    if len(here & keyed) < MOST_OF * len(keyed) or len(here - keyed) > len(keyed) / 5 + 2:
        return False
    first = [grid.cell(row, block[0]).strip() for row in sorted(here & keyed)]
    numbers = [number for cell in first if (number := number_of(cell)) is not None]
    if 2 * len(numbers) < len(first):
        return len(block) == 1 or len(set(first)) <= len(first) / 2
    counts = [number.value for number in numbers] == list(range(1, len(numbers) + 1))
    return len(block) == 1 or not (counts or all(map(is_year, first)))
