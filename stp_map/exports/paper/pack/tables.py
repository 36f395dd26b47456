"""Tables on paper: rows that are measured first, so that pages break between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stp_map.core import leader_words, palette, text
from stp_map.core.model import AsAt, Entry, Evidence, PopulationBase
from stp_map.exports.paper.drawing.blocks import Block, Item, Rule, Words, paragraph
from stp_map.exports.paper.drawing.fonts import Weight
from stp_map.exports.paper.drawing.wrapping import wrap
from stp_map.exports.paper.picture.content import Subject

SIZE = 7.4
_PADDING = 2.2

MARKS = {Evidence.PUBLISHED: "", Evidence.LATER_SOURCE: " †", Evidence.UNVERIFIED: " ‡"}
"""Behind a leader's name; explained below every table that has one."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the leaders table: heading, share of the width, and where its text stands."""

    heading: str
    share: float
    is_right: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph in a cell."""

    text: str
    weight: Weight = Weight.REGULAR
    colour: str = palette.TEXT


def columns(base: PopulationBase) -> tuple[Column, ...]:
    """The columns of the leaders table."""
    people = text.people_noun(base).capitalize()
    return (
        Column("No.", 0.05),
        Column("Footprint", 0.26),
        Column(people, 0.13, is_right=True),
        Column("Leader", 0.42),
        Column("Comes from", 0.14),
    )


def leader_rows(entries: Sequence[Entry], subject: Subject, room: float) -> list[Block]:
    """The rows of the leaders table, each as high as its highest cell.

    Args:
        entries: footprints with their leaders, one row each.
        subject: says which count of people is given, and the edition.
        room: width in points.
    """
    base = subject.scene.shown.population
    is_latest = subject.scene.view.filters.as_at == AsAt.LATEST_KNOWN
    return [
        _row(_cells(entry, base, is_latest=is_latest), columns(base), room) for entry in entries
    ]


def header(base: PopulationBase, room: float) -> Block:
    """The heading of the leaders table, repeated on every page it goes on to."""
    cells = [
        [Line(column.heading, Weight.SEMIBOLD, palette.SECONDARY_TEXT)] for column in columns(base)
    ]
    return _row(cells, columns(base), room, palette.TEXT)


def _cells(entry: Entry, base: PopulationBase, *, is_latest: bool) -> list[list[Line]]:
    footprint, leader = entry.footprint, entry.leader
    return [
        [Line(str(footprint.number), Weight.SEMIBOLD)],
        [Line(footprint.name)],
        [Line(text.whole_number(footprint.population(base)))],
        _leader(entry, is_latest=is_latest),
        [Line(str(leader.leader_type.value))] if leader.is_confirmed else [],
    ]


def _leader(entry: Entry, *, is_latest: bool) -> list[Line]:
    leader = entry.leader
    if not leader.is_confirmed:
        return [Line(leader_words.name_of(leader))]
    lines = [
        Line(leader.name + MARKS[leader.evidence], Weight.SEMIBOLD),
        Line(leader_words.post_of(leader), colour=palette.SECONDARY_TEXT),
        Line(leader.ended if is_latest else "", colour=palette.SECONDARY_TEXT),
    ]
    return [line for line in lines if line.text]


def _row(
    cells: Sequence[Sequence[Line]],
    across: Sequence[Column],
    room: float,
    rule: str = palette.RULE,
) -> Block:
    items: list[Item] = []
    left, height = 0.0, 0.0
    for cell, column in zip(cells, across, strict=True):
        width = room * column.share
        top = _PADDING
        for line in cell:
            block = paragraph(wrap(line.text, line.weight, SIZE, width - 6), line.colour)
            items += _aligned(block, left, top, width - 10, is_right=column.is_right)
            top += block.height
        left += width
        height = max(height, top + _PADDING)
    return Block(room, height, (*items, Rule(0, height, room, rule)))


def _aligned(
    block: Block, left: float, top: float, width: float, *, is_right: bool
) -> tuple[Item, ...]:
    if not is_right:
        return block.moved(left, top)
    return tuple(
        Words(
            left + width,
            top + item.y,
            item.text,
            item.size,
            item.weight,
            item.colour,
            is_right=True,
        )
        for item in block.items
        if isinstance(item, Words)
    )


def notes(entries: Sequence[Entry], room: float) -> Block:
    """What the marks behind the names mean, of those that occur; empty where none does."""
    found = {entry.leader.evidence for entry in entries if entry.leader.is_confirmed}
    words = [
        f"{mark.strip()} {leader_words.EVIDENCE[evidence]}."
        for evidence, mark in MARKS.items()
        if mark and evidence in found
    ]
    lines = wrap(" ".join(words), Weight.REGULAR, SIZE * 0.95, room)
    return paragraph(lines, palette.SECONDARY_TEXT)


def split(rows: Sequence[Block], first: float, later: float) -> list[list[Block]]:
    """Rows by page: as many as fit into the first page's height, then into those of later ones.

    Args:
        rows: blocks; one that is higher than a page stands on a page of its own.
        first: height in points that the first page has for them.
        later: height in points that every other page has.
    """
    pages: list[list[Block]] = [[]]
    used = 0.0
    for row in rows:
        height = first if len(pages) == 1 else later
        if pages[-1] and used + row.height > height:
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += row.height
    return pages
