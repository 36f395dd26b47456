"""The briefing pack as slides: cover, national map, a region at a time, sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from stp_map.analysis.caption import Caption, caption
from stp_map.analysis.selection import Entry
from stp_map.analysis.sentences import key_figures
from stp_map.core.model import Atlas, Region
from stp_map.core.view import Mark, View
from stp_map.exports.slides.content import Box
from stp_map.exports.slides.deck import (
    INSET,
    NATIONAL_MAP,
    add_map_slide,
    keywords,
    leader_sources,
    notes,
)
from stp_map.exports.slides.document import Document
from stp_map.exports.slides.furniture import MARGIN, draw_figures, draw_footer, draw_legend_line
from stp_map.exports.slides.labels import draw_numbers, draw_selected_name
from stp_map.exports.slides.map_shapes import draw_map, scene
from stp_map.exports.slides.marks import draw_marks, draw_marks_line
from stp_map.exports.slides.pack.ends import add_cover, add_sources
from stp_map.exports.slides.tables import LEADER_COLUMNS, draw_table, leader_row_of, pages

_MAP = Box(MARGIN, 1.8, 5.1, 4.82)
_MARKED_MAP = Box(MARGIN, 2.38, 5.1, 4.24)
_MARKS_LINE = Box(MARGIN, 1.78, 5.2, 0.56)
"""The key to the marks, where anything is marked, and the map under it."""

_RIGHT = 5.86
_FIGURES = Box(_RIGHT, 1.02, 7.0, 0.5)
_TABLE_TOP = 1.62
_POINTS = 9
_FIRST_ROOM = 6.66 - _TABLE_TOP
_LATER_ROOM = 5.6
_WIDER = 12.39 / sum(column.width for column in LEADER_COLUMNS)


def pack_deck(atlas: Atlas, view: View, *, made_on: date, page: str = "", title: str = "") -> bytes:
    """A view as a briefing pack of 16:9 slides.

    Args:
        atlas: all the data.
        view: what to show.
        made_on: the date to be printed; the clock is not asked.
        page: address of the page without its query, where it is known.
        title: a title for the cover instead of the finding; hostile text.

    Returns:
        A PPTX file: cover, map of England, for each region with footprints shown its map, key
        figures and leaders, and sources, each in a section. The same arguments give the same
        bytes. Maps are in British National Grid (EPSG:27700).
    """
    national = scene(atlas, view, NATIONAL_MAP, INSET, national=True)
    words = caption(
        national.selection, national.legend, view, made_on=made_on, page=page, title=title
    )
    finding = caption(national.selection, national.legend, view, made_on=made_on, page=page)
    document = Document()
    document.section("Cover")
    add_cover(document, national, words)
    document.section("England")
    add_map_slide(document, national, finding)
    for part in region_parts(atlas, view, made_on, page):
        document.section(str(part.region.value))
        _add_region(document, atlas, part)
    document.section("Sources")
    add_sources(document, atlas, national, words)
    return document.to_bytes(
        title=words.title, subject=words.subtitle, keywords=keywords(national), made_on=made_on
    )


@dataclass(frozen=True, slots=True)
class RegionPart:
    """One region of a pack: the view of it, and its words."""

    region: Region
    view: View
    entries: tuple[Entry, ...]
    words: Caption


def region_parts(atlas: Atlas, view: View, made_on: date, page: str) -> Iterator[RegionPart]:
    """The regions that have footprints shown, each as a view of that region alone."""
    for region in Region:
        if view.filters.regions and region not in view.filters.regions:
            continue
        selected = atlas.by_code.get(view.presentation.selected)
        code = selected.code if selected and selected.region is region else ""
        alone = view.filtered(regions=(region,)).presented(selected=code)
        shown = scene(atlas, alone, _map_box(alone), INSET)
        if shown.selection.shown:
            words = caption(shown.selection, shown.legend, alone, made_on=made_on, page=page)
            yield RegionPart(region, alone, shown.selection.shown, words)


def _map_box(view: View) -> Box:
    return _MAP if view.presentation.mark is Mark.NOTHING else _MARKED_MAP


def _add_region(document: Document, atlas: Atlas, part: RegionPart) -> None:
    """Add a region's slide, and more where its table is long."""
    shown = scene(atlas, part.view, _map_box(part.view), INSET)
    rows = [leader_row_of(entry) for entry in part.entries]
    wide = tuple(replace(column, width=column.width * _WIDER) for column in LEADER_COLUMNS)
    first, *_ = pages(rows, LEADER_COLUMNS, _POINTS, _FIRST_ROOM, _FIRST_ROOM)
    rest = list(pages(rows[len(first) :], wide, _POINTS + 1, _LATER_ROOM, _LATER_ROOM))
    name = str(part.region.value)
    said = part.words.title.removeprefix("The ").startswith(f"{name}:")
    canvas, _ = document.slide(
        part.words.title if said else f"{name}: {part.words.title}",
        Box(MARGIN, 0.42, 12.39, 0.5),
        largest=24,
        notes=f"{notes(part.words, shown.marks)}\nLeaders:\n{leader_sources(part.entries)}",
    )
    draw_legend_line(canvas, shown.legend, Box(MARGIN, 1.05, 5.2, 0.7))
    draw_marks_line(canvas, shown.marks, _MARKS_LINE)
    draw_map(canvas, shown, part.words.description)
    numbers = draw_numbers(canvas, shown)
    taken = [*numbers.values(), *draw_marks(canvas, shown, numbers)]
    draw_selected_name(canvas, shown, shown.frame.box, taken)
    base = part.view.presentation.population
    draw_figures(canvas, key_figures(shown.selection, base), _FIGURES, columns=4, points=15)
    table = f"Leaders in {name}"
    draw_table(canvas, table, first, LEADER_COLUMNS, (_RIGHT, _TABLE_TOP), _POINTS)
    draw_footer(canvas, part.words)
    for place, more in enumerate(rest, start=2):
        title = f"{name}: leaders (continued, {place} of {len(rest) + 1})"
        canvas, _ = document.slide(title, Box(MARGIN, 0.42, 12.39, 0.5), largest=24)
        draw_table(canvas, f"{table}, continued", more, wide, (MARGIN, 1.05), _POINTS + 1)
        draw_footer(canvas, part.words)
