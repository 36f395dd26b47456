"""The signs that marks are drawn with, on a map and in its key."""

from __future__ import annotations

from stp_map.analysis.marks import Marks, Symbol
from stp_map.core import palette
from stp_map.core.text import NONE_MARKED
from stp_map.exports.paper.drawing.blocks import Block, Disc, Item, Words, paragraph, stacked
from stp_map.exports.paper.drawing.fonts import Weight
from stp_map.exports.paper.drawing.wrapping import LEADING, wrap
from stp_map.geometry.labels import SIGN_DARK, SIGN_HOLE


def symbol_discs(symbol: Symbol, x: float, y: float, radius: float) -> tuple[Disc, ...]:
    """A sign as circles one on the other, by its middle and its radius, white edge included."""
    dark = (Disc(x, y, radius, palette.WHITE), Disc(x, y, radius * SIGN_DARK, palette.TEXT))
    return (*dark, Disc(x, y, radius * SIGN_HOLE, palette.WHITE)) if symbol is Symbol.RING else dark


def marks_block(marks: Marks, size: float, across: float) -> Block:
    """The key to the marks, with the number of footprints shown that bear each.

    Args:
        marks: title and lines; untrusted text.
        size: type size in points.
        across: width in points; the counts stand at its end, as those of the legend.

    Returns:
        The block; empty where nothing is asked to be marked.
    """
    if not marks.title:
        return Block(0, 0)
    title = paragraph(wrap(marks.title, Weight.SEMIBOLD, size, across))
    if not marks.lines:
        none = paragraph(wrap(NONE_MARKED, Weight.REGULAR, size, across), palette.SECONDARY_TEXT)
        return stacked([title, none], gap=size * 0.2)
    rows = [_row(line.symbol, line.label, line.count, size, across) for line in marks.lines]
    return stacked([title, *rows], gap=size * 0.35)


def _row(symbol: Symbol, label: str, count: int, size: float, across: float) -> Block:
    hang, first = size * 2.4, size * 0.98
    lines = wrap(label, Weight.REGULAR, size, across - hang - size * 2)
    items: tuple[Item, ...] = (
        *symbol_discs(symbol, size * 0.85, first - size * 0.33, size * 0.52),
        *paragraph(lines).moved(hang, first - size * 0.93),
        Words(across, first, str(count), size, Weight.SEMIBOLD, is_right=True),
    )
    return Block(across, max(lines.height, size * LEADING), items)
