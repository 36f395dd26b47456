"""Signs, their key and pins on pictures: where they belong, as many as are counted."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from itertools import combinations

import numpy as np
import pytest
import shapely
from PIL import Image
from pypdf import PdfReader
from pyproj import Transformer

from stp_map.analysis.marks import Symbol
from stp_map.analysis.scene import scene_of
from stp_map.analysis.search import search
from stp_map.core import palette, text
from stp_map.core.model import AsAt, Region
from stp_map.core.order import Output, PictureSize
from stp_map.core.view import MapStyle, Mark, View
from stp_map.exports import make
from stp_map.exports.paper import signs
from tests.examples import in_turns
from tests.factories import order
from tests.unit.exports.svg_shapes import elements, lines_of
from tests.unit.exports.test_snapshot_layout import check, composed

NEWPORT = View().filtered(query="Newport")


def made(atlas, view, output, **how: object) -> bytes:
    """A file of a view."""
    return make(scene_of(atlas, view), order(output, **how))


def svg_words(atlas, view) -> str:
    """All text of a picture, lines joined."""
    root = ET.fromstring(made(atlas, view, Output.SVG))  # noqa: S314 - our own
    found = root.iter("{http://www.w3.org/2000/svg}text")
    return " ".join("".join(each.itertext()) for each in found)


def starting(picture, start):
    """The parts of a picture whose names start so, without that start."""
    return {n.removeprefix(start): box for n, box in picture.parts.items() if n.startswith(start)}


@pytest.mark.parametrize("labels", [False, True], ids=["without numbers", "with numbers"])
@pytest.mark.parametrize("style", MapStyle)
@pytest.mark.parametrize("mark", [Mark.CHANGES, Mark.EVIDENCE])
def test_every_marked_footprint_bears_one_sign_on_itself(atlas, mark, style, labels):
    size = PictureSize.SQUARE  # The smallest map.
    view = View().presented(mark=mark, style=style, labels=labels)
    picture = composed(atlas, view, size)
    paint, plan, found = picture.paint, picture.plan, starting(picture, "mark-")
    assert set(found) == set(paint.marks.symbols)
    assert len(found) == sum(line.count for line in paint.marks.lines)
    for code, box in found.items():
        in_inset = plan.inset and atlas.by_code[code].region is Region.LONDON
        placement = plan.inset.placement if in_inset else plan.placement
        x, y = placement.on_grid(box).centroid.coords[0]
        assert paint.shapes.seen[code].contains(shapely.Point(x, y)), code


@pytest.mark.parametrize("style", MapStyle)
def test_a_sign_covers_no_number_and_no_other_sign(atlas, style):
    view = View().presented(mark=Mark.CHANGES, style=style, labels=True, selected="E54000007")
    for size in (PictureSize.SQUARE, PictureSize.SLIDE):
        picture = composed(atlas, view, size)
        check(picture)
        found, labels = starting(picture, "mark-"), starting(picture, "label-number-")
        for one, other in combinations(found.values(), 2):
            assert not one.overlaps(other)
        for code, sign in found.items():
            others = [box for other, box in labels.items() if other != code]
            assert not any(sign.grown(-0.5).overlaps(box) for box in others), code
            assert labels[code].grown(0.5).holds(sign) or not labels[code].overlaps(sign)


@pytest.mark.parametrize(
    ("style", "count"), [(MapStyle.BOUNDARIES, 238), (MapStyle.CIRCLES, 238), (MapStyle.TILES, 0)]
)
def test_every_trust_is_a_square_on_the_map_or_in_its_inset(atlas, style, count):
    view = View().presented(mark=Mark.TRUSTS, style=style, labels=True)
    picture = composed(atlas, view, PictureSize.SLIDE)
    check(picture)
    drawn = re.findall(r'id="trust-(\w+)"', picture.block.svg)
    assert len(drawn) == len(set(drawn)) == count
    assert "Headquarters of a trust" in svg_words(atlas, view)


def test_nothing_is_marked_unless_it_is_asked_for(atlas):
    picture = composed(atlas, View().presented(labels=True), PictureSize.SLIDE)
    assert not starting(picture, "mark-")
    assert "Leader changed" not in svg_words(atlas, View())


def test_only_footprints_that_are_shown_are_marked(atlas):
    view = View().filtered(regions=(Region.SOUTH,)).presented(mark=Mark.CHANGES)
    found = starting(composed(atlas, view, PictureSize.SLIDE), "mark-")
    assert found
    assert {atlas.by_code[code].region for code in found} == {Region.SOUTH}


def test_the_two_signs_differ_by_a_white_middle_and_both_have_a_white_edge():
    disc, ring = (
        [
            (each.get("fill"), float(each.get("r", 0)))
            for each in elements(signs.symbol(symbol))
            if each.tag.endswith("circle")
        ]
        for symbol in (Symbol.DISC, Symbol.RING)
    )
    assert disc[0][0] == ring[0][0] == palette.WHITE
    assert disc[-1][0] == palette.TEXT
    assert ring[-1][0] == palette.WHITE
    assert [radius for _, radius in ring] == sorted((r for _, r in ring), reverse=True)


@pytest.mark.parametrize(("symbol", "is_open"), [(Symbol.SQUARE, False), (Symbol.FRAME, True)])
def test_square_signs_have_a_white_edge_and_the_open_one_a_white_middle(symbol, is_open):
    fills = [e.get("fill") for e in elements(signs.symbol(symbol)) if e.tag.endswith("rect")]
    assert fills == [palette.WHITE, palette.TEXT, *([palette.WHITE] * is_open)]
    assert not [e for e in elements(signs.symbol(symbol)) if e.tag.endswith("circle")]


def test_the_key_says_what_signs_mean_and_counts_them(atlas):
    view = View().presented(mark=Mark.EVIDENCE)
    words = svg_words(atlas, view)
    assert "Evidence for the leader Unverified: no published source found 5 " in words
    assert "Later source: March 2016 is inferred 10" in words
    pdf = made(atlas, view, Output.PDF, size=PictureSize.SQUARE)
    flat = " ".join(PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())
    assert "Evidence for the leader" in flat
    png = made(atlas, view, Output.PNG, size=PictureSize.SQUARE)
    chunks = Image.open(io.BytesIO(png)).text  # type: ignore[attr-defined]
    assert "Evidence for the leader: Unverified: no published source found, 5" in str(
        chunks["Description"]
    )


def test_the_key_says_so_where_no_footprint_is_marked(atlas):
    view = View().filtered(regions=(Region.NORTH,)).presented(mark=Mark.EVIDENCE)
    assert "Evidence for the leader None of the footprints shown." in svg_words(atlas, view)


def test_the_key_stands_under_the_legend_and_keeps_its_width(atlas):
    picture = composed(atlas, View().presented(mark=Mark.CHANGES), PictureSize.SLIDE)
    legend, lines = picture.parts["legend"], lines_of(picture.sheet)
    title = next(line for line in lines if line.text.startswith("Changes"))
    last = next(line for line in lines if line.text.startswith("Over"))
    assert title.baseline > last.baseline
    under = [each for each in lines if title.baseline <= each.baseline < legend.bottom]
    assert all(legend.left <= each.start and each.end <= legend.right + 1 for each in under)


@pytest.mark.parametrize(
    ("style", "size"), in_turns([MapStyle.BOUNDARIES, MapStyle.CIRCLES], PictureSize)
)
def test_a_pin_stands_at_each_place_with_its_name(atlas, size, style):
    view = NEWPORT.presented(style=style, labels=True)
    picture = composed(atlas, view, size)
    check(picture)
    pins = starting(picture, "pin-")
    to_grid = Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True)
    places = search(atlas, AsAt.LEADERS_NAMED, "Newport").places
    assert len(pins) == len(places) == 4
    for number, place in enumerate(places):
        x, y = picture.plan.placement.point(*to_grid.transform(place.longitude, place.latitude))
        box = pins[str(number)]
        assert (box.left + box.right) / 2 == pytest.approx(x, abs=0.1)
        assert box.bottom == pytest.approx(y, abs=1.5)
        assert f"label-place-{number}" in picture.parts
    labels = starting(picture, "label-")
    for pin in pins.values():
        assert not any(pin.grown(-0.5).overlaps(label) for label in labels.values())
    assert svg_words(atlas, view).count("Newport") >= 4


def test_tiles_have_no_pins(atlas):
    picture = composed(atlas, NEWPORT.presented(style=MapStyle.TILES), PictureSize.SLIDE)
    assert not starting(picture, "pin-")


def test_a_place_in_london_has_its_pin_in_the_inset_and_only_there(atlas):
    view = View().filtered(query="Farnborough")
    places = search(atlas, AsAt.LEADERS_NAMED, "Farnborough").places
    in_london = [
        atlas.by_code[code].region is Region.LONDON for place in places for code in place.footprints
    ]
    assert any(in_london)
    assert not all(in_london)
    picture = composed(atlas, view, PictureSize.SLIDE)
    assert picture.plan.inset
    pins = starting(picture, "pin-")
    assert len(pins) == len(places)
    for number, inside in enumerate(in_london):
        assert picture.plan.inset.box.holds(pins[str(number)]) is inside


@pytest.mark.parametrize("position", ["51.5, -0.1", "SE 0151"])
def test_a_position_is_a_pin_too_and_owes_nothing_to_geonames(atlas, position):
    words = svg_words(atlas, View().filtered(query=position))
    assert words.count(position) == 2  # Its pin, and the subtitle.
    assert "GeoNames" not in words


def test_places_found_by_name_carry_their_source(atlas):
    assert text.PLACES_ATTRIBUTION in svg_words(atlas, NEWPORT)
    assert "GeoNames" not in svg_words(atlas, View())


def test_pins_in_black_and_white_hold_no_colour(atlas):
    def vivid(*, black_and_white: bool) -> int:
        view, size = NEWPORT.presented(mark=Mark.CHANGES), PictureSize.SQUARE
        how = {"size": size, "dpi": 72, "black_and_white": black_and_white}
        drawn = made(atlas, view, Output.PNG, **how)
        pixels = np.asarray(Image.open(io.BytesIO(drawn)).convert("HSV"))
        return int(pixels[..., 1][pixels[..., 2] > 90].max())

    assert vivid(black_and_white=True) < 90 < vivid(black_and_white=False)


@pytest.mark.parametrize("style", [MapStyle.BOUNDARIES, MapStyle.CIRCLES])
def test_the_pack_marks_its_map_and_its_regions(atlas, style):
    view = View().filtered(as_at=AsAt.LATEST_KNOWN).presented(mark=Mark.EVIDENCE, style=style)
    reader = PdfReader(io.BytesIO(made(atlas, view, Output.PACK_PDF)))
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    title = "Evidence for the leader"
    keys = [n for n, words in enumerate(pages[:-1]) if title in words]  # Not the sources.
    assert len(keys) >= 5  # The map and each region.
    note = {"tiles": "Each hexagon is one footprint", "circles": "The area of each circle"}
    for number in keys:
        assert note.get(style.slug, "") in pages[number]
        assert ("Circle size: registered patients" in pages[number]) is (style is MapStyle.CIRCLES)
