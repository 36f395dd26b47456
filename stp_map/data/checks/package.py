"""Reads the files of the data package: bytes, hashes, JSON and CSV, before any meaning."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from stp_map.core.errors import Fault

DESCRIPTOR = "datapackage.json"
LIGHT_BOUNDARIES = "boundaries/footprints.geojson"
PRINT_BOUNDARIES = "boundaries/footprints_print.geojson"

# Table by table, the columns that the code reads. What each may hold is in datapackage.json.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    path: tuple(columns.split())
    for path, columns in {
        "tables/footprints.csv": "code number code_2017 name region population_registered "
        "population_resident published_population published_population_source code_note",
        "tables/leaders.csv": "code footprint_name name role organisation leader_type "
        "is_clinician announced_on evidence source_url note",
        "tables/leader_changes.csv": "code footprint_name event earliest latest name role "
        "organisation leader_type evidence source_url note",
        "tables/ccgs.csv": "code ccg_code_ods ccg_code_ons ccg_name whole_or_split "
        "lsoas_in_footprint lsoas_in_ccg note population_registered population_resident",
        "tables/polygon_membership.csv": "polygon_name code",
        "boundaries/measurements.csv": "code area_km2 latitude longitude",
        "boundaries/neighbours.csv": "code neighbour border",
        "boundaries/tiles.csv": "code column row",
    }.items()
}
PATHS = (*COLUMNS, LIGHT_BOUNDARIES, PRINT_BOUNDARIES)

# The 44 first-issued codes, in order of number.
CODES = tuple(f"E54{number:06d}" for number in range(1, 45))


@dataclass(frozen=True)
class Table:
    """One CSV file as text: ``cells`` is every row with the header first, as a spreadsheet."""

    path: str
    cells: list[list[str]]

    @property
    def has_expected_columns(self) -> bool:
        """Whether the header names the columns that the code reads, in their order."""
        return bool(self.cells) and tuple(self.cells[0]) == COLUMNS[self.path]

    @property
    def rows(self) -> list[tuple[int, dict[str, str]]]:
        """Spreadsheet row number and cells by column; rows of the wrong length are left out."""
        if not self.has_expected_columns:
            return []
        header = self.cells[0]
        return [
            (number, dict(zip(header, cells, strict=True)))
            for number, cells in enumerate(self.cells[1:], start=2)
            if len(cells) == len(header) and any(cells)
        ]


def read_files(folder: Path) -> tuple[dict[str, bytes], list[Fault]]:
    """Read every file of the package; one that cannot be read is left out, and is a fault."""
    content, faults = {}, []
    for path in (DESCRIPTOR, *PATHS):
        try:
            content[path] = (folder / path).read_bytes()
        except OSError as error:
            missing = isinstance(error, FileNotFoundError)
            reason = "it is missing" if missing else f"it cannot be: {error.strerror}"
            faults.append(Fault(path, f"expected a file to read, but {reason}."))
    return content, faults


def read_json(content: bytes, path: str) -> tuple[dict[str, object], list[Fault]]:
    """Parse a JSON object in UTF-8; anything else is an empty object and a fault."""
    try:
        value = json.loads(content.decode("utf-8"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        return {}, [_not_utf8(path, error)]
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, character {error.colno}"
        return {}, [Fault(path, f"expected JSON, but it breaks off or goes wrong at {place}.")]
    except (ValueError, RecursionError) as error:
        return {}, [Fault(path, f"expected JSON of ordinary numbers and depth, but found {error}.")]
    if not isinstance(value, dict):
        return {}, [Fault(path, f"expected a JSON object, but found {type(value).__name__}.")]
    return value, []


def read_table(content: bytes, path: str) -> tuple[Table, list[Fault]]:
    """Parse CSV in UTF-8; what is not is a table without rows and a fault."""
    try:
        # A byte order mark is what a spreadsheet adds when it saves CSV as UTF-8.
        text = content.decode("utf-8-sig")
        cells = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except UnicodeDecodeError as error:
        return Table(path, []), [_not_utf8(path, error)]
    except csv.Error as error:
        return Table(path, []), [Fault(path, f"expected CSV, but it cannot be parsed: {error}.")]
    if not cells:
        return Table(path, []), [Fault(path, "expected a header and rows, but it is empty.")]
    return Table(path, cells), []


def check_descriptor(descriptor: Mapping[str, object]) -> list[Fault]:
    """Find what datapackage.json fails to say: title, version, licences, every resource."""
    faults = [
        Fault(DESCRIPTOR, f"expected {name!r} to be some text, but found {descriptor.get(name)!r}.")
        for name in ("title", "version")
        if not (isinstance(descriptor.get(name), str) and descriptor[name])
    ]
    if not licence_titles(descriptor):
        faults.append(Fault(DESCRIPTOR, "expected 'licenses' to name at least one licence."))
    described = resources_by_path(descriptor)
    if missing := [path for path in PATHS if path not in described]:
        message = f"expected a resource for every file, but none has the path {', '.join(missing)}."
        faults.append(Fault(DESCRIPTOR, message))
    faults += [
        Fault(DESCRIPTOR, f"expected a schema of the columns {', '.join(columns)} for {path}.")
        for path, columns in COLUMNS.items()
        if path in described and schema_columns(described[path]) != columns
    ]
    return faults


def check_hash(content: bytes, path: str, descriptor: Mapping[str, object]) -> list[Fault]:
    """Compare a file with the sha256 that datapackage.json has for it."""
    resource = resources_by_path(descriptor).get(path)
    if resource is None or resource.get("hash") == f"sha256:{hashlib.sha256(content).hexdigest()}":
        return []
    advice = "If the change is meant, run geodata/build.py to rebuild the hashes."
    return [Fault(path, f"its contents differ from the hash in {DESCRIPTOR}. {advice}")]


def resources_by_path(descriptor: Mapping[str, object]) -> dict[str, dict[str, object]]:
    """Resource descriptors by path; whatever is not a descriptor with a path is left out."""
    resources = descriptor.get("resources")
    return {
        str(resource["path"]): resource
        for resource in (resources if isinstance(resources, list) else [])
        if isinstance(resource, dict) and "path" in resource
    }


def licence_titles(descriptor: Mapping[str, object]) -> tuple[str, ...]:
    """Titles of the licences of the package."""
    licences = descriptor.get("licenses")
    return tuple(
        str(licence.get("title"))
        for licence in (licences if isinstance(licences, list) else [])
        if isinstance(licence, dict) and licence.get("title")
    )


def schema_columns(resource: Mapping[str, object]) -> tuple[str, ...]:
    """Names of the columns in a resource's Table Schema; empty if it has none."""
    schema = resource.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    return tuple(
        str(field.get("name"))
        for field in (fields if isinstance(fields, list) else [])
        if isinstance(field, dict)
    )


def _not_utf8(path: str, error: UnicodeDecodeError) -> Fault:
    return Fault(path, f"expected text in UTF-8, but byte {error.start + 1} is not.")


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)
