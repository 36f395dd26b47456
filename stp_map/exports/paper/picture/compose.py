"""Draws a planned picture onto a sheet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from stp_map.core import palette
from stp_map.core.errors import ExportError
from stp_map.core.model import Region
from stp_map.data.places import FoundPlace
from stp_map.exports.paper.drawing.blocks import BASELINE, Block, Words
from stp_map.exports.paper.drawing.fonts import Weight
from stp_map.exports.paper.drawing.labels import LETTERING, draw_labels, draw_pins, draw_signs
from stp_map.exports.paper.drawing.maps import draw_map
from stp_map.exports.paper.drawing.sheet import Sheet
from stp_map.exports.paper.picture.content import Content, Subject, content
from stp_map.exports.paper.picture.plan import INSET_TITLE, Inset, Plan, plan
from stp_map.exports.paper.picture.sizes import Measures
from stp_map.geometry.boxes import Box
from stp_map.geometry.labels import MapSite, Placed, Wanted, place_labels
from stp_map.geometry.placing import Placement

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
        inset = MapSite.of(paint.shapes, where.inset.placement, room, LETTERING)
        pinned = _draw_over(sheet, content, inset, in_inset, places, []).pins
        taken += [where.inset.box.grown(4), where.placement.box(where.inset.bounds).grown(2)]
        places = {n: place for n, place in places.items() if n not in pinned}
    others = frozenset(paint.shapes.areas) - in_inset
    room = where.frame.grown(-2) if where.is_framed else sheet.page.grown(-6)
    main = MapSite.of(paint.shapes, where.placement, room, LETTERING)
    _draw_over(sheet, content, main, others, places, taken)


def _draw_over(
    sheet: Sheet,
    content: Content,
    site: MapSite,
    codes: Collection[str],
    places: Mapping[int, FoundPlace],
    taken: list[Box],
) -> Placed:
    """Draw what stands over one of the maps, which labels these footprints and these places."""
    paint, found = content.paint, content.paint.selection.by_code
    shown = paint.selection.shown if content.scene.shown.labels else ()
    numbered = [entry.footprint for entry in shown if entry.footprint.code in codes]
    selected = paint.selected if paint.selected in codes else ""
    wanted = Wanted(
        number_size=content.measures.key * 1.25,
        name_size=content.measures.legend * 0.86,
        numbers={footprint.code: str(footprint.number) for footprint in numbered},
        marked=frozenset(paint.marks.symbols.keys() & codes),
        places=places,
        selected=selected,
        name=found[selected].footprint.name if selected else "",
    )
    placed = place_labels(site, wanted, taken)
    draw_labels(sheet, placed.labels, paint.fill)
    draw_signs(sheet, placed.signs, paint.marks.symbols)
    draw_pins(sheet, placed.pins, paint.pin)
    sheet.parts |= {f"label-{label.name}": label.box for label in placed.labels}
    return placed
