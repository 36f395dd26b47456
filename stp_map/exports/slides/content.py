"""What is put on slides, before it is drawn: places in inches, lines, and text in runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Inches
from shapely.geometry.base import BaseGeometry

from stp_map.core import palette
from stp_map.geometry.boxes import Box
from stp_map.geometry.placing import outlines_of

UNIT = 127
"""EMU to a unit of a drawn outline: a hundredth of a point, so that numbers stay short."""
HANGING = 18
"""Points by which text that follows a number is set in; a tab leads there."""

UNITS_PER_INCH = Inches(1) // UNIT

Ring = Sequence[Sequence[int]]
"""Points of an outline, x and y in units of ``UNIT`` EMU from the top left of the slide."""

Place = tuple[int, int, int, int]
"""Left, top, width and height in EMU."""

_SEPARATORS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""Control characters, most of which XML 1.0 forbids, and ends of lines and paragraphs."""

_FORBIDDEN = re.compile(
    "[\ud800-\udfff"
    + "".join(chr(p * 0x10000 + e) for p in range(17) for e in (0xFFFE, 0xFFFF))
    + "]"
)
"""Surrogates, and the last two characters of each of Unicode's planes, such as U+FFFE."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: its colour as ``#RRGGBB`` and its width in points."""

    colour: str
    points: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Untrusted text in one style.

    Attributes:
        text: what it says.
        points: type size.
        bold: whether it is bold.
        colour: of its letters, as ``#RRGGBB``.
        align: where its lines stand.
        before: points of space above it.
        number: stands in bold before the text, which is set in by ``HANGING``; None for none.
    """

    text: str
    points: float = 12
    bold: bool = False
    colour: str = palette.TEXT
    align: PP_ALIGN = PP_ALIGN.LEFT
    before: float = 0
    number: str | None = None

    @property
    def runs(self) -> list[tuple[str, bool]]:
        """Its pieces in one style each, made safe for XML, and whether they are bold."""
        if self.number is None:
            return [(plain(self.text), self.bold)]
        return [(plain(self.number), True), (f"\t{plain(self.text)}", self.bold)]

    @property
    def without_words(self) -> Paragraph:
        """How it looks."""
        return replace(self, text="", number=None if self.number is None else "")


def plain(text: str) -> str:
    """Text on one line, without what XML 1.0 forbids: control characters and surrogates."""
    return " ".join(_FORBIDDEN.sub("", _SEPARATORS.sub(" ", text)).split())


def emu(inches: float) -> Emu:
    """Inches as EMU, 914,400 to the inch, rounded to the nearest."""
    return Emu(round(inches * Inches(1)))


def emu_of(box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    """Left, top, width and height of a box in inches, as python-pptx takes them."""
    return emu(box.left), emu(box.top), emu(box.width), emu(box.height)


def rings_of(shape: BaseGeometry) -> list[Ring]:
    """The rings of polygons, or the lines, of a shape in inches as outlines."""
    return [
        np.rint(shapely.get_coordinates(line) * UNITS_PER_INCH).astype(int).tolist()
        for line in outlines_of(shape)
    ]
