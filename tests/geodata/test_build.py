"""build.py writes what it derives, and nothing at all where it finds a fault."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from stp_map.core.model import Atlas
from stp_map.data.atlas import load_atlas
from stp_map.data.checks import check_package
from stp_map.data.package import DERIVED
from stp_map.web.derived import derived_files


@pytest.fixture
def package(geodata: Path, tmp_path: Path) -> Path:
    """A copy of the data package, to be changed."""
    return Path(shutil.copytree(geodata, tmp_path / "geodata"))


@pytest.fixture
def build(geodata: Path, package: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, at work on the copy, whose boundaries are as they are: no network is needed."""
    monkeypatch.syspath_prepend(str(geodata))
    import build as script  # noqa: PLC0415 - not on the path before

    boundaries = {
        path.relative_to(package).as_posix(): path.read_bytes()
        for path in (package / "boundaries").iterdir()
    }
    monkeypatch.setattr(script, "FOLDER", package)
    monkeypatch.setattr(script, "_boundaries", lambda _: dict(boundaries))
    return script


def contents(folder: Path) -> dict[Path, bytes]:
    """Every file of a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def replacing(old: str, new: str, path: str = "tables/footprints.csv") -> Callable[[Path], None]:
    """A change that puts other text in a table."""

    def change(folder: Path) -> None:
        content = (folder / path).read_bytes()
        assert old.encode() in content
        (folder / path).write_bytes(content.replace(old.encode(), new.encode(), 1))

    return change


def test_what_is_written_is_sound_and_built_again_is_the_same(
    build: ModuleType, package: Path, capsys
):
    for path in ("footprints", "leaders", "leader_changes"):
        replacing(",Devon,", ",Devon and its moors,", f"tables/{path}.csv")(package)
    assert build.main(["--check"]) == 1
    assert build.main([]) == 0
    assert "wrote geodata/derived/tiles.json" in capsys.readouterr().out
    assert check_package(package) == []
    assert json.loads(load_atlas(package).map_shapes["tiles"])["names"][36] == "Devon and its moors"
    assert build.main(["--check"]) == 0


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            replacing("1382732", "-5"),
            "- tables/footprints.csv, row 4, column population_registered: expected a whole number",
        ),
        (
            replacing("1382732", "1382733"),
            "- tables/footprints.csv, row 4, column population_registered: expected",
        ),
        (
            lambda folder: (folder / "tables/leader_changes.csv").write_bytes(b"code\n"),
            "- tables/leader_changes.csv, row 1: expected the columns",
        ),
    ],
    ids=["a cell that does not fit", "figures that do not add up", "a table of other columns"],
)
def test_nothing_is_written_where_the_check_finds_a_fault(
    build: ModuleType, package: Path, capsys, change: Callable[[Path], object], fault: str
):
    change(package)
    before = contents(package)
    assert build.main([]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    first, second, *_ = said.err.splitlines()
    assert first == "Nothing was written, because the data has faults:"
    assert second.startswith(fault)
    assert contents(package) == before


def test_every_fault_is_listed_at_once(build: ModuleType, package: Path, capsys):
    replacing("1382732", "many")(package)
    replacing(",North,", ",Nort,")(package)
    assert build.main([]) == 2
    assert "column population_registered" in (said := capsys.readouterr().err)
    assert "column region" in said


def test_what_was_derived_is_what_follows_from_the_data_today(atlas: Atlas, geodata: Path):
    made = derived_files(atlas)
    assert set(made) == set(DERIVED)
    stale = [path for path, content in made.items() if (geodata / path).read_bytes() != content]
    assert not stale, "out of date: run python geodata/build.py, and read the difference"
