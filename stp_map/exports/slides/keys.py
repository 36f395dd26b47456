"""The keys to a map's colours and marks: swatches and symbols, each with words and a count."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from stp_map.analysis.legend import Legend, LegendClass
from stp_map.analysis.marks import MarkLine, Marks, Symbol
from stp_map.analysis.scene import Scene
from stp_map.core import palette, text
from stp_map.core.palette import Fill
from stp_map.core.text import NONE_MARKED
from stp_map.exports.slides.canvas import Canvas
from stp_map.exports.slides.content import Paragraph, Stroke, plain
from stp_map.exports.slides.document import MARGIN
from stp_map.exports.slides.fit import POINTS_PER_INCH, fitted, height_of, line_count, text_width
from stp_map.geometry.boxes import Box
from stp_map.geometry.labels import SIGN_DARK, SIGN_HOLE

_STEP, _CLOSE_STEP, _MANY_LINES = 0.27, 0.215, 7
"""From one line of a key to the next, in inches; the second where there are so many."""

_LEAST_WIDTH, _MOST_WIDTH = 3.55, 4.6
_COUNTS, _COUNTS_SIZE = "Footprints", 10
_TITLE_SIZES = (12, 11.5, 11, 10)
_LABEL_SIZES = (12, 11, 10, 9, 8)
_SWATCH_LINE = Stroke(palette.GREY_OUTLINE, 0.5)
_MARK_SIZE = 11
_RIM = Stroke(palette.WHITE, 0.75)
_SYMBOL_RADIUS = 0.08


def draw_keys(canvas: Canvas, scene: Scene, top: float) -> float:
    """Draw the legend beside a map, and under it what the marks mean, if there are any.

    Args:
        canvas: the slide.
        scene: its legend and marks; their words may be untrusted and are cut where they must be.
        top: of the legend's title, in inches.

    Returns:
        Where the keys end, in inches from the top.
    """
    legend, marks = scene.legend, scene.marks
    lines = len(legend.classes) + (1 + len(marks.lines) if marks.title else 0)
    step = _CLOSE_STEP if lines >= _MANY_LINES else _STEP
    counts = text_width(_COUNTS, _COUNTS_SIZE) + 0.05
    title = text_width(plain(legend.title), _TITLE_SIZES[0], bold=True) + 0.12 + counts
    labels = [text_width(plain(each.label), _LABEL_SIZES[0]) + 0.97 for each in legend.classes]
    width = min(max(_LEAST_WIDTH, title, *labels), _MOST_WIDTH)
    below = _draw_legend(canvas, legend, Box.at(MARGIN, top, width, step), counts) + 0.1
    return _draw_marks(canvas, marks, Box.at(MARGIN, below, width, step)) if marks.title else below


def _draw_legend(canvas: Canvas, legend: Legend, first: Box, counts: float) -> float:
    """The classes, where a line takes as much room as ``first``; returns where they end."""
    left, right, room = first.left, first.right, first.width - counts - 0.1
    title = plain(legend.title)
    points = next((p for p in _TITLE_SIZES if text_width(title, p, bold=True) <= room), 0.0)
    if not points:
        title, points = fitted(title, room, 0.52, _TITLE_SIZES, bold=True)
    high = height_of(line_count(title, room, points, bold=True), points) + 0.02
    heading = Paragraph(title, points, bold=True)
    canvas.text("Legend title", Box.at(left, first.top, room, high), [heading])
    above = Box.at(right - counts, first.top + 0.02, counts, 0.2)
    said = Paragraph(_COUNTS, _COUNTS_SIZE, colour=palette.SECONDARY_TEXT, align=PP_ALIGN.RIGHT)
    canvas.text("Legend counts", above, [said])
    y = first.top + high + 0.08
    for each in legend.classes:
        _draw_swatch(canvas, each, Box.at(left, y, 0.3, min(0.19, first.height - 0.04)))
        words = Box.at(left + 0.4, y - 0.01, right - left - 0.95, 0.21)
        label = Paragraph(*_on_one_line(each.label, words.width, _LABEL_SIZES))
        canvas.text("Legend label", words, [label], anchor=MSO_ANCHOR.MIDDLE)
        count = Paragraph(str(each.count), 12, bold=True, align=PP_ALIGN.RIGHT)
        where = Box.at(right - 0.5, y - 0.01, 0.5, 0.21)
        canvas.text("Legend count", where, [count], anchor=MSO_ANCHOR.MIDDLE)
        y += first.height
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


def _on_one_line(words: str, width: float, sizes: Sequence[float]) -> tuple[str, float]:
    """Words and the largest of some sizes at which they fit on a line; cut where none does."""
    return fitted(plain(words), width, height_of(1, sizes[0]), sizes)


def _draw_marks(canvas: Canvas, marks: Marks, first: Box) -> float:
    """What the marks mean, in lines of the same width and height; returns where they end."""
    left, right, y = first.left, first.right, first.top
    heading = Paragraph(marks.title, _MARK_SIZE, bold=True)
    canvas.text("Title of the marks", Box.at(left, y, 4.5, 0.2), [heading])
    y += 0.25
    for each in marks.lines:
        _draw_sign(canvas, each, left + 0.15, y + 0.1)
        words = Box.at(left + 0.4, y, first.width - 0.95, 0.2)
        canvas.text("Label of a mark", words, [Paragraph(each.label, _MARK_SIZE)])
        count = Paragraph(str(each.count), _MARK_SIZE, bold=True, align=PP_ALIGN.RIGHT)
        canvas.text("Count of a mark", Box.at(right - 0.5, y, 0.5, 0.2), [count])
        y += first.height
    if not marks.lines:
        none = Paragraph(NONE_MARKED, _MARK_SIZE)
        canvas.text("No marks", Box.at(left, y, 4.5, 0.2), [none])
        y += first.height
    return y


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
            _on_one_line(label, wide - text_width(count, points), (points,))[0] + count
            for label, count in words
        ]
    places = _class_places(lines, points, box)
    for each, label, (x, y) in zip(legend.classes, lines, places, strict=True):
        _draw_swatch(canvas, each, Box.at(x, y + 0.02, 0.22, 0.14))
        where = Box.at(x + 0.28, y, text_width(label, points) + 0.02, 0.18)
        said = [Paragraph(label, points)]
        canvas.text("Legend label", where, said, anchor=MSO_ANCHOR.MIDDLE, wrap=False)


def _line_step(points: float) -> float:
    return 0.03 + points / 50


def draw_marks_line(canvas: Canvas, marks: Marks, box: Box) -> None:
    """Draw what the marks mean under one another: their title, then symbols with words."""
    if not marks.title:
        return
    words = marks.title if marks.lines else f"{marks.title}: {NONE_MARKED.lower()}"
    title = Box.at(box.left, box.top, box.width, 0.16)
    canvas.text("Title of the marks", title, [Paragraph(words, 9, bold=True)])
    below = Box(box.left, box.top + 0.19, box.right, box.bottom)
    labels = [f"{each.label} ({each.count})" for each in marks.lines]
    places = _line_places(labels, 9, below, step=0.19, sign=0.25, gap=0.12)
    for each, label, (x, y) in zip(marks.lines, labels, places, strict=True):
        _draw_sign(canvas, each, x + 0.1, y + 0.08)
        where = Box.at(x + 0.25, y, text_width(label, 9) + 0.02, 0.16)
        canvas.text("Label of a mark", where, [Paragraph(label, 9)], wrap=False)


def _line_places(
    lines: Sequence[str], points: float, box: Box, step: float, sign: float, gap: float
) -> list[tuple[float, float]]:
    """Where lines side by side begin: a sign's room before their words, and a gap after them."""
    x, y = box.left, box.top
    places = []
    for words in lines:
        wide = sign + (text_width(words, points) + 0.02)
        if x + wide > box.right and x > box.left:
            x, y = box.left, y + step
        places.append((x, y))
        x += wide + gap
    return places


