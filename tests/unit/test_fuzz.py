"""Odd values at every door: a few here, thousands under `make fuzz`."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stp_map.analysis.address import from_params, to_params
from stp_map.analysis.parameters import BY_NAME
from stp_map.analysis.selection import select
from stp_map.core.errors import DataError, Fault
from stp_map.core.model import Atlas
from stp_map.core.view import Filters, tidy_query
from stp_map.data.atlas import load_atlas
from tests.examples import examples
from tests.untrusted import CORPUS

NAMES = st.one_of(st.sampled_from(list(BY_NAME)), st.text())
VALUES = st.one_of(st.text(), st.sampled_from(list(CORPUS.values())))


@given(st.dictionaries(NAMES, st.lists(VALUES, max_size=4), max_size=9))
def test_any_parameters_are_a_view_that_comes_back(atlas: Atlas, params):
    view, _ = from_params(params, atlas.codes)
    assert from_params(to_params(view), atlas.codes) == (view, ())


@given(st.binary(max_size=300))
def test_any_bytes_behind_the_question_mark_are_a_view(atlas: Atlas, query):
    params = parse_qs(query.decode("latin-1"), keep_blank_values=True, max_num_fields=400)
    view, _ = from_params(params, atlas.codes)
    assert from_params(to_params(view), atlas.codes) == (view, ())


@given(
    st.one_of(
        VALUES,
        st.tuples(st.floats(), st.floats()).map(lambda pair: f"{pair[0]}, {pair[1]}"),
        st.from_regex(r"[A-Z]{2} ?[0-9]{0,12}", fullmatch=True),
    )
)
def test_any_search_leaves_a_selection(atlas: Atlas, text):
    selection = select(atlas, Filters(query=tidy_query(text)))
    assert selection.shown_codes <= set(atlas.by_code)


@pytest.fixture(scope="module")
def package(geodata: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the data package; each damage is mended again."""
    return Path(shutil.copytree(geodata, tmp_path_factory.mktemp("fuzz") / "geodata"))


FILES = [
    *("datapackage.json", "tables/footprints.csv", "tables/leaders.csv", "tables/ccgs.csv"),
    *("tables/leader_changes.csv", "boundaries/measurements.csv", "boundaries/neighbours.csv"),
    *("boundaries/tiles.csv", "boundaries/footprints.geojson"),
]


def faults_of(package: Path) -> tuple[Fault, ...]:
    """The faults of a package, none where it is read after all."""
    try:
        assert len(load_atlas(package).footprints) == 44
    except DataError as error:
        return error.faults
    return ()


@settings(
    max_examples=examples(40),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.sampled_from(FILES),
    st.lists(
        st.tuples(st.floats(0, 1), st.binary(max_size=8), st.integers(0, 40)),
        min_size=1,
        max_size=4,
    ),
)
def test_any_damaged_package_tells_its_faults_or_is_read(package: Path, name, damages):
    file = package / name
    whole = file.read_bytes()
    content = whole
    for where, piece, gone in damages:
        place = int(where * len(content))
        content = content[:place] + piece + content[place + gone :]
    file.write_bytes(content)
    try:
        faults = faults_of(package)
        assert all(each.file and each.message for each in faults)
    finally:
        file.write_bytes(whole)
