"""Native tables, cut into slides that each have the header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pptx.enum.text import PP_ALIGN
from pptx.shapes.graphfrm import GraphicFrame

from stp_map.analysis.legend import Legend
from stp_map.core import leader_words, palette, text
from stp_map.core.model import Entry, PopulationBase
from stp_map.core.palette import Fill
from stp_map.exports.slides.canvas import Canvas
from stp_map.exports.slides.content import Paragraph, Run, Stroke, emu, plain
from stp_map.exports.slides.fit import cut, height_of, line_count
from stp_map.exports.slides.markup import fill_rows, rule_below
from stp_map.exports.slides.style import paint, write
from stp_map.geometry.boxes import Box

_X, _Y = 0.06, 0.03
"""Margins of a cell, in inches."""

_RULE = Stroke(palette.RULE, 0.75)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in inches, and whether it holds numbers."""

    heading: str
    width: float
    numeric: bool = False


Row = tuple[str, ...]

ALL_COLUMNS = (
    Column("No.", 0.4, numeric=True),
    Column("Footprint", 2.75),
    Column("Region", 0.85),
    Column("Leader", 1.42),
    Column("Role and organisation", 2.85),
    Column("Type", 1.02),
    Column("Evidence", 0.92),
    Column("{people}", 0.95, numeric=True),
    Column("Per km²", 0.66, numeric=True),
    Column("CCGs", 0.57, numeric=True),
)
_OWN_WIDTH = 1.3
_OWN_LINES = 4
_NARROWER = {"Footprint": 2.25, "Role and organisation": 2.25, "Region": 0.65}
"""Widths that leave room for a column of a person's own figures."""

LEADER_COLUMNS = (
    Column("No.", 0.38, numeric=True),
    Column("Footprint", 1.95),
    Column("Leader", 1.38),
    Column("Role and organisation", 2.42),
    Column("Type", 0.87),
)


def columns_for(base: PopulationBase, legend: Legend) -> tuple[Column, ...]:
    """The columns of the whole table, its people called what the base calls them.

    Args:
        base: which count of people the table has.
        legend: where it is of a person's own figures, these are the last column.
    """
    noun = "Registered patients" if base is PopulationBase.REGISTERED else "Residents"
    columns = tuple(
        Column(column.heading.format(people=noun), column.width, column.numeric)
        for column in ALL_COLUMNS
    )
    if legend.measure.has_column:
        return columns
    narrow = (replace(c, width=_NARROWER.get(c.heading, c.width)) for c in columns)
    return (*narrow, Column(_own_words(legend.title), _OWN_WIDTH, numeric=bool(legend.numbers)))


def _own_words(words: str) -> str:
    """Untrusted text as it fits a cell."""
    return cut(plain(words), _OWN_WIDTH - 2 * _X, _OWN_LINES, 9.5)


def row_of(entry: Entry, base: PopulationBase, legend: Legend) -> Row:
    """A footprint as a row of the whole table, under ``columns_for``."""
    footprint, leader = entry.footprint, entry.leader
    return (
        str(footprint.number),
        footprint.name,
        str(footprint.region.value),
        leader_words.name_of(leader),
        leader_words.post_of(leader) or "–",
        str(leader.leader_type.value),
        str(leader.evidence.value).capitalize(),
        text.whole_number(footprint.population(base)),
        text.whole_number(footprint.density(base)),
        str(len(footprint.ccgs)),
        *([_own_words(legend.values[footprint.code])] if not legend.measure.has_column else []),
    )


def leader_row_of(entry: Entry) -> Row:
    """A footprint as a row of the table of leaders, under ``LEADER_COLUMNS``."""
    leader = entry.leader
    return (
        str(entry.footprint.number),
        entry.footprint.name,
        leader_words.with_weakness(leader),
        leader_words.post_of(leader) or "–",
        str(leader.leader_type.value) if leader.is_confirmed else "–",
    )


def pages(
    rows: Sequence[Row], columns: Sequence[Column], points: float, first: float, later: float
) -> Iterator[tuple[Row, ...]]:
    """Rows parted into slides, no row cut.

    Args:
        rows: all the rows.
        columns: their columns.
        points: type size.
        first: room on the first slide in inches, header included.
        later: the same on the slides after it.

    Yields:
        At least one row each.
    """
    page: list[Row] = []
    room = first - _row_height(_headings(columns), columns, points)
    for row in rows:
        high = _row_height(row, columns, points)
        if page and high > room:
            yield tuple(page)
            page, room = [], later - _row_height(_headings(columns), columns, points)
        page.append(row)
        room -= high
    if page:
        yield tuple(page)


def draw_table(
    canvas: Canvas,
    name: str,
    rows: Sequence[Row],
    columns: Sequence[Column],
    at: tuple[float, float],
    points: float,
) -> None:  # fmt: skip
    """Draw rows under their header as a native table.

    Args:
        canvas: the slide.
        name: of the table, and its text alternative.
        rows: what ``pages`` gave.
        columns: their columns.
        at: left and top in inches.
        points: type size.
    """
    lines = [_headings(columns), *rows]
    heights = [_row_height(line, columns, points) for line in lines]
    width = sum(column.width for column in columns)

    def style(frame: GraphicFrame) -> None:
        _style(frame, columns, points)

    frame = canvas.table(
        name, Box.at(*at, width, sum(heights)), len(columns), (points, *columns), style
    )
    fill_rows(frame, lines, heights)


def _headings(columns: Sequence[Column]) -> Row:
    return tuple(column.heading for column in columns)


def _row_height(row: Row, columns: Sequence[Column], points: float) -> float:
    lines = max(
        line_count(words, column.width - 2 * _X, points, bold=_is_bold(column))
        for words, column in zip(row, columns, strict=True)
    )
    return height_of(lines, points) + 2 * _Y


def _is_bold(column: Column) -> bool:
    return column.heading == "Footprint"


def _style(frame: GraphicFrame, columns: Sequence[Column], points: float) -> None:
    """Make the columns, a header and one row ready for their words."""
    frame.table.horz_banding = False
    header = Run("", points, bold=True, colour=palette.WHITE), Fill(palette.NHS_DARK_BLUE)
    for index, column in enumerate(columns):
        frame.table.columns[index].width = emu(column.width)
        align = PP_ALIGN.RIGHT if column.numeric else PP_ALIGN.LEFT
        for row, (run, fill) in enumerate((header, (Run("", points, _is_bold(column)), None))):
            cell = frame.table.cell(row, index)
            write(cell.text_frame, [Paragraph((run,), align)])
            cell.margin_left = cell.margin_right = emu(_X)
            cell.margin_top = cell.margin_bottom = emu(_Y)
            paint(cell.fill, fill)
    rule_below(frame.element, _RULE)
