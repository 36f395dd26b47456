"""What stands beside a map: subtitle, key of names, figures, footer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from stp_map.analysis.caption import Caption
from stp_map.analysis.sentences import KeyFigure
from stp_map.core import leader_words, palette, text
from stp_map.core.model import Entry
from stp_map.exports.slides.canvas import Canvas
from stp_map.exports.slides.content import HANGING, Paragraph, plain
from stp_map.exports.slides.document import MARGIN
from stp_map.exports.slides.fit import (
    POINTS_PER_INCH,
    cut,
    fitted,
    height_of,
    line_count,
)
from stp_map.exports.slides.map_shapes import SlideMap
from stp_map.geometry.boxes import Box

FOOTER = Box.at(MARGIN, 6.7, 11.7, 0.66)
SLIDE_NUMBER = Box.at(12.26, 7.1, 0.6, 0.2)
_NUMBER = Paragraph("#", 9, colour=palette.SECONDARY_TEXT, align=PP_ALIGN.RIGHT)

_SIZE = 12
_SUBTITLE_SIZES = (14, 13, 12, 11, 10)
_KEY_SIZES = (10, 9.5, 9, 8.5, 8)
_NAMES_ELSEWHERE = "The names to the numbers are in the table on the slides that follow."
_BETWEEN = 4
"""Points between regions."""

_FIGURE_LABEL_SIZES = (10, 9, 8)
_FOOTER_SIZES = (8, 7.5, 7)
_SOURCE_LINES = 2
"""Lines of the footer that sources may take where not all of it fits."""


def draw_subtitle(canvas: Canvas, words: str, box: Box) -> float:
    """Write the subtitle, untrusted text, set smaller until it fits; returns where it ends."""
    one_line = height_of(1, _SUBTITLE_SIZES[0])
    fit, points = fitted(plain(words), box.width, one_line, _SUBTITLE_SIZES[:3])
    if fit != plain(words):
        fit, points = fitted(plain(words), box.width, box.height, _SUBTITLE_SIZES[1:])
    high = height_of(line_count(fit, box.width, points), points)
    where = Box.at(box.left, box.top, box.width, high)
    canvas.text("Subtitle", where, [Paragraph(fit, points, colour=palette.SECONDARY_TEXT)])
    return where.bottom


def draw_key(
    canvas: Canvas, columns: Sequence[tuple[Sequence[Entry], Box]], *, headed: bool
) -> None:
    """Write the name to every number on the map in columns, as large as fits all of them.

    Where the legend leaves too little room for the names, it says where they are.

    Args:
        canvas: the slide.
        columns: which footprints stand where, in number order.
        headed: whether each region stands as a heading over its footprints.
    """
    sizes = (s for s in _KEY_SIZES if all(_key_height(e, b, s) <= b.height for e, b in columns))
    points = next(sizes, None)
    if points is None:
        box = columns[0][1]
        elsewhere = Paragraph(_NAMES_ELSEWHERE, _KEY_SIZES[0])
        canvas.text("Key of names", Box.at(box.left, box.top, 4.5, 0.4), [elsewhere])
        return
    for entries, box in columns:
        paragraphs: list[Paragraph] = []
        for region, of_region in groupby(entries, key=lambda entry: entry.footprint.region):
            if headed:
                above = _BETWEEN if paragraphs else 0
                paragraphs.append(Paragraph(str(region.value), points, bold=True, before=above))
            paragraphs += [
                Paragraph(f.name, points, number=str(f.number))
                for f in (entry.footprint for entry in of_region)
            ]
        if paragraphs:
            canvas.text("Key of names", box, paragraphs)


def _key_height(entries: Sequence[Entry], box: Box, points: float) -> float:
    width = box.width - HANGING / POINTS_PER_INCH
    names = sum(line_count(entry.footprint.name, width, points) for entry in entries)
    regions = len({entry.footprint.region for entry in entries})
    return height_of(names + regions, points) + _BETWEEN * regions / POINTS_PER_INCH


def draw_figures(
    canvas: Canvas, figures: Sequence[KeyFigure], box: Box, columns: int, points: float = 18
) -> None:
    """Write key figures in a grid: the value large, its label under it."""
    rows = -(-len(figures) // columns)
    wide, high = box.width / columns, box.height / rows
    for place, figure in enumerate(figures):
        cell = Box.at(
            box.left + place % columns * wide, box.top + place // columns * high, wide - 0.1, high
        )
        value = Paragraph(figure.value, points, bold=True, colour=palette.NHS_DARK_BLUE)
        room = high - height_of(1, points)
        said, size = fitted(figure.label, cell.width, room, _FIGURE_LABEL_SIZES)
        label = Paragraph(said, size, colour=palette.SECONDARY_TEXT)
        canvas.text("Key figure", cell, [value, label])


def draw_selected(canvas: Canvas, scene: SlideMap, box: Box) -> None:
    """Write what is known of the selected footprint; nothing where none is."""
    entry = scene.selected
    if entry is None:
        return
    footprint = entry.footprint
    value = scene.legend.values[footprint.code]
    mark = scene.marks.words.get(footprint.code, "")
    written = (
        (f"Selected: {footprint.number} {footprint.name}", _SIZE),
        (f"{value}, {footprint.region.value}", 11),
        (f"Leader: {leader_words.line_on(entry.lead)}", 11),
        *([(mark, 11)] if mark else []),
    )
    lines = [
        Paragraph(cut(plain(words), box.width, 2, points), points, bold=not index, before=2)
        for index, (words, points) in enumerate(written)
    ]
    canvas.text("Selected footprint", box, lines)


def draw_footer(canvas: Canvas, caption: Caption) -> None:
    """Write style, sources, evidence, date and address at the foot, and the slide's number."""
    lines = [plain(words) for words in caption.footer]
    for points in _FOOTER_SIZES:
        high = sum(height_of(line_count(each, FOOTER.width, points), points) for each in lines)
        if high <= FOOTER.height:
            break
    else:
        lines = _cut_footer(caption, points)
    written = [Paragraph(words, points, colour=palette.SECONDARY_TEXT) for words in lines]
    canvas.text("Footer", FOOTER, written, anchor=MSO_ANCHOR.BOTTOM)
    canvas.slide_number(SLIDE_NUMBER, _NUMBER)


def _cut_footer(caption: Caption, points: float) -> list[str]:
    """The lines of a footer with a person's own source, and then the address, cut.

    The lines that our sources ask for are never cut; everything stands whole in the notes.
    """
    ours = (
        *(*text.ATTRIBUTION, text.REGISTERED_ATTRIBUTION),
        *(text.TRUSTS_ATTRIBUTION, *text.POSTCODES_ATTRIBUTION),
    )
    kept = ". ".join(line for line in caption.attribution if line in ours) + "."
    whole = own = plain(". ".join(line for line in caption.attribution if line not in ours))
    while own and line_count(f"{own}…. {kept}", FOOTER.width, points) > _SOURCE_LINES:
        own = own[: len(own) * 9 // 10].rstrip()
    sources = f"{own}{'' if own == whole else '…'}. {kept}" if own else kept
    return [
        sources if line == caption.sources else cut(plain(line), FOOTER.width, 1, points)
        for line in caption.footer
    ]
