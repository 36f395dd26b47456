"""What a picture is made of, before it is known where anything goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from stp_map.analysis.caption import Caption, caption
from stp_map.analysis.scene import Scene
from stp_map.core import palette
from stp_map.core.model import Region
from stp_map.core.order import Order
from stp_map.core.view import MapStyle
from stp_map.exports.paper.drawing.blocks import Block
from stp_map.exports.paper.drawing.maps import Paint
from stp_map.exports.paper.drawing.size_key import size_key, size_key_height
from stp_map.exports.paper.drawing.symbols import marks_block
from stp_map.exports.paper.drawing.words import footer_block, heading, key_block, legend_block
from stp_map.exports.paper.picture.sizes import Measures
from stp_map.geometry.shapes import shapes


@dataclass(frozen=True, eq=False)
class Subject:
    """What a picture is of: what is shown, how it looks and its words."""

    scene: Scene
    paint: Paint
    words: Caption


def subject(scene: Scene, order: Order) -> Subject:
    """What a picture of a scene is of, in the colours and with the words that were ordered."""
    words = caption(scene, order)
    seen = scene.in_black_and_white() if order.black_and_white else scene
    paint = Paint(
        shapes(scene.atlas, scene.shown.style, scene.shown.population),
        seen.selection,
        seen.legend,
        seen.marks,
        scene.shown.selected,
        palette.TEXT if order.black_and_white else palette.PIN,
    )
    return Subject(scene, paint, words)


SizeKey = Callable[[float], Block]
"""Makes the key to the size of circles at a scale in points per metre."""


@dataclass(frozen=True, eq=False)
class Content:
    """The blocks and the paint of a picture.

    Attributes:
        scene: what is shown.
        paint: the look of every footprint.
        measures: of the sheet.
        heading: headline and subtitle.
        legend: what the colours, the marks and, on request, the size of circles mean.
        size_key: makes the key to the size of circles at a scale in points per metre; it stands
            at the foot of the legend, which keeps room for it. None where there is none.
        footer: sources and date.
        key: makes the key with columns of a width, so many, in a type size; empty where no
            numbers are drawn.
    """

    scene: Scene
    paint: Paint
    measures: Measures
    heading: Block
    legend: Block
    footer: Block
    key: Callable[[float, int, float], Block]
    size_key: SizeKey | None = None

    @property
    def has_key(self) -> bool:
        """Whether numbers are drawn, and so a key to them."""
        return self.scene.shown.labels and bool(self.paint.selection.shown)

    @property
    def regions(self) -> tuple[Region, ...]:
        """Regions of which a footprint is shown."""
        shown = {entry.footprint.region for entry in self.paint.selection.shown}
        return tuple(region for region in Region if region in shown)

    @property
    def one_region(self) -> Region | None:
        """The region that fills the frame, where only one is shown."""
        return self.regions[0] if len(self.regions) == 1 else None

    @property
    def has_inset(self) -> bool:
        """Whether London is drawn a second time, larger; among tiles it can be read."""
        if self.scene.shown.style is MapStyle.TILES:
            return False
        return Region.LONDON in self.regions and self.one_region is None


def other_keys(
    subject: Subject, size: float, across: float, *, has_size_key: bool
) -> tuple[Block, SizeKey | None]:
    """The keys to the marks and to the size of circles, the latter only as room for it.

    Args:
        subject: what is drawn.
        size: type size in points.
        across: width in points.
        has_size_key: keep room for the key to the size of circles, if there are any.

    Returns:
        The block, with room at its foot where the second is not None.
    """
    shapes, base = subject.paint.shapes, subject.scene.shown.population
    block = marks_block(subject.paint.marks, size, across)
    if not (has_size_key and shapes.radius_of_one):
        return block, None
    top = block.height + size if block.items else 0
    whole = Block(across, top + size_key_height(size), block.items)
    return whole, lambda scale: size_key(base, shapes.radius_of_one * scale, size)


def _legend(
    subject: Subject, measures: Measures, *, has_size_key: bool
) -> tuple[Block, SizeKey | None]:
    """The legend with the other keys under it."""
    paint, size = subject.paint, measures.legend
    colours = legend_block(paint.legend, paint.selection, size, measures.legend_width)
    others, sizes = other_keys(subject, size, colours.width, has_size_key=has_size_key)
    if not others.height:
        return colours, None
    top = colours.height + size
    items = (*colours.items, *others.moved(0, top))
    return Block(colours.width, top + others.height, items), sizes


def content(subject: Subject, measures: Measures, *, has_size_key: bool = True) -> Content:
    """The blocks of a picture, set at the given measures.

    Args:
        subject: what is drawn, and its words.
        measures: of the sheet, in points.
        has_size_key: there is room for a key to the size of circles.
    """
    words, paint = subject.words, subject.paint
    across = measures.width - 2 * measures.margin
    entries = paint.selection.shown if subject.scene.shown.labels else ()
    legend, sizes = _legend(subject, measures, has_size_key=has_size_key)
    numbered = tuple((entry.footprint.number, entry.footprint.name) for entry in entries)
    return Content(
        scene=subject.scene,
        paint=paint,
        measures=measures,
        heading=heading(
            words.title,
            words.subtitle,
            measures.titles,
            measures.subtitle,
            measures.words,
            measures.title_height,
        ),
        legend=legend,
        size_key=sizes,
        footer=footer_block(words.footer, measures.footer, across),
        key=lambda column, count, size: key_block(numbered, size, column, count),
    )
