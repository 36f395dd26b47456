"""The tables that are remembered to fit their schemas, so that no start has to check them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from stp_map.data.atlas import load_atlas, read_levels
from stp_map.data.checks import schemas
from stp_map.data.checks.package import (
    COLUMNS,
    DESCRIPTOR,
    Table,
    check_hash,
    read_files,
    read_table,
)
from stp_map.data.checks.schemas import check_schemas, find_schema_faults, schemas_key


def package(geodata) -> tuple[Mapping[str, object], list[Table]]:
    """The descriptor and the tables of the real data package."""
    descriptor = json.loads((geodata / DESCRIPTOR).read_text("utf-8"))
    return descriptor, [read_table((geodata / path).read_bytes(), path)[0] for path in COLUMNS]


def test_the_remembered_tables_are_those_of_geodata_and_fit_their_schemas(geodata):
    descriptor, tables = package(geodata)
    assert schemas.known_to_fit() == schemas_key(descriptor, tables), "run scripts/known_tables.py"
    assert find_schema_faults(descriptor, tables) == []


def test_the_boundaries_that_go_with_the_remembered_tables_are_checked_here(geodata):
    content, _ = read_files(geodata)
    descriptor, tables = package(geodata)
    assert not [fault for path in content for fault in check_hash(content[path], path, descriptor)]
    assert read_levels(content, {table.path: table for table in tables})[1] == []


def test_the_known_package_is_joined_only_when_its_boundaries_are_asked_for(geodata):
    atlas = load_atlas(geodata)
    assert "boundaries" not in vars(atlas)
    assert len(atlas.boundaries) == 44
    assert "boundaries" in vars(atlas)


def test_a_table_with_one_other_cell_is_checked(geodata):
    descriptor, (footprints, *others) = package(geodata)
    header, first, *rows = footprints.cells
    broken = replace(footprints, cells=[header, ["E99", *first[1:]], *rows])
    assert any("E99" in str(fault) for fault in check_schemas(descriptor, [broken, *others]))


def test_a_stricter_schema_is_checked_against_the_same_tables(geodata):
    descriptor, tables = package(geodata)
    fields = descriptor["resources"][0]["schema"]["fields"]
    fields[0].setdefault("constraints", {})["maxLength"] = 1
    assert check_schemas(descriptor, tables)
