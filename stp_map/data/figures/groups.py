"""Long tables, with several rows for each footprint: which of them to show is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from stp_map.data.figures.cells import tidy
from stp_map.data.figures.headings import is_year
from stp_map.data.figures.layout import Layout
from stp_map.data.figures.model import Choice, Question, Topic
from stp_map.data.figures.numbers import Number, is_no_data, number_of

SUM = "sum"
MEAN = "mean"
MOST_GROUPS = 120
MOST_COLUMNS_OF_GROUPS = 3
_WHOLE = re.compile(r"(all|total|overall|england|both|persons|ytd|year to date)\b", re.IGNORECASE)
"""Begins the name of a group that others are part of; adding it up counts twice."""

Row = tuple[int, tuple[str, ...]]
"""A row's number, as a spreadsheet shows it, and its cells."""
Rows = Mapping[str, list[Row]]


def is_long(rows: Rows) -> bool:
    """Whether more than half of the footprints have several rows that differ."""
    several = sum(len({cells for _, cells in found}) > 1 for found in rows.values())
    return 2 * several > len(rows)


def group_question(rows: Rows, layout: Layout, answer: str) -> tuple[Question, tuple[int, ...]]:
    """What to ask of a long table, and the columns that tell a footprint's rows apart.

    Args:
        rows: of each footprint, by its code.
        layout: of the grid.
        answer: value of the choice that the person made, if any.
    """
    columns = _columns_of_groups(rows, layout)
    groups = {
        group: None for found in rows.values() for _, cells in found
        if (group := _group(cells, columns))
    }  # fmt: skip
    named = ", ".join(layout.headings[index] for index in columns)
    choices = [Choice(f"={group}", f"{named}: {group}") for group in list(groups)[:MOST_GROUPS]]
    if not any(_WHOLE.match(part) for group in groups for part in group.split("; ")):
        choices += [
            Choice(SUM, "The sum of a footprint’s rows"),
            Choice(MEAN, "The mean of a footprint’s rows, each counting the same"),
        ]
    several = max(len(found) for found in rows.values())
    words = f"Footprints have up to {several:,} rows each. Which is to be shown?"
    chosen = answer if any(each.value == answer for each in choices) else ""
    return Question(Topic.GROUP, words, tuple(choices), chosen), columns


def rows_of_group(rows: Rows, columns: tuple[int, ...], chosen: str) -> dict[str, list[Row]]:
    """The rows of one group, by footprint."""
    kept = {
        code: [row for row in found if f"={_group(row[1], columns)}" == chosen]
        for code, found in rows.items()
    }
    return {code: found for code, found in kept.items() if found}


def together(found: Sequence[Row], width: int, how: str, decimal: Sequence[str]) -> Row:
    """A footprint's rows as one: numbers added up or their mean, words where all say the same.

    Where one of the rows has no number there is none for all of them, and so where their units
    or sizes differ. Percentages are not added up.

    Args:
        found: the rows.
        width: columns of the row to be made.
        how: ``SUM`` or ``MEAN``.
        decimal: the decimal sign of each column.
    """
    cells = []
    for index in range(width):
        texts = [row[index].strip() if index < len(row) else "" for _, row in found]
        numbers = [number_of(text, decimal[index]) for text in texts]
        cells.append(texts[0] if len(set(texts)) == 1 and None in numbers else _one(numbers, how))
    return found[0][0], tuple(cells)


def _one(numbers: Sequence[Number | None], how: str) -> str:
    read = [number for number in numbers if number is not None]
    alike = len({(number.unit, number.size) for number in read}) == 1
    if len(read) < len(numbers) or not alike or (how == SUM and read[0].unit == "%"):
        return ""
    total = sum(number.value for number in read)
    value = total if how == SUM else total / len(read)
    most = max(number.decimals for number in read) + (how == MEAN)
    written = f"{round(value, most):.15g}"
    unit = read[0].unit
    return f"{'£' if unit == '£' else ''}{written}{read[0].size}{'%' if unit == '%' else ''}"


def _columns_of_groups(rows: Rows, layout: Layout) -> tuple[int, ...]:
    """The fewest columns that tell the rows of each footprint apart and are no figures."""
    every = [(code, cells) for code, found in rows.items() for _, cells in found]
    able = [
        index
        for index in layout.columns
        if index != layout.key and _may_group([_cell(cells, index) for _, cells in every], rows)
    ]
    for count in range(1, MOST_COLUMNS_OF_GROUPS + 1):
        for columns in combinations(able[:10], count):
            if _tells_apart(every, columns):
                return columns
    return ()


def _may_group(cells: list[str], rows: Rows) -> bool:
    values = set(cells)
    if len(values) < 2 or (len(rows) > 1 and len(values) > len(cells) / 2):  # noqa: PLR2004
        return False
    numbers = [cell for cell in values if number_of(cell) is not None]
    return not numbers or all(map(is_year, numbers)) or _are_few_and_whole(numbers, cells)


def _are_few_and_whole(numbers: Iterable[str], cells: Sequence[str]) -> bool:
    """Numbers such as months and quarters: from 1 to 12 or so, each as often as others."""
    whole = all(re.fullmatch("[0-9]{1,2}", number) for number in numbers)
    often = {cells.count(number) for number in numbers} if whole else set()
    return len(often) == 1 and often != {1}


def _tells_apart(every: Iterable[tuple[str, tuple[str, ...]]], columns: tuple[int, ...]) -> bool:
    seen: dict[tuple[str, str], tuple[str, ...]] = {}
    return all(
        seen.setdefault((code, _group(cells, columns)), cells) == cells for code, cells in every
    )


def _group(cells: tuple[str, ...], columns: tuple[int, ...]) -> str:
    parts = [tidy(_cell(cells, index)) for index in columns]
    return "; ".join("" if is_no_data(part) else part for part in parts)


def _cell(cells: tuple[str, ...], index: int) -> str:
    return cells[index].strip() if index < len(cells) else ""
