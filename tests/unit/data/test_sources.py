"""What the Sources tab says is what the data package says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from stp_map.analysis.scene import scene_of
from stp_map.core.errors import StpMapError
from stp_map.core.model import Atlas, Evidence, PackageInfo
from stp_map.core.view import View
from stp_map.data.sources import (
    Resource,
    by_evidence,
    empty_cells,
    known_gaps,
    raw_bytes,
    resources,
)
from stp_map.web.sources_table import label, overview_html, resource_html


def resource(atlas: Atlas, name: str) -> Resource:
    """One file of the package."""
    return next(each for each in resources(atlas) if each.name == name)


def test_every_resource_of_the_package_is_there_with_its_licences_and_sources(atlas: Atlas):
    found = resources(atlas)
    assert [each.name for each in found] == list(atlas.package.resources)
    assert all(each.licences and each.sources and each.size for each in found)
    leaders = resource(atlas, "leaders")
    assert (leaders.rows, len(leaders.columns)) == (44, 11)
    assert resource(atlas, "boundaries").rows is None


def test_a_table_is_downloaded_as_it_is(atlas: Atlas, geodata: Path):
    leaders = resource(atlas, "leaders")
    assert raw_bytes(atlas, leaders) == (geodata / "tables" / "leaders.csv").read_bytes()
    assert len(raw_bytes(atlas, leaders)) == leaders.size


@pytest.mark.parametrize("path", ["../README.md", "/etc/hostname", "tables/none.csv", "tables"])
def test_a_path_that_leaves_the_package_or_leads_nowhere_is_refused(atlas: Atlas, path: str):
    with pytest.raises(StpMapError, match="not there"):
        raw_bytes(atlas, replace(resource(atlas, "leaders"), path=path))


def test_empty_cells_are_counted_by_column(atlas: Atlas):
    empty = empty_cells(atlas, resource(atlas, "leaders"))
    assert (empty["code"], empty["name"], empty["is_clinician"]) == (0, 3, 39)


def test_the_evidence_is_26_published_10_later_3_encyclopaedia_and_5_unverified(atlas: Atlas):
    counts = {kind: len(found) for kind, found in by_evidence(atlas).items()}
    assert counts == {
        Evidence.PUBLISHED: 26,
        Evidence.LATER_SOURCE: 10,
        Evidence.ENCYCLOPAEDIA: 3,
        Evidence.UNVERIFIED: 5,
    }
    numbers = [footprint.number for footprint in by_evidence(atlas)[Evidence.UNVERIFIED]]
    assert numbers == [10, 25, 26, 31, 35]


def test_known_gaps_are_those_of_the_readme(atlas: Atlas, tmp_path: Path):
    assert any("exact line of March 2016 is not known" in gap for gap in known_gaps(atlas))
    elsewhere = replace(atlas, folder=tmp_path)
    assert known_gaps(elsewhere) == ()
    (tmp_path / "README.md").write_text("# None\n", "utf-8")
    assert known_gaps(elsewhere) == ()
    (tmp_path / "README.md").write_text("## Known gaps\n\n- One `x`.\n\n## Else\n- No.\n", "utf-8")
    assert known_gaps(elsewhere) == ("One x.",)


def test_a_label_says_rows_and_size(atlas: Atlas):
    assert label(resource(atlas, "leaders")) == "Leaders on 30 March 2016 (44 rows, 16 kB)"
    assert label(resource(atlas, "boundaries")) == "Boundaries, light level (244 kB)"


def test_every_column_is_described(atlas: Atlas):
    for each in resources(atlas):
        html = resource_html(atlas, each)
        assert html.count('scope="row"') == len(each.columns)
        assert all(licence.note in html for licence in each.licences)


def test_the_overview_links_the_weakly_evidenced_footprints(atlas: Atlas):
    html = overview_html(scene_of(atlas, View()))
    assert html.count("data-stp=") == 18
    assert "Unverified: no published source found: 5 rows" in html


def test_untrusted_descriptions_are_escaped_and_odd_ones_survive(atlas: Atlas):
    odd = {"name": "odd", "path": "README.md", "title": "<b>x</b>", "sources": "none"}
    odd_licences = {"licenses": [{"title": "<script>", "path": "javascript:1"}, 7]}
    package = PackageInfo("t", "v", (), {"odd": {**odd, **odd_licences}})
    (one,) = resources(replace(atlas, package=package))
    assert (one.rows, one.size, one.sources) == (None, 0, ())
    html = resource_html(atlas, one)
    assert "&lt;script&gt;" in html
    assert "javascript" not in html
