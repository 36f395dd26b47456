"""A view as a presentation: its map as native shapes, then the table of what is shown."""

from __future__ import annotations

from stp_map.analysis.caption import Caption, caption
from stp_map.analysis.scene import Scene
from stp_map.analysis.sentences import NOTHING_SHOWN
from stp_map.analysis.shown_words import in_region
from stp_map.core import leader_words, palette, text
from stp_map.core.model import Entry, Region
from stp_map.core.order import Order
from stp_map.exports.slides.canvas import Canvas
from stp_map.exports.slides.content import Paragraph
from stp_map.exports.slides.document import MARGIN, Document
from stp_map.exports.slides.furniture import (
    draw_figures,
    draw_footer,
    draw_key,
    draw_selected,
    draw_subtitle,
)
from stp_map.exports.slides.keys import draw_keys
from stp_map.exports.slides.labels import draw_over
from stp_map.exports.slides.map_shapes import SlideMap, draw_map, on_slide
from stp_map.exports.slides.tables import columns_for, draw_table, pages, rows_of
from stp_map.geometry.boxes import Box

_REGION_MAP = Box.at(5.45, 0.42, 7.41, 6.2)
TABLE_TOP = 1.05
TABLE_POINTS = 9.5
TABLE_ROOM = 5.6
_FIGURES_HIGH = 1.15
_SELECTED_HIGH = 0.75
_ONE_COLUMN = 9
"""Names of one region that fit under one another."""


def make_deck(scene: Scene, order: Order) -> bytes:
    """What is shown as a 16:9 presentation.

    Returns:
        A PPTX file: the map, then as many slides of the table as it takes. The same arguments
        give the same bytes. The map is in British National Grid (EPSG:27700).
    """
    shown, words = on_slide(scene, _REGION_MAP), caption(scene, order)
    document = Document()
    add_map_slide(document, shown, words)
    add_table_slides(document, shown, words)
    return document.to_bytes(words, keywords(scene), order.made_on)


def keywords(scene: Scene) -> str:
    """Words by which the file can be found."""
    regions = {e.footprint.region: str(e.footprint.region.value) for e in scene.entries}
    measure = scene.legend.title if scene.measure.is_uploaded else scene.measure.name
    return ", ".join(["STP", "footprints", "NHS England", "2016", measure, *regions.values()])


def notes(words: Caption, scene: Scene) -> str:
    """Speaker notes: everything that the slide says, and what it has no room for."""
    lines = (
        words.title,
        words.subtitle,
        words.description,
        *_marks_in_words(scene),
        words.style,
        f"Sources: {words.sources}",
        words.evidence,
        f"Address: {words.address}" if words.address else "",
        f"{words.made_on}. Boundaries in British National Grid (EPSG:27700), simplified.",
    )
    return "\n".join(line for line in lines if line)


def _marks_in_words(scene: Scene) -> list[str]:
    """What each mark says, with the footprints that it is on where it says it of several."""
    numbers: dict[str, list[str]] = {}
    for code, said in scene.marks.words.items():
        numbers.setdefault(said, []).append(str(scene.atlas.by_code[code].number))
    return [
        f"{said}." if len(on) == 1 else f"{said}: footprints {text.listed(on)}."
        for said, on in numbers.items()
    ]


def leader_sources(entries: tuple[Entry, ...]) -> str:
    """Where each leader was read, a line each, for notes."""
    lines = [
        f"{e.footprint.number} {e.footprint.name}: {leader_words.line_on(e.lead)}. "
        f"{leader_words.EVIDENCE[e.leader.evidence]}. "
        + ("; ".join(source.publisher for source in e.leader.sources) or "No source found")
        + "."
        for e in entries
    ]
    return "\n".join(lines)


