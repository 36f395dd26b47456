"""The briefing pack as a file: pages, bookmarks, tables and words."""

from __future__ import annotations

import io
import subprocess
from typing import Any

import pytest
from pypdf import PdfReader

from stp_map.analysis.scene import scene_of
from stp_map.core import leader_words, text
from stp_map.core.model import AsAt, Evidence, Region
from stp_map.core.order import Output
from stp_map.core.view import View
from stp_map.exports import make
from stp_map.exports.paper.drawing.blocks import Block
from stp_map.exports.paper.pack.tables import split
from tests.factories import order

LEADERS = View().presented(colour_by="leader-type")


def made(atlas, view, title="") -> bytes:
    """A pack of a view."""
    asked = order(Output.PACK_PDF, page="https://stp.example.org/", title=title)
    return make(scene_of(atlas, view), asked)


def read(content: bytes) -> list[str]:
    """The words of each page in one line, as Poppler reads them."""
    run = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True
    )
    return [" ".join(page.split()) for page in run.stdout.decode().split("\f")[:-1]]


@pytest.fixture(scope="module")
def england(atlas) -> bytes:
    """The pack of all of England."""
    return made(atlas, LEADERS)


@pytest.fixture(scope="module")
def whole(england):
    """The same, read back."""
    return PdfReader(io.BytesIO(england))


@pytest.fixture(scope="module")
def words(england) -> list[str]:
    """The words of its pages."""
    return read(england)


def test_a_pack_has_a_bookmark_for_each_part_that_opens_its_page(whole, words):
    marks = {str(mark["/Title"]): whole.get_destination_page_number(mark) for mark in whole.outline}
    assert list(marks) == [
        "Cover",
        "Map",
        "North",
        "Midlands and East",
        "London",
        "South",
        "Sources",
    ]
    assert list(marks.values()) == sorted(marks.values())
    for region in Region:
        assert words[marks[region.value]].startswith(region.value)


def test_every_page_is_a4_across_and_has_its_number_and_the_attribution(whole, words):
    for number, page in enumerate(whole.pages, 1):
        assert float(page.mediabox.width) == pytest.approx(841.89, abs=0.1)
        assert float(page.mediabox.height) == pytest.approx(595.28, abs=0.1)
        assert f"{number} of {len(whole.pages)}" in words[number - 1]
        assert "Office for National Statistics licensed under the Open" in words[number - 1]


def test_a_pack_says_its_title_language_and_nothing_of_when_it_was_made(whole):
    assert whole.metadata.title.startswith("CCG leaders and NHS provider chiefs")
    assert whole.metadata.creation_date is None
    root: Any = whole.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/PageMode"] == "/UseOutlines"


def test_every_footprint_and_leader_is_in_a_table(atlas, words):
    tables = " ".join(words[2:-1])
    for footprint in atlas.footprints:
        assert text.whole_number(footprint.population_registered) in tables
        if footprint.leader.is_confirmed:
            assert footprint.leader.name in tables


def test_a_table_that_goes_on_repeats_its_header(words):
    going_on = [page for page in words if ", continued" in page]
    assert going_on
    assert all("No. Footprint" in page for page in going_on)


def test_weak_evidence_is_marked_and_the_mark_explained_on_the_same_page(words):
    marked = [page for page in words[2:-1] if page.count("‡") > 1]
    assert marked
    assert all(f"‡ {leader_words.EVIDENCE[Evidence.UNVERIFIED]}" in page for page in marked)
    assert not [page for page in words if page.count("‡") == 1]


def test_regions_of_which_nothing_is_shown_have_no_page(atlas):
    view = LEADERS.filtered(regions=(Region.LONDON,), as_at=AsAt.LATEST_KNOWN)
    reader = PdfReader(io.BytesIO(made(atlas, view)))
    assert [mark["/Title"] for mark in reader.outline] == ["Cover", "Map", "London", "Sources"]


def test_a_pack_of_nothing_says_so(atlas):
    view = LEADERS.filtered(query="no such place")
    assert "No footprint matches these filters" in read(made(atlas, view))[0]


def test_the_same_view_gives_the_same_bytes(atlas, england):
    assert made(atlas, LEADERS) == england


def test_a_untrusted_title_is_only_text(atlas):
    view = LEADERS.filtered(regions=(Region.LONDON,))
    pages = read(made(atlas, view, title="$x^2$ \u202e<script> " + "y" * 9000))
    assert "$x^2$ <script>" in pages[0]


def test_rows_go_on_to_another_page_and_none_is_lost():
    rows = [Block(10, height) for height in (30, 30, 30, 200, 30)]
    pages = split(rows, 70, 100)
    assert [[row.height for row in page] for page in pages] == [[30, 30], [30], [200], [30]]
