"""Checks that the populations of footprints and of their CCGs agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from stp_map.core.errors import Fault
from stp_map.data.checks.parts import Rows, total
from stp_map.data.package import Table

# How far a footprint's figure may be from the sum: residents are rounded to the nearest 100, as
# ONS asks, and are estimates to the nearest 1,000 where a CCG is split between two footprints.
_ALLOWED = {"population_registered": (0, 0), "population_resident": (50, 500)}


def check_populations(footprints: Table, ccgs: Table) -> Iterator[Fault]:
    """Find footprints whose people do not add up.

    Registered patients of a footprint are those of its CCGs; so are residents, but for rounding.
    Footprints that share a split CCG are added up together. A rule is passed over where a figure
    it needs is not a whole number.
    """
    by_ccg: dict[str, Rows] = defaultdict(list)
    for number, row in ccgs.rows:
        by_ccg[row["ccg_code_ods"]].append((number, row))
    if not ccgs.has_expected_columns:
        return
    for group in _groups(footprints.rows, by_ccg):
        codes = {row["code"] for _, row in group}
        members = [
            rows[0][1] for rows in by_ccg.values() if any(row["code"] in codes for _, row in rows)
        ]
        yield from _check_sums(footprints.path, group, members)


def _groups(footprints: Rows, by_ccg: Mapping[str, Rows]) -> list[Rows]:
    """Footprints that share a CCG together, every other footprint alone."""
    together: dict[str, set[str]] = defaultdict(set)
    for rows in by_ccg.values():
        codes = {row["code"] for _, row in rows}
        for code in codes:
            together[code] |= codes
    groups = {tuple(sorted(together[row["code"]] | {row["code"]})) for _, row in footprints}
    return [[(n, row) for n, row in footprints if row["code"] in group] for group in sorted(groups)]


def _check_sums(path: str, group: Rows, members: list[dict[str, str]]) -> Iterator[Fault]:
    number = group[0][0]
    for column, allowed in _ALLOWED.items():
        found = total(row[column] for _, row in group)
        expected = total(row[column] for row in members)
        if not members or found is None or expected is None:
            continue
        if abs(found - expected) > allowed[len(group) > 1] * len(group):
            names = " and ".join(row["name"] for _, row in group)
            message = f"expected {expected:,}, the sum of the CCGs of {names}, but found {found:,}."
            yield Fault(path, message, number, column)
