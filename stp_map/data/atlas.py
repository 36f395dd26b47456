"""Reads geodata/: the data package in, one Atlas out, or every fault that it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from stp_map.core.errors import DataError, Fault
from stp_map.core.model import Atlas, Footprint, PackageInfo
from stp_map.data.checks.facts import FOOTPRINTS, LEADERS, MEASUREMENTS, check_facts
from stp_map.data.checks.package import (
    COLUMNS,
    DESCRIPTOR,
    LIGHT_BOUNDARIES,
    PRINT_BOUNDARIES,
    Table,
    check_descriptor,
    check_hash,
    licence_titles,
    read_files,
    read_json,
    read_table,
    resources_by_path,
)
from stp_map.data.checks.schemas import check_schemas, known_to_fit, schemas_key
from stp_map.data.checks.values import footprints_from, points_from

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

# geopandas takes a while to import, and the first page draws no geometry: that is the browser's.
# So it is imported where it is used.

NATIONAL_GRID = "EPSG:27700"


def load_atlas(folder: Path) -> Atlas:
    """Read, check and join the data package.

    Args:
        folder: the data package: datapackage.json with tables/ and boundaries/ beside it.

    Returns:
        The Atlas: footprints in order of number; ``boundaries`` at the light level in WGS 84
        (EPSG:4326), indexed by code, with the columns of the footprint, leader and measurement
        tables, joined when they are first asked for. Areas are in square kilometres, populations
        in people.

    Raises:
        DataError: the package is broken, in whatever way; it lists every fault that was found.
    """
    content, faults = read_files(folder)
    descriptor, descriptor_faults = _read_descriptor(content)
    tables, table_faults = _read_tables(content, descriptor)
    # Hashes last: a fault that somebody can put right by hand should come before its shadow.
    hash_faults = [
        fault for path in content for fault in check_hash(content[path], path, descriptor)
    ]
    if faults or hash_faults or schemas_key(descriptor, tables.values()) != known_to_fit():
        join, shape_faults = read_levels(content, tables)
    else:
        join, shape_faults = _read_known(content), []
    faults += descriptor_faults + table_faults + shape_faults + hash_faults
    if faults:
        raise DataError(_each_once(faults))
    footprints = _footprints(tables)
    return Atlas(
        footprints=footprints,
        package=_package_info(descriptor),
        join=lambda: _join(join(), tables, footprints),
        folder=folder,
    )


def print_boundaries(atlas: Atlas) -> gpd.GeoDataFrame:
    """Read the boundaries at the finer level, for static figures; read once for each folder.

    Args:
        atlas: the atlas whose package to read from.

    Returns:
        Polygons in British National Grid (EPSG:27700, metres), indexed by ``code`` in order of
        number. A copy, so that a caller may add columns to it.

    Raises:
        DataError: the file has been removed, damaged or replaced since the atlas was loaded.
    """
    resources = {"resources": list(atlas.package.resources.values())}
    known = resources_by_path(resources).get(PRINT_BOUNDARIES, {})
    return _print_level(atlas.folder, str(known.get("hash", ""))).copy()


@lru_cache(maxsize=4)
def _print_level(folder: Path, known_hash: str) -> gpd.GeoDataFrame:
    import geopandas as gpd  # noqa: PLC0415 - see above

    content, _ = read_files(folder)
    shapes, faults = _read_level(content, PRINT_BOUNDARIES)
    if PRINT_BOUNDARIES not in content:
        faults = [Fault(PRINT_BOUNDARIES, "expected a file to read, but it cannot be.")]
    elif not faults:
        # Whole, but another file than the one that was checked against everything else.
        expected = {"resources": [{"path": PRINT_BOUNDARIES, "hash": known_hash}]}
        faults = check_hash(content[PRINT_BOUNDARIES], PRINT_BOUNDARIES, expected)
    if faults:
        raise DataError(faults)
    return gpd.GeoDataFrame(geometry=shapes).to_crs(NATIONAL_GRID)


def _read_descriptor(content: Mapping[str, bytes]) -> tuple[dict[str, object], list[Fault]]:
    if DESCRIPTOR not in content:
        return {}, []
    descriptor, faults = read_json(content[DESCRIPTOR], DESCRIPTOR)
    return descriptor, faults or check_descriptor(descriptor)


def _read_tables(
    content: Mapping[str, bytes], descriptor: Mapping[str, object]
) -> tuple[dict[str, Table], list[Fault]]:
    """Every table, without rows where it could not be read, and all that is wrong with them."""
    tables = {path: Table(path, []) for path in COLUMNS}
    faults: list[Fault] = []
    for path in COLUMNS:
        if path in content:
            tables[path], found = read_table(content[path], path)
            faults += found
    return tables, faults + check_schemas(descriptor, tables.values()) + check_facts(tables)


def _read_known(content: Mapping[str, bytes]) -> Callable[[], gpd.GeoSeries]:
    """The light level, read when it is asked for.

    The descriptor is known, and with it the hash of every file: these are the boundaries that
    the tests of the data package found without fault.
    """
    return lambda: _read_level(content, LIGHT_BOUNDARIES)[0]


def read_levels(
    content: Mapping[str, bytes], tables: Mapping[str, Table]
) -> tuple[Callable[[], gpd.GeoSeries], list[Fault]]:
    """Read and check both levels of the boundaries, whatever is remembered.

    Args:
        content: the files of the data package by path.
        tables: its tables by path.

    Returns:
        What gives the light level, and all that is wrong with either.
    """
    from stp_map.data.checks.boundaries import check_points  # noqa: PLC0415 - see above

    points = points_from(tables[MEASUREMENTS])
    levels = {}
    faults: list[Fault] = []
    for path in (LIGHT_BOUNDARIES, PRINT_BOUNDARIES):
        levels[path], found = _read_level(content, path)
        faults += found + check_points(levels[path], points, path)
    return lambda: levels[LIGHT_BOUNDARIES], faults


def _read_level(content: Mapping[str, bytes], path: str) -> tuple[gpd.GeoSeries, list[Fault]]:
    import geopandas as gpd  # noqa: PLC0415 - see above

    from stp_map.data.checks.boundaries import read_boundaries  # noqa: PLC0415 - see above

    if path not in content:
        return gpd.GeoSeries(), []
    collection, faults = read_json(content[path], path)
    return (gpd.GeoSeries(), faults) if faults else read_boundaries(collection, path)


def _footprints(tables: Mapping[str, Table]) -> tuple[Footprint, ...]:
    try:
        return footprints_from(tables)
    except (ValueError, KeyError) as error:
        # Only a schema that is laxer than ours lets a value come this far.
        message = f"a schema lets through a value that the atlas cannot hold: {error}."
        raise DataError([Fault(DESCRIPTOR, message)]) from error


def _join(
    shapes: gpd.GeoSeries, tables: Mapping[str, Table], footprints: Iterable[Footprint]
) -> gpd.GeoDataFrame:
    """Join polygons, footprints and leaders by code, each code once on every side."""
    import geopandas as gpd  # noqa: PLC0415 - see above
    import pandas as pd  # noqa: PLC0415 - see above

    typed = pd.DataFrame(
        {
            "code": footprint.code,
            "number": footprint.number,
            "population_registered": footprint.population_registered,
            "population_resident": footprint.population_resident,
            "area_km2": footprint.area_km2,
            "latitude": footprint.latitude,
            "longitude": footprint.longitude,
        }
        for footprint in footprints
    )
    text = _frame(tables[FOOTPRINTS]).drop(columns=typed.columns.drop("code"), errors="ignore")
    leaders = _frame(tables[LEADERS]).drop(columns="footprint_name")
    leaders = leaders.rename(columns={"name": "leader_name", "note": "leader_note"})
    joined = typed.merge(text, on="code", validate="1:1").merge(leaders, on="code", validate="1:1")
    geometry = gpd.GeoDataFrame(geometry=shapes)
    return geometry.merge(joined, on="code", validate="1:1").set_index("code").sort_values("number")


def _frame(table: Table) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - see above

    return pd.DataFrame([row for _, row in table.rows])


def _package_info(descriptor: Mapping[str, object]) -> PackageInfo:
    return PackageInfo(
        title=str(descriptor["title"]),
        version=str(descriptor["version"]),
        licences=licence_titles(descriptor),
        resources={
            str(resource["name"]): resource for resource in resources_by_path(descriptor).values()
        },
    )


def _each_once(faults: Iterable[Fault]) -> list[Fault]:
    """The first fault of each cell, and every fault that is of no one cell."""
    first: dict[tuple[object, ...], Fault] = {}
    for fault in faults:
        what = fault.message if fault.column is None else None
        first.setdefault((fault.file, fault.row, fault.column, what), fault)
    return list(first.values())
