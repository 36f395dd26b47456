"""What stands over the colours of a map: numbers, marks, places, the name of what is selected."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from shapely import LineString, Point, union_all
from shapely.geometry.base import BaseGeometry

from stp_map.analysis.marks import Marks
from stp_map.core import palette
from stp_map.core.palette import Fill, Pattern
from stp_map.data.places import FoundPlace
from stp_map.exports.slides.canvas import Canvas
from stp_map.exports.slides.content import Paragraph, Stroke, plain
from stp_map.exports.slides.fit import POINTS_PER_INCH, cut, in_lines, text_width
from stp_map.exports.slides.keys import draw_square, draw_symbol, key_in_words
from stp_map.exports.slides.map_shapes import INSET_TITLE, SlideMap
from stp_map.geometry.boxes import Box
from stp_map.geometry.labels import (
    Label,
    Lettering,
    MapSite,
    Pin,
    Placed,
    Wanted,
    place_labels,
)
from stp_map.geometry.placing import Frame
from stp_map.geometry.shapes import Detail

LETTERING = Lettering(
    width=lambda text, size: text_width(plain(text), size, bold=True),
    cut=lambda text, size, room: cut(plain(text), room, 1, size),
    point=1 / POINTS_PER_INCH,
    clearance=3,
)
"""How labels are measured on slides, in inches."""

MARKS_GROUP = "Marks on the map"
TRUSTS_GROUP = "NHS trusts"
_NAME_SIZE = 10
_NUMBER_SIZE, _LARGE_NUMBER_SIZE = 9, 12
"""Points where there is room; the second in the inset and in the map of one region."""

_WIDEST_NAME, _MOST_LINES = 1.9, 4
"""Inches and lines that the name of the selected footprint may take."""

_CLEAR = 2 * LETTERING.point
"""Inches around the words of the inset, and inside its frame."""

_ASIDE, _ABOVE = 0.08, 0.22
"""Inches beyond the edges of a map, so that there is room for a pin on the outermost coast."""

_GROUND = 0.8 * LETTERING.point
"""Inches around a number that are on its footprint for certain."""

_FRAME = Stroke(palette.TEXT, 0.5)
_LINE, _CASING = Stroke(palette.TEXT, 0.7), Stroke(palette.WHITE, 2.2)
_DOT_RADIUS, _DOT_EDGE = 1.3 * LETTERING.point, Stroke(palette.WHITE, 0.5)
_PIN_EDGE = Stroke(palette.WHITE, 1.25)
_PIN_WIDER = 1.2
"""A drop tapers faster than a pin: so much larger, it fills the room of one."""


def draw_over(canvas: Canvas, scene: SlideMap, taken: Sequence[Box], *, numbered: bool) -> None:
    """Draw what stands over map and inset, so that nothing covers anything else.

    Args:
        canvas: the slide.
        scene: what the map shows.
        taken: what else stands where the map does, in inches.
        numbered: whether footprints have their numbers.
    """
    placed = list(_placed(scene, taken, numbered=numbered))
    _draw_dots(canvas, scene.marks, {k: box for each in placed for k, box in each.dots.items()})
    labels = [label for each in placed for label in each.labels]
    inside = union_all([each.box.grown(_CLEAR).polygon() for each in labels if each.code])
    for label in labels:
        if label.has_line:
            _draw_line(canvas, label, inside)
        _draw_label(canvas, scene, label)
    signs, marks = [sign for each in placed for sign in each.signs], scene.marks
    if signs:
        with canvas.group(MARKS_GROUP, key_in_words(marks)):
            for sign in signs:
                name, words = scene.atlas.by_code[sign.code].name, marks.words[sign.code]
                draw_symbol(canvas, marks.symbols[sign.code], sign.box, f"Mark on {name}", words)
    for pin in (pin for each in placed for pin in each.pins.values()):
        _draw_pin(canvas, pin)


def _draw_dots(canvas: Canvas, marks: Marks, dots: Mapping[str, Box]) -> None:
    """Draw a small square for each trust, all of them in one group."""
    if not dots:
        return
    names = {trust.code: trust.name for trust in marks.trusts}
    with canvas.group(TRUSTS_GROUP, key_in_words(marks)):
        for code, box in dots.items():
            draw_square(canvas, box, f"Trust {code}", names[code])


def _placed(scene: SlideMap, taken: Sequence[Box], *, numbered: bool) -> Iterator[Placed]:
    """What has its place in the inset, then what has it in the rest of the map."""
    shapes, inset = scene.shapes_in(scene.frame), scene.inset
    places = dict(enumerate(scene.marks.places)) if shapes.has_places else {}
    dots = {trust.code: (trust.longitude, trust.latitude) for trust in scene.marks.trusts}
    if inset:
        over = _place(scene, inset, scene.in_inset, places, dots, [], numbered=numbered)
        yield over
        places = {n: place for n, place in places.items() if n not in over.pins}
        dots = {code: point for code, point in dots.items() if code not in over.dots}
        titled = Box(inset.box.left, inset.box.top - INSET_TITLE, inset.box.right, inset.box.bottom)
        taken = [*taken, titled.grown(_CLEAR), scene.frame.placement.box(inset.view.bounds)]
    others = shapes.areas.keys() - scene.in_inset
    yield _place(scene, scene.frame, others, places, dots, taken, numbered=numbered)


def _place(
    scene: SlideMap,
    frame: Frame,
    codes: Collection[str],
    places: Mapping[int, FoundPlace],
    dots: Mapping[str, tuple[float, float]],
    taken: Sequence[Box],
    *,
    numbered: bool,
) -> Placed:
    """Place what stands over one of the maps, which labels these footprints and these places."""
    selected = scene.selected
    shown = [e.footprint for e in scene.entries if numbered and e.footprint.code in codes]
    name = ""
    if selected and selected.footprint.code in codes:
        name = _in_lines(f"{selected.footprint.number} {selected.footprint.name}")
    wanted = Wanted(
        number_size=_NUMBER_SIZE if scene.is_overview(frame) else _LARGE_NUMBER_SIZE,
        name_size=_NAME_SIZE,
        numbers={footprint.code: str(footprint.number) for footprint in shown},
        marked=frozenset(scene.marks.symbols.keys() & codes),
        places=places,
        dots=dots,
        selected=selected.footprint.code if selected and name else "",
        name=name,
    )
    if frame is scene.inset:
        room = frame.box.grown(-_CLEAR)
    else:
        room = replace(frame.box.grown(_ASIDE), top=frame.box.top - _ABOVE)
    # Land is a rough outline anyway: that of the level for print takes half a second.
    rough = MapSite.of(scene.shapes_at(Detail.LIGHT), frame.placement, room, LETTERING)
    return place_labels(replace(rough, shapes=scene.shapes_in(frame)), wanted, taken)


def _in_lines(name: str) -> str:
    """A name on as many lines as it takes, or cut; untrusted."""
    fit = cut(plain(name), _WIDEST_NAME, _MOST_LINES, _NAME_SIZE)
    return "\n".join(
        LETTERING.cut(line, _NAME_SIZE, _WIDEST_NAME)
        for line in in_lines(fit, _WIDEST_NAME, _NAME_SIZE)
    )


def _draw_label(canvas: Canvas, scene: SlideMap, label: Label) -> None:
    """Write words on their footprint, or beside what they name on white, with a line to it."""
    fill = scene.fill_of(label.code) if label.code else Fill(palette.WHITE)
    # Hatching runs through a number; its ground alone does not.
    is_hatched = bool(label.code) and fill.pattern is not Pattern.NONE
    box = label.box
    if label.code:
        half = LETTERING.half(label.text, label.size)
        box = Box.around(*label.middle, *half).grown(_GROUND if is_hatched else 0)
    bold, colour = not label.name.startswith("number"), fill.label_colour
    canvas.text(
        _name_of(label),
        box,
        [
            Paragraph(line, label.size, bold=bold, colour=colour, align=PP_ALIGN.CENTER)
            for line in label.text.split("\n")
        ],
        anchor=MSO_ANCHOR.MIDDLE,
        wrap=False,
        fill=Fill(fill.colour) if is_hatched or not label.code else None,
        stroke=None if label.code else _FRAME,
    )


def _name_of(label: Label) -> str:
    names = {"number": f"Number {label.text}", "place": "Name of the place"}
    return names.get(label.name.partition("-")[0], "Name of the selected footprint")


def _draw_line(canvas: Canvas, label: Label, numbers: BaseGeometry) -> None:
    """Draw a line from what is named to its name, but not through numbers on footprints."""
    line = LineString([label.point, label.box.nearest(label.point)]).difference(numbers)
    name = f"Line: {_name_of(label)}"
    canvas.outline(f"Light edge: {name}", line, stroke=_CASING)
    canvas.outline(name, line, stroke=_LINE)
    if not numbers.intersects(Point(label.point)):
        dot = Box.around(*label.point, _DOT_RADIUS, _DOT_RADIUS)
        canvas.shape(MSO_SHAPE.OVAL, f"End: {name}", dot, fill=Fill(palette.TEXT), stroke=_DOT_EDGE)


def _draw_pin(canvas: Canvas, pin: Pin) -> None:
    """Draw a drop, turned so that its tip, at a corner of its square, points down to the place."""
    radius = pin.radius * _PIN_WIDER
    canvas.shape(
        MSO_SHAPE.TEAR,
        f"Place: {pin.name}",
        Box.around(pin.x, pin.y - radius * 2**0.5, radius, radius),
        description=f"{pin.name}, the place searched for",
        fill=Fill(palette.PIN),
        stroke=_PIN_EDGE,
        turned=135,
    )
