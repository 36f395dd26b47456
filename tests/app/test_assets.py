"""The static files: every address is that of a file, and a start makes no shapes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from stp_map.app.server.assets import PageFiles, prepare_static_files
from stp_map.core.model import Atlas, PopulationBase
from stp_map.core.view import MapStyle, Presentation
from stp_map.web.script_data import style_key, values_key


@pytest.fixture
def page(atlas: Atlas, tmp_path: Path) -> PageFiles:
    """The files that a start has put into a folder."""
    return prepare_static_files(atlas, tmp_path)


def constant(script: str, name: str) -> dict:
    """A constant at the head of a script."""
    return json.loads(re.search(rf"^const {name} = (.*);$", script, re.MULTILINE)[1])


def test_every_address_is_that_of_a_file_in_the_folder(page: PageFiles, tmp_path: Path):
    addresses = [value for value in vars_of(page) if isinstance(value, str)]
    addresses += vars_of(page.map_files)
    facts = constant(script_of(tmp_path, page.page_script), "FACTS")
    addresses += [facts["table"], *facts["details"]]
    assert len(addresses) == 8
    shapes = constant(script_of(tmp_path, page.map_files.script), "SHAPES")
    for address in (*addresses, *shapes.values()):
        assert (tmp_path / address.rpartition("/")[2]).is_file()


def vars_of(page: object) -> list:
    """The values of a frozen value with slots."""
    return [getattr(page, name) for name in page.__slots__]


def script_of(folder: Path, address: str) -> str:
    """A script as the browser reads it."""
    return (folder / address.rpartition("/")[2]).read_text("utf-8")


def test_the_map_script_knows_the_shapes_of_every_style(
    atlas: Atlas, page: PageFiles, tmp_path: Path
):
    shapes = constant(script_of(tmp_path, page.map_files.script), "SHAPES")
    for style in MapStyle:
        for base in PopulationBase:
            key = style_key(Presentation(style=style, population=base))
            assert (tmp_path / shapes[key]).read_bytes() == atlas.map_shapes[key]


def test_the_map_script_knows_where_the_trusts_are_and_fetches_them_only_when_asked(
    page: PageFiles, tmp_path: Path
):
    address = constant(script_of(tmp_path, page.map_files.script), "TRUSTS")
    trusts = json.loads((tmp_path / address).read_text("utf-8"))
    assert len(trusts) == 238
    assert trusts[0][:3] == [0, "City Hospitals Sunderland NHS Foundation Trust", "acute"]


def test_the_map_script_knows_every_number_in_words(page: PageFiles, tmp_path: Path):
    values = constant(script_of(tmp_path, page.map_files.script), "VALUES")
    measures = ["population", "population-density", "share-of-patients"]
    measures += ["number-of-ccgs", "number-of-trusts", "number-of-councils"]
    measures += ["number-of-neighbours"]
    assert list(values) == [values_key(slug, base) for slug in measures for base in PopulationBase]
    density = values[values_key("population-density", PopulationBase.REGISTERED)]
    assert density[36] == "178 registered patients per km²"
    assert {len(words) for words in values.values()} == {44}


def test_a_start_makes_no_shapes_and_needs_no_library_that_takes_long(
    geodata: Path, tmp_path: Path
):
    script = (
        "import sys; from pathlib import Path; from stp_map.data.atlas import load_atlas; "
        "from stp_map.app.server.assets import prepare_static_files; "
        "prepare_static_files(load_atlas(Path(sys.argv[1])), Path(sys.argv[2])); "
        "print(*sys.modules)"
    )
    command = [sys.executable, "-c", script, str(geodata), str(tmp_path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"frictionless", "geopandas", "shapely", "mapclassify"}


def test_a_second_start_gives_the_same_files_and_writes_none(
    atlas: Atlas, page: PageFiles, tmp_path: Path
):
    before = {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    assert prepare_static_files(atlas, tmp_path) == page
    assert {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()} == before


def test_other_facts_are_in_a_file_of_another_name(atlas: Atlas, page: PageFiles, tmp_path: Path):
    first, *others = atlas.footprints
    other = replace(atlas, footprints=(replace(first, name="Another name"), *others))
    assert prepare_static_files(other, tmp_path).page_script != page.page_script


@pytest.mark.usefixtures("page")
def test_a_file_that_is_gone_is_written_again(atlas: Atlas, tmp_path: Path):
    gone = [next(tmp_path.glob(f"{name}.*.json")) for name in ("tiles", "facts-table")]
    for file in gone:
        file.unlink()
    prepare_static_files(atlas, tmp_path)
    assert all(file.is_file() for file in gone)
