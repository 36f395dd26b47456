"""The comparison on a sheet: a row for each measure, a column for each that is compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from stp_map.analysis.caption import Caption
from stp_map.analysis.comparison import Cell, Compared, Row, compared, rows
from stp_map.analysis.comparison_words import left_out
from stp_map.analysis.scene import Scene
from stp_map.core import palette
from stp_map.core.order import PictureSize
from stp_map.core.palette import Fill
from stp_map.exports.paper.charts.frames import Frame, frame
from stp_map.exports.paper.drawing.blocks import (
    BASELINE,
    Block,
    Item,
    Rule,
    Swatch,
    Words,
    paragraph,
    stacked,
)
from stp_map.exports.paper.drawing.fonts import Weight, drawable, width
from stp_map.exports.paper.drawing.sheet import Sheet
from stp_map.exports.paper.drawing.wrapping import LONGEST_TEXT, wrap
from stp_map.geometry.boxes import Box

_SIZES = {
    PictureSize.SLIDE: (14, 13, 12.25, 11.5, 10.75, 10, 9.25),
    PictureSize.A4_PORTRAIT: (11, 10.25, 9.5, 8.75, 8, 7.25),
}
"""Type sizes to be tried in points, on a slide first: it is what most comparisons are for."""

_OF_LEADERS = 2
"""Rows at the foot that are about leaders; own figures stand above them."""

_HEADINGS = 0.19
"""Of the width, what the names of the measures take."""

_WIDEST, _GAP = 330, 1.8
"""Of a column, in points; between two, as a multiple of the type size."""

_LINES_OF_A_NAME, _LINES_OF_WORDS, _LINES_OF_MORE = 5, 4, 5
"""The longest of ours take one less; what a person calls their figures may be cut short."""


def draw_comparison(scene: Scene, words: Caption, dpi: int | None, fill: Fill) -> Sheet:
    """The finished sheet: a slide, or A4 where a person's own figures make it long.

    Args:
        scene: what is compared, and the day of the leaders.
        words: headline and footer.
        dpi: pixels per inch where it becomes pixels; None where it stays lines and text.
        fill: of the bars.
    """
    items = compared(scene.atlas, scene.shown.compared, scene.view.filters.as_at)
    own = len(scene.figures.usable) if scene.figures else 0
    around, table = _fitted(items, rows(scene.atlas, items, scene.figures), own, words, fill)
    sheet = around.begun(dpi)
    sheet.place(table, around.room.left, around.room.top, "plot")
    return sheet


def _fitted(
    items: Sequence[Compared], measures: Sequence[Row], own: int, words: Caption, fill: Fill
) -> tuple[Frame, Block]:
    """The largest type on the first sheet that holds all rows, else as many as A4 holds.

    Names in whole words come first; only an untrusted one can need to be broken or cut.
    """
    for is_strict, (picture, sizes) in product((True, False), _SIZES.items()):
        around = frame(words, picture)
        for size in sizes:
            setting = _Setting(size, around.room, len(items), fill)
            if is_strict and not setting.holds_names(items):
                continue
            blocks = [setting.head(items), *(setting.row(row) for row in measures)]
            if sum(block.height for block in blocks) <= around.room.height:
                return around, stacked(blocks)
    return around, _cut(setting, blocks, own)


def _cut(setting: _Setting, blocks: list[Block], own: int) -> Block:
    """Without the last of the person's own columns, and a line that says so."""
    first, last = len(blocks) - _OF_LEADERS - own, len(blocks) - _OF_LEADERS
    kept = own
    while kept:
        kept -= 1
        left = [*blocks[: first + kept], setting.note(left_out(own - kept)), *blocks[last:]]
        if sum(block.height for block in left) <= setting.room.height:
            return stacked(left)
    return stacked(blocks)


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the table is set: type size, room, number of columns and the fill of bars."""

    size: float
    room: Box
    count: int
    fill: Fill

    @property
    def heading(self) -> float:
        """Width of the names of the measures, in points."""
        return self.room.width * _HEADINGS

    @property
    def column(self) -> float:
        """Width of a column, in points."""
        left = self.room.width - self.heading - self.count * self.size * _GAP
        return min(_WIDEST, left / self.count)

    @property
    def across(self) -> float:
        """Width of the table, in points."""
        return self.heading + self.count * (self.column + self.size * _GAP)

    @property
    def _large(self) -> float:
        return self.size * 1.08

    def holds_names(self, items: Sequence[Compared]) -> bool:
        """Whether the names of what is compared fit into their columns, in whole words."""
        words = {word for item in items for word in drawable(item.name[:LONGEST_TEXT]).split()}
        widest = max((width(word, Weight.BOLD, self._large) for word in words), default=0)
        if widest > self.column:
            return False
        return all(
            len(wrap(item.name, Weight.BOLD, self._large, self.column).lines) <= _LINES_OF_A_NAME
            for item in items
        )

    def head(self, items: Sequence[Compared]) -> Block:
        """The names of what is compared, on one line at their foot."""
        names = [
            paragraph(wrap(item.name, Weight.BOLD, self._large, self.column, _LINES_OF_A_NAME))
            for item in items
        ]
        height = max(name.height for name in names)
        low = [Block(n.width, height, n.moved(0, height - n.height)) for n in names]
        line = self._side_by_side(Block(0, 0), low)
        return Block(line.width, height + self.size * 0.5, line.items)

    def row(self, row: Row) -> Block:
        """A measure under a thin rule."""
        name = wrap(row.heading, Weight.REGULAR, self.size, self.heading, _LINES_OF_WORDS)
        beside = all(self._has_room_beside(cell) for cell in row.cells)
        cells = [self._cell(cell, is_beside=beside) for cell in row.cells]
        line = self._side_by_side(paragraph(name, palette.SECONDARY_TEXT), cells)
        return self._under_rule(line)

    def note(self, words: str) -> Block:
        """A line across the whole table."""
        line = wrap(words, Weight.REGULAR, self.size, self.across, 1)
        return self._under_rule(paragraph(line, palette.SECONDARY_TEXT))

    def _under_rule(self, block: Block) -> Block:
        pad = self.size * 0.38
        rule = Rule(0, 0, self.across)
        return Block(self.across, block.height + 2 * pad, (rule, *block.moved(0, pad)))

    def _side_by_side(self, heading: Block, cells: Sequence[Block]) -> Block:
        items: list[Item] = [*heading.items]
        for place, cell in enumerate(cells):
            left = self.heading + self.size * _GAP + place * (self.column + self.size * _GAP)
            items += cell.moved(left, 0)
        height = max(heading.height, *(cell.height for cell in cells))
        return Block(self.across, height, tuple(items))

    @property
    def _small(self) -> float:
        return self.size * 0.88

    def _beside(self, words: str) -> float:
        """Where something may follow a value on its line, in points."""
        return width(drawable(words), Weight.SEMIBOLD, self.size) + self.size * 0.6

    def _has_room_beside(self, cell: Cell) -> bool:
        more = width(drawable(cell.more), Weight.REGULAR, self._small)
        return cell.bar is not None and self._beside(cell.words) + more <= self.column

    def _cell(self, cell: Cell, *, is_beside: bool) -> Block:
        """A value with what is said beside or below it, and its bar."""
        room, small = self.column, self._small
        value = paragraph(wrap(cell.words, Weight.SEMIBOLD, self.size, room, _LINES_OF_WORDS))
        bars = [] if cell.bar is None else [self._bar(cell.bar)]
        if is_beside:
            more = Words(
                self._beside(cell.words),
                self.size * BASELINE,
                cell.more,
                small,
                colour=palette.SECONDARY_TEXT,
            )
            line = Block(room, value.height, (*value.items, more))
            return stacked([line, *bars], gap=self.size * 0.12)
        told = wrap(cell.more, Weight.REGULAR, small, room, _LINES_OF_MORE)
        return stacked([value, paragraph(told, palette.SECONDARY_TEXT), *bars], self.size * 0.12)

    def _bar(self, share: float) -> Block:
        """A bar on a pale ground, which is as long as the longest bar of its scale."""
        thick = self.size * 0.58
        ground = Swatch(0, 0, self.column, thick, Fill(palette.PALE_FILL), "")
        bar = Swatch(0, 0, max(1, self.column * share), thick, self.fill, "")
        return Block(self.column, thick, (ground, *([bar] if share else [])))
