"""Charts as files: set on sheets like those of pictures, from the page's own numbers and words."""

from __future__ import annotations

from stp_map.analysis.comparison_words import NOTHING_COMPARED
from stp_map.analysis.measures import LEADER_TYPE, REGION
from stp_map.analysis.scene import Scene
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.errors import ExportError
from stp_map.core.order import Order
from stp_map.exports.paper import keys
from stp_map.exports.paper.chart_captions import chart_caption
from stp_map.exports.paper.chart_values import Values, distribution_values
from stp_map.exports.paper.finished import About
from stp_map.exports.paper.sheet_values import comparison_values, timeline_values
from stp_map.exports.paper.typesetting import Sheet, typeset

_PAINTED_BY = {ChartKind.LEADERS: LEADER_TYPE.slug, ChartKind.AREA: REGION.slug}
"""What the two charts that show no measure are coloured by."""


def make_chart(scene: Scene, order: Order) -> bytes:
    """The chart that was ordered, of exactly what is shown.

    Raises:
        ExportError: a comparison was asked for, and nothing is compared.
    """
    if order.chart is ChartKind.COMPARISON and not scene.shown.compared:
        raise ExportError(NOTHING_COMPARED)
    words = chart_caption(scene, order)
    around = {"title": words.title, "subtitle": words.subtitle, "footer": words.footer}
    template, values, images = _of_kind(scene, order)
    sheet = Sheet(template, around | values, About.of(words), images)
    return typeset(sheet, order.output.ending, order.pixels_per_inch)


def _of_kind(scene: Scene, order: Order) -> tuple[str, Values, dict[str, bytes]]:
    """The template of a chart, its values without the words around it, and its drawings."""
    kind, is_plain = order.chart or ChartKind.RANKING, order.black_and_white
    if kind is ChartKind.COMPARISON:
        return "comparison", comparison_values(scene, black_and_white=is_plain), {}
    if kind is ChartKind.TIMELINE:
        return "timeline", timeline_values(scene, black_and_white=is_plain), {}
    if kind in _PAINTED_BY:
        scene = scene.seen_by(scene.view.presented(colour_by=_PAINTED_BY[kind]))
    seen = scene.in_black_and_white() if is_plain else scene
    values = {"chart": distribution_values(seen, kind), "legend": keys.legend_values(seen)}
    return "chart", values, keys.drawings(seen)
