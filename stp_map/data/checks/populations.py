"""Checks that the populations of footprints and of their CCGs agree."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from stp_map.core.errors import Fault
from stp_map.data.package import Table

# No longer than any population: int() refuses thousands of digits.
_WHOLE_NUMBER = re.compile(r"[0-9]{1,10}")

_Rows = list[tuple[int, dict[str, str]]]

# How far a footprint's figure may be from the sum: residents are rounded to the nearest 100, as
# ONS asks, and are estimates to the nearest 1,000 where a CCG is split between two footprints.
_ALLOWED = {"population_registered": (0, 0), "population_resident": (50, 500)}


def check_populations(footprints: Table, ccgs: Table) -> Iterator[Fault]:
    """Find footprints whose people, or CCGs whose parts, do not add up.

    Three rules: registered patients of a footprint are those of its CCGs; so are residents, but
    for rounding; and the parts of a CCG make up the whole. Footprints that share a split CCG are
    added up together. A rule is passed over where a figure it needs is not a whole number.
    """
    by_ccg: dict[str, _Rows] = defaultdict(list)
    for number, row in ccgs.rows:
        by_ccg[row["ccg_code_ods"]].append((number, row))
    for rows in by_ccg.values():
        yield from _check_parts(ccgs.path, rows)
    if not ccgs.has_expected_columns:
        return
    for group in _groups(footprints.rows, by_ccg):
        codes = {row["code"] for _, row in group}
        members = [
            rows[0][1] for rows in by_ccg.values() if any(row["code"] in codes for _, row in rows)
        ]
        yield from _check_sums(footprints.path, group, members)


def _check_parts(path: str, rows: _Rows) -> Iterator[Fault]:
    """The LSOAs of a CCG's rows add up to the CCG, and it is split if it has several rows."""
    number, first = rows[0]
    expected = "whole" if len(rows) == 1 else "split"
    if first["whole_or_split"] in {"whole", "split"} and first["whole_or_split"] != expected:
        message = f'expected "{expected}", since the CCG is in {len(rows)} footprints.'
        yield Fault(path, message, number, "whole_or_split")
    parts = _total(row["lsoas_in_footprint"] for _, row in rows)
    whole = _total([first["lsoas_in_ccg"]])
    if parts is not None and whole is not None and parts != whole:
        message = f"expected the parts of {first['ccg_name']} to add up to {whole}, not {parts}."
        yield Fault(path, message, number, "lsoas_in_footprint")


def _groups(footprints: _Rows, by_ccg: Mapping[str, _Rows]) -> list[_Rows]:
    """Footprints that share a CCG together, every other footprint alone."""
    together: dict[str, set[str]] = defaultdict(set)
    for rows in by_ccg.values():
        codes = {row["code"] for _, row in rows}
        for code in codes:
            together[code] |= codes
    groups = {tuple(sorted(together[row["code"]] | {row["code"]})) for _, row in footprints}
    return [[(n, row) for n, row in footprints if row["code"] in group] for group in sorted(groups)]


def _check_sums(path: str, group: _Rows, members: list[dict[str, str]]) -> Iterator[Fault]:
    number = group[0][0]
    for column, allowed in _ALLOWED.items():
        found = _total(row[column] for _, row in group)
        expected = _total(row[column] for row in members)
        if not members or found is None or expected is None:
            continue
        if abs(found - expected) > allowed[len(group) > 1] * len(group):
            names = " and ".join(row["name"] for _, row in group)
            message = f"expected {expected:,}, the sum of the CCGs of {names}, but found {found:,}."
            yield Fault(path, message, number, column)


def _total(figures: Iterator[str] | list[str]) -> int | None:
    """Add up whole numbers; None if one of them is not."""
    figures = list(figures)
    if not all(_WHOLE_NUMBER.fullmatch(figure) for figure in figures):
        return None
    return sum(int(figure) for figure in figures)
