"""Nothing on a picture is cut off, and nothing lies on top of anything else."""

from __future__ import annotations

from itertools import combinations

import pytest
from matplotlib.text import Text

from stp_map.analysis.measures import MEASURES
from stp_map.analysis.scene import scene_of
from stp_map.core.model import AsAt, LeaderType, Region
from stp_map.core.order import PictureSize
from stp_map.core.palette import contrast
from stp_map.core.view import View
from stp_map.exports.paper.drawing.blocks import Words
from stp_map.exports.paper.drawing.sheet import Sheet
from stp_map.exports.paper.picture import sizes
from stp_map.exports.paper.picture.compose import arranged, draw_plan
from stp_map.exports.paper.picture.content import subject
from stp_map.geometry.shapes import outline
from tests.factories import order

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


def composed(atlas, view, size, title="", figures=None):
    """The content, plan and drawn sheet of a view."""
    asked = order(page="https://stp.example.org/", size=size, title=title, subtitle=title)
    shown = subject(scene_of(atlas, view, figures), asked)
    measures = sizes.MEASURES[size]
    parts, where = arranged(shown, measures)
    sheet = Sheet(measures.width, measures.height)
    draw_plan(sheet, parts, where)
    return parts, where, sheet


def check(parts, where, sheet):
    """Everything that must hold of any picture."""
    blocks = {n: box for n, box in sheet.parts.items() if n in BLOCKS}
    for name, box in blocks.items():
        assert sheet.page.grown(-12).holds(box), name
    for (one, box), (other, another) in combinations(blocks.items(), 2):
        assert not box.overlaps(another), f"{one} and {other}"
    labels = {n: box for n, box in sheet.parts.items() if n.startswith("label-")}
    for (one, box), (other, another) in combinations(labels.items(), 2):
        assert not box.overlaps(another), f"{one} and {other}"
    for name, box in labels.items():
        assert sheet.page.holds(box), name
        words = [b for part, b in blocks.items() if part != "inset"]
        assert not any(box.overlaps(block) for block in words), name
    if where.is_framed:
        assert not any(where.frame.overlaps(b) for n, b in blocks.items())
    else:
        land = where.placement.on_sheet(
            outline(parts.paint.shapes, frozenset(parts.paint.shapes.areas))
        )
        for name, box in blocks.items():
            assert not land.intersects(box.polygon()), name
        assert sheet.page.polygon().contains(land)


BLOCKS = {"heading", "legend", "key", "footer", "inset"}


@pytest.mark.parametrize("size", PictureSize)
@pytest.mark.parametrize("name", VIEWS)
def test_nothing_is_cut_off_and_nothing_overlaps(atlas, name, size):
    check(*composed(atlas, VIEWS[name], size))


@pytest.mark.parametrize("size", PictureSize)
@pytest.mark.parametrize("title", TITLES)
def test_a_long_title_moves_nothing_off_the_page(atlas, title, size):
    check(*composed(atlas, LEADERS.presented(labels=True), size, TITLES[title]))


@pytest.mark.parametrize("size", PictureSize)
def test_every_line_that_is_drawn_lies_on_the_page_and_keeps_its_measured_width(atlas, size):
    _, _, sheet = composed(atlas, LEADERS.presented(labels=True, selected="E54000003"), size)
    drawn = [artist for artist in sheet.figure.get_children() if isinstance(artist, Text)]
    assert len(drawn) > 100
    for line in drawn:
        extent = line.get_window_extent()
        assert extent.x0 >= 8
        assert extent.x1 <= sheet.page.right - 8
        assert extent.y0 >= 8
        assert extent.y1 <= sheet.page.bottom - 8
        assert line.get_fontsize() >= 6


@pytest.mark.parametrize("size", PictureSize)
def test_with_labels_every_footprint_shown_has_its_number_and_its_line_in_the_key(atlas, size):
    _, where, sheet = composed(atlas, LEADERS.presented(labels=True), size)
    numbers = {f"label-number-{f.code}" for f in atlas.footprints}
    assert numbers <= set(sheet.parts)
    key = next(placed.block for placed in where.words if placed.part == "key")
    words = " ".join(item.text for item in key.items if isinstance(item, Words))
    assert all(f.name.split()[0] in words for f in atlas.footprints)
    sizes = [item.size for item in key.items if isinstance(item, Words)]
    assert min(sizes) >= 6.5


def test_without_labels_there_are_no_numbers_and_no_key(atlas):
    _, _, sheet = composed(atlas, LEADERS, PictureSize.SLIDE)
    assert "key" not in sheet.parts
    assert not [name for name in sheet.parts if name.startswith("label-")]


def test_london_is_drawn_twice_only_where_it_is_shown_among_others(atlas):
    def has_inset(view) -> bool:
        return "inset" in composed(atlas, view, PictureSize.SLIDE)[2].parts

    assert has_inset(View())
    assert has_inset(View().filtered(regions=(Region.LONDON, Region.SOUTH)))
    assert not has_inset(View().filtered(regions=(Region.LONDON,)))
    assert not has_inset(View().filtered(regions=(Region.NORTH, Region.SOUTH)))
    assert not has_inset(View().filtered(query="no such place"))


@pytest.mark.parametrize("region", Region)
def test_a_region_by_itself_fills_its_frame(atlas, region):
    view = View().filtered(regions=(region,))
    for size in PictureSize:
        parts, where, _ = composed(atlas, view, size)
        codes = frozenset(parts.paint.shapes.regions[region])
        drawn = where.placement.box(outline(parts.paint.shapes, codes).bounds)
        assert where.frame.holds(drawn)
        assert max(drawn.width / where.frame.width, drawn.height / where.frame.height) > 0.8


def test_the_legend_has_every_class_with_its_count_even_where_it_is_none(atlas):
    view = LEADERS.filtered(regions=(Region.LONDON,))
    parts, _, _ = composed(atlas, view, PictureSize.SLIDE)
    words = [item.text for item in parts.legend.items if isinstance(item, Words)]
    for each in parts.paint.legend.classes:
        assert words[words.index(each.label) + 1] == str(each.count)
    assert words[words.index("Left out by the filters") + 1] == "39"


def test_no_border_is_lost_between_two_dark_or_two_light_footprints(atlas):
    parts, _, _ = composed(atlas, LEADERS.filtered(as_at=AsAt.FIRST_LEADERS), PictureSize.SLIDE)
    paint = parts.paint
    for border in paint.shapes.borders:
        fills = [paint.fill(code).colour for code in border.codes]
        apart = [contrast(paint.stroke(border).colour, fill) for fill in fills]
        if len(fills) > 1:
            assert max(apart) > 1.5
            assert min(apart) > 1.5 or fills[0] != fills[1]
