"""A view as a presentation: its map as native shapes, then the table of what is shown."""

from __future__ import annotations

from datetime import date

from stp_map import palette, text
from stp_map.caption import Caption, caption
from stp_map.deck.canvas import Canvas
from stp_map.deck.document import Document
from stp_map.deck.furniture import (
    MARGIN,
    draw_figures,
    draw_footer,
    draw_key,
    draw_legend,
    draw_selected,
    draw_subtitle,
)
from stp_map.deck.labels import draw_numbers, draw_selected_name
from stp_map.deck.map_shapes import Scene, draw_map, scene
from stp_map.deck.markup import Box, Paragraph, Run
from stp_map.deck.tables import columns_for, draw_table, pages, row_of
from stp_map.model import Atlas, Region
from stp_map.selection import Entry
from stp_map.sentences import key_figures
from stp_map.view import View

NATIONAL_MAP = Box(5.2, 0.42, 5.5, 6.2)
INSET = Box(10.6, 4.74, 2.26, 1.83)
REGION_MAP = Box(5.45, 0.42, 7.41, 6.2)
TABLE_TOP = 1.05
TABLE_POINTS = 9.5
_TABLE_ROOM = 5.6


def deck(  # noqa: PLR0913 - what may be chosen, by name
    atlas: Atlas,
    view: View,
    *,
    made_on: date,
    page: str = "",
    title: str = "",
    subtitle: str = "",
) -> bytes:
    """A view as a 16:9 presentation.

    Args:
        atlas: all the data.
        view: what to show.
        made_on: the date to be printed; the clock is not asked.
        page: address of the page without its query, where it is known.
        title: a title to use instead of the finding; hostile text.
        subtitle: a subtitle to use instead of the computed one; hostile text.

    Returns:
        A PPTX file: the map, then as many slides of the table as it takes. The same arguments
        give the same bytes. The map is in British National Grid (EPSG:27700).
    """
    shown = scene(atlas, view, NATIONAL_MAP, INSET)
    shown = shown if shown.is_national else scene(atlas, view, REGION_MAP, INSET)
    words = caption(
        shown.selection,
        shown.legend,
        view,
        made_on=made_on,
        page=page,
        title=title,
        subtitle_text=subtitle,
    )
    document = Document()
    add_map_slide(document, shown, words)
    add_table_slides(document, shown, words)
    return document.to_bytes(
        title=words.title, subject=words.subtitle, keywords=keywords(shown), made_on=made_on
    )


def keywords(shown: Scene) -> str:
    """Words by which the file can be found."""
    regions = {e.footprint.region: str(e.footprint.region.value) for e in shown.selection.shown}
    measure = str(shown.view.presentation.colour_by.value)
    return ", ".join(["STP", "footprints", "NHS England", "2016", measure, *regions.values()])


def notes(words: Caption) -> str:
    """Speaker notes: everything that the slide says, and what it has no room for."""
    lines = (
        words.title,
        words.subtitle,
        words.description,
        "Sources: " + ". ".join(words.attribution) + ".",
        words.evidence,
        f"Address: {words.address}" if words.address else "",
        f"{words.made_on}. Boundaries in British National Grid (EPSG:27700), simplified.",
    )
    return "\n".join(line for line in lines if line)


def leader_sources(entries: tuple[Entry, ...]) -> str:
    """Where each leader was read, a line each, for notes."""
    lines = [
        f"{e.footprint.number} {e.footprint.name}: {text.leader_line(e.leader)}. "
        f"{text.EVIDENCE[e.leader.evidence]}. "
        + (" ".join(source.url for source in e.leader.sources) or "No source found.")
        for e in entries
    ]
    return "\n".join(lines)


def add_map_slide(document: Document, shown: Scene, words: Caption) -> None:
    """Add the slide with the map, its legend and everything that belongs to it."""
    national = shown.is_national
    width = 6.35 if national else 4.75
    title = Box(MARGIN, 0.42, width, 1.0 if national else 1.35)
    canvas = document.slide(words.title, title, notes=notes(words))
    subtitle = Box(MARGIN, title.bottom + 0.08, width - 0.3, 0.44 if national else 0.66)
    draw_subtitle(canvas, words.subtitle, subtitle)
    end = draw_legend(canvas, shown.legend, MARGIN, subtitle.bottom + 0.14)
    draw_map(canvas, shown, words.description)
    labels = shown.view.presentation.labels
    taken = draw_numbers(canvas, shown) if labels else []
    free = Box(4.95, 0.42, 5.6, 6.2) if national else REGION_MAP
    draw_selected_name(canvas, shown, free, taken)
    _draw_rest(canvas, shown, end + 0.16)
    draw_footer(canvas, words)


def _draw_rest(canvas: Canvas, shown: Scene, top: float) -> None:
    """Beside and under the legend: the key where numbers are drawn, else the figures."""
    if shown.view.presentation.labels:
        draw_key(canvas, shown, _key_columns(shown, top))
        return
    figures = key_figures(shown.selection, shown.view.presentation.population)
    draw_figures(canvas, figures, Box(MARGIN, top + 0.1, 4.3, 1.2), columns=2)
    draw_selected(canvas, shown, Box(MARGIN, top + 1.4, 4.3, 6.65 - top - 1.4))


def _key_columns(shown: Scene, top: float) -> list[tuple[tuple[Region, ...], Box]]:
    if not shown.is_national:
        return [(tuple(Region), Box(MARGIN, top, 4.75, 6.65 - top))]
    height = 6.65 - top
    return [
        ((Region.NORTH,), Box(MARGIN, top, 2.2, height)),
        ((Region.MIDLANDS_AND_EAST,), Box(MARGIN + 2.3, top, 2.4, height)),
        ((Region.LONDON, Region.SOUTH), Box(10.45, 0.47, 2.41, 4)),
    ]


def add_table_slides(document: Document, shown: Scene, words: Caption) -> None:
    """Add the table of what is shown, on as many slides as it takes."""
    base = shown.view.presentation.population
    entries = shown.selection.shown
    columns = columns_for(base)
    rows = [row_of(entry, base) for entry in entries]
    parts = list(pages(rows, columns, TABLE_POINTS, _TABLE_ROOM, _TABLE_ROOM)) or [()]
    done = 0
    for place, part in enumerate(parts):
        on_slide = entries[done : done + len(part)]
        done += len(part)
        first = f"{text.count_of(len(entries), 'footprint')}, {text.edition(shown.selection.filters.as_at)}"
        title = f"{first} (continued, {place + 1} of {len(parts)})" if place else first
        about = f"{words.subtitle}\nSources of the leaders on this slide:\n"
        canvas = document.slide(
            title, Box(MARGIN, 0.42, 12.39, 0.5), largest=24, notes=about + leader_sources(on_slide)
        )
        if part:
            name = f"Table of footprints shown, part {place + 1} of {len(parts)}"
            draw_table(canvas, name, part, columns, (MARGIN, TABLE_TOP), TABLE_POINTS)
        else:
            _say_nothing_shown(canvas)
        draw_footer(canvas, words)


def _say_nothing_shown(canvas: Canvas) -> None:
    run = Run("No footprint matches these filters.", 16, colour=palette.SECONDARY_TEXT)
    canvas.text("Nothing shown", Box(MARGIN, TABLE_TOP + 0.2, 10, 0.4), [Paragraph((run,))])
