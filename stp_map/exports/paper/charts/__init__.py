"""Charts as files: drawn on the same sheets, with the same words, as pictures of the map."""

from __future__ import annotations

from stp_map.analysis.comparison_words import NOTHING_COMPARED
from stp_map.analysis.scene import Scene
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.errors import ExportError
from stp_map.core.order import Order
from stp_map.exports.paper.charts.captions import chart_caption
from stp_map.exports.paper.charts.sheets import draw_chart
from stp_map.exports.paper.drawing.files import to_file

__all__ = ["make_chart"]


def make_chart(scene: Scene, order: Order) -> bytes:
    """The chart that was ordered, of exactly what is shown.

    Raises:
        ExportError: a comparison was asked for, and nothing is compared.
    """
    if order.chart is ChartKind.COMPARISON and not scene.shown.compared:
        raise ExportError(NOTHING_COMPARED)
    words = chart_caption(scene, order)
    return to_file(draw_chart(scene, order, words), words, order.output.ending)
