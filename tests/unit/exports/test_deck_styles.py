"""Slides in every style of map, with marks, places and a person's own figures."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE

from stp_map.analysis.measures import uploaded_measures
from stp_map.analysis.scene import scene_of
from stp_map.core import palette, text
from stp_map.core.figures import ColumnKind, Figures, FiguresColumn, with_slugs
from stp_map.core.model import AsAt, Atlas, Region
from stp_map.core.order import Output
from stp_map.core.view import MapStyle, Mark, View
from stp_map.exports import make
from stp_map.exports.slides.furniture import FOOTER
from tests.factories import order
from tests.slides_read_back import alternative, every_shape, group, opened, outside, rows, texts

SLIDES = [Output.DECK, Output.PACK_DECK]
DEVON, LARGEST = "E54000037", "Greater Manchester"
LATEST = View().filtered(as_at=AsAt.LATEST_KNOWN)
UNTRUSTED = "<b>Change</b> & \x00\u202e]]> per thousand people " * 6
VIEWS = {
    "tiles": View().presented(style=MapStyle.TILES, labels=True, mark=Mark.EVIDENCE),
    "circles": View().presented(style=MapStyle.CIRCLES, mark=Mark.CHANGES, selected=DEVON),
    "circles, labels": View().presented(style=MapStyle.CIRCLES, labels=True, mark=Mark.EVIDENCE),
    "marks": LATEST.presented(mark=Mark.CHANGES, labels=True, selected=DEVON),
    "a place": View().filtered(query="Skipton").presented(labels=True, mark=Mark.EVIDENCE),
    **{
        f"{style.slug} in {region.slug}": View()
        .filtered(regions=(region,))
        .presented(style=style, labels=True, mark=Mark.EVIDENCE)
        for style in (MapStyle.TILES, MapStyle.CIRCLES)
        for region in (Region.LONDON, Region.SOUTH)
    },
}


@pytest.fixture(scope="module")
def figures(atlas) -> Figures:
    """Numbers on both sides of zero with gaps, and words that are too long."""
    codes = list(atlas.by_code)
    numbers = {code: (place - 20) * 13.7 for place, code in enumerate(codes) if place % 9}
    words = (UNTRUSTED, "Draft", "Late", "None", "Some", "All")
    chosen = {code: words[place % 6] for place, code in enumerate(codes) if place % 7}
    columns = (
        FiguresColumn(UNTRUSTED, ColumnKind.NUMBER, "£", 1, numbers | {codes[20]: 0.0}),
        FiguresColumn("State", ColumnKind.CATEGORY, "", 0, chosen, words),
    )
    return Figures(with_slugs(columns), "A survey of ours " + "with a long name " * 40)


def own_view(figures: Figures, column: int, **changes: object) -> View:
    return View().presented(colour_by=uploaded_measures(figures)[column].slug, **changes)


@pytest.fixture(scope="module")
def made(atlas: Atlas) -> Callable[..., Any]:
    """What a view's presentation reads back as, made once for all tests, which only read it."""

    def read(view: View, output: Output = Output.DECK, figures: Figures | None = None) -> Any:  # noqa: ANN401 - python-pptx's class is a function
        return opened(make(scene_of(atlas, view, figures), order(output)))

    return cache(read)


def footprints_of(atlas, slide, name: str = "Map of footprints") -> dict[str, object]:
    names = {footprint.name for footprint in atlas.footprints}
    shapes = group(slide, name).shapes
    return {s.name: s for s in shapes if s.name in names and alternative(s)}


def kind_of(shape) -> str:
    found = shape.element.xpath(".//a:prstGeom/@prst")
    return found[0] if found else "drawn"


def overlapping(slide) -> list[tuple[str, str]]:
    """Names of text boxes that overlap."""
    boxes = [s for s in slide.shapes if s.has_table or (s.has_text_frame and s.text_frame.text)]
    return [
        (one.name, other.name)
        for one, other in itertools.combinations(boxes, 2)
        if one.left < other.left + other.width
        and other.left < one.left + one.width
        and one.top < other.top + other.height
        and other.top < one.top + one.height
    ]


PACKED = {"circles, labels", "marks", "tiles in london"}
"""Views whose briefing pack is looked at too; of the others only in `make test-all`."""


@pytest.mark.parametrize(
    ("view", "output"),
    [
        pytest.param(
            view,
            output,
            id=f"{name}-{output.slug}",
            marks=[pytest.mark.long] * (output is Output.PACK_DECK and name not in PACKED),
        )
        for name, view in VIEWS.items()
        for output in SLIDES
    ],
)
def test_everything_lies_on_its_slide_and_no_words_overlap(made, view, output):
    presentation = made(view, output)
    assert outside(presentation) == []
    assert [overlapping(slide) for slide in presentation.slides if overlapping(slide)] == []


