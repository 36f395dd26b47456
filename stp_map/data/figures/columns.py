"""A column of cells as numbers or as words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from stp_map.core.figures import ColumnKind, FiguresColumn
from stp_map.core.palette import CATEGORIES
from stp_map.core.text import count_of, listed
from stp_map.data.figures.cells import tidy
from stp_map.data.figures.model import NotANumber
from stp_map.data.figures.numbers import SCALES, Number, is_no_data, number_of, unit_of

_UNIT_WORDS = {"": "no unit", "£": "£", "%": "%"}
_SIZE_NAMES = {"": "units", "k": "thousands", "m": "millions", "bn": "thousand millions"}
_NO_MEASURE = re.compile(
    r"(fid|oid|object ?id|id|index|row( ?(no|number))?\.?|no\.?|number|nr|#|level|rank|order|"
    r"sort( order)?|year|code|.* code|.*_?id)",
    re.IGNORECASE,
)
"""Headings over numbers that measure nothing."""
MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Cell:
    """A footprint's cell of a column, and the number of its row as a spreadsheet shows it.

    ``decimals`` are those that its number format shows, -1 where none says so; ``decimal`` is the
    decimal sign.
    """

    row: int
    text: str
    decimals: int = -1
    decimal: str = "."
    is_without_value: bool = False


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column as it was read, the values among its numbers that are none, and notes."""

    column: FiguresColumn
    wrong: tuple[NotANumber, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def order(self) -> int:
        """How early it is offered: a named measure that varies comes first."""
        heading, values = self.column.heading, list(self.column.values.values())
        if not self.column.is_usable:
            return 3
        varies = len(set(values)) > 1 or len(values) == 1
        if self.column.kind is not ColumnKind.NUMBER:
            return 1 if varies else 2
        counts = len(values) > 2 and values == list(range(1, len(values) + 1))  # noqa: PLR2004
        is_named = not re.fullmatch(r"Column [A-Z]{1,3}", heading)
        is_measure = varies and not counts and not _NO_MEASURE.fullmatch(heading)
        return 0 if is_measure and is_named else 1 if is_measure else 2


def read_column(heading: str, cells: Mapping[str, Cell]) -> ReadColumn:
    """A column of cells by first-issued codes, with what was not read of it.

    It is one of numbers where at least half of its cells that say something are numbers.

    Args:
        heading: its heading, which may name the unit.
        cells: a cell for each footprint.
    """
    filled = {code: cell for code, cell in cells.items() if not is_no_data(cell.text)}
    numbers = {
        code: number
        for code, cell in filled.items()
        if (number := number_of(cell.text, cell.decimal)) is not None
    }
    if numbers and 2 * len(numbers) >= len(filled):
        return _numbers(heading, cells, filled, numbers)
    return _words(heading, cells)


def _numbers(
    heading: str,
    cells: Mapping[str, Cell],
    filled: Mapping[str, Cell],
    numbers: Mapping[str, Number],
) -> ReadColumn:
    named = unit_of(heading)
    unit = _commonest(number.unit for number in numbers.values())
    size = _commonest(number.size for number in numbers.values())
    has_size = size or any(number.size for number in numbers.values())
    size = size or next((number.size for number in numbers.values() if number.size), "")
    alike = {
        code: number
        for code, number in numbers.items()
        if number.unit == unit and (number.size or not has_size or not number.value)
    }
    wrong = tuple(
        NotANumber(cell.row, heading, tidy(cell.text), _why(numbers.get(code), unit, size))
        for code, cell in filled.items()
        if code not in alike
    )
    shown = [cells[code].decimals for code in alike if cells[code].decimals >= 0]
    written = max((number.decimals for number in alike.values()), default=0)
    column = FiguresColumn(
        heading=heading,
        kind=ColumnKind.NUMBER,
        unit=unit or named[0],
        decimals=min(MOST_DECIMALS, max(shown)) if shown else written,
        values={code: _scaled(number, size) for code, number in alike.items()},
        size=size if has_size else named[1],
    )
    return ReadColumn(column, wrong, _number_notes(heading, cells, alike, size))


def _commonest(values: object) -> str:
    return Counter(values).most_common(1)[0][0]  # type: ignore[call-overload,no-any-return]


def _scaled(number: Number, size: str) -> float:
    if not number.size or number.size == size:
        return number.value
    return float(f"{number.value * SCALES[number.size] / SCALES[size]:.15g}")


def _number_notes(
    heading: str, cells: Mapping[str, Cell], alike: Mapping[str, Number], size: str
) -> tuple[str, ...]:
    sizes = {number.size for number in alike.values() if number.size}
    notes = []
    if len(sizes) > 1:
        mixed = listed([_SIZE_NAMES[each] for each in SCALES if each in sizes])
        notes.append(f"“{heading}” mixes {mixed}; all were put into {_SIZE_NAMES[size]}.")
    said = Counter(
        tidy(cell.text) for cell in cells.values() if cell.text.strip() and is_no_data(cell.text)
    )
    if said:
        words = listed([f"“{word}”" for word in list(said)[:5]])
        notes.append(
            f"“{heading}”: {count_of(sum(said.values()), 'cell')} with {words} "
            f"{'counts' if sum(said.values()) == 1 else 'count'} as no data."
        )
    return (*notes, *_formula_notes(heading, cells))


def _formula_notes(heading: str, cells: Mapping[str, Cell]) -> tuple[str, ...]:
    rows = sorted(cell.row for cell in cells.values() if cell.is_without_value)
    if not rows:
        return ()
    note = (
        f"“{heading}”: {count_of(len(rows), 'formula')} without a stored value, first in row "
        f"{rows[0]}. Open the file in a spreadsheet program and save it, so that values are stored."
    )
    return (note,)


def _why(number: Number | None, unit: str, size: str) -> str:
    if number is None:
        return "Expected a number such as 1234.5, -3 or 4.5%."
    if number.unit == unit:
        return f"Others of this column are in {_SIZE_NAMES[size]}, but this value names no size."
    return (
        f"Most of this column has {_UNIT_WORDS[unit]}, but this value has "
        f"{_UNIT_WORDS[number.unit]}."
    )


def _words(heading: str, cells: Mapping[str, Cell]) -> ReadColumn:
    values: dict[str, float | str] = {}
    written: dict[str, str] = {}
    for code, cell in cells.items():
        word = "" if is_no_data(cell.text, among_words=True) else tidy(cell.text)
        if word:
            # "Good" and "good" are one category, written as it came first.
            values[code] = written.setdefault(word.casefold(), word)
    categories = tuple(written.values())
    kind = ColumnKind.CATEGORY if len(categories) <= len(CATEGORIES) else ColumnKind.TEXT
    column = FiguresColumn(
        heading=heading,
        kind=kind if categories else ColumnKind.EMPTY,
        unit="",
        decimals=0,
        values=values,
        categories=categories,
    )
    return ReadColumn(column, notes=_formula_notes(heading, cells))
