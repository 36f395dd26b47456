"""Checks the arrangement of equal tiles: a cell of its own for each, and every region whole."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from stp_map.core.errors import Fault
from stp_map.data.package import Table

# From 0 to 19, as the schema has it; whatever is not is its to report.
_PLACE = re.compile(r"1?[0-9]")

_Cell = tuple[int, int]


def check_tiles(tiles: Table, footprints: Table) -> Iterator[Fault]:
    """Find hexagons that share a cell, and regions that are in several pieces.

    Regions are passed over while a cell is not on the grid, or a cell or a code is there twice.
    """
    rows = [(number, row["code"], _cell_of(row)) for number, row in tiles.rows]
    sound = all(cell for _, _, cell in rows) and len({code for _, code, _ in rows}) == len(rows)
    taken: dict[_Cell, str] = {}
    for number, code, cell in rows:
        if cell in taken:
            column, row = cell
            message = f"expected a cell of its own, but {taken[cell]} is in column {column}, "
            yield Fault(tiles.path, f"{message}row {row} as well.", number, "column")
            sound = False
        elif cell:
            taken[cell] = code
    if sound:
        regions = {row["code"]: row["region"] for _, row in reversed(footprints.rows)}
        numbers = {cell: number for number, _, cell in rows if cell}
        yield from _check_regions(tiles.path, taken, regions, numbers)


def _check_regions(
    path: str, taken: Mapping[_Cell, str], regions: Mapping[str, str], numbers: Mapping[_Cell, int]
) -> Iterator[Fault]:
    """A region's hexagons touch: whatever lies apart from its largest piece is a fault."""
    cells: dict[str, set[_Cell]] = defaultdict(set)
    for cell, code in taken.items():
        if code in regions:
            cells[regions[code]].add(cell)
    for region, members in cells.items():
        first_rows = {min(numbers[cell] for cell in piece): piece for piece in _pieces(members)}
        largest = max(first_rows, key=lambda number: (len(first_rows[number]), -number))
        for number in sorted(first_rows.keys() - {largest}):
            codes = ", ".join(sorted(taken[cell] for cell in first_rows[number]))
            message = f"expected {region} in one piece, but found apart from the rest: {codes}."
            yield Fault(path, message, number, "column")


def _pieces(members: set[_Cell]) -> Iterator[set[_Cell]]:
    left = set(members)
    while left:
        piece = {left.pop()}
        edge = list(piece)
        while edge:
            fresh = _around(edge.pop()) & left
            left -= fresh
            piece |= fresh
            edge += fresh
        yield piece


def _around(cell: _Cell) -> set[_Cell]:
    """The six cells around one; odd rows lie half a column further east."""
    column, row = cell
    west = column - 1 + row % 2
    beside = {(column - 1, row), (column + 1, row)}
    return beside | {(west + step, near) for step in (0, 1) for near in (row - 1, row + 1)}


def _cell_of(row: Mapping[str, str]) -> _Cell | None:
    if not (_PLACE.fullmatch(row["column"]) and _PLACE.fullmatch(row["row"])):
        return None
    return int(row["column"]), int(row["row"])
