"""The briefing pack as a file: pages, bookmarks, tags, tables and words."""

from __future__ import annotations

import pytest

from stp_map.analysis.scene import scene_of
from stp_map.core import leader_words, text
from stp_map.core.model import AsAt, Evidence, Region
from stp_map.core.order import Output
from stp_map.core.view import MapStyle, Mark, View
from stp_map.exports import make
from tests.factories import order
from tests.paper_read_back import bookmarks, pages, properties, tags
from tests.untrusted import CORPUS, atlas_full_of

LEADERS = View().presented(colour_by="leader-type")


def made(atlas, view, title="") -> bytes:
    """A pack of a view."""
    asked = order(Output.PACK_PDF, page="https://stp.example.org/", title=title)
    return make(scene_of(atlas, view), asked)


def read(content: bytes) -> list[str]:
    """The words of each page in one line."""
    return [page.text for page in pages(content)]


@pytest.fixture(scope="module")
def england(atlas) -> bytes:
    """The pack of all of England."""
    return made(atlas, LEADERS)


@pytest.fixture(scope="module")
def words(england) -> list[str]:
    """The words of its pages."""
    return read(england)


def test_a_pack_has_a_bookmark_for_each_part_that_opens_its_page(england, words):
    marks = bookmarks(england)
    regions = ["North", "Midlands and East", "London", "South"]
    assert list(marks) == ["Cover", "Map", *regions, "Sources"]
    assert list(marks.values()) == sorted(marks.values())
    for region in Region:
        assert words[marks[region.value] - 1].startswith(region.value)
        assert f"{marks[region.value]} {region.value}" in words[0]


def test_every_page_is_a4_across_and_has_its_number_and_the_attribution(england):
    found = pages(england)
    for number, page in enumerate(found, 1):
        assert page.width == pytest.approx(841.89, abs=0.1)
        assert page.height == pytest.approx(595.28, abs=0.1)
        assert f"{number} of {len(found)}" in page.text
        assert "Office for National Statistics licensed under the Open" in page.text


def test_a_pack_says_its_title_language_and_nothing_of_when_it_was_made(england):
    said = properties(england)
    assert said.title.startswith("CCG leaders and NHS provider chiefs")
    assert said.language == "en-GB"
    assert said.shows_title
    assert not said.has_dates


def test_a_pack_is_tagged_with_headings_tables_and_the_words_of_its_maps(england):
    assert properties(england).part == "1"
    found = tags(england)
    assert [tag.role for tag in found].count("H1") == 7
    assert {tag.scope for tag in found if tag.role == "TH"} == {"Column"}
    maps = [tag.alternative for tag in found if tag.role == "Figure"]
    assert len(maps) == 5
    assert all(told.startswith("Map: ") for told in maps)
    assert "TOC" in [tag.role for tag in found]


def test_nothing_lies_over_anything_else(atlas, england):
    odd = View().presented(style=MapStyle.CIRCLES, mark=Mark.CHANGES)
    for content in (england, made(atlas, odd, title="A title of many words " * 14)):
        for page in pages(content):
            assert not page.overlapping()
            assert not page.outside(39)


def test_every_footprint_and_leader_is_in_a_table(atlas, words):
    tables = " ".join(words[2:-1])
    for footprint in atlas.footprints:
        assert text.whole_number(footprint.population_registered) in tables
        if footprint.leader.is_named:
            assert footprint.leader.name in tables


def test_a_table_that_goes_on_repeats_its_header_and_has_no_few_rows_alone(atlas, words):
    going_on = [page for page in words if ", continued" in page]
    assert going_on
    assert all("No. Footprint" in page for page in going_on)
    for region in Region:
        people = [f.population_registered for f in atlas.footprints if f.region is region]
        shown = [
            sum(text.whole_number(count) in page for count in people)
            for page in words[2:-1]
            if page.startswith(region.value)
        ]
        assert sum(shown) == len(people)
        assert min(shown) > 4


def test_weak_evidence_is_marked_and_the_mark_explained_on_the_same_page(words):
    marked = [page for page in words[2:-1] if page.count("‡") > 1]
    assert marked
    assert all(f"‡ {leader_words.EVIDENCE[Evidence.UNVERIFIED]}" in page for page in marked)
    assert not [page for page in words if page.count("‡") == 1]


def test_regions_of_which_nothing_is_shown_have_no_page(atlas):
    view = LEADERS.filtered(regions=(Region.LONDON,), as_at=AsAt.LATEST_KNOWN)
    assert list(bookmarks(made(atlas, view))) == ["Cover", "Map", "London", "Sources"]


def test_a_pack_of_nothing_says_so(atlas):
    view = LEADERS.filtered(query="no such place")
    assert "No footprint matches these filters" in read(made(atlas, view))[0]


def test_the_same_view_gives_the_same_bytes(atlas, england):
    assert made(atlas, LEADERS) == england


def test_an_untrusted_title_is_only_text(atlas):
    view = LEADERS.filtered(regions=(Region.LONDON,))
    title = '$x^2$ #panic("x") ] @a \u202e<script> ' + "y" * 9000
    found = read(made(atlas, view, title=title))
    assert '$x^2$ #panic("x") ] @a <script>' in found[0]


@pytest.mark.parametrize("view", [LEADERS, LEADERS.filtered(as_at=AsAt.LATEST_KNOWN)])
def test_untrusted_names_stay_text_inside_their_pages(atlas, view):
    untrusted = atlas_full_of(atlas, '#panic("x") $x$ ] @ref <label>', *CORPUS.values())
    found = pages(made(untrusted, view))
    assert any('#panic("x") $x$ ] @ref <label>' in page.text for page in found)
    assert not [page.outside(30) for page in found if page.outside(30)]
