"""Pictures of a Scene: values in, bytes out. Nothing is a screenshot, nothing is fetched."""

from __future__ import annotations

from stp_map.analysis.scene import Scene
from stp_map.core.order import Order
from stp_map.exports.paper.drawing.files import to_file
from stp_map.exports.paper.picture.compose import draw_picture
from stp_map.exports.paper.picture.content import subject
from stp_map.exports.paper.picture.sizes import MEASURES

__all__ = ["make_picture"]


def make_picture(scene: Scene, order: Order) -> bytes:
    """A picture of exactly what is shown, in British National Grid (EPSG:27700).

    Raises:
        ExportError: the words fit on the picture at no size that can be read.
        DataError: the boundary file has been removed or damaged since the atlas was loaded.
    """
    shown = subject(scene, order)
    sheet = draw_picture(shown, MEASURES[order.size], order.pixels_per_inch)
    return to_file(sheet, shown.words, order.output.ending)
