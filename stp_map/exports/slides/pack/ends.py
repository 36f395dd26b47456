"""The first and the last slide of a pack."""

from __future__ import annotations

from pptx.enum.shapes import MSO_SHAPE

from stp_map.analysis.caption import Caption
from stp_map.core import leader_words, palette, text
from stp_map.core.palette import Fill
from stp_map.exports.slides.content import Paragraph, Run, plain
from stp_map.exports.slides.deck import notes
from stp_map.exports.slides.document import Document
from stp_map.exports.slides.fit import cut, fitted
from stp_map.exports.slides.furniture import MARGIN, draw_figures, draw_footer
from stp_map.exports.slides.map_shapes import SlideMap
from stp_map.geometry.boxes import Box

_BAND = Box.at(0, 0, 13.333, 0.35)
_SIZE = 12
_LEFT_WIDE = 5.9
_MOST_LINES = 4
"""Of a source that a person gave; the notes of the other slides have it whole."""

_SUBJECT = "Sustainability and Transformation Plan (STP) footprints of England, March 2016"


def add_cover(document: Document, shown: SlideMap, words: Caption) -> None:
    """Add the cover: what it is about, the finding, key figures and the date.

    Args:
        document: the pack.
        shown: the map of England in it.
        words: its title, subtitle and date.
    """
    box = Box.at(MARGIN + 0.5, 2.05, 11, 1.7)
    canvas, end = document.slide(words.title, box, notes=notes(words, shown.marks))
    canvas.shape(MSO_SHAPE.RECTANGLE, "Band", _BAND, fill=Fill(palette.NHS_BLUE))
    above = Run(_SUBJECT, 14, colour=palette.NHS_BLUE, bold=True)
    canvas.text("Subject", Box.at(box.left, 1.55, 11, 0.3), [Paragraph((above,))])
    fit, points = fitted(plain(words.subtitle), 11, 0.75, (18, 16, 14, 12, 10))
    subtitle = Run(fit, points, colour=palette.SECONDARY_TEXT)
    canvas.text("Subtitle", Box.at(box.left, end + 0.15, 11, 0.75), [Paragraph((subtitle,))])
    draw_figures(
        canvas, shown.key_figures, Box.at(box.left, end + 1.2, 10, 0.8), columns=4, points=24
    )
    draw_footer(canvas, words)


def add_sources(document: Document, shown: SlideMap, words: Caption) -> None:
    """Add the last slide: where everything comes from, and what is known of its limits.

    Args:
        document: the pack.
        shown: the map of England in the pack; its atlas says what the data package is.
        words: sources, evidence, date and address.
    """
    canvas, _ = document.slide("Sources and limits", Box.at(MARGIN, 0.42, 12.39, 0.5), largest=24)
    left = [
        _heading("Sources"),
        *(_line(_within(f"{line}.")) for line in words.attribution),
        _line(f"Data package: {shown.atlas.package.title}, version {shown.atlas.package.version}."),
        _line(f"Licences: {'; '.join(shown.atlas.package.licences)}."),
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
    canvas.text("Sources", Box.at(MARGIN, 1.15, _LEFT_WIDE, 5.4), left)
    canvas.text("Evidence and limits", Box.at(6.9, 1.15, 5.96, 5.4), right)
    draw_footer(canvas, words)


def _within(words: str) -> str:
    return cut(plain(words), _LEFT_WIDE, _MOST_LINES, _SIZE)


def _heading(words: str) -> Paragraph:
    return Paragraph((Run(words, 14, bold=True, colour=palette.NHS_DARK_BLUE),), before=10)


def _line(words: str) -> Paragraph:
    return Paragraph((Run(words, _SIZE),), before=4)
