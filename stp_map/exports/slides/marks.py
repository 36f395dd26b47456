"""The symbols that mark footprints, and the key to them."""

from __future__ import annotations

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import PP_ALIGN

from stp_map.analysis.marks import MarkLine, Marks, Symbol
from stp_map.core import palette, text
from stp_map.core.palette import Fill
from stp_map.core.text import NONE_MARKED
from stp_map.exports.slides.canvas import Canvas
from stp_map.exports.slides.content import Paragraph
from stp_map.exports.slides.document import MARGIN
from stp_map.exports.slides.fit import text_width
from stp_map.exports.slides.furniture import line_places
from stp_map.geometry.boxes import Box
from stp_map.geometry.labels import SIGN_DARK, SIGN_HOLE

_KEY_SIZE = 11
_KEY_RADIUS = 0.08


def draw_symbol(canvas: Canvas, symbol: Symbol, box: Box, name: str, description: str = "") -> None:
    """Draw a mark as an oval on a slightly larger light one, which any fill sets off."""
    radius = box.width / 2
    dark, hole = (Box.around(*box.centre, *[radius * r] * 2) for r in (SIGN_DARK, SIGN_HOLE))
    light = Fill(palette.WHITE)
    canvas.shape(MSO_SHAPE.OVAL, f"Light edge: {name}", box, fill=light)
    canvas.shape(MSO_SHAPE.OVAL, name, dark, description=description, fill=Fill(palette.TEXT))
    if symbol is Symbol.RING:
        canvas.shape(MSO_SHAPE.OVAL, f"Light middle: {name}", hole, fill=light)


def key_in_words(marks: Marks) -> str:
    """What the marks mean and how many there are, in a sentence."""
    lines = [_line_in_words(each) for each in marks.lines]
    return f"{marks.title}: {'; '.join(lines)}." if lines else f"{marks.title}: {NONE_MARKED}"


def _line_in_words(each: MarkLine) -> str:
    return f"{each.label}, {text.count_of(each.count, 'footprint')}"


def draw_marks_key(canvas: Canvas, marks: Marks, top: float, width: float, step: float) -> float:
    """Draw what the marks mean; nothing where nothing is marked.

    Args:
        canvas: the slide.
        marks: with their key.
        top: of its title, in inches.
        width: of the whole, in inches, to the right of the counts.
        step: from one line to the next, in inches.

    Returns:
        Where it ends, in inches from the top.
    """
    if not marks.title:
        return top
    left = MARGIN
    title = Paragraph(marks.title, _KEY_SIZE, bold=True)
    canvas.text("Title of the marks", Box.at(left, top, 4.5, 0.2), [title])
    y = top + 0.25
    for each in marks.lines:
        _draw_sign(canvas, each, left + 0.15, y + 0.1)
        words = Box.at(left + 0.4, y, width - 0.95, 0.2)
        canvas.text("Label of a mark", words, [Paragraph(each.label, _KEY_SIZE)])
        count = Paragraph(str(each.count), _KEY_SIZE, bold=True, align=PP_ALIGN.RIGHT)
        canvas.text("Count of a mark", Box.at(left + width - 0.5, y, 0.5, 0.2), [count])
        y += step
    if not marks.lines:
        canvas.text("No marks", Box.at(left, y, 4.5, 0.2), [Paragraph(NONE_MARKED, _KEY_SIZE)])
        y += step
    return y


def draw_marks_line(canvas: Canvas, marks: Marks, box: Box) -> None:
    """Draw what the marks mean under one another: their title, then symbols with words."""
    if not marks.title:
        return
    words = marks.title if marks.lines else f"{marks.title}: {NONE_MARKED.lower()}"
    title = Box.at(box.left, box.top, box.width, 0.16)
    canvas.text("Title of the marks", title, [Paragraph(words, 9, bold=True)])
    below = Box(box.left, box.top + 0.19, box.right, box.bottom)
    labels = [f"{each.label} ({each.count})" for each in marks.lines]
    places = line_places(labels, 9, below, step=0.19, sign=0.25, gap=0.12)
    for each, label, (x, y) in zip(marks.lines, labels, places, strict=True):
        _draw_sign(canvas, each, x + 0.1, y + 0.08)
        where = Box.at(x + 0.25, y, text_width(label, 9) + 0.02, 0.16)
        canvas.text("Label of a mark", where, [Paragraph(label, 9)], wrap=False)


def _draw_sign(canvas: Canvas, each: MarkLine, x: float, y: float) -> None:
    box = Box.around(x, y, _KEY_RADIUS, _KEY_RADIUS)
    draw_symbol(canvas, each.symbol, box, f"Key: {each.label}", _line_in_words(each))
