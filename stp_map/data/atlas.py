"""Reads geodata/: the data package in, one Atlas out, or every fault that it has."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from stp_map.core.crs import NATIONAL_GRID
from stp_map.core.errors import DataError, Fault
from stp_map.core.model import Atlas, PackageInfo
from stp_map.data.checks import check_content
from stp_map.data.descriptor import check_hash, is_as_built, licence_titles, resources_by_path
from stp_map.data.package import (
    CLASS_LIMITS,
    DERIVED,
    DESCRIPTOR,
    LIGHT_BOUNDARIES,
    MAP_SHAPES,
    PRINT_BOUNDARIES,
    read_files,
    read_json,
    read_tables,
)
from stp_map.data.process_dates import process_dates_from
from stp_map.data.values import footprints_from

if TYPE_CHECKING:
    import geopandas as gpd


def load_atlas(folder: Path) -> Atlas:
    """Read the data package.

    A package that is, by its hashes, the one that ``geodata/build.py`` wrote was checked there.
    Any other is checked here, in full.

    Args:
        folder: the data package: datapackage.json with tables/, boundaries/ and derived/ beside
            it.

    Returns:
        The Atlas: footprints in order of number; ``boundaries`` at the light level in WGS 84
        (EPSG:4326), read when they are first asked for. Areas are in square kilometres,
        populations in people.

    Raises:
        DataError: the package is broken, in whatever way; it lists every fault that was found.
    """
    content, unread = read_files(folder)
    if is_as_built(content):
        with suppress(ValueError, KeyError):  # a value that can't be held is a fault, told below
            return atlas_from(content, folder)
    if faults := check_content(content, unread):
        raise DataError(faults)
    return atlas_from(content, folder)


def atlas_from(content: Mapping[str, bytes], folder: Path) -> Atlas:
    """Build the Atlas from files in which no fault was found.

    Args:
        content: the files of the data package by path. Without those in derived/, the atlas has
            neither class limits nor files of shapes.
        folder: where finer boundaries are read from when they are asked for.

    Raises:
        ValueError: a cell is not of the kind its column holds.
        KeyError: a footprint has no row in a table that must have one.
    """
    tables, _ = read_tables(content)
    light = {LIGHT_BOUNDARIES: content[LIGHT_BOUNDARIES]}
    limits: dict[str, list[float]] = json.loads(content.get(CLASS_LIMITS, b"{}"))
    return Atlas(
        footprints=footprints_from(tables),
        package=_package_info(content[DESCRIPTOR]),
        read_boundaries=lambda: _read_level(light, LIGHT_BOUNDARIES)[0],
        folder=folder,
        class_limits={key: tuple(found) for key, found in limits.items()},
        map_shapes={style: content[path] for style, path in MAP_SHAPES.items() if path in content},
        process_dates=process_dates_from(tables),
    )


def print_boundaries(atlas: Atlas) -> gpd.GeoDataFrame:
    """Read the boundaries at the finer level, for static figures; read once for each folder.

    Returns:
        Polygons in British National Grid (EPSG:27700, metres), indexed by ``code`` in order of
        number. A copy, so that a caller may add columns to it.

    Raises:
        DataError: the file has been removed, damaged or replaced since the atlas was loaded.
    """
    known = (r for r in atlas.package.resources.values() if r.get("path") == PRINT_BOUNDARIES)
    return _print_level(atlas.folder, str(next(known, {}).get("hash"))).copy()


@lru_cache(maxsize=4)
def _print_level(folder: Path, known_hash: str) -> gpd.GeoDataFrame:
    try:
        content = (folder / PRINT_BOUNDARIES).read_bytes()
    except OSError as error:
        fault = Fault(PRINT_BOUNDARIES, "expected a file to read, but it cannot be.")
        raise DataError([fault]) from error
    shapes, faults = _read_level({PRINT_BOUNDARIES: content}, PRINT_BOUNDARIES)
    # It may be whole, but another file than the one that was checked against everything else.
    if faults := faults or check_hash(content, PRINT_BOUNDARIES, {"hash": known_hash}):
        raise DataError(faults)
    return shapes.to_crs(NATIONAL_GRID)


def _read_level(content: Mapping[str, bytes], path: str) -> tuple[gpd.GeoDataFrame, list[Fault]]:
    # geopandas takes a while to import, and the first page draws no geometry: the browser does.
    import geopandas as gpd  # noqa: PLC0415

    from stp_map.data.boundaries import read_level  # noqa: PLC0415

    shapes, faults = read_level(content, path)
    return gpd.GeoDataFrame(geometry=shapes), faults


def _package_info(content: bytes) -> PackageInfo:
    """What the package says of itself; of what only follows from the rest, nothing is shown."""
    descriptor, _ = read_json(content, DESCRIPTOR)
    return PackageInfo(
        title=str(descriptor["title"]),
        version=str(descriptor["version"]),
        licences=licence_titles(descriptor),
        resources={
            str(resource["name"]): resource
            for path, resource in resources_by_path(descriptor).items()
            if path not in DERIVED
        },
    )
