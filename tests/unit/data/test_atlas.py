"""A sound package gives an Atlas; any other gives a DataError, whatever bytes are in it."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stp_map.core.errors import DataError
from stp_map.core.model import Atlas, ChangeEvent, Source
from stp_map.data.atlas import load_atlas, print_boundaries
from stp_map.data.package import DESCRIPTOR, PATHS
from stp_map.data.values import parse_sources
from tests.examples import examples

GEODATA = Path(__file__).parents[3] / "geodata"
JUNK = [None, 5, -1, "", "x", [], {}, True, [1], {"a": 1}, 1e308, [[]]]


def test_boundaries_are_indexed_by_code_in_wgs84(atlas: Atlas):
    assert list(atlas.boundaries.index) == [footprint.code for footprint in atlas.footprints]
    assert atlas.boundaries.index.name == "code"
    assert atlas.boundaries.crs.to_epsg() == 4326


def test_print_boundaries_are_finer_and_in_national_grid(atlas: Atlas):
    finer = print_boundaries(atlas)
    assert finer.crs.to_epsg() == 27700
    assert finer.count_coordinates().sum() > atlas.boundaries.count_coordinates().sum()


def test_print_boundaries_are_a_copy(atlas: Atlas):
    print_boundaries(atlas)["colour"] = "red"
    assert "colour" not in print_boundaries(atlas).columns


@pytest.mark.parametrize("damage", ["deleted", "truncated"])
def test_print_boundaries_damaged_after_loading_are_a_data_error(tmp_path, damage):
    folder = Path(shutil.copytree(GEODATA, tmp_path / "geodata"))
    atlas = load_atlas(folder)
    file = folder / "boundaries" / "footprints_print.geojson"
    if damage == "deleted":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:1_000])
    with pytest.raises(DataError, match=r"boundaries/footprints_print\.geojson: expected"):
        print_boundaries(atlas)


def test_a_folder_without_a_package_is_a_data_error_that_names_every_file(tmp_path):
    with pytest.raises(DataError) as caught:
        load_atlas(tmp_path / "nowhere")
    assert [fault.file for fault in caught.value.faults] == [DESCRIPTOR, *PATHS]


def test_the_package_says_what_it_is(atlas: Atlas):
    assert atlas.package.version == "2016.03.30"
    assert atlas.package.licences[0] == "Open Government Licence v3.0"
    assert atlas.package.resources["leaders"]["path"] == "tables/leaders.csv"


def test_changes_carry_their_span_as_the_announcement(atlas: Atlas):
    first = atlas.by_code["E54000006"].changes[0]
    assert first.event is ChangeEvent.NEW_LEAD
    assert (first.leader.announced_from, first.leader.announced_to) == (
        date(2016, 3, 31),
        date(2016, 10, 31),
    )


def test_a_lead_that_ended_was_not_announced_then(atlas: Atlas):
    (ended,) = atlas.by_code["E54000014"].changes
    assert ended.leader.announced_from is None
    assert ended.event is ChangeEvent.LEAD_ENDED


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("", ()),
        ("https://a.example/b", (Source("https://a.example/b"),)),
        (
            "http://a.example ; https://b.example/?c=1 (page 3 (of 4))",
            (Source("http://a.example"), Source("https://b.example/?c=1", "page 3 (of 4)")),
        ),
    ],
)
def test_sources_are_parsed_with_their_remarks(text, sources):
    assert parse_sources(text) == sources


@pytest.mark.parametrize(
    "text",
    [
        "www.a.example",
        "javascript:alert(1)",
        "https://",
        "https://[a",
        "https://a.example ; b.example",
        "https://a.example and more",
        "HSJ, 30 March 2016",
    ],
)
def test_what_is_not_a_web_address_is_refused(text):
    with pytest.raises(ValueError, match=re.escape(text.rpartition(" ; ")[2])):
        parse_sources(text)


@given(data=st.data())
@settings(max_examples=examples(5))
def test_random_bytes_give_an_atlas_or_a_data_error(data):
    path = data.draw(st.sampled_from([DESCRIPTOR, *PATHS]), label="file")
    content = (GEODATA / path).read_bytes()
    start = data.draw(st.integers(0, len(content)), label="start")
    length = data.draw(st.sampled_from([0, 1, 2, 50, len(content)]), label="bytes taken out")
    put_in = data.draw(st.binary(max_size=4), label="bytes put in")
    survives(path, content[:start] + put_in + content[start + length :])


@given(data=st.data())
@settings(max_examples=examples(6))
def test_random_json_in_the_descriptor_gives_an_atlas_or_a_data_error(data):
    descriptor = json.loads((GEODATA / DESCRIPTOR).read_text(encoding="utf-8"))
    holder, key = data.draw(st.sampled_from(list(places(descriptor))), label="place")
    holder[key] = data.draw(st.sampled_from(JUNK), label="junk")
    survives(DESCRIPTOR, json.dumps(descriptor).encode())


def survives(path: str, content: bytes) -> None:
    """Load a copy of the package with other content in one file."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(shutil.copytree(GEODATA, Path(scratch, "geodata")))
        (folder / path).write_bytes(content)
        try:
            assert isinstance(load_atlas(folder), Atlas)
        except DataError as error:
            assert error.faults  # noqa: PT017 - either way is right, and nothing else is


def places(value: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - any JSON
    """Every place in parsed JSON, as its container and key."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inside in pairs:
        yield value, key
        if isinstance(inside, (dict, list)):
            yield from places(inside)
