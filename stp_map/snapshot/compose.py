"""Draws a planned picture onto a sheet."""

from __future__ import annotations

import shapely

from stp_map import palette
from stp_map.drawing.blocks import BASELINE, Words
from stp_map.drawing.boxes import Box
from stp_map.drawing.fonts import Weight
from stp_map.drawing.maps import draw_map
from stp_map.drawing.numbers import Label, beside, draw_labels, number_labels
from stp_map.drawing.placing import Placement
from stp_map.drawing.shapes import rough_outline
from stp_map.drawing.sheet import Sheet
from stp_map.errors import ExportError
from stp_map.model import Region
from stp_map.snapshot.content import Content, Subject, content
from stp_map.snapshot.plan import INSET_TITLE, Inset, Plan, plan
from stp_map.snapshot.sizes import Measures

TIGHTER = (1.0, 0.8, 0.65, 0.5)
"""How much smaller words are set until there is an arrangement that holds them all."""


def draw_picture(subject: Subject, measures: Measures, dpi: float | None) -> Sheet:
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
    for share in TIGHTER:
        parts = content(subject, measures.tighter(share))
        where = plan(parts)
        if where is not None:
            found.append((where.merit * share**0.3, parts, where))
        if found and (share < 1 or not parts.has_key):
            _, parts, where = max(found, key=lambda each: each[0])
            return parts, where
    raise ExportError("The words of this picture don't fit on it; shorten its title or subtitle.")


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
    """Numbers where labels are on, and the name of what is selected."""
    paint, london = content.paint, content.paint.shapes.regions[Region.LONDON]
    in_inset = frozenset(london) if where.inset else frozenset()
    taken = [placed.box for placed in where.words if placed.block.items]
    if where.inset:
        room = where.inset.box.grown(-2)
        _label_part(sheet, content, where.inset.placement, room, [], in_inset)
        taken += [where.inset.box.grown(4), where.placement.box(where.inset.bounds).grown(2)]
    others = frozenset(paint.shapes.areas) - in_inset
    room = where.frame.grown(-2) if where.is_framed else sheet.page.grown(-6)
    _label_part(sheet, content, where.placement, room, taken, others)


def _label_part(
    sheet: Sheet,
    content: Content,
    placement: Placement,
    room: Box,
    taken: list[Box],
    codes: frozenset[str],
) -> None:
    """Label one of the maps."""
    paint, measures = content.paint, content.measures
    land = placement.on_sheet(rough_outline(content.atlas.shared, frozenset(paint.shapes.areas)))
    land = shapely.intersection(land, room.polygon())
    labels: list[Label] = []
    if content.view.presentation.labels:
        shown = [e.footprint.code for e in paint.selection.shown if e.footprint.code in codes]
        labels = number_labels(paint, placement, shown, measures.key * 1.25, room, land, taken)
    if paint.selected in codes:
        point = placement.point(*paint.shapes.points[paint.selected])
        if room.left <= point[0] <= room.right and room.top <= point[1] <= room.bottom:
            name = paint.selection.by_code[paint.selected].footprint.name
            boxes = [*taken, *(label.box for label in labels)]
            size = measures.legend * 0.86
            labels.append(beside(name, size, point, boxes, room, land, "selected-name"))
    draw_labels(sheet, labels)
    sheet.parts |= {f"label-{label.gid}": label.box for label in labels}
