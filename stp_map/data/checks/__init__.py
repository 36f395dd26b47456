"""The full check: every rule of the data package, and every breach of one.

Others use ``check_content`` and ``check_package`` alone. A check raises for nothing that a file
contains: it gives a list of faults, so that all of them can be told at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from stp_map.core.errors import Fault
from stp_map.data.checks.facts import check_facts
from stp_map.data.descriptor import check_descriptor, check_hash, resources_by_path
from stp_map.data.package import (
    CLASS_LIMITS,
    CODES,
    DERIVED,
    DESCRIPTOR,
    LIGHT_BOUNDARIES,
    MEASUREMENTS,
    PRINT_BOUNDARIES,
    Table,
    read_files,
    read_json,
    read_tables,
)
from stp_map.data.process_dates import process_dates_from
from stp_map.data.values import footprints_from


def check_package(folder: Path) -> list[Fault]:
    """Find every fault of the data package in a folder, whatever its hashes say."""
    return check_content(*read_files(folder))


def check_content(content: Mapping[str, bytes], unread: Iterable[Fault] = ()) -> list[Fault]:
    """Find every fault of a data package whose files have been read, or are yet to be written.

    Args:
        content: its files by path. Those that are left out are not looked for.
        unread: what is known of files that could not be read.

    Returns:
        Faults in the order in which a person should meet them; none where all is well.
    """
    # Frictionless and geopandas take a second to import; a start that finds the package as it
    # was built does without either.
    from stp_map.data.checks.schemas import check_schemas  # noqa: PLC0415

    descriptor, descriptor_faults = _read_descriptor(content)
    described = resources_by_path(descriptor)
    tables, table_faults = read_tables(content)
    faults = [
        *unread,
        *descriptor_faults,
        *table_faults,
        *check_schemas(descriptor, tables.values()),
        *check_facts(tables),
        *_check_levels(content, tables),
        *_check_derived(content),
        # Hashes last: a fault that somebody can put right by hand should come before its shadow.
        *(
            fault
            for path in content
            if path in described
            for fault in check_hash(content[path], path, described[path])
        ),
    ]
    return _each_once(faults) or _check_values(tables)


def _read_descriptor(content: Mapping[str, bytes]) -> tuple[dict[str, object], list[Fault]]:
    if DESCRIPTOR not in content:
        return {}, []
    descriptor, faults = read_json(content[DESCRIPTOR], DESCRIPTOR)
    return descriptor, faults or check_descriptor(descriptor)


def _check_levels(content: Mapping[str, bytes], tables: Mapping[str, Table]) -> list[Fault]:
    """Find all that is wrong with either level of the boundaries."""
    from stp_map.data.boundaries import check_points, read_level  # noqa: PLC0415 - as above

    faults: list[Fault] = []
    for path in (LIGHT_BOUNDARIES, PRINT_BOUNDARIES):
        shapes, found = read_level(content, path)
        faults += found + check_points(shapes, tables[MEASUREMENTS], path)
    return faults


def _check_derived(content: Mapping[str, bytes]) -> Iterator[Fault]:
    """Find the derived files that are no JSON, or not of what they should be.

    Whether they follow from the data of today, only the functions that make them can say:
    ``python geodata/build.py --check`` asks them, and so does a test.
    """
    for path in (path for path in DERIVED if path in content):
        value, faults = read_json(content[path], path)
        yield from faults
        expected = ""
        if path != CLASS_LIMITS and value.get("codes") != list(CODES):
            expected = f"the shapes of {CODES[0]} to {CODES[-1]}, in this order"
        elif path == CLASS_LIMITS and not all(map(_is_rising, value.values())):
            expected = "lists of numbers in rising order"
        if expected and not faults:
            yield Fault(path, f"expected {expected}. Derive it again with geodata/build.py.")


def _is_rising(limits: object) -> bool:
    return (
        isinstance(limits, list)
        and all(type(limit) in {int, float} for limit in limits)
        and all(lower < upper for lower, upper in pairwise(limits))
    )


def _check_values(tables: Mapping[str, Table]) -> list[Fault]:
    """Only a schema that is laxer than ours lets a value come this far."""
    try:
        footprints_from(tables)
        process_dates_from(tables)
    except (ValueError, KeyError) as error:
        message = f"a schema lets through a value that the atlas cannot hold: {error}."
        return [Fault(DESCRIPTOR, message)]
    return []


def _each_once(faults: Iterable[Fault]) -> list[Fault]:
    """The first fault of each cell, and every fault that is of no one cell."""
    first: dict[tuple[object, ...], Fault] = {}
    for fault in faults:
        what = fault.message if fault.column is None else None
        first.setdefault((fault.file, fault.row, fault.column, what), fault)
    return list(first.values())
