"""Checks what a Table Schema cannot say: rules between columns, rows and tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stp_map.core.errors import Fault
from stp_map.core.model import Evidence, LeaderType
from stp_map.data.checks.later import check_later
from stp_map.data.checks.parts import check_parts
from stp_map.data.checks.populations import check_populations
from stp_map.data.checks.tiles import check_tiles
from stp_map.data.package import (
    CCGS,
    CHANGES,
    CODES,
    COUNCILS,
    FOOTPRINTS,
    HEADQUARTERS,
    LATER_AREAS,
    LATER_PARTS,
    LEADERS,
    MEASUREMENTS,
    NEIGHBOURS,
    PROCESS_DATES,
    TILES,
    TRUSTS,
    Table,
)
from stp_map.data.values import parse_sources

_NO_ADDRESSES = 'expected http or https addresses separated by " ; ", but found "{}".'


def check_facts(tables: Mapping[str, Table]) -> list[Fault]:
    """Find every breach of the rules between columns, rows and tables, which are by path.

    A rule is passed over where a cell it needs is itself at fault: the schemas report that.
    """
    return [
        *_check_numbers(tables[FOOTPRINTS]),
        *_check_all_present(tables),
        *_check_names(tables),
        *_check_people(tables),
        *_check_spans(tables[CHANGES]),
        *_check_spans(tables[PROCESS_DATES]),
        *check_parts(tables[CCGS], "ccg", "ccg_code_ods"),
        *check_parts(tables[COUNCILS], "council", "council_code"),
        *check_populations(tables[FOOTPRINTS], tables[CCGS]),
        *_check_headquarters(tables[TRUSTS], tables[HEADQUARTERS]),
        *check_later(tables[LATER_AREAS], tables[LATER_PARTS]),
        *_check_date_sources(tables[PROCESS_DATES]),
        *_check_pairs(tables[NEIGHBOURS]),
        *check_tiles(tables[TILES], tables[FOOTPRINTS]),
    ]


def _check_numbers(table: Table) -> Iterator[Fault]:
    for number, row in table.rows:
        known = row["code"] in CODES and row["number"].isdecimal()
        if known and row["code"][-2:] != row["number"].zfill(2):
            message = f'expected the last digits of {row["code"]}, but found "{row["number"]}".'
            yield Fault(table.path, message, number, "number")


def _check_all_present(tables: Mapping[str, Table]) -> Iterator[Fault]:
    """Every footprint has a row in each table that describes footprints."""
    for path in (FOOTPRINTS, LEADERS, CCGS, TRUSTS, COUNCILS, MEASUREMENTS, NEIGHBOURS, TILES):
        present = {row["code"] for _, row in tables[path].rows}
        missing = [code for code in CODES if code not in present]
        if missing and tables[path].has_expected_columns:
            message = f"expected rows for every footprint, but none is for {', '.join(missing)}."
            yield Fault(path, message)


def _check_names(tables: Mapping[str, Table]) -> Iterator[Fault]:
    # Reversed, so that of two rows with one code (a fault of its own) the first is believed.
    names = {row["code"]: row["name"] for _, row in reversed(tables[FOOTPRINTS].rows)}
    for path in (LEADERS, CHANGES):
        for number, row in tables[path].rows:
            expected = names.get(row["code"], row["footprint_name"])
            if row["footprint_name"] != expected:
                message = f'expected "{expected}", but found "{row["footprint_name"]}".'
                yield Fault(path, message, number, "footprint_name")


def _check_people(tables: Mapping[str, Table]) -> Iterator[Fault]:
    for number, row in tables[LEADERS].rows:
        to_be_confirmed = row["leader_type"] == LeaderType.TO_BE_CONFIRMED.value
        for column in ("name", "organisation", "announced_on"):
            if to_be_confirmed and row[column]:
                message = f'nobody was confirmed, so expected nothing, but found "{row[column]}".'
                yield Fault(LEADERS, message, number, column)
            elif not to_be_confirmed and not row[column]:
                message = "somebody was confirmed, so expected a value, but the cell is empty."
                yield Fault(LEADERS, message, number, column)
    for path in (LEADERS, CHANGES):
        for number, row in tables[path].rows:
            if fault := _source_fault(row):
                yield Fault(path, fault, number, "source_url")


def _source_fault(row: Mapping[str, str]) -> str | None:
    try:
        sources = parse_sources(row["source_url"])
    except ValueError as error:
        return _NO_ADDRESSES.format(error)
    if not sources and row["evidence"] != Evidence.UNVERIFIED.value:
        return f"the evidence is {row['evidence']}, so expected a source, but the cell is empty."
    rests_on_copies = sources and all(source.is_encyclopaedia for source in sources)
    if rests_on_copies and row["evidence"] == Evidence.PUBLISHED.value:
        return "the evidence is published, so expected more than an encyclopaedia or its copies."
    return None


def _check_spans(table: Table) -> Iterator[Fault]:
    for number, row in table.rows:
        # ISO dates sort as text.
        if row["earliest"] and row["latest"] and row["earliest"] > row["latest"]:
            message = f"expected {row['earliest']} or later, but found {row['latest']}."
            yield Fault(table.path, message, number, "latest")


def _check_date_sources(table: Table) -> Iterator[Fault]:
    for number, row in table.rows:
        try:
            parse_sources(row["source_url"])
        except ValueError as error:
            yield Fault(table.path, _NO_ADDRESSES.format(error), number, "source_url")


def _check_headquarters(trusts: Table, headquarters: Table) -> Iterator[Fault]:
    """Every trust has its place; that places are of trusts, the schemas see to."""
    placed = {row["org_code"] for _, row in headquarters.rows}
    if not headquarters.has_expected_columns:
        return
    for number, row in trusts.rows:
        if row["org_code"] not in placed:
            message = f"expected {row['org_code']} to have a row in {headquarters.path} as well."
            yield Fault(trusts.path, message, number, "org_code")


def _check_pairs(table: Table) -> Iterator[Fault]:
    pairs = {(row["code"], row["neighbour"], row["border"]) for _, row in table.rows}
    for number, row in table.rows:
        if row["code"] == row["neighbour"]:
            yield Fault(table.path, "expected another footprint, not itself.", number, "neighbour")
        elif (row["neighbour"], row["code"], row["border"]) not in pairs:
            message = f"expected {row['neighbour']} to have {row['code']} as a neighbour as well."
            yield Fault(table.path, message, number, "neighbour")
