"""Reads the files of the data package: bytes, JSON and CSV, before any meaning."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from stp_map.core.errors import Fault
from stp_map.core.model import PopulationBase

DESCRIPTOR = "datapackage.json"
LIGHT_BOUNDARIES = "boundaries/footprints.geojson"
PRINT_BOUNDARIES = "boundaries/footprints_print.geojson"

FOOTPRINTS = "tables/footprints.csv"
LEADERS = "tables/leaders.csv"
CHANGES = "tables/leader_changes.csv"
CCGS = "tables/ccgs.csv"
MEMBERSHIP = "tables/polygon_membership.csv"
TRUSTS = "tables/trusts.csv"
COUNCILS = "tables/councils.csv"
LATER_AREAS = "tables/later_areas.csv"
LATER_PARTS = "tables/later_area_parts.csv"
PROCESS_DATES = "tables/process_dates.csv"
SHORT_FORMS = "tables/short_forms.csv"
MEASUREMENTS = "boundaries/measurements.csv"
NEIGHBOURS = "boundaries/neighbours.csv"
TILES = "boundaries/tiles.csv"
HEADQUARTERS = "boundaries/headquarters.csv"

# Table by table, the columns that the code reads. What each may hold is in datapackage.json.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    path: tuple(columns.split())
    for path, columns in {
        FOOTPRINTS: "code number code_2017 name region population_registered population_resident "
        "published_population published_population_source code_note",
        LEADERS: "code footprint_name name role organisation leader_type is_clinician "
        "announced_on evidence source_url note",
        CHANGES: "code footprint_name event earliest latest name role organisation leader_type "
        "evidence source_url note",
        CCGS: "code ccg_code_ods ccg_code_ons ccg_name whole_or_split lsoas_in_footprint "
        "lsoas_in_ccg note population_registered population_resident",
        MEMBERSHIP: "polygon_name code",
        TRUSTS: "code org_code name status type hq_postcode note",
        COUNCILS: "code council_code council_name council_type whole_or_split "
        "lsoas_in_footprint lsoas_in_council",
        LATER_AREAS: "edition kind code_ons code_ods name relation_to_2016 lsoas note",
        LATER_PARTS: "code edition code_ons share_of_footprint",
        PROCESS_DATES: "code earliest latest event source_url note",
        SHORT_FORMS: "short_form code",
        MEASUREMENTS: "code area_km2 latitude longitude",
        NEIGHBOURS: "code neighbour border",
        TILES: "code column row",
        HEADQUARTERS: "org_code latitude longitude placed_by",
    }.items()
}

CLASS_LIMITS = "derived/class_limits.json"
MAP_SHAPES: Mapping[str, str] = {
    style: f"derived/{style}.json"
    for style in ("boundaries", "tiles", *(f"circles/{base.slug}" for base in PopulationBase))
}
"""The files of shapes for the browser's map, by the key of the style that is drawn with them."""

POSTCODES = "places/postcodes.json"
TOWNS = "places/towns.json"
"""Where postcodes and places lie; build.py derives them from published packages."""

DERIVED = (CLASS_LIMITS, *MAP_SHAPES.values())
"""What follows from the other files alone; build.py makes it by calling stp_map's own functions."""

PATHS = (*COLUMNS, LIGHT_BOUNDARIES, PRINT_BOUNDARIES, POSTCODES, TOWNS, *DERIVED)

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


def read_tables(content: Mapping[str, bytes]) -> tuple[dict[str, Table], list[Fault]]:
    """Every table by path, without rows where it could not be read, and why it could not."""
    tables = {path: Table(path, []) for path in COLUMNS}
    faults: list[Fault] = []
    for path in COLUMNS:
        if path in content:
            tables[path], found = read_table(content[path], path)
            faults += found
    return tables, faults


def read_json(content: bytes, path: str) -> tuple[dict[str, object], list[Fault]]:
    """Parse a JSON object in UTF-8; anything else is an empty object and a fault."""
    try:
        value = json.loads(content.decode("utf-8"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        return {}, [_not_utf8(path, error)]
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, character {error.colno}"
        return {}, [Fault(path, f"expected JSON, but it breaks off or goes wrong at {where}.")]
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


def _not_utf8(path: str, error: UnicodeDecodeError) -> Fault:
    return Fault(path, f"expected text in UTF-8, but byte {error.start + 1} is not.")


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)
