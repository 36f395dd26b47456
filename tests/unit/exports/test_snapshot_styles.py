"""Pictures of equal tiles and of circles: as large as they must be, and nothing in the way."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from itertools import pairwise

import numpy as np
import pytest
import shapely
from PIL import Image
from pypdf import PdfReader

from stp_map.analysis.scene import scene_of
from stp_map.core import palette
from stp_map.core.figures import ColumnKind, Figures, FiguresColumn
from stp_map.core.model import PopulationBase, Region
from stp_map.core.order import Output, PictureSize
from stp_map.core.view import MapStyle, Mark, View
from stp_map.exports import PREVIEW_DPI, make, preview
from stp_map.exports.paper.circles_key import circles_key
from stp_map.geometry.paths import paths
from stp_map.geometry.shapes import shapes
from tests.examples import in_turns
from tests.factories import order
from tests.unit.exports.svg_shapes import areas, elements
from tests.unit.exports.test_snapshot_layout import check, composed, words_in

TILES = View().presented(style=MapStyle.TILES)
CIRCLES = View().presented(style=MapStyle.CIRCLES)
HATCHED = palette.NO_DATA.ink
"""The colour of the lines over footprints without data, drawn right after their fill."""

LONG = "W" * 60 + " $x^2$ <b>words</b> & " + "many words " * 12
VARIANTS = {
    "plain": View(),
    "labels and selection": View().presented(labels=True, selected="E54000028"),
    "labels and marks": View().presented(labels=True, mark=Mark.EVIDENCE, colour_by="leader-type"),
    "marks": View().presented(mark=Mark.CHANGES),
    "South": View().filtered(regions=(Region.SOUTH,)).presented(labels=True, mark=Mark.CHANGES),
    "London": View().filtered(regions=(Region.LONDON,)),
    "two regions": View().filtered(regions=(Region.LONDON, Region.NORTH)).presented(labels=True),
    "a place": View().filtered(query="Newport").presented(labels=True, mark=Mark.CHANGES),
    "none": View().filtered(query="no such place").presented(labels=True, mark=Mark.CHANGES),
}


def drawn_areas(atlas, view, size=PictureSize.SLIDE, named="map-"):
    """Each footprint's outline as a polygon in points, in the order of drawing."""
    return areas(composed(atlas, view, size).block.svg, named)


@pytest.mark.parametrize(
    ("size", "style", "name"),
    in_turns(list(PictureSize), [MapStyle.TILES, MapStyle.CIRCLES], VARIANTS),
)
def test_nothing_is_cut_off_and_nothing_overlaps(atlas, name, style, size):
    check(composed(atlas, VARIANTS[name].presented(style=style), size))


@pytest.mark.parametrize("size", PictureSize)
def test_tiles_are_44_hexagons_of_one_size(atlas, size):
    tiles = drawn_areas(atlas, TILES, size)
    assert list(tiles) == [f.code for f in atlas.footprints]
    areas = [tile.area for tile in tiles.values()]
    assert max(areas) / min(areas) < 1.001
    for tile in tiles.values():
        sides = np.linalg.norm(np.diff(tile.exterior.coords, axis=0), axis=1)
        assert len(sides[sides > 1]) == 6
        assert max(sides) / min(sides[sides > 1]) < 1.001


@pytest.mark.parametrize("base", PopulationBase)
def test_circles_have_areas_in_proportion_to_their_people(atlas, base):
    circles = drawn_areas(atlas, CIRCLES.presented(population=base))
    each = [circles[f.code].area / f.population(base) for f in atlas.footprints]
    assert max(each) / min(each) < 1.01
    for circle in circles.values():
        assert 4 * np.pi * circle.area / circle.length**2 > 0.99


def test_circles_are_drawn_largest_first_over_the_ground(atlas):
    circles = drawn_areas(atlas, CIRCLES)
    areas = [circle.area for circle in circles.values()]
    assert len(areas) == 44
    assert areas == sorted(areas, reverse=True)
    drawn = [
        e for e in elements(composed(atlas, CIRCLES, PictureSize.SLIDE).block.svg) if e.get("d")
    ]
    assert [each.get("id") for each in drawn].index(f"map-{next(iter(circles))}") > 0
    ground = drawn[0]
    assert ground.get("fill") == palette.PALE_FILL
    land = paths(shapes(atlas), 10).areas
    assert ground.get("d") == "".join(land.values())


