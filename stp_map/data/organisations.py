"""Turns checked rows of trusts and councils into values, by the footprint they stand with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from stp_map.core.organisations import Council, Trust, TrustType
from stp_map.data.package import COUNCILS, HEADQUARTERS, TRUSTS, Table

_FOUNDATION = "NHS foundation trust"


def trusts_from(tables: Mapping[str, Table]) -> dict[str, tuple[Trust, ...]]:
    """The trusts by code of the footprint that their headquarters lies in, in order of name.

    Raises:
        ValueError: a cell is not of the kind its column holds.
        KeyError: a trust has no row that says where its headquarters is.
    """
    places = {row["org_code"]: row for _, row in tables[HEADQUARTERS].rows}
    found: defaultdict[str, list[Trust]] = defaultdict(list)
    for _, row in tables[TRUSTS].rows:
        place = places[row["org_code"]]
        trust = Trust(
            code=row["org_code"],
            name=row["name"],
            kind=TrustType(row["type"]),
            is_foundation=row["status"] == _FOUNDATION,
            postcode=row["hq_postcode"],
            latitude=float(place["latitude"]),
            longitude=float(place["longitude"]),
            note=row["note"],
        )
        found[row["code"]].append(trust)
    return {
        code: tuple(sorted(there, key=lambda trust: trust.name)) for code, there in found.items()
    }


def councils_from(tables: Mapping[str, Table]) -> dict[str, tuple[Council, ...]]:
    """The councils by code of the footprint that holds the whole or a part, in order of name.

    Raises:
        ValueError: a cell is not of the kind its column holds.
    """
    found: defaultdict[str, list[Council]] = defaultdict(list)
    for _, row in tables[COUNCILS].rows:
        council = Council(
            code=row["council_code"],
            name=row["council_name"],
            kind=row["council_type"],
            lsoas_in_footprint=int(row["lsoas_in_footprint"]),
            lsoas=int(row["lsoas_in_council"]),
        )
        found[row["code"]].append(council)
    return {code: tuple(sorted(there, key=lambda one: one.name)) for code, there in found.items()}
