"""The briefing pack as slides: cover, national map, a region at a time, sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stp_map.analysis.caption import caption
from stp_map.analysis.scene import Scene
from stp_map.core.model import Region
from stp_map.core.order import Order
from stp_map.core.view import Mark
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
from stp_map.exports.slides.labels import draw_over
from stp_map.exports.slides.map_shapes import SlideMap, draw_map, on_slide
from stp_map.exports.slides.marks import draw_marks_line
from stp_map.exports.slides.pack.ends import add_cover, add_sources
from stp_map.exports.slides.tables import LEADER_COLUMNS, draw_table, leader_row_of, pages
from stp_map.geometry.boxes import Box

_MAP = Box.at(MARGIN, 1.8, 5.1, 4.82)
_MARKED_MAP = Box.at(MARGIN, 2.38, 5.1, 4.24)
_MARKS_LINE = Box.at(MARGIN, 1.78, 5.2, 0.56)
"""The key to the marks, where anything is marked, and the map under it."""

_RIGHT = 5.86
_FIGURES = Box.at(_RIGHT, 1.02, 7.0, 0.5)
_TABLE_TOP = 1.62
_POINTS = 9
_FIRST_ROOM = 6.66 - _TABLE_TOP
_LATER_ROOM = 5.6
_WIDER = 12.39 / sum(column.width for column in LEADER_COLUMNS)


def make_pack(scene: Scene, order: Order) -> bytes:
    """What is shown as a briefing pack of 16:9 slides.

    The person's own title is the cover's; the other slides have their findings.

    Returns:
        A PPTX file: cover, map of England, for each region with footprints shown its map, key
        figures and leaders, and sources, each in a section. The same arguments give the same
        bytes. Maps are in British National Grid (EPSG:27700).
    """
    national = on_slide(scene, NATIONAL_MAP, INSET, national=True)
    words, untitled = caption(scene, order), replace(order, title="")
    document = Document()
    document.section("Cover")
    add_cover(document, national, words)
    document.section("England")
    add_map_slide(document, national, caption(scene, untitled))
    for region, alone in regions_alone(scene):
        document.section(str(region.value))
        _add_region(document, region, on_slide(alone, _map_box(alone), INSET), untitled)
    document.section("Sources")
    add_sources(document, national, words)
    return document.to_bytes(
        title=words.title, subject=words.subtitle, keywords=keywords(scene), made_on=order.made_on
    )


def regions_alone(scene: Scene) -> Iterator[tuple[Region, Scene]]:
    """The regions that have footprints shown, each as a scene of that region alone."""
    view = scene.view
    for region in Region:
        if view.filters.regions and region not in view.filters.regions:
            continue
        selected = scene.atlas.by_code.get(view.presentation.selected)
        code = selected.code if selected and selected.region is region else ""
        alone = scene.seen_by(view.filtered(regions=(region,)).presented(selected=code))
        if alone.entries:
            yield region, alone


def _map_box(scene: Scene) -> Box:
    return _MAP if scene.shown.mark is Mark.NOTHING else _MARKED_MAP


def _add_region(document: Document, region: Region, shown: SlideMap, order: Order) -> None:
    """Add a region's slide, and more where its table is long."""
    words = caption(shown, order)
    rows = [leader_row_of(entry) for entry in shown.entries]
    wide = tuple(replace(column, width=column.width * _WIDER) for column in LEADER_COLUMNS)
    first, *_ = pages(rows, LEADER_COLUMNS, _POINTS, _FIRST_ROOM, _FIRST_ROOM)
    rest = list(pages(rows[len(first) :], wide, _POINTS + 1, _LATER_ROOM, _LATER_ROOM))
    name = str(region.value)
    said = words.title.removeprefix("The ").startswith(f"{name}:")
    canvas, _ = document.slide(
        words.title if said else f"{name}: {words.title}",
        Box.at(MARGIN, 0.42, 12.39, 0.5),
        largest=24,
        notes=f"{notes(words, shown.marks)}\nLeaders:\n{leader_sources(shown.entries)}",
    )
    draw_legend_line(canvas, shown.legend, Box.at(MARGIN, 1.05, 5.2, 0.7))
    draw_marks_line(canvas, shown.marks, _MARKS_LINE)
    draw_map(canvas, shown, words.description)
    draw_over(canvas, shown, [], numbered=True)
    draw_figures(canvas, shown.key_figures, _FIGURES, columns=4, points=15)
    table = f"Leaders in {name}"
    draw_table(canvas, table, first, LEADER_COLUMNS, (_RIGHT, _TABLE_TOP), _POINTS)
    draw_footer(canvas, words)
    for place, more in enumerate(rest, start=2):
        title = f"{name}: leaders (continued, {place} of {len(rest) + 1})"
        canvas, _ = document.slide(title, Box.at(MARGIN, 0.42, 12.39, 0.5), largest=24)
        draw_table(canvas, f"{table}, continued", more, wide, (MARGIN, 1.05), _POINTS + 1)
        draw_footer(canvas, words)
