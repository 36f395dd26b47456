"""A start trusts the hashes of a package as it was built, and checks any other in full."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from stp_map.core.errors import DataError
from stp_map.data.atlas import load_atlas
from stp_map.data.checks import check_package
from stp_map.data.descriptor import SEAL, is_as_built, seal_of, sha256_of
from stp_map.data.package import DESCRIPTOR, FOOTPRINTS, PATHS, read_files

HEAVY = ("frictionless", "geopandas", "shapely", "pandas", "mapclassify")


@pytest.fixture
def package(geodata: Path, tmp_path: Path) -> Path:
    """A copy of the data package, to be changed."""
    return Path(shutil.copytree(geodata, tmp_path / "geodata"))


def imported_by_a_start(folder: Path) -> list[str]:
    """Which of the libraries that take long a process has imported once it has the atlas."""
    script = (
        "import sys; from pathlib import Path; from stp_map.data.atlas import load_atlas; "
        "load_atlas(Path(sys.argv[1])); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)], check=True, capture_output=True, text=True
    )
    return [name for name in HEAVY if name in done.stdout.split()]


def change_descriptor(folder: Path, **members: object) -> None:
    """Give datapackage.json other members."""
    descriptor = json.loads((folder / DESCRIPTOR).read_text("utf-8"))
    write_descriptor(folder, descriptor | members)


def write_descriptor(folder: Path, descriptor: dict[str, Any]) -> None:
    """Write datapackage.json as something other than build.py might."""
    (folder / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")


def hash_again(folder: Path) -> dict[str, Any]:
    """Put the hash of the footprints right, as somebody might by hand; the descriptor."""
    descriptor = json.loads((folder / DESCRIPTOR).read_text("utf-8"))
    descriptor["resources"][0]["hash"] = sha256_of((folder / FOOTPRINTS).read_bytes())
    write_descriptor(folder, descriptor)
    return descriptor


def test_the_committed_package_is_as_it_was_built_and_has_no_fault(geodata: Path):
    assert is_as_built(read_files(geodata)[0]), "run python geodata/build.py"
    assert check_package(geodata) == []


def test_a_start_with_the_package_as_it_was_built_needs_no_library_that_takes_long(geodata: Path):
    assert imported_by_a_start(geodata) == []


def test_a_package_that_build_did_not_write_is_checked_in_full_and_works(package: Path):
    change_descriptor(package, version="2016.03.30-ours")
    assert {"frictionless", "geopandas"} <= set(imported_by_a_start(package))
    assert load_atlas(package).package.version == "2016.03.30-ours"


def test_the_order_and_spaces_of_the_descriptor_do_not_matter(package: Path):
    descriptor = json.loads((package / DESCRIPTOR).read_text("utf-8"))
    write_descriptor(package, dict(reversed(descriptor.items())))
    assert is_as_built(read_files(package)[0])


@pytest.mark.parametrize("path", [DESCRIPTOR, *PATHS])
def test_a_package_with_any_other_byte_or_file_is_not_as_it_was_built(package: Path, path: str):
    whole = (package / path).read_bytes()
    (package / path).write_bytes(whole.replace(b"5", b"6", 1))
    assert not is_as_built(read_files(package)[0])
    (package / path).unlink()
    assert not is_as_built(read_files(package)[0])


def test_a_hash_that_was_put_right_by_hand_is_no_proof(package: Path):
    table = package / FOOTPRINTS
    table.write_bytes(table.read_bytes().replace(b"1382732", b"1382733"))
    hash_again(package)
    with pytest.raises(DataError, match="population_registered"):
        load_atlas(package)


def test_a_value_that_cannot_be_held_is_told_by_the_full_check_even_under_a_seal(package: Path):
    table = package / FOOTPRINTS
    table.write_bytes(table.read_bytes().replace(b'Tyne and Wear",North', b'Tyne and Wear",Nort'))
    descriptor = hash_again(package)
    change_descriptor(package, **{SEAL: seal_of(descriptor)})
    assert is_as_built(read_files(package)[0])
    with pytest.raises(DataError) as caught:
        load_atlas(package)
    assert [(f.file, f.column) for f in caught.value.faults] == [(FOOTPRINTS, "region")]


def test_a_cell_that_a_stricter_schema_refuses_is_told(package: Path):
    descriptor = json.loads((package / DESCRIPTOR).read_text("utf-8"))
    descriptor["resources"][0]["schema"]["fields"][0]["constraints"]["maxLength"] = 1
    write_descriptor(package, descriptor)
    assert any("column code" in str(fault) for fault in check_package(package))


def test_the_boundaries_are_read_only_when_they_are_asked_for(geodata: Path):
    atlas = load_atlas(geodata)
    assert "boundaries" not in vars(atlas)
    assert len(atlas.boundaries) == 44
    assert "boundaries" in vars(atlas)


def test_the_atlas_holds_what_was_derived(geodata: Path):
    atlas = load_atlas(geodata)
    assert list(atlas.map_shapes) == [
        "boundaries",
        "tiles",
        "circles/registered",
        "circles/resident",
    ]
    assert atlas.map_shapes["tiles"] == (geodata / "derived/tiles.json").read_bytes()
    assert len(atlas.class_limits) >= 20


def test_what_only_follows_from_the_rest_is_not_listed_among_the_sources(geodata: Path):
    paths = [str(each["path"]) for each in load_atlas(geodata).package.resources.values()]
    assert len(paths) == 19
    assert not [path for path in paths if path.startswith("derived/")]
