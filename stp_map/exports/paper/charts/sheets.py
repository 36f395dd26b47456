"""A chart's sheet: headline, legend, plot and footer, from top to bottom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from stp_map.analysis.caption import Caption
from stp_map.analysis.distribution import (
    begins_at_zero,
    class_bars,
    leaders_by_region,
    limits,
    points,
    ranking,
)
from stp_map.analysis.legend import Legend, legend
from stp_map.analysis.selection import Selection, select
from stp_map.core import palette
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.model import Atlas, LeaderType, Region
from stp_map.core.palette import Fill
from stp_map.core.view import ColourBy, View
from stp_map.exports.paper.charts.comparison import draw_comparison
from stp_map.exports.paper.charts.counts import draw_classes, draw_leaders
from stp_map.exports.paper.charts.frames import Frame, frame
from stp_map.exports.paper.charts.ranking import draw_ranking
from stp_map.exports.paper.charts.scatter import draw_points
from stp_map.exports.paper.charts.timeline import draw_timeline
from stp_map.exports.paper.drawing.blocks import Block
from stp_map.exports.paper.drawing.sheet import Sheet
from stp_map.exports.paper.drawing.words import legend_block
from stp_map.exports.paper.picture.sizes import PictureSize
from stp_map.geometry.boxes import Box


def draw_chart(
    kind: ChartKind,
    atlas: Atlas,
    view: View,
    words: Caption,
    dpi: float | None,
    *,
    black_and_white: bool = False,
) -> Sheet:
    """The finished sheet.

    Args:
        kind: which chart.
        atlas: all the data.
        view: what is shown.
        words: headline and footer.
        dpi: pixels per inch where it becomes pixels; None where it stays lines and text.
        black_and_white: patterns and greys instead of colours.
    """
    plain = Fill(palette.TEXT if black_and_white else palette.NHS_BLUE)
    if kind is ChartKind.COMPARISON:
        return draw_comparison(atlas, view, words, dpi, plain)
    if kind is ChartKind.TIMELINE:
        return draw_timeline(atlas, view.filters.as_at, words, dpi, plain)
    selection, classes = _shown(kind, atlas, view, black_and_white=black_and_white)
    is_long = kind is ChartKind.RANKING and bool(classes.numbers)
    around = frame(words, PictureSize.A4_PORTRAIT if is_long else PictureSize.SLIDE)
    sheet, room = around.begun(dpi), around.room
    if kind is not ChartKind.AREA:
        room = _beside_legend(sheet, around, _legend(classes, selection, around))
    _draw_plot(sheet, room, kind, selection, classes, view)
    return sheet


def _shown(
    kind: ChartKind, atlas: Atlas, view: View, *, black_and_white: bool
) -> tuple[Selection, Legend]:
    """What is shown, with the classes that the chart is painted by."""
    selection, shown = select(atlas, view.filters), view.presentation
    painted_by = {ChartKind.LEADERS: ColourBy.LEADER_TYPE, ChartKind.AREA: ColourBy.REGION}
    shown = replace(shown, colour_by=painted_by.get(kind, shown.colour_by))
    classes = legend(atlas, selection, shown)
    return selection, classes.in_black_and_white() if black_and_white else classes


def _legend(classes: Legend, selection: Selection, around: Frame) -> Block:
    return legend_block(classes, selection, around.size.legend * 0.9, around.size.words)


def _beside_legend(sheet: Sheet, around: Frame, key: Block) -> Box:
    """Draw the legend, at the right or above: what is left for the plot, in points."""
    room, gap = around.room, around.size.gap
    if around.size.is_wide:
        side = sheet.place(key, room.right - key.width, room.top, "legend")
        return Box(room.left, room.top, side.left - gap * 2, room.bottom)
    above = sheet.place(key, room.left, room.top, "legend")
    return Box(room.left, above.bottom + gap, room.right, room.bottom)


def _draw_plot(
    sheet: Sheet, room: Box, kind: ChartKind, selection: Selection, classes: Legend, view: View
) -> None:
    shown = view.presentation
    sheet.parts["plot"] = room
    fills = [each.fill for each in classes.classes]
    if kind is ChartKind.AREA:
        regions: Mapping[Region, Fill] = dict(zip(Region, fills, strict=True))
        draw_points(sheet, room, points(selection, shown), shown.population, regions)
    elif kind is ChartKind.LEADERS:
        kinds: Mapping[LeaderType, Fill] = dict(zip(LeaderType, fills, strict=True))
        draw_leaders(sheet, room, leaders_by_region(selection), kinds)
    elif classes.numbers:
        dots = ranking(selection, classes, shown)
        from_zero = begins_at_zero(classes, dots)
        draw_ranking(sheet, room, dots, limits(classes, shown.classes), from_zero=from_zero)
    else:
        draw_classes(sheet, room, class_bars(selection, classes, shown.selected))
