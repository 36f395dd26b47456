"""A column of cells as numbers or as words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from stp_map.core.figures import ColumnKind, FiguresColumn
from stp_map.core.palette import CATEGORIES
from stp_map.data.figures.cells import tidy
from stp_map.data.figures.model import NotANumber
from stp_map.data.figures.numbers import Number, is_no_data, number_of

_UNIT_WORDS = {"": "no unit", "£": "£", "%": "%"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A footprint's cell of a column, and the number of its row as a spreadsheet shows it."""

    row: int
    text: str


def read_column(
    heading: str, cells: Mapping[str, Cell]
) -> tuple[FiguresColumn, tuple[NotANumber, ...]]:
    """A column of cells by first-issued codes, and those that are no numbers where half are."""
    filled = {code: cell for code, cell in cells.items() if not is_no_data(cell.text)}
    numbers = {code: n for code, cell in filled.items() if (n := number_of(cell.text)) is not None}
    if numbers and 2 * len(numbers) >= len(filled):
        return _numbers(heading, filled, numbers)
    return _words(heading, filled), ()


def _numbers(
    heading: str, filled: Mapping[str, Cell], numbers: Mapping[str, Number]
) -> tuple[FiguresColumn, tuple[NotANumber, ...]]:
    unit = Counter(number.unit for number in numbers.values()).most_common(1)[0][0]
    alike = {code: number for code, number in numbers.items() if number.unit == unit}
    wrong = tuple(
        NotANumber(cell.row, heading, tidy(cell.text), _why(numbers.get(code), unit))
        for code, cell in filled.items()
        if code not in alike
    )
    column = FiguresColumn(
        heading=heading,
        kind=ColumnKind.NUMBER,
        unit=unit,
        decimals=max(number.decimals for number in alike.values()),
        values={code: number.value for code, number in alike.items()},
    )
    return column, wrong


def _why(number: Number | None, unit: str) -> str:
    if number is None:
        return "Expected a number such as 1234.5, -3 or 4.5%."
    return (
        f"Most of this column has {_UNIT_WORDS[unit]}, but this value has "
        f"{_UNIT_WORDS[number.unit]}."
    )


def _words(heading: str, filled: Mapping[str, Cell]) -> FiguresColumn:
    values: dict[str, float | str] = {}
    written: dict[str, str] = {}
    for code, cell in filled.items():
        word = tidy(cell.text)
        if word:
            # "Good" and "good" are one category, written as it came first.
            values[code] = written.setdefault(word.casefold(), word)
    categories = tuple(written.values())
    kind = ColumnKind.CATEGORY if len(categories) <= len(CATEGORIES) else ColumnKind.TEXT
    return FiguresColumn(
        heading=heading,
        kind=kind if categories else ColumnKind.EMPTY,
        unit="",
        decimals=0,
        values=values,
        categories=categories,
    )