@pytest.mark.parametrize(
    ("output", "column", "mark"),
    [
        (Output.DECK, 0, Mark.NOTHING),
        (Output.DECK, 1, Mark.EVIDENCE),
        (Output.PACK_DECK, 0, Mark.EVIDENCE),
        (Output.PACK_DECK, 1, Mark.NOTHING),
        *(
            pytest.param(*case, marks=pytest.mark.long)
            for case in (
                (Output.DECK, 0, Mark.EVIDENCE),
                (Output.DECK, 1, Mark.NOTHING),
                (Output.PACK_DECK, 0, Mark.NOTHING),
                (Output.PACK_DECK, 1, Mark.EVIDENCE),
            )
        ),
    ],
)
def test_untrusted_figures_stay_on_the_slide_and_split_nothing(made, figures, output, column, mark):
    view = own_view(figures, column, labels=True, mark=mark, selected=DEVON)
    presentation = made(view, output, figures)
    assert outside(presentation) == []
    assert [overlapping(slide) for slide in presentation.slides if overlapping(slide)] == []
    said = " ".join(words for slide in presentation.slides for words in texts(slide))
    assert "\x00" not in said
    assert column == 1 or "<b>Change</b> & " in said


def test_tiles_are_equal_hexagons_one_for_each_footprint(atlas, made):
    slide = made(VIEWS["tiles"]).slides[0]
    shapes = footprints_of(atlas, slide)
    assert len(shapes) == 44
    assert {len(s.element.xpath(".//a:pt")) for s in shapes.values()} == {6}
    for side in ("width", "height"):
        sizes = [getattr(shape, side) for shape in shapes.values()]
        assert max(sizes) - min(sizes) <= 2 * 127  # A hundredth of a point, on both sides.
    assert group(slide, "London inset") is None


def test_circles_are_ovals_whose_areas_are_as_the_people(atlas, made):
    slide = made(VIEWS["circles"]).slides[0]
    shapes = footprints_of(atlas, slide)
    assert {kind_of(shape) for shape in shapes.values()} == {"ellipse"}
    largest = shapes[LARGEST]
    people = {f.name: f.population_registered for f in atlas.footprints}
    for name, shape in shapes.items():
        assert abs(shape.width - shape.height) <= 1
        expected = largest.width * math.sqrt(people[name] / people[LARGEST])
        assert shape.width == pytest.approx(expected, rel=1e-3)


def test_circles_lie_over_the_coast_the_largest_at_the_back(atlas, made):
    slide = made(VIEWS["circles"]).slides[0]
    names = [shape.name for shape in group(slide, "Map of footprints").shapes]
    drawn = list(footprints_of(atlas, slide))
    people = {f.name: f.population_registered for f in atlas.footprints}
    assert names[0] == "Coast and borders under the circles"
    assert drawn == sorted(drawn, key=lambda name: -people[name])
    assert names[-2] == "Line around the selected footprint"


def test_nothing_has_the_shadows_and_borders_of_a_style(made):
    for slide in made(VIEWS["marks"]).slides:
        assert not slide.element.xpath(".//p:style")
        assert "tableStyleId" not in slide.element.xml


@pytest.mark.parametrize("style", [MapStyle.TILES, MapStyle.CIRCLES])
def test_fills_are_those_of_the_legend_and_pale_where_left_out(atlas, made, style):
    view = View().filtered(regions=(Region.NORTH, Region.SOUTH)).presented(style=style)
    scene = scene_of(atlas, view)
    shapes = footprints_of(atlas, made(view).slides[0])
    for footprint in atlas.footprints:
        shown = footprint.code in scene.selection.shown_codes
        fill = scene.legend.fill_of(footprint.code) if shown else palette.FILTERED_OUT
        assert f"#{shapes[footprint.name].fill.fore_color.rgb}" == fill.colour


@pytest.mark.parametrize("style", MapStyle)
def test_the_note_on_the_style_is_at_the_foot_of_every_slide(made, style):
    for output in SLIDES:
        for slide in made(View().presented(style=style), output).slides:
            words = group(slide, "Footer").text_frame.text
            assert (text.TILES_NOTE in words) is (style is MapStyle.TILES)
            assert ("The area of each circle shows" in words) is (style is MapStyle.CIRCLES)


@pytest.mark.parametrize("mark", [Mark.CHANGES, Mark.EVIDENCE])
@pytest.mark.parametrize("style", MapStyle)
def test_each_mark_is_a_sign_with_a_name_and_says_why(atlas, made, mark, style):
    view = LATEST.presented(mark=mark, style=style, labels=True)
    wanted = scene_of(atlas, view).marks
    slide = made(view).slides[0]
    drawn = [s for s in group(slide, "Marks on the map").shapes if alternative(s)]
    said = alternative(group(slide, "Map of footprints"))
    assert all(f"{line.label}, {line.count}" in said for line in wanted.lines)
    names = {code: atlas.by_code[code].name for code in wanted.words}
    assert {s.name: alternative(s) for s in drawn} == {
        f"Mark on {names[code]}": words for code, words in wanted.words.items()
    }
    kinds = {"ellipse" if each.is_round else "rect" for each in wanted.symbols.values()}
    assert {(kind_of(s), s.shape_type) for s in drawn} == {
        (kind, MSO_SHAPE_TYPE.AUTO_SHAPE) for kind in kinds
    }
    said = texts(slide)
    assert wanted.title in said
    for line in wanted.lines:
        assert line.label in said
        assert str(line.count) in said