def _class_places(lines: Sequence[str], points: float, box: Box) -> list[tuple[float, float]]:
    return _line_places(lines, points, box, _line_step(points), sign=0.28, gap=0.14)


def _lines_end(lines: Sequence[str], points: float, box: Box) -> float:
    widest = max(text_width(words, points) for words in lines) + 0.3
    last = _class_places(lines, points, box)[-1][1]
    return last + 0.18 if widest <= box.width else box.bottom + 1


def _draw_sign(canvas: Canvas, each: MarkLine, x: float, y: float) -> None:
    box = Box.around(x, y, _SYMBOL_RADIUS, _SYMBOL_RADIUS)
    draw_symbol(canvas, each.symbol, box, f"Key: {each.label}", _line_in_words(each))


def draw_square(canvas: Canvas, box: Box, name: str, description: str = "") -> None:
    """Draw a small dark square with a light rim, which any fill sets off."""
    inner = box.grown(-_RIM.points / POINTS_PER_INCH / 2)
    canvas.shape(
        MSO_SHAPE.RECTANGLE,
        name,
        inner,
        description=description,
        fill=Fill(palette.TEXT),
        stroke=_RIM,
    )


def draw_symbol(canvas: Canvas, symbol: Symbol, box: Box, name: str, description: str = "") -> None:
    """Draw a mark on a slightly larger light one, or a square with a light rim."""
    if symbol is Symbol.TRUST:
        draw_square(canvas, box.grown(-box.width / 6), name, description)
        return
    shape = MSO_SHAPE.OVAL if symbol.is_round else MSO_SHAPE.RECTANGLE
    radius = box.width / 2
    dark, hole = (Box.around(*box.centre, *[radius * r] * 2) for r in (SIGN_DARK, SIGN_HOLE))
    light = Fill(palette.WHITE)
    canvas.shape(shape, f"Light edge: {name}", box, fill=light)
    canvas.shape(shape, name, dark, description=description, fill=Fill(palette.TEXT))
    if symbol.is_open:
        canvas.shape(shape, f"Light middle: {name}", hole, fill=light)


def key_in_words(marks: Marks) -> str:
    """What the marks mean and how many there are, in a sentence."""
    lines = [_line_in_words(each) for each in marks.lines]
    return f"{marks.title}: {'; '.join(lines)}." if lines else f"{marks.title}: {NONE_MARKED}"


def _line_in_words(each: MarkLine) -> str:
    return f"{each.label}, {text.count_of(each.count, each.noun)}"
