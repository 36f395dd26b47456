"""Remembers that no fault is found with the tables and boundaries in geodata.

    python scripts/known_tables.py            write stp_map/data/checks/known_tables.txt

Run it after a table or its schema has changed; a test says when.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from stp_map.data.atlas import read_levels
from stp_map.data.checks.package import COLUMNS, DESCRIPTOR, read_files, read_table
from stp_map.data.checks.schemas import find_schema_faults, schemas_key

GEODATA = ROOT / "geodata"


def key_of_tables() -> str:
    """Check everything in geodata; the key of it all, or an end with what is wrong."""
    descriptor = json.loads((GEODATA / DESCRIPTOR).read_text("utf-8"))
    tables = [read_table((GEODATA / path).read_bytes(), path)[0] for path in COLUMNS]
    content, faults = read_files(GEODATA)
    _, shape_faults = read_levels(content, {table.path: table for table in tables})
    if faults := [*faults, *find_schema_faults(descriptor, tables), *shape_faults]:
        sys.exit("\n".join(map(str, faults)))
    return schemas_key(descriptor, tables)


if __name__ == "__main__":
    place = ROOT / "stp_map" / "data" / "checks" / "known_tables.txt"
    place.write_text(f"{key_of_tables()}\n", encoding="utf-8")