def test_circles_have_the_fills_of_the_legend_and_a_rim_that_can_be_seen(atlas):
    view = CIRCLES.filtered(regions=(Region.SOUTH, Region.NORTH))
    picture = composed(atlas, view, PictureSize.SLIDE)
    found = {each.get("id"): each for each in elements(picture.block.svg)}
    for footprint in atlas.footprints:
        circle, fill = found[f"map-{footprint.code}"], picture.paint.fill(footprint.code)
        assert circle.get("fill") == fill.colour
        assert float(circle.get("stroke-width")) > 0
        assert palette.contrast(circle.get("stroke"), fill.colour) > 1.5
        shown = footprint.region in {Region.SOUTH, Region.NORTH}
        assert (fill == palette.FILTERED_OUT) is not shown


def test_london_needs_no_inset_among_tiles_and_has_one_among_circles(atlas):
    assert "inset" not in composed(atlas, TILES, PictureSize.SLIDE).parts
    assert "inset" in composed(atlas, CIRCLES, PictureSize.SLIDE).parts


def test_borders_between_regions_are_wider_among_tiles_too(atlas):
    paint = composed(atlas, TILES, PictureSize.SLIDE).paint
    widths: dict[bool, set[float]] = {True: set(), False: set()}
    for stroke, indexes in paint.borders().items():
        for codes in (paint.shapes.borders[index].codes for index in indexes):
            if len(codes) == 2:
                one, other = (atlas.by_code[code].region for code in codes)
                widths[one is not other].add(stroke.width)
    assert min(widths[True]) > max(widths[False])


@pytest.mark.parametrize("size", PictureSize)
def test_the_number_of_every_circle_is_on_what_can_be_seen_of_it(atlas, size):
    picture = composed(atlas, CIRCLES.presented(labels=True), size)
    paint, inset = picture.paint, picture.plan.inset
    for code, point in paint.shapes.points.items():
        assert paint.shapes.seen[code].contains(shapely.Point(point))
    london = paint.shapes.regions[Region.LONDON]
    for code in london:
        on_grid = inset.placement.on_grid(picture.parts[f"label-number-{code}"])
        assert paint.shapes.seen[code].contains(on_grid), code