def add_map_slide(document: Document, shown: SlideMap, words: Caption) -> None:
    """Add the slide with the map, its legend and everything that belongs to it."""
    national = shown.region is None
    width = 6.45 if national else 4.75
    title = Box.at(MARGIN, 0.42, width, _title_height(shown))
    canvas, end = document.slide(words.title, title, notes(words, shown))
    end = draw_subtitle(canvas, words.subtitle, Box.at(MARGIN, end + 0.1, width, 0.7))
    above = Box(MARGIN, title.top, MARGIN + width, end)
    end = draw_keys(canvas, shown, end + 0.2)
    draw_map(canvas, shown, words.description)
    key = [box for _, box in _key_columns(shown, end)] if shown.shown.labels else []
    draw_over(canvas, shown, [above, *key], numbered=shown.shown.labels)
    _draw_rest(canvas, shown, end + 0.12)
    draw_footer(canvas, words)


def _title_height(shown: SlideMap) -> float:
    """Less where a key of names must stand below the legend."""
    if shown.region:
        return 1.5
    return 0.95 if shown.shown.labels else 1.25


def _draw_rest(canvas: Canvas, shown: SlideMap, top: float) -> None:
    """Beside and under the legend: the key where numbers are drawn, else the figures."""
    if shown.shown.labels:
        draw_key(canvas, _key_columns(shown, top), headed=shown.region is None)
        return
    end, wide = 6.65, 4.3
    selected_high = _SELECTED_HIGH if shown.selected else 0
    if top + 0.18 + _FIGURES_HIGH + selected_high <= end:
        draw_figures(
            canvas, shown.key_figures, Box.at(MARGIN, top + 0.18, wide, _FIGURES_HIGH), columns=2
        )
        top += 0.18 + _FIGURES_HIGH
    draw_selected(canvas, shown, Box.at(MARGIN, top + 0.12, wide, end - top - 0.12))


def _key_columns(shown: SlideMap, top: float) -> list[tuple[list[Entry], Box]]:
    entries = list(shown.selection.shown)
    left = Box.at(MARGIN, top, 2.3, 6.65 - top)
    right = Box.at(MARGIN + 2.4, top, 2.35, 6.65 - top)
    if shown.region:
        half = len(entries) if len(entries) <= _ONE_COLUMN else (len(entries) + 1) // 2
        return [(entries[:half], left), (entries[half:], right)]
    by_region = {region: [e for e in entries if e.footprint.region is region] for region in Region}
    return [
        (by_region[Region.NORTH] + by_region[Region.LONDON], left),
        (by_region[Region.MIDLANDS_AND_EAST], right),
        (by_region[Region.SOUTH], Box.at(10.1, 0.47, 2.76, 2.85)),
    ]


def add_table_slides(document: Document, shown: SlideMap, words: Caption) -> None:
    """Add the table of what is shown, on as many slides as it takes."""
    entries, columns = shown.entries, columns_for(shown.shown.population, shown.legend)
    parts = list(pages(rows_of(entries, columns), columns, TABLE_POINTS, TABLE_ROOM)) or [()]
    count = text.count_of(len(entries), "footprint")
    first = in_region(shown, f"{count}, {text.edition(shown.view.filters.as_at)}")
    done = 0
    for number, part in enumerate(parts, start=1):
        on_slide = entries[done : done + len(part)]
        done += len(part)
        title = first if number == 1 else f"{first} (continued, {number} of {len(parts)})"
        about = f"{words.subtitle}\nSources of the leaders on this slide:\n"
        canvas, _ = document.slide(title, notes=about + leader_sources(on_slide))
        if part:
            name = f"Table of footprints shown, part {number} of {len(parts)}"
            draw_table(canvas, name, part, columns, (MARGIN, TABLE_TOP), TABLE_POINTS)
        else:
            nothing = Paragraph(f"{NOTHING_SHOWN}.", 16, colour=palette.SECONDARY_TEXT)
            canvas.text("Nothing shown", Box.at(MARGIN, TABLE_TOP + 0.2, 10, 0.4), [nothing])
        draw_footer(canvas, words)
