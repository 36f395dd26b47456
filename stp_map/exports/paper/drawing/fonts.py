"""Source Sans Pro from its installed package, measured without drawing anything."""

from __future__ import annotations

import unicodedata
from enum import Enum
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path as FilePath

import matplotlib as mpl
import numpy as np
from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.path import Path
from matplotlib.textpath import text_to_path

from stp_map.core.errors import ExportError

FAMILIES = ["Source Sans Pro", "Source Sans 3", "Arial", "Helvetica", "DejaVu Sans"]
"""What an SVG asks for; whatever shows it takes the first that it has."""

UNKNOWN = "□"
"""Drawn for a character that neither of the two fonts has."""

_MEASURED_AT = 1000
"""Points at which glyphs are measured: large, so that nothing is rounded."""


class Weight(Enum):
    """The weights in use: the name of the file and the number that CSS knows it by."""

    REGULAR = ("Regular", 400)
    SEMIBOLD = ("Semibold", 600)
    BOLD = ("Bold", 700)


@cache
def _own_file(weight: Weight) -> FilePath:
    name = f"SourceSansPro-{weight.value[0]}.ttf"
    try:
        file = FilePath(str(files("font_source_sans_pro"))) / "files" / name
    except ModuleNotFoundError:
        raise _missing(name) from None
    if not file.is_file():
        raise _missing(name)
    return file


def _missing(name: str) -> ExportError:
    """Another font would give other lines and other bytes without saying so; better none."""
    return ExportError(
        f"The typeface of pictures is missing: expected {name} in the package "
        "font-source-sans-pro. Install the packages of requirements.txt again. "
        "Slides, the web page and data files can be made without it."
    )


@cache
def _fallback_file(weight: Weight) -> FilePath:
    """DejaVu Sans, which matplotlib carries with it and which has far more characters."""
    name = "DejaVuSans.ttf" if weight is Weight.REGULAR else "DejaVuSans-Bold.ttf"
    return FilePath(mpl.get_data_path()) / "fonts" / "ttf" / name


@cache
def _characters(file: FilePath) -> frozenset[int]:
    return frozenset(FT2Font(file).get_charmap())


@lru_cache(maxsize=8192)
def drawable(text: str) -> str:
    """Text as one line that can be drawn.

    Args:
        text: anything; untrusted text.

    Returns:
        The text with control and direction characters (bidirectional overrides, joiners,
        surrogates) left out, every run of white space one space, and every character that no
        font here has replaced by a box.
    """
    kept = (
        " " if c.isspace() else c
        for c in unicodedata.normalize("NFC", text)
        if c.isspace() or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )
    line = " ".join("".join(kept).split())
    if all(ord(c) in _characters(_own_file(Weight.REGULAR)) for c in line):
        return line
    known = _characters(_fallback_file(Weight.REGULAR)) & _characters(_fallback_file(Weight.BOLD))
    return "".join(c if ord(c) in known else UNKNOWN for c in line)


@lru_cache(maxsize=8192)
def _file_for(text: str, weight: Weight) -> FilePath:
    """One font for the whole of a text: ours, or the fallback where ours lacks a character."""
    own = _own_file(weight)
    has_all = all(ord(character) in _characters(own) for character in text)
    return own if has_all else _fallback_file(weight)


def properties(text: str, weight: Weight, size: float) -> FontProperties:
    """The font to draw a drawable text in.

    Args:
        text: as ``drawable`` gives it.
        weight: wanted weight.
        size: in points.

    Returns:
        Properties that name the font's file, so that no font of the machine is ever taken.
    """
    file = _file_for(text, weight)
    return FontProperties(family=FAMILIES, weight=weight.value[1], size=size, fname=str(file))


def width(text: str, weight: Weight, size: float) -> float:
    """Width of a drawable text in points, kerning (which only narrows it) left out.

    Args:
        text: as ``drawable`` gives it.
        weight: of the font.
        size: in points.
    """
    return _ems(text, weight) * size


@lru_cache(maxsize=8192)
def _ems(text: str, weight: Weight) -> float:
    """Width of a text as a share of the font's size."""
    file = _file_for(text, weight)
    return sum(_advance(file, character) for character in text)


@lru_cache(maxsize=4096)
def _advance(file: FilePath, character: str) -> float:
    """Width of a glyph as a share of the font's size."""
    font = get_font(file)
    font.set_size(_MEASURED_AT, 72)
    glyph = font.load_char(ord(character), flags=LoadFlags.NO_HINTING)
    return float(glyph.linearHoriAdvance) / 65536 / _MEASURED_AT


@lru_cache(maxsize=4096)
def outlines(text: str, weight: Weight) -> Path:
    """A drawable text as filled outlines, kerned, 1 unit being the type size, y upwards."""
    vertices, codes = text_to_path.get_text_path(properties(text, weight, 1), text)
    return Path(np.asarray(vertices) / text_to_path.FONT_SCALE, codes)


EMBEDDED = (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2027), 0x20AC, 0x2026)
"""Characters of Western European text, dashes and quotation marks: what an SVG carries."""


@cache
def embedded(weight: Weight) -> bytes:
    """The font as WOFF with the characters of EMBEDDED only, for an SVG to carry with it."""
    font = TTFont(_own_file(weight), recalcTimestamp=False)
    options = Options(layout_features=["kern"], hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=EMBEDDED)
    subsetter.subset(font)
    font.flavor = "woff"
    out = BytesIO()
    font.save(out)
    return out.getvalue()
