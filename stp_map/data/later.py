"""Turns checked rows about the areas that followed the footprints into values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from operator import itemgetter

from stp_map.core.later import FIRST_EDITION, LaterArea, Relation
from stp_map.data.package import LATER_AREAS, LATER_PARTS, Table


def later_from(tables: Mapping[str, Table]) -> dict[str, tuple[LaterArea, ...]]:
    """The later areas by code of each footprint that went into them, oldest edition first.

    Of one edition, the area that took most of the footprint comes first. The footprints
    themselves, which the tables have as the first edition, are left out.

    Raises:
        ValueError: a cell is not of the kind its column holds.
        KeyError: an area has no row that says what went into it.
    """
    shares: defaultdict[tuple[str, str], list[tuple[str, float]]] = defaultdict(list)
    for _, row in tables[LATER_PARTS].rows:
        part = (row["code"], float(row["share_of_footprint"]))
        shares[row["edition"], row["code_ons"]].append(part)
    found: defaultdict[str, list[tuple[str, float, LaterArea]]] = defaultdict(list)
    for _, row in tables[LATER_AREAS].rows:
        if row["edition"] == FIRST_EDITION:
            continue
        area = LaterArea(
            edition=row["edition"],
            kind=row["kind"],
            code=row["code_ons"],
            code_ods=row["code_ods"],
            name=row["name"],
            relation=Relation(row["relation_to_2016"]),
            shares=tuple(sorted(shares.pop((row["edition"], row["code_ons"])))),
            note=row["note"],
        )
        for code, share in area.shares:
            found[code].append((area.edition, -share, area))
    in_order = {code: sorted(areas, key=itemgetter(0, 1)) for code, areas in found.items()}
    return {code: tuple(area for *_, area in areas) for code, areas in in_order.items()}
