"""What happens when the machine fails: files that change, fonts that go, many at once."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from stp_map.analysis.scene import Scene, scene_of
from stp_map.cli import main
from stp_map.core.errors import DataError, ExportError, StpMapError
from stp_map.core.model import Atlas, Region
from stp_map.core.order import Order, Output
from stp_map.core.view import View
from stp_map.data.atlas import load_atlas, print_boundaries
from stp_map.data.sources import raw_bytes, resources
from stp_map.exports import make
from stp_map.exports.paper import fonts, typesetting

ROOT = Path(__file__).resolve().parents[2]
PRINT = "boundaries/footprints_print.geojson"
DAY = date(2026, 11, 22)
LONDON = View().filtered(regions=(Region.LONDON,))


def london(atlas: Atlas) -> Scene:
    """London of an atlas."""
    return scene_of(atlas, LONDON)


Change = Callable[[Path], object]
CHANGES: dict[str, tuple[Change, str]] = {
    "cut in half": (lambda file: os.truncate(file, file.stat().st_size // 2), "it breaks off"),
    "emptied": (lambda file: os.truncate(file, 0), "it breaks off"),
    "removed": (lambda file: file.unlink(), "expected a file to read"),
    "replaced": (
        lambda file: file.write_bytes(file.read_bytes().replace(b"\n", b"\n ", 1)),
        "its contents differ from the hash",
    ),
}


@pytest.fixture
def copied(tmp_path: Path) -> Atlas:
    """An atlas with a data package of its own, loaded and then at the test's mercy."""
    return load_atlas(Path(shutil.copytree(ROOT / "geodata", tmp_path / "geodata")))


@pytest.mark.parametrize(("change", "reason"), CHANGES.values(), ids=CHANGES)
def test_a_boundary_file_changed_after_the_start_gives_no_picture_but_words(
    copied: Atlas, change: Change, reason: str
):
    change(copied.folder / PRINT)
    with pytest.raises(DataError, match=reason) as caught:
        make(london(copied), Order(Output.PNG, DAY))
    assert caught.value.faults[0].file == PRINT


@pytest.mark.parametrize("change", [change for change, _ in CHANGES.values()], ids=CHANGES)
def test_what_needs_no_finer_boundaries_is_made_all_the_same(
    copied: Atlas, atlas: Atlas, change: Change
):
    change(copied.folder / PRINT)
    for output in (Output.CSV, Output.XLSX, Output.GEOJSON):
        order = Order(output, DAY)
        assert make(london(copied), order) == make(london(atlas), order)


def test_a_file_put_back_is_read_again(copied: Atlas, atlas: Atlas):
    file = copied.folder / PRINT
    good = file.read_bytes()
    file.write_bytes(good[:1000])
    with pytest.raises(DataError):
        print_boundaries(copied)
    file.write_bytes(good)
    assert make(london(copied), Order(Output.SVG, DAY)) == make(
        london(atlas), Order(Output.SVG, DAY)
    )


def test_once_read_the_boundaries_outlive_their_file(copied: Atlas):
    print_boundaries(copied)
    shutil.rmtree(copied.folder)
    assert make(london(copied), Order(Output.PNG, DAY)).startswith(b"\x89PNG")


@pytest.mark.parametrize("change", [change for change, _ in CHANGES.values()], ids=CHANGES)
def test_a_table_changed_after_the_start_is_not_handed_out(copied: Atlas, change: Change):
    (leaders,) = (each for each in resources(copied) if each.path == "tables/leaders.csv")
    change(copied.folder / leaders.path)
    with pytest.raises(StpMapError, match=r"tables/leaders\.csv"):
        raw_bytes(copied, leaders)


def test_a_missing_typeface_is_said_with_what_to_do(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(fonts, "files", lambda _package: tmp_path)
    with pytest.raises(ExportError) as caught:
        fonts.own_file(fonts.Weight.BOLD)
    assert "font-source-sans-pro" in str(caught.value)
    assert "Install the packages of requirements.txt again" in str(caught.value)


def test_a_broken_template_is_a_plain_error_and_the_file_stays(
    copied: Atlas, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr(typesetting, "template", lambda _name: b"#let broken = (")
    for output in (Output.PNG, Output.SVG, Output.PDF, Output.PACK_PDF):
        with pytest.raises(ExportError) as caught:
            make(london(copied), Order(output, DAY))
        assert "can't be set" in str(caught.value)
        assert "unclosed delimiter" in str(caught.value)
    kept = tmp_path / "map.png"
    kept.write_bytes(b"as it was")
    assert main(["snapshot", "--out", str(kept)]) == 1
    assert kept.read_bytes() == b"as it was"


def test_the_command_line_tells_of_a_missing_typeface_and_still_makes_slides(tmp_path: Path):
    (tmp_path / "font_source_sans_pro").mkdir()
    (tmp_path / "font_source_sans_pro" / "__init__.py").touch()
    fontless = {**os.environ, "PYTHONPATH": str(tmp_path)}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "stp_map", *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=fontless, check=False, capture_output=True, text=True
        )

    drawn = run("snapshot", "--out", str(tmp_path / "map.png"))
    assert drawn.returncode == 1
    assert "The typeface of pictures is missing" in drawn.stderr
    assert not (tmp_path / "map.png").exists()
    assert run("deck", "--out", str(tmp_path / "map.pptx")).returncode == 0


QUICK = [Output.PDF, Output.DECK, Output.PAGE, Output.XLSX, Output.GEOPACKAGE]
"""A kind of file by every library that makes files."""

ALL = [output for output in Output if output is not Output.PACK_PDF]
KINDS = pytest.mark.parametrize(
    "kinds", [QUICK, pytest.param(ALL, marks=pytest.mark.long)], ids=["quick", "all"]
)


@KINDS
def test_files_made_at_once_are_byte_for_byte_those_made_one_by_one(
    copied: Atlas, kinds: list[Output]
):
    orders = [Order(output, DAY) for output in (*kinds, Output.PDF, Output.GEOPACKAGE)]
    with ThreadPoolExecutor(6) as threads:
        together = list(threads.map(lambda order: make(london(copied), order), orders))
    assert together == [make(london(copied), order) for order in orders]


@KINDS
def test_a_data_package_that_can_only_be_read_serves_every_format(
    tmp_path: Path, kinds: list[Output]
):
    folder = Path(shutil.copytree(ROOT / "geodata", tmp_path / "geodata"))
    for place in (folder, *folder.rglob("*")):
        place.chmod(0o555 if place.is_dir() else 0o444)
    before = {place: place.stat().st_mtime_ns for place in (folder, *folder.rglob("*"))}
    atlas = load_atlas(folder)
    for output in kinds:
        assert make(london(atlas), Order(output, DAY))
    assert {p: p.stat().st_mtime_ns for p in (folder, *folder.rglob("*"))} == before
    for place in (folder, *folder.rglob("*")):
        place.chmod(0o755)


def test_a_geopackage_needs_no_room_for_passing_files(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out))
    assert main(["data", "--format", "gpkg", "--out", "-"]) == 0
    assert out.getvalue().startswith(b"SQLite format 3")
