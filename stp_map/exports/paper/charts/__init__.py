"""Charts as files: set on the same sheets, with the same words, as pictures of the map."""

from __future__ import annotations

from stp_map.analysis.comparison_words import NOTHING_COMPARED
from stp_map.analysis.scene import Scene
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.errors import ExportError
from stp_map.core.order import Order
from stp_map.exports.paper.charts.captions import chart_caption
from stp_map.exports.paper.charts.values import images, chart_values, comparison_values, timeline_values
from stp_map.exports.paper.typesetting import About, Sheet, typeset

__all__ = ["make_chart"]


def make_chart(scene: Scene, order: Order) -> bytes:
    """The chart that was ordered, of exactly what is shown.

    Raises:
        ExportError: a comparison was asked for, and nothing is compared.
    """
    if order.chart is ChartKind.COMPARISON and not scene.shown.compared:
        raise ExportError(NOTHING_COMPARED)
    words = chart_caption(scene, order)
    around = {"title": words.title, "subtitle": words.subtitle, "footer": words.footer}
    template, values = _drawn(scene, order)
    sheet = Sheet(template, around | values, About.of(words), images(scene, order))
    return typeset(sheet, order.output.ending, order.pixels_per_inch)


def _drawn(scene, order):
    if order.chart is ChartKind.COMPARISON:
        return "comparison", comparison_values(scene, order)
    if order.chart is ChartKind.TIMELINE:
        return "timeline", timeline_values(scene, order)
    return "chart", chart_values(scene, order)
