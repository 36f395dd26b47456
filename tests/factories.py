"""Small hand-made values, for tests that need less than the real atlas, or something odder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from stp_map.core.figures import ColumnKind, Figures, FiguresColumn, with_slugs
from stp_map.core.model import (
    AsAt,
    Atlas,
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
from stp_map.core.order import Order, Output
from stp_map.core.organisations import Trust, TrustType

EDITIONS = (
    AsAt.FIRST_LEADERS,
    AsAt.LEADERS_NAMED,
    AsAt(date(2017, 9, 1)),
    AsAt.LATEST_KNOWN,
)
"""Days that differ in who led: the two of March 2016, one between two steps, the latest."""

NOBODY = Leader(LeaderType.TO_BE_CONFIRMED, Evidence.PUBLISHED)


def leader(name: str = "Ann Other", **changes: object) -> Leader:
    """A confirmed leader, announced on 30 March 2016."""
    values: dict[str, object] = {
        "leader_type": LeaderType.CCG,
        "evidence": Evidence.PUBLISHED,
        "name": name,
        "role": "Chief Officer",
        "organisation": "Somewhere CCG",
        "announced_from": date(2016, 3, 30),
        "announced_to": date(2016, 3, 30),
        "sources": (Source("https://news.example/leaders"),),
    }
    return Leader(**(values | changes))  # type: ignore[arg-type]


def change(event: ChangeEvent, person: Leader, earliest: date, latest: date) -> LeaderChange:
    """A later change of leader."""
    return LeaderChange(event, earliest, latest, person)


def ccg(name: str = "Somewhere CCG", **changes: object) -> Ccg:
    """A CCG of ten thousand patients."""
    values: dict[str, object] = {
        "code_ods": "00X",
        "name": name,
        "is_split": False,
        "population_registered": 10_000,
        "population_resident": 9_000,
    }
    return Ccg(**(values | changes))  # type: ignore[arg-type]


def trust(name: str = "Somewhere NHS Trust", **changes: object) -> Trust:
    """An acute trust in Exeter."""
    values: dict[str, object] = {
        "code": "RXX",
        "name": name,
        "kind": TrustType.ACUTE,
        "is_foundation": False,
        "postcode": "EX2 5DW",
        "latitude": 50.71669,
        "longitude": -3.50686,
    }
    return Trust(**(values | changes))  # type: ignore[arg-type]


def footprint(number: int = 1, **changes: object) -> Footprint:
    """A footprint of 1,000 patients on 100 square kilometres, with one CCG."""
    code = f"E540000{number:02}"
    values: dict[str, object] = {
        "code": code,
        "code_2017": code,
        "number": number,
        "name": f"Footprint {number}",
        "region": Region.NORTH,
        "population_registered": 1_000,
        "population_resident": 900,
        "area_km2": 100.0,
        "latitude": 55.0,
        "longitude": -2.0,
        "leader": leader(),
        "ccgs": (ccg(),),
    }
    return Footprint(**(values | changes))  # type: ignore[arg-type]


def with_footprints(atlas: Atlas, *footprints: Footprint) -> Atlas:
    """The atlas with other footprints in it; its boundaries stay."""
    return replace(atlas, footprints=footprints)


def column(
    values: Mapping[int, float | str], heading: str = "Spend", **how: object
) -> FiguresColumn:
    """A column of own figures, its values by the number of their footprint: numbers or words."""
    words = tuple(dict.fromkeys(each for each in values.values() if isinstance(each, str)))
    given: dict[str, object] = {
        "heading": heading,
        "kind": ColumnKind.CATEGORY if words else ColumnKind.NUMBER,
        "unit": "",
        "decimals": 0,
        "values": {f"E540000{number:02}": value for number, value in values.items()},
        "categories": words,
    }
    return FiguresColumn(**(given | how))  # type: ignore[arg-type]


def uploaded(*columns: FiguresColumn, source: str = "Finance, 2016") -> Figures:
    """The figures of a person who uploaded these columns."""
    return Figures(with_slugs(columns), source, "figures.csv")


def order(output: Output = Output.PNG, **how: object) -> Order:
    """An order of 22 November 2026."""
    return Order(output, date(2026, 11, 22), **how)  # type: ignore[arg-type]
