"""Nothing on a picture is cut off, and nothing lies on top of anything else."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from stp_map.analysis.measures import MEASURES
from stp_map.analysis.scene import scene_of
from stp_map.core.model import AsAt, LeaderType, Region
from stp_map.core.order import PictureSize
from stp_map.core.palette import contrast
from stp_map.core.view import View
from stp_map.exports.paper.picture import Picture, arranged
from stp_map.exports.paper.typesetting import Sheet
from stp_map.geometry.shapes import outline
from tests.examples import in_turns
from tests.factories import order
from tests.unit.exports.svg_shapes import lines_of

LEADERS = View().presented(colour_by="leader-type")
VIEWS = {
    **{f"by {each.slug}": View().presented(colour_by=each.slug) for each in MEASURES},
    "by figures that were not added": View().presented(colour_by="figure-spend"),
    **{
        f"only {each.slug}": View().filtered(regions=(each,)).presented(labels=True)
        for each in Region
    },
    "labels": LEADERS.presented(labels=True),
    "labels and selection": LEADERS.presented(labels=True, selected="E54000028"),
    "long name selected": View().presented(selected="E54000003"),
    "selected but left out": View()
    .filtered(regions=(Region.SOUTH,))
    .presented(selected="E54000001"),
    "first leaders": LEADERS.filtered(as_at=AsAt.FIRST_LEADERS),
    "latest known": LEADERS.filtered(as_at=AsAt.LATEST_KNOWN).presented(labels=True),
    "two types": View()
    .filtered(leader_types=(LeaderType.CCG, LeaderType.LOCAL_AUTHORITY))
    .presented(labels=True),
    "one footprint": View().filtered(query="Frimley").presented(labels=True),
    "none": View().filtered(query="no such place").presented(labels=True),
    "long search": View().filtered(query="ab cdefghij " * 8),
}
TITLES = {
    "": "",
    "300 characters": "Fourteen words of a headline again " * 9,
    "one word": "W" * 300,
}


def composed(atlas, view, size, title="", figures=None) -> Picture:
    """The picture of a view, arranged and with its map drawn."""
    asked = order(page="https://stp.example.org/", size=size, title=title, subtitle=title)
    return arranged(scene_of(atlas, view, figures), asked)


def check(picture: Picture) -> None:
    """Everything that must hold of any picture."""
    blocks = {n: box for n, box in picture.parts.items() if n in BLOCKS}
    for name, box in blocks.items():
        assert picture.page.grown(-12).holds(box), name
    for (one, box), (other, another) in combinations(blocks.items(), 2):
        assert not box.overlaps(another), f"{one} and {other}"
    labels = {n: box for n, box in picture.parts.items() if n.startswith("label-")}
    for (one, box), (other, another) in combinations(labels.items(), 2):
        assert not box.overlaps(another), f"{one} and {other}"
    for name, box in labels.items():
        assert picture.page.holds(box), name
        assert picture.block.box.holds(box), name
        words = [b for part, b in blocks.items() if part != "inset"]
        assert not any(box.overlaps(block) for block in words), name
    if picture.plan.is_framed:
        assert not any(picture.plan.frame.overlaps(b) for n, b in blocks.items())
    else:
        shapes = picture.paint.shapes
        land = picture.plan.placement.on_sheet(outline(shapes, frozenset(shapes.areas)))
        for name, box in blocks.items():
            assert not land.intersects(box.polygon()), name
        assert picture.page.polygon().contains(land)


def words_in(sheet: Sheet) -> str:
    """All that a sheet says in its template, in order."""
    return " ".join(line.text for line in lines_of(sheet))


BLOCKS = {"heading", "legend", "key", "footer", "inset"}


@pytest.mark.parametrize(("size", "name"), in_turns(list(PictureSize), VIEWS))
def test_nothing_is_cut_off_and_nothing_overlaps(atlas, name, size):
    check(composed(atlas, VIEWS[name], size))


@pytest.mark.parametrize(("size", "title"), in_turns(list(PictureSize), TITLES))
def test_a_long_title_moves_nothing_off_the_page(atlas, title, size):
    check(composed(atlas, LEADERS.presented(labels=True), size, TITLES[title]))


SMALLEST = {PictureSize.SLIDE: 9}
"""Points; 7 on every other sheet."""


@pytest.mark.parametrize("size", PictureSize)
@pytest.mark.parametrize("title", ["", "300 characters"])
def test_every_word_lies_on_the_page_and_can_be_read(atlas, title, size):
    view = LEADERS.presented(labels=True, selected="E54000003")
    picture = composed(atlas, view, size, TITLES[title])
    found, smallest = lines_of(picture.sheet), SMALLEST.get(size, 7)
    assert sum(len(line.text.split()) for line in found) > 100
    for line in found:
        assert line.start >= 8
        assert line.end <= picture.page.right - 8
        assert line.baseline - line.size >= 8
        assert line.baseline <= picture.page.bottom - 8
        assert line.size >= smallest - 0.01, line.text
    on_map = re.findall(r'font-size="([\d.]+)"', picture.block.svg)
    assert min(map(float, on_map)) >= smallest - 0.01


@pytest.mark.parametrize("size", PictureSize)
def test_a_headline_never_leaves_one_word_on_its_last_line(atlas, size):
    for title in (
        "CCG leaders and NHS provider chiefs lead 18 each of the 44 footprints; three have none",
        "Greater Manchester serves 9.2 times as many people as West, North and East Cumbria",
        "Where leaders had changed by the end of the year",
        TITLES["300 characters"],
    ):
        sheet = composed(atlas, View(), size, title).sheet
        headline = [line.text for line in lines_of(sheet) if line.weight == 700]
        assert len(headline) == 1 or " " in headline[-1], title


@pytest.mark.parametrize("size", PictureSize)
def test_with_labels_every_footprint_shown_has_its_number_and_its_line_in_the_key(atlas, size):
    picture = composed(atlas, LEADERS.presented(labels=True), size)
    numbers = {f"label-number-{f.code}" for f in atlas.footprints}
    assert numbers <= set(picture.parts)
    words = words_in(picture.sheet)
    assert all(f"{f.number} {f.name}" in words for f in atlas.footprints)


def test_without_labels_there_are_no_numbers_and_no_key(atlas):
    parts = composed(atlas, LEADERS, PictureSize.SLIDE).parts
    assert "key" not in parts
    assert not [name for name in parts if name.startswith("label-")]


def test_london_is_drawn_twice_only_where_it_is_shown_among_others(atlas):
    def has_inset(view) -> bool:
        return "inset" in composed(atlas, view, PictureSize.SLIDE).parts

    assert has_inset(View())
    assert has_inset(View().filtered(regions=(Region.LONDON, Region.SOUTH)))
    assert not has_inset(View().filtered(regions=(Region.LONDON,)))
    assert not has_inset(View().filtered(regions=(Region.NORTH, Region.SOUTH)))
    assert not has_inset(View().filtered(query="no such place"))


@pytest.mark.parametrize("region", Region)
def test_a_region_by_itself_fills_its_frame(atlas, region):
    view = View().filtered(regions=(region,))
    for size in PictureSize:
        picture = composed(atlas, view, size)
        shapes, frame = picture.paint.shapes, picture.plan.frame
        codes = frozenset(shapes.regions[region])
        drawn = picture.plan.placement.box(outline(shapes, codes).bounds)
        assert frame.holds(drawn)
        assert max(drawn.width / frame.width, drawn.height / frame.height) > 0.8


def test_the_legend_has_every_class_with_its_count_even_where_it_is_none(atlas):
    view = LEADERS.filtered(regions=(Region.LONDON,))
    picture = composed(atlas, view, PictureSize.SLIDE)
    words = words_in(picture.sheet)
    for each in picture.paint.legend.classes:
        assert f"{each.label} {each.count}" in words
    assert "Filtered out 39" in words


def test_no_border_is_lost_between_two_dark_or_two_light_footprints(atlas):
    view = LEADERS.filtered(as_at=AsAt.FIRST_LEADERS)
    paint = composed(atlas, view, PictureSize.SLIDE).paint
    for stroke, indexes in paint.borders().items():
        for index in indexes:
            fills = [paint.fill(code).colour for code in paint.shapes.borders[index].codes]
            apart = [contrast(stroke.colour, fill) for fill in fills]
            if len(fills) > 1:
                assert max(apart) > 1.5
                assert min(apart) > 1.5 or fills[0] != fills[1]
