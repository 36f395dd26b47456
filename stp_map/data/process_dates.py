"""Turns checked rows of dates of the planning process into values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from stp_map.core.later import ProcessDate
from stp_map.data.package import PROCESS_DATES, Table
from stp_map.data.values import parse_sources


def process_dates_from(tables: Mapping[str, Table]) -> tuple[ProcessDate, ...]:
    """The dates of the planning process, the earliest first.

    Raises:
        ValueError: a cell is not of the kind its column holds.
    """
    dates = (
        ProcessDate(
            earliest=date.fromisoformat(row["earliest"]),
            latest=date.fromisoformat(row["latest"]),
            event=row["event"],
            footprint=row["code"],
            sources=parse_sources(row["source_url"]),
            note=row["note"],
        )
        for _, row in tables[PROCESS_DATES].rows
    )
    return tuple(sorted(dates, key=lambda each: (each.earliest, each.latest)))
