"""The pages of a briefing pack, each a sheet of A4 across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from stp_map.analysis.selection import Selection
from stp_map.core import leader_words, palette, text
from stp_map.core.model import Region
from stp_map.core.order import PictureSize
from stp_map.exports.paper.drawing.blocks import Block, Words, paragraph, side_by_side, stacked
from stp_map.exports.paper.drawing.fonts import Weight
from stp_map.exports.paper.drawing.maps import draw_map
from stp_map.exports.paper.drawing.sheet import Sheet
from stp_map.exports.paper.drawing.words import footer_block, heading, legend_block
from stp_map.exports.paper.drawing.wrapping import fit, wrap
from stp_map.exports.paper.pack.tables import header, leader_rows, notes, split
from stp_map.exports.paper.picture.compose import draw_at_foot, draw_picture, draw_plan
from stp_map.exports.paper.picture.content import Subject, content, other_keys
from stp_map.exports.paper.picture.plan import Plan, in_frame
from stp_map.exports.paper.picture.sizes import MEASURES
from stp_map.geometry.boxes import Box
from stp_map.geometry.placing import largest
from stp_map.geometry.shapes import rough_outline

SHEET = MEASURES[PictureSize.A4_LANDSCAPE]
LEFT, RIGHT = SHEET.margin, SHEET.width - SHEET.margin
ACROSS = RIGHT - LEFT
TOP = SHEET.margin * 0.85
MAP_WIDTH = 280.0
LEGEND = 8.5
TITLES = (22.0, 19.0, 16.0, 13.0)


@dataclass(frozen=True, eq=False)
class Page:
    """A sheet, and the bookmark that opens it; a page without one belongs to the one before."""

    sheet: Sheet
    bookmark: str = ""


def _sheet() -> Sheet:
    return Sheet(SHEET.width, SHEET.height)


def _footer(sheet: Sheet, lines: Sequence[str]) -> float:
    """Draw the footer and tell where it begins, in points."""
    block = footer_block(lines, SHEET.footer, ACROSS)
    top = SHEET.height - SHEET.margin * 0.7 - block.height
    sheet.place(block, LEFT, top, "footer")
    return top


def cover(subject: Subject, contents: Sequence[tuple[str, int]]) -> Page:
    """Title, figures and contents beside the map.

    Args:
        subject: the view of the whole pack.
        contents: bookmarks and the numbers of the pages they open, counted from 1.
    """
    sheet, words = _sheet(), subject.words
    bottom = _footer(sheet, words.footer) - SHEET.gap
    band = paragraph(fit(text.TITLE, Weight.SEMIBOLD, (13.0,), SHEET.words, 20), palette.NHS_BLUE)
    title = heading(words.title, words.subtitle, (32.0, 28.0, *TITLES), 13, SHEET.words + 40, 190)
    place = sheet.place(band, LEFT, TOP + 22, "band")
    place = sheet.place(title, LEFT, place.bottom + 12, "heading")
    figures = _figures(subject, 2)
    place = sheet.place(figures, LEFT, place.bottom + 26, "figures")
    listing = _contents(contents)
    sheet.place(listing, LEFT, bottom - listing.height, "contents")
    area = Box(LEFT + SHEET.words + 50, TOP, RIGHT, bottom)
    land = rough_outline(subject.paint.shapes, frozenset(subject.paint.shapes.areas))
    draw_map(sheet, subject.paint, largest(land, area, ()), sheet.page)
    sheet.parts["map"] = area
    return Page(sheet, "Cover")


def _contents(contents: Sequence[tuple[str, int]]) -> Block:
    rows = [
        Block(
            200,
            15,
            (
                Words(
                    14, 10, str(number), 10, Weight.SEMIBOLD, palette.SECONDARY_TEXT, is_right=True
                ),
                Words(24, 10, name, 10),
            ),
        )
        for name, number in contents
    ]
    return stacked(rows)


def _figures(subject: Subject, count: int) -> Block:
    """The key figures, so many beside each other."""
    figures = [
        stacked(
            [
                paragraph(wrap(figure.value, Weight.BOLD, 17, 190)),
                paragraph(wrap(figure.label, Weight.REGULAR, 9, 190), palette.SECONDARY_TEXT),
            ]
        )
        for figure in subject.scene.key_figures
    ]
    rows = [figures[start : start + count] for start in range(0, len(figures), count)]
    return stacked([side_by_side(row, 165, 12) for row in rows], gap=12)


def national(subject: Subject) -> Page:
    """The picture of the view, as it is handed out by itself."""
    return Page(draw_picture(subject, SHEET, None), "Map")


def region_pages(region: Region, subject: Subject) -> list[Page]:
    """A region's map, figures and leaders, on as many pages as its table needs.

    Args:
        region: which one.
        subject: the pack's view with only this region's footprints left.
    """
    sheet, entries = _sheet(), subject.paint.selection.shown
    base = subject.scene.shown.population
    bottom = _footer(sheet, subject.words.footer) - SHEET.gap
    title = heading(str(region.value), subject.scene.headline, TITLES, 11.5, ACROSS, 30)
    place = sheet.place(title, LEFT, TOP, "heading")
    figures = _figures(subject, 4)
    place = sheet.place(figures, LEFT, place.bottom + 14, "figures")
    top = place.bottom + 16
    _region_map(sheet, subject, Box(LEFT, top, LEFT + MAP_WIDTH, bottom))
    left = LEFT + MAP_WIDTH + 24
    room, note = RIGHT - left, notes(entries, RIGHT - left)
    head = header(base, room)
    height = bottom - top - head.height - note.height - 6
    first, *later = split(leader_rows(entries, subject, room), height, 0)
    sheet.place(stacked([head, *first]), left, top, "table")
    sheet.place(note, left, bottom - note.height, "notes")
    shown = len(first)
    pages = [Page(sheet, str(region.value))]
    return pages + (_further_pages(region, subject, shown) if later else [])


def _further_pages(region: Region, subject: Subject, start: int) -> list[Page]:
    """The rest of a region's table, across whole pages, under the same header."""
    entries = subject.paint.selection.shown[start:]
    base = subject.scene.shown.population
    head, note = header(base, ACROSS), notes(entries, ACROSS)
    title = paragraph(fit(f"{region.value}, continued", Weight.BOLD, TITLES[1:], ACROSS, 26))
    top = TOP + title.height + 12
    block = footer_block(subject.words.footer, SHEET.footer, ACROSS)
    lowest = SHEET.height - SHEET.margin * 0.7 - block.height - SHEET.gap
    height = lowest - top - head.height - note.height - 6
    pages = []
    for rows in split(leader_rows(entries, subject, ACROSS), height, height):
        sheet = _sheet()
        _footer(sheet, subject.words.footer)
        sheet.place(title, LEFT, TOP, "heading")
        sheet.place(stacked([head, *rows]), LEFT, top, "table")
        sheet.place(note, LEFT, lowest - note.height, "notes")
        pages.append(Page(sheet))
    return pages


