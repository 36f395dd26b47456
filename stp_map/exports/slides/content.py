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
class Run:
    """A piece of untrusted text in one style."""

    text: str
    points: float = 12
    bold: bool = False
    colour: str = palette.TEXT


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs in one paragraph.

    Attributes:
        runs: its text.
        align: where its lines stand.
        hanging: points by which all but its first run are set in; a tab leads there.
        before: points of space above it.
    """

    runs: tuple[Run, ...]
    align: PP_ALIGN = PP_ALIGN.LEFT
    hanging: float = 0
    before: float = 0

    @property
    def words(self) -> list[str]:
        """The text of each run, made safe for XML."""
        tab = "\t" if self.hanging else ""
        return [f"{tab if index else ''}{plain(run.text)}" for index, run in enumerate(self.runs)]

    @property
    def without_words(self) -> Paragraph:
        """How it looks."""
        return replace(self, runs=tuple(replace(run, text="") for run in self.runs))


def line(
    text: str,
    points: float = 12,
    *,
    bold: bool = False,
    colour: str = palette.TEXT,
    align: PP_ALIGN = PP_ALIGN.LEFT,
    before: float = 0,
) -> Paragraph:
    """A paragraph of untrusted text in one style."""
    return Paragraph((Run(text, points, bold, colour),), align, before=before)


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
