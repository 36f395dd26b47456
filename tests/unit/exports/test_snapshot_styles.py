"""Pictures of equal tiles and of circles: as large as they must be, and nothing in the way."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import numpy as np
import pytest
import shapely
from matplotlib.patches import Patch
from PIL import Image
from pypdf import PdfReader

from stp_map.analysis.scene import scene_of
from stp_map.core import palette
from stp_map.core.figures import ColumnKind, Figures, FiguresColumn
from stp_map.core.model import PopulationBase, Region
from stp_map.core.order import Output, PictureSize
from stp_map.core.view import MapStyle, Mark, View
from stp_map.exports import PREVIEW_DPI, make, preview
from stp_map.exports.paper.drawing.blocks import Disc, Words
from stp_map.exports.paper.drawing.paths import area_paths
from stp_map.exports.paper.drawing.size_key import ROOMY, size_key, size_key_height
from stp_map.geometry.shapes import shapes
from tests.factories import order
from tests.unit.exports.test_snapshot_layout import check, composed

TILES = View().presented(style=MapStyle.TILES)
CIRCLES = View().presented(style=MapStyle.CIRCLES)
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


def patches_of(sheet) -> list[Patch]:
    """What is filled on a sheet, in the order of drawing."""
    return [artist for artist in sheet.figure.artists if isinstance(artist, Patch)]


def drawn_areas(atlas, view, size=PictureSize.SLIDE, named="map-"):
    """Each footprint's outline as a polygon in points, in the order of drawing."""
    _, _, sheet = composed(atlas, view, size)
    to_points = sheet.to_figure.inverted()
    patches = [p for p in patches_of(sheet) if (p.get_gid() or "").startswith(named)]
    assert len({patch.get_zorder() for patch in patches}) == 1  # Else the order is another.
    return {
        patch.get_gid().removeprefix(named): shapely.Polygon(
            (patch.get_transform() + to_points).transform_path(patch.get_path()).to_polygons()[0]
        )
        for patch in patches
    }


@pytest.mark.parametrize("size", PictureSize)
@pytest.mark.parametrize("style", [MapStyle.TILES, MapStyle.CIRCLES])
@pytest.mark.parametrize("name", VARIANTS)
def test_nothing_is_cut_off_and_nothing_overlaps(atlas, name, style, size):
    check(*composed(atlas, VARIANTS[name].presented(style=style), size))


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
    _, _, sheet = composed(atlas, CIRCLES, PictureSize.SLIDE)
    gids = [patch.get_gid() for patch in patches_of(sheet)]
    ground = patches_of(sheet)[0]
    assert gids.index(f"map-{next(iter(circles))}") > 0
    assert ground.get_facecolor()[:3] == pytest.approx(rgb(palette.PALE_FILL))
    land = area_paths(shapes(atlas))
    assert len(ground.get_path().vertices) == sum(len(path.vertices) for path in land.values())


def test_circles_have_the_fills_of_the_legend_and_a_rim_that_can_be_seen(atlas):
    view = CIRCLES.filtered(regions=(Region.SOUTH, Region.NORTH))
    parts, _, sheet = composed(atlas, view, PictureSize.SLIDE)
    for patch in patches_of(sheet):
        code = (patch.get_gid() or "").removeprefix("map-")
        if code not in atlas.by_code:
            continue
        fill = parts.paint.fill(code)
        assert patch.get_facecolor()[:3] == pytest.approx(rgb(fill.colour))
        assert patch.get_linewidth() > 0
        assert palette.contrast(parts.paint.rim(code).colour, fill.colour) > 1.5
        shown = atlas.by_code[code].region in {Region.SOUTH, Region.NORTH}
        assert (fill == palette.FILTERED_OUT) is not shown


def rgb(colour: str) -> tuple[float, ...]:
    """A ``#RRGGBB`` colour as shares."""
    return tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))


