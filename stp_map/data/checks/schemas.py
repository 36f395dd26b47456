"""Checks the tables against their Table Schemas with Frictionless, and says it in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from frictionless import Error, FrictionlessException, Package

from stp_map.core.errors import Fault
from stp_map.data.descriptor import resources_by_path, schema_fields
from stp_map.data.package import DESCRIPTOR, Table

CORRECT = "Correct the cell and rebuild the hashes with geodata/build.py."
_WRONG_LENGTH = {"missing-cell", "extra-cell"}
_HEADER = {
    "blank-header",
    "blank-label",
    "duplicate-label",
    "extra-label",
    "incorrect-label",
    "missing-label",
    "unmatched-header",
}


def check_schemas(descriptor: Mapping[str, object], tables: Iterable[Table]) -> list[Fault]:
    """Find every cell, row and header that does not fit its Table Schema.

    Args:
        descriptor: datapackage.json, with a resource and a schema for each table.
        tables: the tables as text; those without a header are passed over.

    Returns:
        Faults in the order of the files and rows, each with the row a spreadsheet shows.
    """
    resources = resources_by_path(descriptor)
    checked = {
        str(resources[table.path].get("name")): table
        for table in tables
        if table.path in resources and schema_fields(resources[table.path]) and table.cells
    }
    try:
        package = Package.from_descriptor(
            {
                "name": "tables",
                "resources": [
                    _inline(resources[table.path], table, checked) for table in checked.values()
                ],
            }
        )
        report = package.validate()
    except FrictionlessException as error:
        notes = [reason.note for reason in error.reasons] or [error.error.note]
        return [Fault(DESCRIPTOR, f"a schema is not valid: {note}.") for note in notes]
    except Exception as error:  # noqa: BLE001 - a damaged schema can break it in any way
        return [Fault(DESCRIPTOR, f"a schema cannot be used: {type(error).__name__}: {error}.")]
    faults = [_in_words(error, Table(DESCRIPTOR, []), {}, {}) for error in report.errors]
    paths = {name: table.path for name, table in checked.items()}
    for task in report.tasks:
        table = checked[task.name]
        faults += _table_faults(task.errors, table, _fields(resources[table.path]), paths)
    return faults


def _inline(
    resource: Mapping[str, object], table: Table, checked: Mapping[str, Table]
) -> dict[str, object]:
    """Describe a table to Frictionless with its cells in place of its path.

    Reading is ours, so that Frictionless has no delimiter or encoding to guess in a broken file;
    foreign keys into a table that could not be read are dropped, or every row would be a fault.
    """
    schema: dict[str, Any] = dict(resource["schema"])  # type: ignore[call-overload]
    keys = schema.get("foreignKeys")
    if isinstance(keys, list):
        schema["foreignKeys"] = [
            key
            for key in keys
            if not isinstance(key, dict)
            or not isinstance(key.get("reference"), dict)
            or key["reference"].get("resource") in checked
        ]
    # Only these: size, hash and dialect describe the file, which is not what is checked here.
    return {"name": resource.get("name"), "type": "table", "data": table.cells, "schema": schema}


def _table_faults(
    errors: Iterable[Error],
    table: Table,
    fields: Mapping[str, Mapping[str, Any]],
    paths: Mapping[str, str],
) -> list[Fault]:
    """Translate the errors of one table, each cause once; paths are of tables by their names."""
    errors = list(errors)
    if any(error.type in _HEADER for error in errors):
        expected = ", ".join(fields)
        found = ", ".join(table.cells[0])
        return [Fault(table.path, f"expected the columns {expected}, but found {found}.", row=1)]
    spoiled_rows = {e.row_number for e in errors if e.type in _WRONG_LENGTH | {"blank-row"}}  # type: ignore[attr-defined]
    faults: dict[tuple[object, ...], Fault] = {}
    for error in errors:
        fault = _in_words(error, table, fields, paths)
        if error.type not in _WRONG_LENGTH | {"blank-row"} and fault.row in spoiled_rows:
            continue
        # One wrong code elsewhere can orphan dozens of rows: report the first of them.
        unknown = error.type == "foreign-key"
        cause = (fault.column, fault.message) if unknown else (fault.row, fault.column)
        faults.setdefault(cause, fault)
    primary = {fault.row for fault in faults.values() if fault.column is not None}
    return [fault for fault in faults.values() if fault.column or fault.row not in primary]


def _in_words(
    error: Error,
    table: Table,
    fields: Mapping[str, Mapping[str, Any]],
    paths: Mapping[str, str],
) -> Fault:
    """Say one Frictionless error in our words; what has no words of ours keeps its own."""
    row = getattr(error, "row_number", None)
    column = getattr(error, "field_name", None)
    message = f"{error.note or error.message}."
    if error.type in {"type-error", "constraint-error"}:
        cell = _cell(table, row, getattr(error, "field_number", None))
        found = f'found "{cell}"' if cell else "the cell is empty"
        message = f"expected {_expectation(fields.get(column or '', {}))}, but {found}. {CORRECT}"
    elif error.type == "unique-error":
        cell = _cell(table, row, getattr(error, "field_number", None))
        message = f'expected each value once, but "{cell}" is {_same_row(error)}. {CORRECT}'
    elif error.type == "primary-key":
        message = f"expected one such row, but it is {_same_row(error)}. Remove one of them."
    elif error.type == "foreign-key":
        column = error.field_names[-1]  # type: ignore[attr-defined]
        cell = ", ".join(error.field_cells)  # type: ignore[attr-defined]
        there = paths[error.reference_name]  # type: ignore[attr-defined]
        message = f'expected a code that {there} has, but found "{cell}". {CORRECT}'
    elif error.type in _WRONG_LENGTH:
        column = None
        found = str(len(table.cells[row - 1])) if row else "another number"
        message = f"expected {len(fields)} cells, one a column, but found {found}."
    elif error.type == "blank-row":
        message = "expected a record, but the row is blank. Remove it."
    return Fault(table.path, message, row=row, column=column)


def _expectation(field: Mapping[str, Any]) -> str:
    """Say what a column takes, from its description in the Table Schema."""
    constraints = field.get("constraints") or {}
    low, high = constraints.get("minimum"), constraints.get("maximum")
    if "enum" in constraints:
        return f"one of {', '.join(map(str, constraints['enum']))}"
    if "pattern" in constraints:
        return f"a code such as {field.get('example', constraints['pattern'])}"
    kind = {
        "integer": "a whole number",
        "number": "a number",
        "date": "a date such as 2016-03-30",
        "boolean": "true, false or an empty cell",
    }.get(str(field.get("type")), "some text")
    if low is not None and high is not None:
        return f"{kind} from {low} to {high}"
    return f"{kind} of {low} or more" if low is not None else kind


def _fields(resource: Mapping[str, object]) -> dict[str, Mapping[str, Any]]:
    return {str(field.get("name")): field for field in schema_fields(resource)}


def _cell(table: Table, row: int | None, field_number: int | None) -> str:
    """The cell as the file has it, since Frictionless tells of some only after converting."""
    if row is None or field_number is None:
        return ""
    cells = table.cells[row - 1]
    return cells[field_number - 1] if field_number <= len(cells) else ""


def _same_row(error: Error) -> str:
    row = error.note.rpartition(" ")[2]
    return f"already in row {row}" if row.isdecimal() else "empty"
