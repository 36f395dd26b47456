"""What stands beside a map: subtitle, legend, key of names, figures, footer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from stp_map.analysis.caption import Caption
from stp_map.analysis.legend import Legend, LegendClass
from stp_map.analysis.sentences import KeyFigure
from stp_map.core import leader_words, palette, text
from stp_map.core.model import Entry
from stp_map.exports.slides.canvas import Canvas
from stp_map.exports.slides.content import HANGING, Paragraph, Stroke, plain
from stp_map.exports.slides.document import MARGIN
from stp_map.exports.slides.fit import (
    POINTS_PER_INCH,
    cut,
    fitted,
    height_of,
    line_count,
    text_width,
)
from stp_map.exports.slides.map_shapes import SlideMap
from stp_map.geometry.boxes import Box

FOOTER = Box.at(MARGIN, 6.7, 11.7, 0.66)
SLIDE_NUMBER = Box.at(12.26, 7.1, 0.6, 0.2)
_NUMBER = Paragraph("#", 9, colour=palette.SECONDARY_TEXT, align=PP_ALIGN.RIGHT)

LEGEND_STEP = 0.27
LEGEND_CLOSE = 0.215
"""From one line of a legend to the next, in inches; the second where there are many."""

_WIDEST_LEGEND = 4.6
_COUNTS, _COUNTS_SIZE = "Footprints", 10
_TITLE_SIZES = (12, 11.5, 11, 10)
_LABEL_SIZES = (12, 11, 10, 9, 8)
_SWATCH = (0.3, 0.19)
_SWATCH_LINE = Stroke(palette.GREY_OUTLINE, 0.5)
_SIZE = 12
_SUBTITLE_SIZES = (14, 13, 12, 11, 10)
_KEY_SIZES = (10, 9.5, 9, 8.5, 8)
_NAMES_ELSEWHERE = "The names to the numbers are in the table on the slides that follow."
_BETWEEN = 4
"""Points between regions."""

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


def draw_legend(canvas: Canvas, legend: Legend, top: float, step: float) -> float:
    """Draw the classes as swatches with their words and counts.

    Args:
        canvas: the slide.
        legend: title and classes; their words may be untrusted and are cut where they must be.
        top: of the title, in inches.
        step: from one line to the next, in inches.

    Returns:
        Where the legend ends, in inches from the top.
    """
    counts_wide = text_width(_COUNTS, _COUNTS_SIZE) + 0.05
    left, right = MARGIN, MARGIN + legend_width(legend)
    room = right - left - counts_wide - 0.1
    title = plain(legend.title)
    points = next((p for p in _TITLE_SIZES if text_width(title, p, bold=True) <= room), 0.0)
    if not points:
        title, points = fitted(title, room, 0.52, _TITLE_SIZES, bold=True)
    high = height_of(line_count(title, room, points, bold=True), points) + 0.02
    canvas.text(
        "Legend title", Box.at(left, top, room, high), [Paragraph(title, points, bold=True)]
    )
    above = Box.at(right - counts_wide, top + 0.02, counts_wide, 0.2)
    counts = Paragraph(_COUNTS, _COUNTS_SIZE, colour=palette.SECONDARY_TEXT, align=PP_ALIGN.RIGHT)
    canvas.text("Legend counts", above, [counts])
    y = top + high + 0.08
    for each in legend.classes:
        _draw_swatch(canvas, each, Box.at(left, y, _SWATCH[0], min(_SWATCH[1], step - 0.04)))
        words = Box.at(left + 0.4, y - 0.01, right - left - 0.95, 0.21)
        label = Paragraph(*on_one_line(each.label, words.width, _LABEL_SIZES))
        canvas.text("Legend label", words, [label], anchor=MSO_ANCHOR.MIDDLE)
        number = Paragraph(str(each.count), _SIZE, bold=True, align=PP_ALIGN.RIGHT)
        beside = Box.at(right - 0.5, y - 0.01, 0.5, 0.21)
        canvas.text("Legend count", beside, [number], anchor=MSO_ANCHOR.MIDDLE)
        y += step
    return y


def _draw_swatch(canvas: Canvas, each: LegendClass, box: Box) -> None:
    canvas.shape(
        MSO_SHAPE.RECTANGLE,
        f"Legend: {each.label}",
        box,
        description=f"{each.label}: {text.count_of(each.count, 'footprint')}",
        fill=each.fill,
        stroke=_SWATCH_LINE,
    )


def legend_width(legend: Legend) -> float:
    """Inches that title and labels need, within what there is beside the map."""
    counts = text_width(_COUNTS, _COUNTS_SIZE) + 0.05
    title = text_width(plain(legend.title), _TITLE_SIZES[0], bold=True) + 0.12 + counts
    labels = [text_width(plain(each.label), _LABEL_SIZES[0]) + 0.97 for each in legend.classes]
    return min(max(3.55, title, *labels), _WIDEST_LEGEND)


def on_one_line(words: str, width: float, sizes: Sequence[float]) -> tuple[str, float]:
    """Words and the largest of some sizes at which they fit on a line; cut where none does."""
    return fitted(plain(words), width, height_of(1, sizes[0]), sizes)


def draw_legend_line(canvas: Canvas, legend: Legend, box: Box) -> None:
    """Draw the classes side by side, each with its words and count, in as many lines as fit."""
    sizes = (10, 9, 8)
    words = [(plain(each.label), f" ({each.count})") for each in legend.classes]
    whole = ((["".join(pair) for pair in words], points) for points in sizes)
    fitting = (each for each in whole if _lines_end(*each, box) <= box.bottom)
    lines, points = next(fitting, ([], sizes[-1]))
    if not lines:
        # As many columns as let all classes in, and words cut to their width.
        columns = -(-len(words) // max(1, int(box.height / _line_step(points))))
        wide = box.width / columns - 0.42
        lines = [
            on_one_line(label, wide - text_width(count, points), (points,))[0] + count
            for label, count in words
        ]
    places = line_places(lines, points, box, _line_step(points))
    for each, label, (x, y) in zip(legend.classes, lines, places, strict=True):
        _draw_swatch(canvas, each, Box.at(x, y + 0.02, 0.22, 0.14))
        where = Box.at(x + 0.28, y, text_width(label, points) + 0.02, 0.18)
        words_of = [Paragraph(label, points)]
        canvas.text("Legend label", where, words_of, anchor=MSO_ANCHOR.MIDDLE, wrap=False)


def _line_step(points: float) -> float:
    return 0.03 + points / 50


def line_places(
    lines: Sequence[str],
    points: float,
    box: Box,
    step: float,
    sign: float = 0.28,
    gap: float = 0.14,
) -> list[tuple[float, float]]:
    """Where each line of a key side by side begins, from left to right and top to bottom.

    Args:
        lines: their words.
        points: type size.
        box: where the key stands, in inches; it may end further down.
        step: from one line to the next below it, in inches.
        sign: room for the sign before the words, in inches.
        gap: after the words, in inches.
    """
    x, y = box.left, box.top
    places = []
    for words in lines:
        wide = sign + (text_width(words, points) + 0.02)
        if x + wide > box.right and x > box.left:
            x, y = box.left, y + step
        places.append((x, y))
        x += wide + gap
    return places


def _lines_end(lines: Sequence[str], points: float, box: Box) -> float:
    widest = max(text_width(words, points) for words in lines) + 0.3
    last = line_places(lines, points, box, _line_step(points))[-1][1]
    return last + 0.18 if widest <= box.width else box.bottom + 1


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
        label = Paragraph(figure.label, 10, colour=palette.SECONDARY_TEXT)
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
        (f"Leader: {leader_words.line_of(entry.leader)}", 11),
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
    ours = (*text.ATTRIBUTION, text.REGISTERED_ATTRIBUTION)
    kept = ". ".join(line for line in caption.attribution if line in ours) + "."
    whole = own = plain(". ".join(line for line in caption.attribution if line not in ours))
    while own and line_count(f"{own}…. {kept}", FOOTER.width, points) > _SOURCE_LINES:
        own = own[: len(own) * 9 // 10].rstrip()
    sources = f"{own}{'' if own == whole else '…'}. {kept}" if own else kept
    rest = [line for line in caption.footer if line != ". ".join(caption.attribution) + "."]
    cuts = [cut(plain(line), FOOTER.width, 1, points) for line in rest]
    return [*cuts[:1], sources, *cuts[1:]] if caption.style else [sources, *cuts]
