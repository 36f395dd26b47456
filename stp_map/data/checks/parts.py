"""Checks that the parts of what lies in several footprints add up to the whole."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from stp_map.core.errors import Fault
from stp_map.data.package import Table

Rows = list[tuple[int, dict[str, str]]]

# No longer than any population: int() refuses thousands of digits.
_WHOLE_NUMBER = re.compile(r"[0-9]{1,10}")


def check_parts(table: Table, what: str, key: str) -> Iterator[Fault]:
    """Find CCGs or councils whose LSOAs do not add up, or that are wrongly called whole or split.

    Args:
        table: a row for each part, with ``lsoas_in_footprint``, ``whole_or_split``, and
            ``<what>_name`` and ``lsoas_in_<what>`` of the whole.
        what: ``ccg`` or ``council``, as the table's columns say it.
        key: the column with the code of the whole.
    """
    wholes: defaultdict[str, Rows] = defaultdict(list)
    for number, row in table.rows:
        wholes[row[key]].append((number, row))
    for rows in wholes.values():
        number, first = rows[0]
        expected = "whole" if len(rows) == 1 else "split"
        if first["whole_or_split"] in {"whole", "split"} and first["whole_or_split"] != expected:
            where = f"{len(rows)} footprint{'s' if len(rows) > 1 else ''}"
            message = f'expected "{expected}", since {first[f"{what}_name"]} is in {where}.'
            yield Fault(table.path, message, number, "whole_or_split")
        parts = total(row["lsoas_in_footprint"] for _, row in rows)
        whole = total([first[f"lsoas_in_{what}"]])
        if parts is not None and whole is not None and parts != whole:
            name = first[f"{what}_name"]
            message = f"expected the parts of {name} to add up to {whole}, not {parts}."
            yield Fault(table.path, message, number, "lsoas_in_footprint")


def total(figures: Iterable[str]) -> int | None:
    """Add up whole numbers; None if one of them is not."""
    figures = list(figures)
    if not all(_WHOLE_NUMBER.fullmatch(figure) for figure in figures):
        return None
    return sum(int(figure) for figure in figures)
