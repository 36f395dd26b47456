"""Native tables, cut into slides that each have the header."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pptx.enum.text import PP_ALIGN
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.shapetree import SlideShapes

from stp_map.analysis.legend import Legend
from stp_map.core import leader_words, palette, text
from stp_map.core.model import Entry, PopulationBase
from stp_map.core.palette import Fill
from stp_map.exports.slides.canvas import Canvas
from stp_map.exports.slides.content import Paragraph, Stroke, emu, emu_of, plain
from stp_map.exports.slides.fit import cut, height_of, line_count
from stp_map.exports.slides.markup import fill_rows, rule_below
from stp_map.exports.slides.style import paint, write
from stp_map.geometry.boxes import Box

_X, _Y = 0.06, 0.03
"""Margins of a cell, in inches."""

_RULE = Stroke(palette.RULE, 0.75)
_HEADER = Fill(palette.NHS_DARK_BLUE)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: heading, width in inches, what its cells say, whether those are numbers or bold."""

    heading: str
    width: float
    cell: Callable[[Entry], str]
    numeric: bool = False
    bold: bool = False


Row = tuple[str, ...]

_OWN_WIDTH = 1.3
_OWN_LINES = 4
_NARROWER = {"Footprint": 1.87, "Role and organisation": 1.58, "Region": 0.65}
"""Widths that leave room for a column of a person's own figures."""


def _post(entry: Entry) -> str:
    """Role and organisation, and on a day of which nobody counted the leaders, what is known."""
    said = (leader_words.post_of(entry.leader), leader_words.standing_sign(entry.lead))
    return "; ".join(part for part in said if part) or "–"


def _type(entry: Entry) -> str:
    return str(entry.lead.leader_type.value)


_NUMBER = Column("No.", 0.4, lambda e: str(e.footprint.number), numeric=True)
_FOOTPRINT = Column("Footprint", 2.3, lambda e: e.footprint.name, bold=True)

LEADER_COLUMNS = (
    replace(_NUMBER, width=0.38),
    replace(_FOOTPRINT, width=1.95),
    Column("Leader", 1.38, lambda e: leader_words.with_weakness(e.leader)),
    Column("Role and organisation", 2.42, _post),
    Column("Type", 0.87, lambda e: _type(e) if e.leader.is_named else "–"),
)
"""The table of leaders."""


def columns_for(base: PopulationBase, legend: Legend) -> tuple[Column, ...]:
    """The columns of the whole table, its people called what the base calls them.

    Args:
        base: which count of people the table has.
        legend: where it is of a person's own figures, these are the last column.
    """
    noun = "Registered patients" if base is PopulationBase.REGISTERED else "Residents"
    columns = (
        _NUMBER,
        _FOOTPRINT,
        Column("Region", 0.8, lambda e: str(e.footprint.region.value)),
        Column("Leader", 1.35, lambda e: leader_words.with_weakness(e.leader)),
        Column("Role and organisation", 2.3, _post),
        Column("Type", 0.95, _type),
        Column("Evidence", 0.9, lambda e: str(e.leader.evidence.value).capitalize()),
        Column(noun, 0.92, lambda e: text.whole_number(e.footprint.population(base)), numeric=True),
        Column(
            "Per km²", 0.6, lambda e: text.whole_number(e.footprint.density(base)), numeric=True
        ),
        Column("CCGs", 0.55, lambda e: str(len(e.footprint.ccgs)), numeric=True),
        Column("Trusts", 0.6, lambda e: str(len(e.footprint.trusts)), numeric=True),
        Column("Councils", 0.72, lambda e: str(len(e.footprint.councils)), numeric=True),
    )
    if legend.measure.has_column:
        return columns

    def own_words(words: str) -> str:
        return cut(plain(words), _OWN_WIDTH - 2 * _X, _OWN_LINES, 9.5)

    own = Column(
        own_words(legend.title),
        _OWN_WIDTH,
        lambda e: own_words(legend.values[e.footprint.code]),
        numeric=bool(legend.numbers),
    )
    return (*(replace(c, width=_NARROWER.get(c.heading, c.width)) for c in columns), own)


def rows_of(entries: Sequence[Entry], columns: Sequence[Column]) -> list[Row]:
    """Footprints as rows."""
    return [tuple(column.cell(entry) for column in columns) for entry in entries]


def pages(
    rows: Sequence[Row], columns: Sequence[Column], points: float, height: float
) -> Iterator[tuple[Row, ...]]:
    """Rows parted into slides, no row cut.

    Args:
        rows: all the rows.
        columns: their columns.
        points: type size.
        height: room on each slide in inches, header included.

    Yields:
        At least one row each.
    """
    page: list[Row] = []
    room = below_header = height - _row_height(_headings(columns), columns, points)
    for row in rows:
        high = _row_height(row, columns, points)
        if page and high > room:
            yield tuple(page)
            page, room = [], below_header
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
) -> None:
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
    place = emu_of(Box.at(*at, sum(column.width for column in columns), sum(heights)))

    def make(shapes: SlideShapes) -> GraphicFrame:
        frame = shapes.add_table(2, len(columns), *place)
        _style(frame, columns, points)
        return frame

    fill_rows(canvas.add((points, *columns), make, place, name, name), lines, heights)


def _headings(columns: Sequence[Column]) -> Row:
    return tuple(column.heading for column in columns)


def _row_height(row: Row, columns: Sequence[Column], points: float) -> float:
    lines = max(
        line_count(words, column.width - 2 * _X, points, bold=column.bold)
        for words, column in zip(row, columns, strict=True)
    )
    return height_of(lines, points) + 2 * _Y


def _style(frame: GraphicFrame, columns: Sequence[Column], points: float) -> None:
    """Make the columns, a header and one row ready for their words."""
    frame.table.horz_banding = False
    for index, column in enumerate(columns):
        frame.table.columns[index].width = emu(column.width)
        align = PP_ALIGN.RIGHT if column.numeric else PP_ALIGN.LEFT
        below = Paragraph("", points, bold=column.bold, align=align)
        header = Paragraph("", points, bold=True, colour=palette.WHITE, align=align)
        for row, (words, fill) in enumerate(((header, _HEADER), (below, None))):
            cell = frame.table.cell(row, index)
            write(cell.text_frame, [words])
            cell.margin_left = cell.margin_right = emu(_X)
            cell.margin_top = cell.margin_bottom = emu(_Y)
            paint(cell.fill, fill)
    rule_below(frame.element, _RULE)
