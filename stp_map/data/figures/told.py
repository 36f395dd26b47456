"""What a person says of their figures besides the file: name, unit, size, decimals, date, source.

With a file as it was read it makes the figures that are drawn; the values stay as the file has
them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from stp_map.core.figures import SIZES, ColumnKind, Figures, FiguresColumn
from stp_map.data.figures.cells import tidy
from stp_map.data.figures.model import FiguresFile

MOST_DECIMALS = 6
_SIZE = re.compile(
    r"(?P<pound>£?) ?(?P<size>k|m|bn|thousands?|millions?|billions?)(?P<rest>( .*)?)"
)


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
    return Figures(columns, tidy(told.source), found.name, left_out, told.column)


def _as_told(column: FiguresColumn, told: Told) -> FiguresColumn:
    named = replace(column, heading=tidy(told.name) or column.heading)
    if column.kind is not ColumnKind.NUMBER:
        return named
    unit, size = unit_and_size(tidy(told.unit))
    return replace(
        named,
        unit=unit,
        size=size or (told.size if told.size in SIZES else ""),
        decimals=min(max(told.decimals, 0), MOST_DECIMALS),
    )


def unit_and_size(written: str) -> tuple[str, str]:
    """A unit as people write it, and the size that they write with it: ``£m``, ``million days``."""
    found = _SIZE.fullmatch(written)
    if found is None:
        return written, ""
    size = found["size"].removesuffix("s")
    known = {**{short: short for short in SIZES}, **{word: short for short, word in SIZES.items()}}
    return f"{found['pound']}{found['rest'].strip()}", known[size]
