"""Pictures, charts and packs on paper: PNG, SVG and PDF. Only here is Typst known."""

from __future__ import annotations

from stp_map.analysis.scene import Scene
from stp_map.core.order import Order
from stp_map.exports.paper.charts import make_chart
from stp_map.exports.paper.pack import make_pack
from stp_map.exports.paper.picture import make_picture

__all__ = ["make"]


def make(scene: Scene, order: Order) -> bytes:
    """A picture of the map or a chart, or a briefing pack, as it was ordered.

    Raises:
        ExportError: the words fit on a sheet at no size that can be read, or nothing is compared.
        DataError: the boundary file has been removed or damaged since the atlas was loaded.
    """
    if order.chart is not None:
        return make_chart(scene, order)
    return make_pack(scene, order) if order.output.is_pack else make_picture(scene, order)
