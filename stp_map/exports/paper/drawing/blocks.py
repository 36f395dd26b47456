"""Blocks of words: what is to be drawn, measured in points before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from stp_map.core import palette
from stp_map.core.palette import Fill
from stp_map.exports.paper.drawing.fonts import Weight
from stp_map.exports.paper.drawing.wrapping import Lines

BASELINE = 0.93
"""From the top of a line to its baseline, as a multiple of the type size."""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; ``x`` is its left edge, or its right where ``is_right``; y its baseline."""

    x: float
    y: float
    text: str
    size: float
    weight: Weight = Weight.REGULAR
    colour: str = palette.TEXT
    is_right: bool = False


@dataclass(frozen=True, slots=True)
class Swatch:
    """A sample of a fill, by its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    fill: Fill
    edge: str = palette.TEXT


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line across, by its left end."""

    x: float
    y: float
    width: float
    colour: str = palette.RULE


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle by its middle and radius, filled or only outlined; ``edge`` is its line's width."""

    x: float
    y: float
    radius: float
    fill: str = ""
    line: str = ""
    edge: float = 0.6


Item = Words | Swatch | Rule | Disc


@dataclass(frozen=True, slots=True)
class Block:
    """Items that belong together, placed from the block's upper left corner, in points."""

    width: float
    height: float
    items: tuple[Item, ...] = ()

    def moved(self, x: float, y: float) -> tuple[Item, ...]:
        """The items moved by so many points."""
        return tuple(replace(item, x=item.x + x, y=item.y + y) for item in self.items)


def paragraph(lines: Lines, colour: str = palette.TEXT) -> Block:
    """Set lines as a block."""
    items = tuple(
        Words(
            0, index * lines.leading + lines.size * BASELINE, line, lines.size, lines.weight, colour
        )
        for index, line in enumerate(lines.lines)
    )
    return Block(lines.width, lines.height, items)


def stacked(blocks: Iterable[Block], gap: float = 0) -> Block:
    """Blocks one below the other, ``gap`` points apart, empty ones left out."""
    items: list[Item] = []
    top, width = 0.0, 0.0
    for block in blocks:
        if not block.items:
            continue
        items += block.moved(0, top)
        top += block.height + gap
        width = max(width, block.width)
    return Block(width, max(0.0, top - gap), tuple(items))


def side_by_side(blocks: Iterable[Block], width: float, gap: float) -> Block:
    """Blocks beside each other, each in a column ``width`` points wide, ``gap`` apart."""
    columns = list(blocks)
    items = tuple(
        item
        for index, block in enumerate(columns)
        for item in block.moved(index * (width + gap), 0)
    )
    height = max((block.height for block in columns), default=0.0)
    return Block(len(columns) * (width + gap) - gap, height, items)
