"""Checks that every footprint is wholly accounted for in each later edition."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from stp_map.core.errors import Fault
from stp_map.core.later import Relation
from stp_map.data.package import CODES, Table

_ROUNDING = 0.002
"""How far shares, written to three decimals, may be from adding up to one."""

_Key = tuple[str, str]


def check_later(areas: Table, parts: Table) -> Iterator[Fault]:
    """Find editions in which a footprint's shares do not make up the whole of it.

    Areas without parts are found too, and those whose relation to March 2016 is not what their
    parts say. A share that is no number is passed over: the schemas report it.

    Args:
        areas: the later areas, a row each.
        parts: which share of which footprint went into which of them.
    """
    if not (areas.has_expected_columns and parts.has_expected_columns):
        return
    by_footprint: defaultdict[_Key, list[float]] = defaultdict(list)
    by_area: defaultdict[_Key, list[float]] = defaultdict(list)
    for _, row in parts.rows:
        share = _share(row["share_of_footprint"])
        by_footprint[row["edition"], row["code"]].append(share)
        by_area[row["edition"], row["code_ons"]].append(share)
    for edition in sorted({row["edition"] for _, row in areas.rows}):
        for code in CODES:
            whole = sum(by_footprint[edition, code])
            if abs(whole - 1) > _ROUNDING:
                message = (
                    f"expected the shares of {code} in {edition} to add up to 1, not {whole:g}."
                )
                yield Fault(parts.path, message)
    for number, row in areas.rows:
        shares = by_area[row["edition"], row["code_ons"]]
        if fault := _relation_fault(row["relation_to_2016"], shares):
            yield Fault(areas.path, fault, number, "relation_to_2016")


def _share(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan


def _relation_fault(relation: str, shares: Sequence[float]) -> str:
    if not shares:
        return "expected a row for this area among its parts as well, but there is none."
    implied = Relation.CHANGED_AREA
    if all(share == 1 for share in shares):
        implied = Relation.SAME_AREA if len(shares) == 1 else Relation.MERGER
    if any(map(math.isnan, shares)) or relation == implied.value:
        return ""
    return f'expected "{implied.value}", going by its parts, but found "{relation}".'
