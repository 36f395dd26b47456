"""How shapes and text look, said with python-pptx."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR
from pptx.text.text import TextFrame
from pptx.util import Pt

from stp_map.core.palette import Fill, Pattern
from stp_map.exports.slides import markup
from stp_map.exports.slides.content import Paragraph, Stroke

_PATTERNS = {
    Pattern.HATCH: MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    Pattern.UPRIGHTS: MSO_PATTERN.DARK_VERTICAL,
}
"""Those that fills of our own have; slides have colours."""


def rgb(colour: str) -> RGBColor:
    """A ``#RRGGBB`` colour."""
    return RGBColor(*bytes.fromhex(colour.removeprefix("#")))


def paint(target: FillFormat, fill: Fill | None) -> None:
    """Fill a shape or cell evenly or with a pattern; None is no fill."""
    if fill is None:
        target.background()
    elif fill.pattern is Pattern.NONE:
        target.solid()
        target.fore_color.rgb = rgb(fill.colour)
    else:
        target.patterned()
        target.pattern = _PATTERNS[fill.pattern]
        target.fore_color.rgb, target.back_color.rgb = rgb(fill.ink), rgb(fill.colour)


def style_shape(shape: Any, fill: Fill | None, stroke: Stroke | None) -> Any:  # noqa: ANN401 - many classes
    """A shape painted, with a line or none, and nothing else."""
    markup.drop_style(shape.element)
    paint(shape.fill, fill)
    if stroke is None:
        shape.line.fill.background()
    else:
        shape.line.width = Pt(stroke.points)
        shape.line.color.rgb = rgb(stroke.colour)
        markup.round_ends(shape.element)
    return shape


def set_margins(
    frame: TextFrame, anchor: MSO_ANCHOR = MSO_ANCHOR.TOP, *, wrap: bool = True
) -> None:
    """Leave a frame no margins, and say where its text stands in it."""
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(0)
    frame.vertical_anchor, frame.word_wrap = anchor, wrap


def write(frame: TextFrame, paragraphs: Sequence[Paragraph]) -> None:
    """Write paragraphs into a frame that has no text."""
    for index, each in enumerate(paragraphs):
        paragraph = frame.add_paragraph() if index else frame.paragraphs[0]
        paragraph.alignment = each.align
        if each.before:
            paragraph.space_before = Pt(each.before)
        for text, bold in each.runs:
            written = paragraph.add_run()
            written.text, font = text, written.font
            font.size, font.bold, font.color.rgb = Pt(each.points), bold, rgb(each.colour)
            font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
