"""Turns checked rows into the values of ``stp_map.core.model``."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from urllib.parse import urlsplit

from stp_map.core.later import LaterArea
from stp_map.core.model import (
    Ccg,
    ChangeEvent,
    Evidence,
    Footprint,
    Leader,
    LeaderChange,
    LeaderType,
    Region,
    Source,
)
from stp_map.core.organisations import Council, Trust
from stp_map.data.later import later_from
from stp_map.data.organisations import councils_from, trusts_from
from stp_map.data.package import (
    CCGS,
    CHANGES,
    FOOTPRINTS,
    LEADERS,
    MEASUREMENTS,
    NEIGHBOURS,
    TILES,
    Table,
)

_Row = dict[str, str]
_ONE_FOOTPRINT_A_ROW = (FOOTPRINTS, LEADERS, CHANGES, CCGS, MEASUREMENTS, NEIGHBOURS, TILES)
_SOURCE = re.compile(r"(?P<url>\S+)(?:\s+\((?P<note>.+)\))?")


def footprints_from(tables: Mapping[str, Table]) -> tuple[Footprint, ...]:
    """Build the footprints, in order of number, from tables in which no fault was found.

    Raises:
        ValueError: a cell is not of the kind its column holds.
        KeyError: a footprint has no row in a table that must have one.
    """
    rows = {path: _by_code(tables[path]) for path in _ONE_FOOTPRINT_A_ROW}
    belongings = (trusts_from(tables), councils_from(tables), later_from(tables))
    footprints = (_footprint(row, rows, *belongings) for row, *_ in rows[FOOTPRINTS].values())
    return tuple(sorted(footprints, key=lambda footprint: footprint.number))


def parse_sources(text: str) -> tuple[Source, ...]:
    """Parse a cell of sources such as ``https://a.example ; https://b.example (page 3)``.

    Raises:
        ValueError: a part is not an http or https address with an optional remark in brackets.
    """
    return tuple(_parse_source(part.strip()) for part in text.split(" ; ")) if text else ()


def _parse_source(text: str) -> Source:
    match = _SOURCE.fullmatch(text)
    if match is None or not _is_web_address(match["url"]):
        raise ValueError(text)
    return Source(match["url"], match["note"] or "")


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def _by_code(table: Table) -> dict[str, list[_Row]]:
    rows: dict[str, list[_Row]] = defaultdict(list)
    for _, row in table.rows:
        rows[row["code"]].append(row)
    return dict(rows)


def _footprint(
    row: _Row,
    rows: Mapping[str, Mapping[str, list[_Row]]],
    trusts: Mapping[str, tuple[Trust, ...]],
    councils: Mapping[str, tuple[Council, ...]],
    later: Mapping[str, tuple[LaterArea, ...]],
) -> Footprint:
    """A footprint from its row, from the rows of every table by path and code, and what it has."""
    code = row["code"]
    measured, tile = rows[MEASUREMENTS][code][0], rows[TILES][code][0]
    changes = sorted(map(_change, rows[CHANGES].get(code, [])), key=lambda c: c.earliest)
    return Footprint(
        code=code,
        code_2017=row["code_2017"],
        number=int(row["number"]),
        name=row["name"],
        region=Region(row["region"]),
        population_registered=int(row["population_registered"]),
        population_resident=int(row["population_resident"]),
        area_km2=_positive(measured["area_km2"]),
        latitude=float(measured["latitude"]),
        longitude=float(measured["longitude"]),
        leader=_leader_in_march(rows[LEADERS][code][0]),
        changes=tuple(changes),
        ccgs=tuple(map(_ccg, rows[CCGS][code])),
        trusts=trusts[code],
        councils=councils[code],
        later=later[code],
        neighbours=tuple(sorted(near["neighbour"] for near in rows[NEIGHBOURS][code])),
        published_population=row["published_population"],
        published_population_source=row["published_population_source"],
        code_note=row["code_note"],
        tile=(int(tile["column"]), int(tile["row"])),
    )


def _leader_in_march(row: _Row) -> Leader:
    announced = date.fromisoformat(row["announced_on"]) if row["announced_on"] else None
    clinician = {"": None, "true": True, "false": False}[row["is_clinician"]]
    return _leader(row, (announced, announced), is_clinician=clinician)


def _change(row: _Row) -> LeaderChange:
    event = ChangeEvent(row["event"])
    earliest, latest = date.fromisoformat(row["earliest"]), date.fromisoformat(row["latest"])
    began = (None, None) if event is ChangeEvent.LEAD_ENDED else (earliest, latest)
    return LeaderChange(event, earliest, latest, _leader(row, began))


def _leader(
    row: _Row,
    announced: tuple[date | None, date | None],
    *,
    is_clinician: bool | None = None,
) -> Leader:
    return Leader(
        leader_type=LeaderType(row["leader_type"]),
        evidence=Evidence(row["evidence"]),
        name=row["name"],
        role=row["role"],
        organisation=row["organisation"],
        is_clinician=is_clinician,
        announced_from=announced[0],
        announced_to=announced[1],
        sources=parse_sources(row["source_url"]),
        note=row["note"],
    )


def _ccg(row: _Row) -> Ccg:
    return Ccg(
        code_ods=row["ccg_code_ods"],
        name=row["ccg_name"],
        is_split=row["whole_or_split"] == "split",
        population_registered=int(row["population_registered"]),
        population_resident=int(row["population_resident"]),
        note=row["note"],
    )


def _positive(text: str) -> float:
    number = float(text)
    if not (math.isfinite(number) and number > 0):
        raise ValueError(text)
    return number
