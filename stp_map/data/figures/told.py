"""What a person says of their figures besides the file: name, unit, size, decimals, date, source.

With a file as it was read it makes the figures that are drawn; the values stay as the file has
them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from stp_map.core.figures import ColumnKind, Figures, FiguresColumn
from stp_map.data.figures.cells import tidy
from stp_map.data.figures.model import FiguresFile

MOST_DECIMALS = 6


class Size(Enum):
    """What the numbers of a column count: each ``1`` is one, a thousand, a million or a billion."""

    ONES = "ones", "", ""
    THOUSANDS = "thousands", "k", "thousand"
    MILLIONS = "millions", "m", "million"
    BILLIONS = "billions", "bn", "billion"

    def __init__(self, slug: str, after_pounds: str, word: str) -> None:
        self.slug = slug
        self.after_pounds = after_pounds
        self.word = word


SIZES = {size.slug: size for size in Size}


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says of one column, and of the whole file.

    Attributes:
        column: slug of the column to colour by.
        name: what it measures.
        unit: such as ``£``, ``%`` or ``days``; without its size.
        size: what a number counts.
        decimals: digits behind the decimal point that are shown; 0 to ``MOST_DECIMALS``.
        date: when the figures are of.
        source: where they come from.
    """

    column: str
    name: str
    unit: str
    size: Size
    decimals: int
    date: str = ""
    source: str = ""


def told_by_file(column: FiguresColumn) -> Told:
    """What the file itself says of a column, for a person to change."""
    unit, size = _apart(column.unit)
    return Told(column.slug, column.heading, unit, size, column.decimals, column.date)


def figures_told(found: FiguresFile, told: Told, left_out: tuple[str, ...] = ()) -> Figures:
    """The figures of a file as the person tells of them.

    Args:
        found: the file as it was read.
        told: what they say of one of its columns; other columns stay as the file has them, but
            for the date.
        left_out: sentences on what is not on the map.
    """
    date = tidy(told.date)
    columns = tuple(
        _as_told(each, told, date) if each.slug == told.column else replace(each, date=date)
        for each in found.columns
    )
    return Figures(columns, tidy(told.source), found.name, left_out)


def _as_told(column: FiguresColumn, told: Told, date: str) -> FiguresColumn:
    named = replace(column, heading=tidy(told.name) or column.heading, date=date)
    if column.kind is not ColumnKind.NUMBER:
        return named
    decimals = min(max(told.decimals, 0), MOST_DECIMALS)
    return replace(named, unit=_together(tidy(told.unit), told.size), decimals=decimals)


def _together(unit: str, size: Size) -> str:
    if unit == "£":
        return f"£{size.after_pounds}"
    return f"{size.word} {unit}".strip()


def _apart(unit: str) -> tuple[str, Size]:
    for size in Size:
        if unit == f"£{size.after_pounds}":
            return "£", size
    first, _, rest = unit.partition(" ")
    for size in (Size.THOUSANDS, Size.MILLIONS, Size.BILLIONS):
        if first in {size.word, size.after_pounds}:
            return rest, size
    return unit, Size.ONES