def _region_map(sheet: Sheet, subject: Subject, room: Box) -> None:
    """The region in a frame, with the legend below it and the other keys beside the legend."""
    parts, paint = content(subject, SHEET), subject.paint
    legend = legend_block(paint.legend, paint.selection, LEGEND, room.width * 0.6)
    left = room.left + legend.width + 2 * LEGEND
    others, size_key = other_keys(subject, LEGEND, room.right - left, has_size_key=True)
    top = room.bottom - max(legend.height, others.height)
    frame = Box(room.left, room.top, room.right, top - 12)
    placement = in_frame(parts, frame)
    draw_plan(sheet, parts, Plan((), frame, placement, is_framed=True))
    sheet.place(legend, room.left, top, "legend")
    place = sheet.place(others, left, top, "other-keys")
    if size_key:
        draw_at_foot(sheet, size_key(placement.scale), place)


def sources_pages(subject: Subject) -> list[Page]:
    """Where everything comes from: notes, attribution and the sources of the leaders."""
    blocks = [_note(title, words) for title, words in _notes(subject)]
    blocks += [_source(url, numbers) for url, numbers in _leader_sources(subject.paint.selection)]
    title = paragraph(fit("Sources and notes", Weight.BOLD, TITLES, ACROSS, 30))
    top = TOP + title.height + 10
    lowest = SHEET.height - SHEET.margin * 0.7 - 40
    halves = split(blocks, lowest - top, lowest - top)
    pages = []
    for start in range(0, len(halves), 2):
        sheet = _sheet()
        _footer(sheet, (subject.words.footer[-1],))
        sheet.place(title, LEFT, TOP, "heading")
        columns = [stacked(half) for half in halves[start : start + 2]]
        sheet.place(side_by_side(columns, _HALF, 24), LEFT, top, "sources")
        pages.append(Page(sheet, "" if start else "Sources"))
    return pages


_HALF = (ACROSS - 24) / 2


def _notes(subject: Subject) -> list[tuple[str, str]]:
    grades = (f"{meaning}." for meaning in leader_words.EVIDENCE.values())
    return [
        ("What this shows", subject.words.description),
        ("Source and licence", subject.words.sources),
        ("Boundaries and codes", text.EDITION_NOTE),
        ("Leaders", " ".join((text.EVIDENCE_NOTE, *grades))),
        ("Where the leaders were read, by footprint number", ""),
    ]


def _note(title: str, words: str) -> Block:
    body = stacked(
        [
            paragraph(wrap(title, Weight.SEMIBOLD, 9.5, _HALF)),
            paragraph(wrap(words, Weight.REGULAR, 8.5, _HALF)),
        ]
    )
    return Block(_HALF, body.height + (8 if words else 2), body.items)


def _source(url: str, numbers: str) -> Block:
    words = paragraph(wrap(f"{numbers}: {url}", Weight.REGULAR, 7.4, _HALF))
    return Block(_HALF, words.height + 2.5, words.items)


def _leader_sources(selection: Selection) -> list[tuple[str, str]]:
    """Each address and the numbers of the footprints whose leader was read there."""
    found = sorted(
        {
            (source.url, entry.footprint.number)
            for entry in selection.shown
            for source in entry.leader.sources
        }
    )
    grouped = [
        (url, [number for _, number in pairs]) for url, pairs in groupby(found, lambda p: p[0])
    ]
    grouped.sort(key=lambda pair: (-len(pair[1]), pair[1]))
    return [(url, text.listed([str(number) for number in numbers])) for url, numbers in grouped]


def number_pages(pages: Sequence[Page]) -> None:
    """Write the page's number at the foot of each page."""
    for index, page in enumerate(pages, 1):
        y = SHEET.height - SHEET.margin * 0.3
        words = f"{index} of {len(pages)}"
        page.sheet.draw(
            [Words(RIGHT, y, words, SHEET.footer, Weight.SEMIBOLD, palette.TEXT, is_right=True)]
        )