@pytest.mark.parametrize("view", [TILES, CIRCLES], ids=["tiles", "circles"])
def test_the_note_on_the_style_is_in_every_format(atlas, view):
    note = {
        MapStyle.TILES: "Each hexagon is one footprint, all the same size.",
        MapStyle.CIRCLES: "The area of each circle shows its registered patients; the largest of "
        "all 44, Greater Manchester, stands for 2.96 million registered patients.",
    }[view.presentation.style]
    scene = scene_of(atlas, view)
    svg, pdf, png = (
        make(scene, order(kind, dpi=50)) for kind in (Output.SVG, Output.PDF, Output.PNG)
    )
    root = ET.fromstring(svg)  # noqa: S314 - our own
    lines = ["".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text")]
    assert note in " ".join(lines)
    assert note in " ".join(PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())
    assert note in Image.open(io.BytesIO(png)).text["Source"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("size", "region"), in_turns(list(PictureSize), [None, *Region]))
def test_the_key_to_the_size_of_circles_is_true_to_the_map(atlas, size, region):
    view = CIRCLES.filtered(regions=(region,)) if region else CIRCLES
    picture = composed(atlas, view, size)
    circles, people = key_of(picture.sheet.images["circles.svg"].decode())
    largest = max(atlas.footprints, key=lambda f: f.population_registered)
    scale = picture.plan.placement.scale
    circle = scale**2 * picture.paint.shapes.radius_of_one**2 * np.pi
    assert len(circles) == len(people) >= 2
    assert max(people) < largest.population_registered
    for radius, count in zip(circles, people, strict=True):
        assert np.pi * radius**2 == pytest.approx(circle * count, rel=0.01)
    if region is None:
        drawn = drawn_areas(atlas, view, size)[largest.code].area
        assert drawn == pytest.approx(circle * largest.population_registered, rel=0.01)
    assert "Circle size: registered patients" in words_in(picture.sheet)
    assert picture.sheet.values["map"]["circles-width"] is not None


def key_of(svg: str) -> tuple[list[float], list[int]]:
    """The radii of a key to circles and the people they stand for, its numbers apart."""
    circles = [float(each.get("r", 0)) for each in elements(svg) if each.tag.endswith("circle")]
    numbers = [each for each in elements(svg) if each.tag.endswith("text")]
    for one, other in pairwise(numbers):
        apart = float(other.get("y", 0)) - float(one.get("y", 0))
        assert apart > float(one.get("font-size", 0)) * 0.9
    return circles, [int((each.text or "").replace(",", "")) for each in numbers]


def test_a_key_to_large_circles_has_three_of_them():
    found = circles_key(0.037, 12 * 3.3, 7)
    assert found
    assert len(key_of(found[1])[0]) == 3


def own(*columns: FiguresColumn) -> Figures:
    """Columns of somebody's own figures."""
    return Figures(columns, LONG)


def numbers(atlas) -> FiguresColumn:
    """Figures on both sides of zero, some nought and some missing: seven classes and no data."""
    values = {
        f.code: 0.0 if f.number % 9 == 0 else (f.number - 20) * 1.5
        for f in atlas.footprints
        if f.number % 7
    }
    return FiguresColumn(LONG[:200], ColumnKind.NUMBER, "%", 1, values, slug="own")


def categories(atlas) -> FiguresColumn:
    """Six categories with names that are far too long."""
    names = tuple(f"{i} {LONG}"[:200] for i in range(6))
    values = {f.code: names[f.number % 6] for f in atlas.footprints if f.number % 7}
    return FiguresColumn("Category", ColumnKind.CATEGORY, "", 0, values, names, slug="own")


@pytest.mark.parametrize("size", PictureSize)
@pytest.mark.parametrize("style", MapStyle)
@pytest.mark.parametrize("column", [numbers, categories])
def test_own_figures_with_long_words_keep_to_their_place(atlas, column, style, size):
    view = View().presented(colour_by="figure-own", style=style, labels=True, mark=Mark.CHANGES)
    picture = composed(atlas, view, size, figures=own(column(atlas)))
    check(picture)
    assert "No data" in words_in(picture.sheet)
    drawn = [each for each in elements(picture.block.svg) if each.get("d")]
    hatched = {one.get("id") for one, over in pairwise(drawn) if over.get("stroke") == HATCHED}
    missing = {f"map-{f.code}" for f in atlas.footprints if f.number % 7 == 0}
    assert missing <= hatched


@pytest.mark.parametrize("column", [numbers, categories])
def test_own_figures_in_black_and_white_are_told_apart(atlas, column):
    view = View().presented(colour_by="figure-own", style=MapStyle.TILES)
    asked = order(size=PictureSize.SQUARE, dpi=50, black_and_white=True)
    made = make(scene_of(atlas, view, own(column(atlas))), asked)
    pixels = np.asarray(Image.open(io.BytesIO(made)).convert("HSV"))
    assert pixels[..., 1][pixels[..., 2] > 90].max() < 90


@pytest.mark.parametrize("style", MapStyle)
def test_shapes_are_kept_for_everybody(atlas, style):
    base = PopulationBase.RESIDENT
    assert shapes(atlas, style, base) is shapes(atlas, style, base)


@pytest.mark.parametrize("view", [TILES, CIRCLES], ids=["tiles", "circles"])
def test_the_preview_is_the_picture_in_small(atlas, view):
    scene, size = scene_of(atlas, view), PictureSize.SQUARE
    small = preview(scene, order(Output.PDF, size=size))
    assert small == make(scene, order(Output.PNG, size=size, dpi=PREVIEW_DPI))
