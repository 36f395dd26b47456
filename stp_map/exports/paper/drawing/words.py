"""The blocks of words on a picture: heading, legend, key and footer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from stp_map.analysis.legend import Legend
from stp_map.analysis.selection import Selection
from stp_map.core import palette
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
from stp_map.exports.paper.drawing.blocks import side_by_side as columns_of
from stp_map.exports.paper.drawing.fonts import Weight, width
from stp_map.exports.paper.drawing.wrapping import LEADING, Lines, fit, wrap

LEFT_OUT = "Left out by the filters"
SHOWN = "Footprints"
KEY_TITLE = "Numbers on the map"
LINES_OF_A_TITLE = 5
LINES_OF_A_LABEL = 2
"""In a legend; what a person calls their own figures is cut short beyond them."""

LINES_OF_A_NAME = 4
"""In a key; the longest of the 44 names takes three in the narrowest column."""


def heading(
    title: str,
    subtitle: str,
    sizes: Sequence[float],
    subtitle_size: float,
    room: float,
    height: float,
) -> Block:
    """Headline and subtitle.

    Args:
        title: untrusted text; made smaller until it fits, then cut short.
        subtitle: untrusted text; the same.
        sizes: type sizes to try for the title, largest first, in points.
        subtitle_size: in points.
        room: width in points.
        height: that the title may take, in points; the subtitle may take half as much.
    """
    smaller = (subtitle_size, subtitle_size * 0.9, subtitle_size * 0.8)
    headline = fit(title, Weight.BOLD, sizes, room, height)
    below = fit(subtitle, Weight.REGULAR, smaller, room, height / 2)
    return stacked(
        [
            paragraph(_even(title, headline, room)),
            paragraph(_even(subtitle, below, room), palette.SECONDARY_TEXT),
        ],
        gap=subtitle_size * 0.45,
    )


def _even(title: str, headline: Lines, room: float) -> Lines:
    """The same lines broken so that they are about equally long: no single word on the last."""
    count = len(headline.lines)
    for share in (0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95):
        lines = wrap(title, headline.weight, headline.size, room * share)
        if count > 1 and len(lines.lines) == count:
            return lines
    return headline


def legend_block(legend: Legend, selection: Selection, size: float, room: float) -> Block:
    """What the colours mean, with the number of footprints shown in each class.

    Args:
        legend: title, classes and counts.
        selection: how many footprints the filters left out.
        size: type size in points.
        room: width in points; less is taken where less is needed.
    """
    left_out = len(selection.everything) - len(selection.shown)
    rows = [(each.label, each.fill, str(each.count), palette.TEXT) for each in legend.classes]
    if left_out:
        rows.append((LEFT_OUT, palette.FILTERED_OUT, str(left_out), palette.PALE_OUTLINE))
    swatch = size * 1.7
    longest = max(width(label, Weight.REGULAR, size) for label, *_ in rows)
    titled = width(legend.title, Weight.SEMIBOLD, size)
    wanted = (swatch + size * 0.7 + longest + size * 3.2, size * 15, titled * (titled < size * 19))
    across = min(room, max(wanted) + 0.5)
    title = paragraph(wrap(legend.title, Weight.SEMIBOLD, size, across, LINES_OF_A_TITLE))
    top, hang = size * 1.25, swatch + size * 0.7
    items: list[Item] = [
        Words(
            across,
            size * 0.75,
            SHOWN,
            size * 0.8,
            Weight.REGULAR,
            palette.SECONDARY_TEXT,
            is_right=True,
        )
    ]
    for label, fill, count, edge in rows:
        lines = wrap(label, Weight.REGULAR, size, across - hang - size * 2.2, LINES_OF_A_LABEL)
        baseline = top + size * 0.98
        items += [
            Swatch(0, top, swatch, size * 1.25, fill, edge),
            *paragraph(lines).moved(hang, baseline - size * BASELINE),
            Words(across, baseline, count, size, Weight.SEMIBOLD, is_right=True),
        ]
        top += size * 1.75 + max(0, len(lines.lines) - 1) * lines.leading
    rows_block = Block(across, top - size * 0.5, tuple(items))
    return stacked([title, rows_block], gap=size * 0.45)


@lru_cache(maxsize=512)
def key_block(
    numbered: tuple[tuple[int, str], ...], size: float, column: float, count: int
) -> Block:
    """The name behind every number on the map, in columns of about equal height.

    Args:
        numbered: the number and name of each footprint that carries one.
        size: type size in points.
        column: width of a column in points.
        count: number of columns.
    """
    if not numbered:
        return Block(0, 0)
    rows = [_key_row(number, name, size, column) for number, name in numbered]
    gap = size * 0.14
    height = max(_column_height(rows, count, gap), *(row.height for row in rows))
    columns = _flowed(rows, height, gap)
    title = Lines((KEY_TITLE,), size, Weight.SEMIBOLD)
    body = columns_of((stacked(rows, gap) for rows in columns), column, size * 1.6)
    return stacked([paragraph(title, palette.SECONDARY_TEXT), body], gap=size * 0.4)


def _key_row(number: int, name: str, size: float, column: float) -> Block:
    hang = size * 1.7
    figure = Words(
        hang - size * 0.55,
        size * BASELINE,
        str(number),
        size,
        Weight.SEMIBOLD,
        is_right=True,
    )
    lines = wrap(name, Weight.REGULAR, size, column - hang, LINES_OF_A_NAME)
    items = (figure, *paragraph(lines).moved(hang, 0))
    return Block(column, max(lines.height, size * LEADING), items)  # A name may be empty.


def _column_height(rows: Sequence[Block], count: int, gap: float) -> float:
    """The least height at which the rows flow into so many columns."""
    whole = sum(row.height + gap for row in rows)
    step = min(row.height for row in rows) / 2
    height = whole / count
    while len(_flowed(rows, height, gap)) > count:
        height += step
    return height


def _flowed(rows: Sequence[Block], height: float, gap: float) -> list[list[Block]]:
    columns: list[list[Block]] = [[]]
    used = 0.0
    for row in rows:
        if columns[-1] and used + row.height > height:
            columns.append([])
            used = 0.0
        columns[-1].append(row)
        used += row.height + gap
    return columns


def footer_block(lines: Sequence[str], size: float, room: float, most: int = 4) -> Block:
    """Sources, evidence, date and address under a rule; each line may be untrusted text.

    Args:
        lines: as a caption's footer.
        size: type size in points.
        room: width in points.
        most: lines that any one of them may take.
    """
    set_lines = [wrap(line, Weight.REGULAR, size, room, most) for line in lines]
    body = stacked([paragraph(each, palette.SECONDARY_TEXT) for each in set_lines])
    rule = Block(room, size * 0.5, (Rule(0, 0, room),))
    return stacked([rule, body])
