"""Slides for PowerPoint and LibreOffice Impress, their maps made of native shapes."""

from __future__ import annotations

from stp_map.analysis.scene import Scene
from stp_map.core.order import Order
from stp_map.exports.slides.deck import make_deck
from stp_map.exports.slides.pack import make_pack

__all__ = ["make"]


def make(scene: Scene, order: Order) -> bytes:
    """A deck of the map and its table, or a briefing pack, as it was ordered."""
    return make_pack(scene, order) if order.output.is_pack else make_deck(scene, order)
