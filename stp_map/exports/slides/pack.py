"""The briefing pack as slides: cover, national map, a region at a time, sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pptx.enum.shapes import MSO_SHAPE

from stp_map.analysis.caption import Caption, caption
from stp_map.analysis.scene import Scene
from stp_map.core import leader_words, palette, text
from stp_map.core.model import Region
from stp_map.core.order import Order
from stp_map.core.palette import Fill
from stp_map.exports.slides.content import Paragraph, plain
from stp_map.exports.slides.deck import (
    TABLE_ROOM,
    add_map_slide,
    keywords,
    leader_sources,
    notes,
)
from stp_map.exports.slides.document import MARGIN, Document
from stp_map.exports.slides.fit import cut, fitted
from stp_map.exports.slides.furniture import draw_figures, draw_footer
from stp_map.exports.slides.keys import draw_legend_line, draw_marks_line
from stp_map.exports.slides.labels import draw_over
from stp_map.exports.slides.map_shapes import SlideMap, draw_map, on_slide
from stp_map.exports.slides.tables import LEADER_COLUMNS, draw_table, pages, rows_of
from stp_map.geometry.boxes import Box

_MAP = Box.at(MARGIN, 1.8, 5.1, 4.82)
_MARKED_MAP = Box.at(MARGIN, 2.38, 5.1, 4.24)
_MARKS_LINE = Box.at(MARGIN, 1.78, 5.2, 0.56)
"""The key to the marks, where anything is marked, and the map under it."""

_RIGHT = 5.86
_FIGURES = Box.at(_RIGHT, 1.02, 7.0, 0.56)
_TABLE_TOP = 1.66
_POINTS = 9
_FIRST_ROOM = 6.66 - _TABLE_TOP
_WIDER = 12.39 / sum(column.width for column in LEADER_COLUMNS)
_WIDER_COLUMNS = tuple(replace(each, width=each.width * _WIDER) for each in LEADER_COLUMNS)
"""On slides that have nothing but the table."""

_BAND = Box.at(0, 0, 13.333, 0.35)
_SUBJECT = "Sustainability and Transformation Plan (STP) footprints of England, March 2016"
_SOURCES_WIDE = 5.9
_MOST_LINES = 4
"""Of a source that a person gave; the notes of the other slides have it whole."""


def make_pack(scene: Scene, order: Order) -> bytes:
    """What is shown as a briefing pack of 16:9 slides.

    The person's own title is the cover's; the other slides have their findings.

    Returns:
        A PPTX file: cover, map of England, for each region with footprints shown its map, key
        figures and leaders, and sources, each in a section. The same arguments give the same
        bytes. Maps are in British National Grid (EPSG:27700).
    """
    national = on_slide(scene, None)
    words, untitled = caption(scene, order), replace(order, title="")
    document = Document()
    document.section("Cover")
    _add_cover(document, national, words)
    document.section("England")
    add_map_slide(document, national, caption(scene, untitled))
    for region, alone in regions_alone(scene):
        document.section(str(region.value))
        box = _MARKED_MAP if alone.marks.title else _MAP
        _add_region(document, region, on_slide(alone, box), untitled)
    document.section("Sources")
    _add_sources(document, national, words)
    return document.to_bytes(words, keywords(scene), order.made_on)


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


def _add_cover(document: Document, shown: SlideMap, words: Caption) -> None:
    """Add the cover: what it is about, the finding, key figures and the date."""
    box = Box.at(MARGIN + 0.5, 2.05, 11, 1.7)
    canvas, end = document.slide(words.title, box, notes(words, shown))
    canvas.shape(MSO_SHAPE.RECTANGLE, "Band", _BAND, fill=Fill(palette.NHS_BLUE))
    above = Paragraph(_SUBJECT, 14, colour=palette.NHS_BLUE, bold=True)
    canvas.text("Subject", Box.at(box.left, 1.55, 11, 0.3), [above])
    fit, points = fitted(plain(words.subtitle), 11, 0.75, (18, 16, 14, 12, 10))
    subtitle = Paragraph(fit, points, colour=palette.SECONDARY_TEXT)
    canvas.text("Subtitle", Box.at(box.left, end + 0.15, 11, 0.75), [subtitle])
    draw_figures(
        canvas, shown.key_figures, Box.at(box.left, end + 1.2, 10, 0.8), columns=4, points=24
    )
    draw_footer(canvas, words)


def _add_sources(document: Document, shown: SlideMap, words: Caption) -> None:
    """Add the last slide: where everything comes from, and what is known of its limits."""
    canvas, _ = document.slide("Sources and limits")
    package = shown.atlas.package
    sources = (cut(plain(f"{each}."), _SOURCES_WIDE, _MOST_LINES, 12) for each in words.attribution)
    left = [
        _heading("Sources"),
        *map(_line, sources),
        _line(f"Data package: {package.title}, version {package.version}."),
        _line(f"Licences: {'; '.join(package.licences)}."),
        _heading("Made"),
        _line(f"{words.made_on}, leaders {text.edition(shown.view.filters.as_at)}."),
        *([_line(words.address)] if words.address else []),
    ]
    right = [
        _heading("Evidence for leaders"),
        *(_line(f"{sentence}.") for sentence in leader_words.EVIDENCE.values()),
        *([_line(words.evidence)] if words.evidence else []),
        _line(text.EVIDENCE_NOTE),
        _heading("Boundaries and codes"),
        _line(text.EDITION_NOTE),
        _line("Maps are in British National Grid (EPSG:27700), simplified for their size."),
    ]
    canvas.text("Sources", Box.at(MARGIN, 1.15, _SOURCES_WIDE, 5.4), left)
    canvas.text("Evidence and limits", Box.at(6.9, 1.15, 5.96, 5.4), right)
    draw_footer(canvas, words)


def _heading(words: str) -> Paragraph:
    return Paragraph(words, 14, bold=True, colour=palette.NHS_DARK_BLUE, before=10)


def _line(words: str) -> Paragraph:
    return Paragraph(words, before=4)


def _add_region(document: Document, region: Region, shown: SlideMap, order: Order) -> None:
    """Add a region's slide, and more where its table is long."""
    words, name = caption(shown, order), str(region.value)
    rows, table = rows_of(shown.entries, LEADER_COLUMNS), f"Leaders in {name}"
    first, *_ = pages(rows, LEADER_COLUMNS, _POINTS, _FIRST_ROOM)
    rest = list(pages(rows[len(first) :], _WIDER_COLUMNS, _POINTS + 1, TABLE_ROOM))
    canvas, _ = document.slide(
        words.title,
        notes=f"{notes(words, shown)}\nLeaders:\n{leader_sources(shown.entries)}",
    )
    draw_legend_line(canvas, shown.legend, Box.at(MARGIN, 1.05, 5.2, 0.7))
    draw_marks_line(canvas, shown.marks, _MARKS_LINE)
    draw_map(canvas, shown, words.description)
    draw_over(canvas, shown, [], numbered=True)
    draw_figures(canvas, shown.key_figures, _FIGURES, columns=4, points=15)
    draw_table(canvas, table, first, LEADER_COLUMNS, (_RIGHT, _TABLE_TOP), _POINTS)
    draw_footer(canvas, words)
    for number, more in enumerate(rest, start=2):
        title = f"{name}: leaders (continued, {number} of {len(rest) + 1})"
        canvas, _ = document.slide(title)
        at = (MARGIN, 1.05)
        draw_table(canvas, f"{table}, continued", more, _WIDER_COLUMNS, at, _POINTS + 1)
        draw_footer(canvas, words)
