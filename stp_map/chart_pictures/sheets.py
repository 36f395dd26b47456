"""A chart's sheet: headline, legend, plot and footer, from top to bottom."""

from __future__ import annotations

from dataclasses import replace

from stp_map.caption import Caption
from stp_map.chart_pictures.counts import draw_classes, draw_leaders
from stp_map.chart_pictures.ranking import draw_ranking
from stp_map.chart_pictures.scatter import draw_points
from stp_map.distribution import (
    begins_at_zero,
    class_bars,
    leaders_by_region,
    limits,
    points,
    ranking,
)
from stp_map.distribution_words import ChartKind
from stp_map.drawing.blocks import Block
from stp_map.drawing.boxes import Box
from stp_map.drawing.sheet import Sheet
from stp_map.drawing.words import footer_block, heading, legend_block
from stp_map.legend import Legend, legend
from stp_map.model import Atlas
from stp_map.selection import Selection, select
from stp_map.snapshot.sizes import MEASURES, Measures, PictureSize
from stp_map.view import ColourBy, View


def draw_chart(
    kind: ChartKind, atlas: Atlas, view: View, words: Caption, dpi: float | None
) -> Sheet:
    """The finished sheet.

    Args:
        kind: which chart.
        atlas: all the data.
        view: what is shown.
        words: headline and footer.
        dpi: pixels per inch where it becomes pixels; None where it stays lines and text.
    """
    selection, shown = select(atlas, view.filters), view.presentation
    if kind is ChartKind.LEADERS:
        shown = replace(shown, colour_by=ColourBy.LEADER_TYPE)
    classes = legend(atlas, selection, shown)
    is_long = kind is ChartKind.RANKING and bool(classes.numbers)
    size = MEASURES[PictureSize.A4_PORTRAIT if is_long else PictureSize.SLIDE]
    sheet = Sheet(size.width, size.height, dpi or 72, has_outlines=dpi is not None)
    has_legend = kind is not ChartKind.AREA
    room = _around(sheet, size, words, _legend(classes, selection, size) if has_legend else None)
    _draw_plot(sheet, room, kind, selection, classes, view)
    return sheet


def _legend(classes: Legend, selection: Selection, size: Measures) -> Block:
    return legend_block(classes, selection, size.legend * 0.9, size.words)


def _around(sheet: Sheet, size: Measures, words: Caption, key: Block | None) -> Box:
    """Draw all but the plot: what is left for it, in points."""
    margin, across = size.margin, size.width - 2 * size.margin
    top = heading(
        words.title, words.subtitle, size.titles[2:], size.subtitle, across, size.title_height
    )
    head = sheet.place(top, margin, margin * 0.85, "heading")
    foot = footer_block(words.footer, size.footer, across)
    low = sheet.place(foot, margin, size.height - margin * 0.7 - foot.height, "footer")
    room = Box(margin, head.bottom + size.gap, size.width - margin, low.top - size.gap)
    if key is None:
        return room
    if size.is_wide:
        side = sheet.place(key, room.right - key.width, room.top, "legend")
        return Box(room.left, room.top, side.left - size.gap * 2, room.bottom)
    above = sheet.place(key, room.left, room.top, "legend")
    return Box(room.left, above.bottom + size.gap, room.right, room.bottom)


def _draw_plot(
    sheet: Sheet, room: Box, kind: ChartKind, selection: Selection, classes: Legend, view: View
) -> None:
    shown = view.presentation
    sheet.parts["plot"] = room
    if kind is ChartKind.AREA:
        draw_points(sheet, room, points(selection, shown), shown.population)
    elif kind is ChartKind.LEADERS:
        draw_leaders(sheet, room, leaders_by_region(selection))
    elif classes.numbers:
        dots = ranking(selection, classes, shown)
        from_zero = begins_at_zero(classes, dots)
        draw_ranking(sheet, room, dots, limits(classes, shown.classes), from_zero=from_zero)
    else:
        draw_classes(sheet, room, class_bars(selection, classes, shown.selected))
