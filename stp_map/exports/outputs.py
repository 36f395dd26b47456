"""The one way to a file: every kind of output with the room that makes it."""

from __future__ import annotations

from dataclasses import replace

from stp_map.analysis.scene import Scene
from stp_map.core.order import Order, Output, PictureSize

PREVIEW_DPI = 80
"""Pixels per inch that are enough to see on a screen how a picture will come out."""


def make(scene: Scene, order: Order) -> bytes:
    """Make the file that was ordered.

    The rooms that draw and write are imported here, where they are used: the first page needs
    none of their libraries.

    Args:
        scene: what is shown.
        order: what to make of it.

    Returns:
        The file. The same scene and order give the same bytes.

    Raises:
        StpMapError: it could not be made; the text says why.
    """
    if order.output.is_data:
        from stp_map.exports import tables  # noqa: PLC0415

        return tables.make(scene, order)
    if order.output is Output.PAGE:
        from stp_map.exports import page  # noqa: PLC0415

        return page.make(scene, order)
    if order.output in {Output.DECK, Output.PACK_DECK}:
        from stp_map.exports import slides  # noqa: PLC0415

        return slides.make(scene, order)
    from stp_map.exports import paper  # noqa: PLC0415

    return paper.make(scene, order)


def preview(scene: Scene, order: Order) -> bytes:
    """A small PNG of how a picture, slide or pack's map will come out.

    Args:
        scene: what is shown.
        order: what would be made; anything but a picture is shown as a slide.

    Returns:
        The PNG.
    """
    size = order.size if order.output.is_picture else PictureSize.SLIDE
    return make(scene, replace(order, output=Output.PNG, size=size, dpi=PREVIEW_DPI))
