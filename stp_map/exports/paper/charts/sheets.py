"""A chart's sheet: headline, legend, plot and footer, from top to bottom."""

from __future__ import annotations

from collections.abc import Mapping

from stp_map.analysis.caption import Caption
from stp_map.analysis.distribution import (
    begins_at_zero,
    class_bars,
    leaders_by_region,
    points,
    ranking,
)
from stp_map.analysis.legend import Legend
from stp_map.analysis.measures import LEADER_TYPE, REGION
from stp_map.analysis.scene import Scene
from stp_map.analysis.selection import Selection
from stp_map.core import palette
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.model import LeaderType, Region
from stp_map.core.order import Order, PictureSize
from stp_map.core.palette import Fill
from stp_map.exports.paper.charts.comparison import draw_comparison
from stp_map.exports.paper.charts.counts import draw_classes, draw_leaders
from stp_map.exports.paper.charts.frames import Frame, frame
from stp_map.exports.paper.charts.ranking import draw_ranking
from stp_map.exports.paper.charts.scatter import draw_points
from stp_map.exports.paper.charts.timeline import draw_timeline
from stp_map.exports.paper.drawing.blocks import Block
from stp_map.exports.paper.drawing.sheet import Sheet
from stp_map.exports.paper.drawing.words import legend_block
from stp_map.geometry.boxes import Box

_PAINTED_BY = {ChartKind.LEADERS: LEADER_TYPE.slug, ChartKind.AREA: REGION.slug}
"""What the two charts that show no measure are coloured by."""


def draw_chart(scene: Scene, order: Order, words: Caption) -> Sheet:
    """The finished sheet of the chart that was ordered.

    Args:
        scene: what is shown.
        order: the chart, its pixels per inch, and whether it is in black and white.
        words: headline and footer.
    """
    kind, dpi = order.chart or ChartKind.RANKING, order.pixels_per_inch
    plain = Fill(palette.TEXT if order.black_and_white else palette.NHS_BLUE)
    if kind is ChartKind.COMPARISON:
        return draw_comparison(scene, words, dpi, plain)
    if kind is ChartKind.TIMELINE:
        return draw_timeline(scene, words, dpi, plain)
    view = scene.view
    if kind in _PAINTED_BY:
        scene = scene.seen_by(view.presented(colour_by=_PAINTED_BY[kind]))
    if order.black_and_white:
        scene = scene.in_black_and_white()
    classes = scene.legend
    is_long = kind is ChartKind.RANKING and bool(classes.numbers)
    around = frame(words, PictureSize.A4_PORTRAIT if is_long else PictureSize.SLIDE)
    sheet, room = around.begun(dpi), around.room
    if kind is not ChartKind.AREA:
        room = _beside_legend(sheet, around, _legend(classes, scene.selection, around))
    _draw_plot(sheet, room, kind, scene)
    return sheet


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


def _draw_plot(sheet: Sheet, room: Box, kind: ChartKind, scene: Scene) -> None:
    selection, classes, shown = scene.selection, scene.legend, scene.shown
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
        draw_ranking(sheet, room, dots, classes.limits, from_zero=from_zero)
    else:
        draw_classes(sheet, room, class_bars(selection, classes, shown.selected))