def test_marks_do_not_cover_numbers(made):
    slide = made(LATEST.presented(mark=Mark.EVIDENCE, labels=True)).slides[0]
    numbers = [s for s in slide.shapes if s.name.startswith("Number ")]
    for mark in group(slide, "Marks on the map").shapes:
        x, y = mark.left + mark.width / 2, mark.top + mark.height / 2
        for number in numbers:
            across = number.left <= x <= number.left + number.width
            assert not (across and number.top <= y <= number.top + number.height)


def test_where_nothing_bears_a_mark_the_key_says_so(made):
    view = View().filtered(query="devon").presented(mark=Mark.EVIDENCE)
    assert "None of the footprints shown." in texts(made(view).slides[0])


def test_a_place_has_a_pin_with_its_name_but_not_among_tiles(made):
    view = View().filtered(query="Skipton")
    slide = made(view).slides[0]
    assert kind_of(group(slide, "Place: Skipton")) == "teardrop"
    assert group(slide, "Name of the place").text_frame.text == "Skipton"
    assert text.PLACES_ATTRIBUTION in group(slide, "Footer").text_frame.text
    tiles = made(view.presented(style=MapStyle.TILES)).slides[0]
    assert group(tiles, "Place: Skipton") is None


@pytest.mark.parametrize("place", ["Berwick-Upon-Tweed", "Lowestoft", "Sennen", "Croydon"])
def test_a_place_on_the_outermost_coast_or_in_the_inset_has_its_pin_too(made, place):
    view = View().filtered(query=place)
    deck, pack = (made(view, output).slides for output in SLIDES)
    for slide in (deck[0], pack[1], pack[2]):
        assert [s.name for s in slide.shapes if s.name.startswith("Place: ")] == [f"Place: {place}"]
        assert group(slide, "Name of the place").text_frame.text == place


def test_a_long_name_of_the_selected_footprint_has_several_lines(atlas, made):
    longest = max(atlas.footprints, key=lambda footprint: len(footprint.name))
    slide = made(View().presented(selected=longest.code)).slides[0]
    named = group(slide, "Name of the selected footprint")
    lines = named.text_frame.text.split("\n")
    assert len(lines) > 1
    assert " ".join(lines) == f"{longest.number} {longest.name}"
    assert named.width < 2.1 * 914400


@pytest.mark.parametrize("mark", [Mark.NOTHING, Mark.EVIDENCE])
def test_the_line_to_the_selected_footprint_is_not_over_its_number(made, mark):
    view = View().presented(labels=True, selected=DEVON, mark=mark)
    slide = made(view).slides[0]
    number, line = (
        group(slide, name) for name in ("Number 37", "Line: Name of the selected footprint")
    )
    across = number.left < line.left + line.width and line.left < number.left + number.width
    down = number.top < line.top + line.height and line.top < number.top + number.height
    assert not (across and down)


def test_own_figures_have_a_column_a_source_and_no_data_hatched(atlas, made, figures):
    view = own_view(figures, 0)
    presentation = made(view, figures=figures)
    classes = scene_of(atlas, view, figures).legend
    assert len(classes.classes) == 8
    swatches = [s for s in presentation.slides[0].shapes if s.name.startswith("Legend: ")]
    assert [alternative(s).split(": ")[0] for s in swatches] == [c.label for c in classes.classes]
    assert "pattFill" in swatches[-1].element.xml
    read = [row for slide in list(presentation.slides)[1:] for row in rows(slide)[1:]]
    assert [row[-1] for row in read] == [classes.values[code] for code in atlas.by_code]
    for slide in presentation.slides:
        footer = group(slide, "Footer").text_frame.text
        assert footer.startswith("Your figures: A survey of ours with")
        for line in (*text.ATTRIBUTION, text.REGISTERED_ATTRIBUTION):
            assert line in footer
    assert figures.source.strip() in presentation.slides[0].notes_slide.notes_text_frame.text


def test_the_footer_never_leaves_the_slide():
    assert FOOTER.bottom < 7.5


def test_shapes_have_numbers_of_their_own(made):
    for view in VIEWS.values():
        for slide in made(view).slides:
            numbers = [shape.shape_id for shape in every_shape(slide.shapes)]
            assert len(numbers) == len(set(numbers))


def test_every_trust_is_a_small_square_in_a_group_that_says_what_they_are(atlas, made):
    slide = made(View().presented(mark=Mark.TRUSTS)).slides[0]
    trusts = group(slide, "NHS trusts")
    assert (
        alternative(trusts) == "NHS trusts on 30 March 2016: Headquarters of a trust, 238 trusts."
    )
    names = {alternative(shape) for shape in trusts.shapes}
    assert len(trusts.shapes) == 238
    assert {t.name for f in atlas.footprints for t in f.trusts} == names
    assert outside(made(View().presented(mark=Mark.TRUSTS))) == []
    sources = " ".join(texts(slide))
    assert all(line in sources for line in text.POSTCODES_ATTRIBUTION)
