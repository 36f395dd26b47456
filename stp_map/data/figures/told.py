"""What a person says of their figures besides the file: name, unit, size, decimals, date, source.

With a file as it was read it makes the figures that are drawn; the values stay as the file has
them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from stp_map.core.figures import SIZES, ColumnKind, Figures, FiguresColumn
from stp_map.data.figures.cells import tidy
from stp_map.data.figures.model import FiguresFile

MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says of one column, and of the whole file. All text is untrusted.

    Attributes:
        column: slug of the column to colour by.
        name: what it measures.
        unit: such as ``£``, ``%`` or ``days``, without its size.
        size: what each 1 stands for, one of ``SIZES``.
        decimals: digits behind the decimal point that are shown, at most ``MOST_DECIMALS``.
        date: when the figures are of.
        source: where they come from.
    """

    column: str
    name: str
    unit: str
    size: str
    decimals: int
    date: str
    source: str


def figures_told(found: FiguresFile, told: Told, left_out: tuple[str, ...] = ()) -> Figures:
    """The figures of a file as the person tells of them.

    Args:
        found: the file as it was read.
        told: what they say of one of its columns; others stay as the file has them, but for the
            date.
        left_out: sentences on what is not on the map.
    """
    date = tidy(told.date)
    columns = tuple(
        replace(_as_told(each, told) if each.slug == told.column else each, date=date)
        for each in found.columns
    )
    return Figures(columns, tidy(told.source), found.name, left_out)


def _as_told(column: FiguresColumn, told: Told) -> FiguresColumn:
    named = replace(column, heading=tidy(told.name) or column.heading)
    if column.kind is not ColumnKind.NUMBER:
        return named
    return replace(
        named,
        unit=tidy(told.unit),
        size=told.size if told.size in SIZES else "",
        decimals=min(max(told.decimals, 0), MOST_DECIMALS),
    )
