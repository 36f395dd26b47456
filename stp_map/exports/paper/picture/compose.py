"""Draws a planned picture onto a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from stp_map.core import palette
from stp_map.core.errors import ExportError
from stp_map.core.model import Region
from stp_map.exports.paper.drawing.blocks import BASELINE, Block, Words
from stp_map.exports.paper.drawing.boxes import Box
from stp_map.exports.paper.drawing.fonts import Weight
from stp_map.exports.paper.drawing.maps import draw_map
from stp_map.exports.paper.drawing.marks import Sign, draw_signs, sign_spots
from stp_map.exports.paper.drawing.numbers import Label, beside, draw_labels, number_labels
from stp_map.exports.paper.drawing.pins import Pin, draw_pins, pin_labels, pins
from stp_map.exports.paper.drawing.placing import Placement
from stp_map.exports.paper.drawing.shapes import coloured
from stp_map.exports.paper.drawing.sheet import Sheet
from stp_map.exports.paper.picture.content import Content, Subject, content
from stp_map.exports.paper.picture.plan import INSET_TITLE, Inset, Plan, plan
from stp_map.exports.paper.picture.sizes import Measures

TIGHTER = (1.0, 0.8, 0.65, 0.5)
"""How much smaller words are set until there is an arrangement that holds them all."""

ROOMY = 0.8
"""The least of these at which there is a key to the size of circles."""


def draw_picture(subject: Subject, measures: Measures, dpi: int | None) -> Sheet:
    """The finished sheet.

    Args:
        subject: what is drawn, and its words.
        measures: of the sheet, in points.
        dpi: pixels per inch where it becomes pixels; None where it stays lines and text.

    Raises:
        ExportError: the words can't be set on the sheet at any size that can be read.
    """
    parts, where = arranged(subject, measures)
    sheet = Sheet(measures.width, measures.height, dpi or 72, has_outlines=dpi is not None)
    draw_plan(sheet, parts, where)
    return sheet


def arranged(subject: Subject, measures: Measures) -> tuple[Content, Plan]:
    """The blocks of a picture and their best arrangement.

    Where there is a key, words a little smaller are tried too, and taken if the map gains much.

    Raises:
        ExportError: the words can't be set on the sheet at any size that can be read.
    """
    found: list[tuple[float, Content, Plan]] = []
    for share, has_size_key in _attempts(subject):
        parts = content(subject, measures.tighter(share), has_size_key=has_size_key)
        where = plan(parts)
        if where is not None:
            found.append((where.merit * share**0.3, parts, where))
        if found and (share < 1 or not parts.has_key):
            _, parts, where = max(found, key=lambda each: each[0])
            return parts, where
    raise ExportError("The words of this picture don't fit on it; shorten its title or subtitle.")


def _attempts(subject: Subject) -> Iterator[tuple[float, bool]]:
    """Shares of the type size, and whether there is a key to the size of circles.

    It goes before words become small: the footer says the same in words.
    """
    if subject.paint.shapes.radius_of_one:
        yield from ((share, True) for share in TIGHTER if share >= ROOMY)
    yield from ((share, False) for share in TIGHTER)


def draw_plan(sheet: Sheet, content: Content, where: Plan) -> None:
    """Draw the map, the inset, the labels and the words of a picture."""
    clip = where.frame if where.is_framed else sheet.page
    draw_map(sheet, content.paint, where.placement, clip, "map-")
    sheet.parts["map"] = where.frame
    if where.is_framed:
        sheet.rectangle(where.frame, None, palette.PALE_OUTLINE, 0.8)
    if where.inset:
        _draw_inset(sheet, content, where.inset, where.placement)
    _draw_labels(sheet, content, where)
    for placed in where.words:
        sheet.place(placed.block, placed.x, placed.y, placed.part)
        if placed.part == "legend" and content.size_key:
            draw_at_foot(sheet, content.size_key(where.placement.scale), placed.box)


def draw_at_foot(sheet: Sheet, block: Block, box: Box) -> None:
    """Draw a block at the left foot of the box that keeps room for it."""
    sheet.draw(block.moved(box.left, box.bottom - block.height))


def _draw_inset(sheet: Sheet, content: Content, inset: Inset, main: Placement) -> None:
    size = content.measures.legend
    draw_map(sheet, content.paint, inset.placement, inset.box, "inset-")
    sheet.rectangle(inset.box, None, palette.TEXT, 0.8)
    on_main = main.box(inset.bounds)
    sheet.rectangle(on_main, None, palette.WHITE, 2.2)
    sheet.rectangle(on_main, None, palette.TEXT, 0.8)
    name = Words(
        inset.box.left,
        inset.box.top - size * (INSET_TITLE - BASELINE),
        Region.LONDON.value,
        size,
        Weight.SEMIBOLD,
    )
    sheet.draw([name])
    sheet.parts["inset"] = Box(
        inset.box.left, inset.box.top - size * INSET_TITLE, inset.box.right, inset.box.bottom
    )


def _draw_labels(sheet: Sheet, content: Content, where: Plan) -> None:
    """What stands over the colours: numbers, signs, pins, and the name of what is selected."""
    paint, london = content.paint, content.paint.shapes.regions[Region.LONDON]
    in_inset = frozenset(london) if where.inset else frozenset()
    taken = [placed.box for placed in where.words if placed.block.items]
    places = dict(enumerate(paint.places))
    if where.inset:
        room = where.inset.box.grown(-2)
        inset = _Part(
            where.inset.placement, room, in_inset, pins(places, where.inset.placement, room)
        )
        _draw_part(sheet, content, inset, [])
        taken += [where.inset.box.grown(4), where.placement.box(where.inset.bounds).grown(2)]
        places = {n: place for n, place in places.items() if n not in inset.pins}
    others = frozenset(paint.shapes.areas) - in_inset
    room = where.frame.grown(-2) if where.is_framed else sheet.page.grown(-6)
    main = _Part(where.placement, room, others, pins(places, where.placement, room))
    _draw_part(sheet, content, main, taken)


@dataclass(frozen=True, slots=True)
class _Part:
    """One of the maps: its place, the room for labels, its footprints and its pins."""

    placement: Placement
    room: Box
    codes: frozenset[str]
    pins: Mapping[int, Pin]


def _draw_part(sheet: Sheet, content: Content, part: _Part, taken: list[Box]) -> None:
    paint, measures = content.paint, content.measures
    land = part.placement.on_sheet(coloured(paint.shapes))
    land = shapely.intersection(land, part.room.polygon())
    taken = [*taken, *(pin.box for pin in part.pins.values())]
    numbers: list[Label] = []
    if content.scene.shown.labels:
        shown = [e.footprint.code for e in paint.selection.shown if e.footprint.code in part.codes]
        size = measures.key * 1.25
        numbers = number_labels(paint, part.placement, shown, size, part.room, land, taken)
    signs = sign_spots(paint, part.placement, part.codes, part.room, numbers)
    taken += [*(label.box for label in numbers), *(spot.box for spot in signs)]
    size = measures.legend * 0.86
    names = pin_labels(part.pins, size, taken, part.room, land)
    taken += [label.box for label in names]
    labels = [*numbers, *names, *_selected(content, part, signs, taken, land)]
    draw_labels(sheet, labels)
    draw_signs(sheet, signs)
    draw_pins(sheet, part.pins, paint.pin)
    sheet.parts |= {f"label-{label.gid}": label.box for label in labels}


def _selected(
    content: Content, part: _Part, signs: list[Sign], taken: list[Box], land: BaseGeometry
) -> Iterator[Label]:
    """The name of what is selected, where its point is in the room."""
    paint, room = content.paint, part.room
    if paint.selected not in part.codes:
        return
    at_sign = [(sign.x, sign.y) for sign in signs if sign.code == paint.selected]
    point = part.placement.point(*paint.shapes.anchor(paint.selected))
    if at_sign and paint.shapes.is_true:
        point = at_sign[0]
    if room.left <= point[0] <= room.right and room.top <= point[1] <= room.bottom:
        name = paint.selection.by_code[paint.selected].footprint.name
        size = content.measures.legend * 0.86
        yield beside(name, size, point, taken, room, land, "selected-name")