def test_london_needs_no_inset_among_tiles_and_has_one_among_circles(atlas):
    assert "inset" not in composed(atlas, TILES, PictureSize.SLIDE)[2].parts
    assert "inset" in composed(atlas, CIRCLES, PictureSize.SLIDE)[2].parts


def test_borders_between_regions_are_wider_among_tiles_too(atlas):
    parts, _, _ = composed(atlas, TILES, PictureSize.SLIDE)
    paint, widths = parts.paint, {True: set(), False: set()}
    for border in paint.shapes.borders:
        if len(border.codes) == 2:
            one, other = (atlas.by_code[code].region for code in border.codes)
            widths[one is not other].add(paint.stroke(border).width)
    assert min(widths[True]) > max(widths[False])


@pytest.mark.parametrize("size", PictureSize)
def test_the_number_of_every_circle_is_on_what_can_be_seen_of_it(atlas, size):
    parts, where, sheet = composed(atlas, CIRCLES.presented(labels=True), size)
    paint = parts.paint
    for code, point in paint.shapes.points.items():
        assert paint.shapes.seen[code].contains(shapely.Point(point))
    london = paint.shapes.regions[Region.LONDON]
    for code in london:
        on_grid = where.inset.placement.on_grid(sheet.parts[f"label-number-{code}"])
        assert paint.shapes.seen[code].contains(on_grid), code


@pytest.mark.parametrize("view", [TILES, CIRCLES], ids=["tiles", "circles"])
def test_the_note_on_the_style_is_in_every_format(atlas, view):
    note = {
        MapStyle.TILES: "Each hexagon is one footprint, all the same size.",
        MapStyle.CIRCLES: "The area of each circle shows its registered patients; the largest, "
        "Greater Manchester, stands for 2.96 million registered patients.",
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


@pytest.mark.parametrize("region", [None, *Region])
@pytest.mark.parametrize("size", PictureSize)
def test_the_key_to_the_size_of_circles_is_true_to_the_map(atlas, size, region):
    view = CIRCLES.filtered(regions=(region,)) if region else CIRCLES
    parts, where, sheet = composed(atlas, view, size)
    assert parts.size_key is not None
    key = parts.size_key(where.placement.scale)
    discs = [item for item in key.items if isinstance(item, Disc)]
    figures = [item for item in key.items if isinstance(item, Words)][1:]
    people = [int(each.text.replace(",", "")) for each in figures]
    largest = max(atlas.footprints, key=lambda f: f.population_registered)
    circle = where.placement.scale**2 * parts.paint.shapes.radius_of_one**2 * np.pi
    assert len(discs) == len(people) >= 2
    assert max(people) < largest.population_registered
    for disc, count in zip(discs, people, strict=True):
        assert np.pi * disc.radius**2 == pytest.approx(circle * count, rel=0.01)
    if region is None:
        drawn = drawn_areas(atlas, view, size)[largest.code].area
        assert drawn == pytest.approx(circle * largest.population_registered, rel=0.01)
    assert figures[1].y - figures[0].y > figures[0].size * 0.9
    assert key.height <= size_key_height(parts.measures.legend)
    assert sheet.parts["legend"].height >= key.height + 5 * parts.measures.legend


def test_a_key_to_large_circles_has_three_of_them():
    key = size_key(PopulationBase.RESIDENT, 0.037, 12)
    discs = [item for item in key.items if isinstance(item, Disc)]
    assert 2 * discs[0].radius >= ROOMY
    assert len(discs) == 3
    assert isinstance(key.items[0], Words)
    assert key.items[0].text == "Circle size: residents"


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
    parts, where, sheet = composed(atlas, view, size, figures=own(column(atlas)))
    check(parts, where, sheet)
    words = " ".join(item.text for item in parts.legend.items if isinstance(item, Words))
    assert "No data" in words
    hatched = {p.get_gid() for p in patches_of(sheet) if p.get_hatch()} - {None}
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
