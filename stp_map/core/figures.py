"""Uploaded figures as frozen values. Standard library only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from itertools import count
from types import MappingProxyType

LONGEST_SLUG = 50
"""Characters of a column's name in an address."""

SIZES = MappingProxyType({"": "", "k": "thousand", "m": "million", "bn": "billion"})
"""What each ``1`` of a column may stand for, and its word; ``bn`` is a thousand million."""


class ColumnKind(Enum):
    """What a column of uploaded figures can be used for."""

    NUMBER = "numbers"
    CATEGORY = "categories"
    TEXT = "text, too varied to colour by"
    EMPTY = "no values"


@dataclass(frozen=True, slots=True)
class FiguresColumn:
    """One column of uploaded figures. All text in it is untrusted.

    Attributes:
        heading: as the file has it, tidied.
        kind: whether its values are numbers or words.
        unit: such as ``£``, ``%`` or ``days``, or nothing; the same for every value.
        decimals: digits behind the decimal point that the file's numbers have, at most 6.
        values: first-issued code to a number or a word. Footprints without a value are not in it.
        categories: the words that occur, in the order of the file.
        slug: names the column in addresses; unique among the columns of a file.
        size: ``k``, ``m`` or ``bn`` where values are thousands, millions or thousand millions.
        date: when the figures are of, in the person's own words, such as ``2016/17``.
    """

    heading: str
    kind: ColumnKind
    unit: str
    decimals: int
    values: Mapping[str, float | str]
    categories: tuple[str, ...] = ()
    slug: str = ""
    size: str = ""
    date: str = ""

    @property
    def title(self) -> str:
        """What is measured and when, for headings: ``Deficit, 2016/17``."""
        return ", ".join(filter(None, (self.heading, self.date)))

    @property
    def title_with_unit(self) -> str:
        """The title with the unit, for the heading of a column: ``Deficit, 2016/17 (£m)``."""
        unit = self.unit_and_size
        return self.title if not unit or unit in self.title else f"{self.title} ({unit})"

    @property
    def unit_and_size(self) -> str:
        """The unit with its size as it is written beside a number: ``£m``, ``million days``."""
        if self.unit.startswith("£"):
            return f"£{self.size}{self.unit[1:]}"
        return f"{SIZES.get(self.size, '')} {self.unit}".strip()

    @property
    def is_usable(self) -> bool:
        """Whether a map can be coloured by it."""
        return self.kind in {ColumnKind.NUMBER, ColumnKind.CATEGORY} and bool(self.values)


@dataclass(frozen=True, eq=False)
class Figures:
    """The figures that a person uploaded, for their own visit only, compared by identity.

    They stand beside the atlas and are never in it, so that nothing which visitors share can
    hold them. ``source`` is the line that the person gave for them, which stands beside ours
    wherever they are shown; ``file`` is what the file was called; ``left_out`` are sentences on
    what of it is not on the map. All of them are untrusted text. ``first`` is the slug of the
    column that the person asked for.
    """

    columns: tuple[FiguresColumn, ...]
    source: str
    file: str = ""
    left_out: tuple[str, ...] = ()
    first: str = ""

    def column(self, slug: str) -> FiguresColumn | None:
        """The usable column of that slug, if there is one."""
        return next((each for each in self.usable if each.slug == slug), None)

    @property
    def usable(self) -> tuple[FiguresColumn, ...]:
        """The columns that a map can be coloured by."""
        return tuple(column for column in self.columns if column.is_usable)


def with_slugs(columns: Iterable[FiguresColumn]) -> tuple[FiguresColumn, ...]:
    """Columns with a slug each, made of its heading, or of its index where two would share one."""
    named: dict[str, FiguresColumn] = {}
    for index, column in enumerate(columns, start=1):
        words = re.sub(r"[^a-z0-9]+", "-", column.heading.lower()).strip("-")[:LONGEST_SLUG]
        slug = first = words.strip("-") or "column"
        later = count(index)
        while slug in named:
            slug = f"{first}-{next(later)}"
        named[slug] = replace(column, slug=slug)
    return tuple(named.values())
