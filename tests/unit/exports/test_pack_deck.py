from __future__ import annotations

import pytest

from stp_map.analysis.scene import scene_of
from stp_map.analysis.selection import select
from stp_map.core.model import Atlas, Region
from stp_map.core.order import Output
from stp_map.core.view import View
from stp_map.exports import make
from stp_map.exports.slides.tables import LEADER_COLUMNS, rows_of
from tests.factories import order
from tests.slides_read_back import (
    alternative,
    every_shape,
    group,
    opened,
    outside,
    rows,
    texts,
)

LEADERS = View().presented(colour_by="leader-type")
VIEWS = {
    "whole": LEADERS,
    "numbers": View().presented(selected="E54000037"),
    "one region": LEADERS.filtered(regions=(Region.LONDON,)),
    "one footprint": View().filtered(query="devon"),
    "nothing": View().filtered(query="zzzz"),
}


def made(atlas: Atlas, view: View) -> bytes:
    return make(scene_of(atlas, view), order(Output.PACK_DECK, page="https://example.org/"))


@pytest.fixture(scope="module")
def packs(atlas) -> dict[str, bytes]:
    """The pack of each view, made once."""
    return {name: made(atlas, view) for name, view in VIEWS.items()}


def is_of(name: str, title: str) -> bool:
    """Whether a title names a region."""
    return title.startswith((f"In {name}, ", f"In the {name}, ", f"{name}: "))


def titles(presentation) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in presentation.slides]


@pytest.mark.parametrize("name", VIEWS)
def test_every_shape_lies_on_its_slide_and_every_slide_has_title_and_number(packs, name):
    presentation = opened(packs[name])
    assert outside(presentation) == []
    assert all(titles(presentation))
    assert all(group(slide, "Slide number") for slide in presentation.slides)
    assert all("Made on 22 November 2026" in " ".join(texts(s)) for s in presentation.slides)


def test_a_region_has_its_map_figures_and_leaders_and_a_long_table_goes_on(atlas, packs):
    presentation = opened(packs["whole"])
    slides = list(presentation.slides)
    for region in Region:
        name = str(region.value)
        own = [s for s in slides[2:-1] if is_of(name, s.shapes.title.text_frame.text)]
        tables = [rows(slide) for slide in own]
        entries = [e for e in select(atlas, LEADERS.filters).shown if e.footprint.region is region]
        assert [row for part in tables for row in part[1:]] == [
            list(row) for row in rows_of(entries, LEADER_COLUMNS)
        ]
        assert all(part[0] == [column.heading for column in LEADER_COLUMNS] for part in tables)
        assert group(own[0], "Map of footprints") is not None
        figures = [s.text_frame.text for s in own[0].shapes if s.name == "Key figure"]
        assert f"{len(entries)} of 44\nFootprints shown" in figures
        assert all("continued" in slide.shapes.title.text_frame.text for slide in own[1:])


def test_the_map_of_england_has_all_footprints_even_where_one_region_is_shown(atlas, packs):
    slide = opened(packs["one region"]).slides[1]
    names = {footprint.name for footprint in atlas.footprints}
    drawn = [s.name for s in group(slide, "Map of footprints").shapes if s.name in names]
    assert sorted(drawn) == sorted(names)
    assert alternative(group(slide, "Map of footprints")).startswith("Map: ")


@pytest.mark.parametrize("name", ["whole", "numbers"])
def test_nothing_beside_a_map_overlaps_it(packs, name):
    presentation = opened(packs[name])
    for slide in list(presentation.slides)[2:-1]:
        drawn = group(slide, "Map of footprints")
        beside = [s for s in slide.shapes if s.has_table or s.name.startswith(("Legend", "Key"))]
        for shape in beside if drawn is not None else []:
            across = shape.left < drawn.left + drawn.width and drawn.left < shape.left + shape.width
            down = shape.top < drawn.top + drawn.height and drawn.top < shape.top + shape.height
            assert not (across and down), (slide.shapes.title.text_frame.text, shape.name)


def test_only_regions_with_footprints_shown_have_a_slide(packs):
    assert len(titles(opened(packs["one footprint"]))) == 4
    assert len(titles(opened(packs["nothing"]))) == 3


def test_every_slide_is_in_a_section_named_after_its_part(packs):
    presentation = opened(packs["whole"])
    space = {"p14": "http://schemas.microsoft.com/office/powerpoint/2010/main"}
    found = presentation.element.findall(".//p14:section", space)
    assert [section.get("name") for section in found] == [
        "Cover",
        "England",
        *(region.value for region in Region),
        "Sources",
    ]
    inside = [
        each.get("id") for section in found for each in section.iter(f"{{{space['p14']}}}sldId")
    ]
    assert inside == [str(slide.slide_id) for slide in presentation.slides]


def test_equal_views_give_equal_bytes_in_a_small_file(atlas, packs):
    again = made(atlas, LEADERS)
    assert again == packs["whole"]
    assert len(again) < 1_000_000


def test_the_selected_footprint_is_named_on_its_regions_slide_too(packs):
    presentation = opened(packs["numbers"])
    named = [s for s in presentation.slides if "37 Devon" in texts(s)]
    assert len(named) == 2
    assert any(shape.name == "Devon" for shape in every_shape(named[1].shapes))
