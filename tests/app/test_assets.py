"""The static files: shapes are made only where data or code is another than before."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from stp_map.app.server import assets
from stp_map.app.server.assets import MADE, prepare_static_files
from stp_map.core.model import Atlas
from stp_map.web import geometry as web_geometry


@pytest.fixture
def folder(atlas: Atlas, tmp_path: Path) -> Path:
    """A static folder that a start has filled."""
    prepare_static_files(atlas, tmp_path)
    return tmp_path


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes each time that shapes are made."""
    calls: list[str] = []
    make = web_geometry.web_geometry

    def noting(atlas: Atlas) -> str:
        calls.append("boundaries")
        return make(atlas)

    monkeypatch.setattr(web_geometry, "web_geometry", noting)
    return calls


def test_every_address_is_that_of_a_file_in_the_folder(atlas: Atlas, folder: Path):
    page = prepare_static_files(atlas, folder)
    addresses = [value for value in vars_of(page) if isinstance(value, str)]
    addresses += vars_of(page.map_files)
    script = (folder / page.page_script.rpartition("/")[2]).read_text("utf-8")
    facts = json.loads(re.search(r"^const FACTS = (.*);$", script, re.MULTILINE)[1])
    addresses += [facts["table"], *facts["details"]]
    assert len(addresses) == 8
    for address in addresses:
        assert (folder / address.rpartition("/")[2]).is_file()


def vars_of(page: object) -> list:
    """The values of a frozen value with slots."""
    return [getattr(page, name) for name in page.__slots__]


def test_a_second_start_makes_no_shapes(atlas: Atlas, folder: Path, made: list[str]):
    before = prepare_static_files(atlas, folder)
    assert made == []
    assert prepare_static_files(atlas, folder) == before


def test_other_data_makes_them_anew(atlas: Atlas, folder: Path, made: list[str]):
    resources = {**atlas.package.resources, "footprints": {"hash": "sha256:another"}}
    other = replace(atlas, package=replace(atlas.package, resources=resources))
    prepare_static_files(other, folder)
    assert made == ["boundaries"]


def test_other_footprints_make_them_anew(atlas: Atlas, folder: Path, made: list[str]):
    first, second, *others = atlas.footprints
    prepare_static_files(replace(atlas, footprints=(second, first, *others)), folder)
    assert made == ["boundaries"]


def test_other_code_makes_them_anew(
    atlas: Atlas, folder: Path, made: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    changed = tmp_path / "code"
    changed.mkdir()
    (changed / "text.py").write_text("KILOMETRES = 'km'", encoding="utf-8")
    shutil.copytree(Path(assets.__file__).parents[2] / "frontend", changed / "frontend")
    monkeypatch.setattr(assets, "files", files_at(changed))
    prepare_static_files(atlas, folder)
    assert made == ["boundaries"]


def files_at(changed: Path):
    """``importlib.resources.files`` where our own code is elsewhere."""
    real = assets.files
    return lambda package: changed if package == "stp_map" else real(package)


@pytest.mark.parametrize(
    "noted",
    [b"", b"[]", b"{", b'{"from": 1}', b"\xff", b'{"from": "x", "shapes": ["boundaries"]}'],
)
def test_a_damaged_note_makes_them_anew(atlas: Atlas, folder: Path, made: list[str], noted: bytes):
    whole = json.loads((folder / MADE).read_text("utf-8"))
    (folder / MADE).write_bytes(noted)
    prepare_static_files(atlas, folder)
    assert made == ["boundaries"]
    assert json.loads((folder / MADE).read_text("utf-8")) == whole


def test_a_file_of_shapes_that_is_gone_is_made_again(atlas: Atlas, folder: Path, made: list[str]):
    gone = next(folder.glob("tiles.*.json"))
    gone.unlink()
    prepare_static_files(atlas, folder)
    assert made == ["boundaries"]
    assert gone.is_file()
