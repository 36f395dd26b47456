"""The typefaces of paper from their installed packages, and what can be written with them."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from typst import Fonts

from stp_map.core.errors import ExportError

FAMILY = "Source Sans Pro"
"""The typeface of everything; other families stand in for the letters that it lacks."""

LONGEST_TEXT = 3000
"""Characters of a text that are looked at; no box on a sheet holds more."""

MOST_MARKS = 4
"""Combining marks on one letter; more would be drawn over the lines above it."""

ELLIPSIS = "…"

_JOINERS = {"\u200c", "\u200d"}
"""They form emoji and the letters of Indian scripts; shaping needs no glyph for them."""

_LEFT_OUT = {"Cc", "Cf", "Cs", "Co", "Cn"}
"""Categories of characters that are never drawn: controls, direction marks, half characters."""


class Weight(Enum):
    """The weights in use: the name of the file and the number that CSS knows it by."""

    REGULAR = ("Regular", 400)
    SEMIBOLD = ("Semibold", 600)
    BOLD = ("Bold", 700)


def own_file(weight: Weight) -> Path:
    """The file of our own typeface in a weight.

    Raises:
        ExportError: its package is missing. Another typeface would give other lines and other
            bytes without saying so; better none.
    """
    return _package("font_source_sans_pro") / "files" / f"SourceSansPro-{weight.value[0]}.ttf"


@cache
def typst_fonts() -> Fonts:
    """Our own typeface and those that stand in for it; never one of the machine's.

    Raises:
        ExportError: their packages are missing.
    """
    return Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[_own_folder(), str(_package("manimgx_fonts"))],
    )


@cache
def families() -> tuple[str, ...]:
    """Every family in the order in which a letter is looked for."""
    others = sorted(set(typst_fonts().families()) - {FAMILY})
    return (FAMILY, *others)


@cache
def _own_folder() -> str:
    """A folder with our three files alone, until the process ends.

    The package holds each of them a second time as OpenType, and which of the two Typst takes
    depends on the order in which a disk lists them.
    """
    folder = tempfile.mkdtemp(prefix="stp-map-fonts-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for weight in Weight:
        shutil.copy(own_file(weight), folder)
    return folder


def _package(name: str) -> Path:
    try:
        folder = Path(str(files(name)))
    except ModuleNotFoundError:
        folder = Path()
    if not any(folder.rglob("*.ttf")):
        raise ExportError(
            f"The typeface of pictures is missing: expected fonts in the package "
            f"{name.replace('_', '-')}. Install the packages of requirements.txt again. "
            "Slides, the web page and data files can be made without it."
        )
    return folder


@cache
def _characters(file: Path) -> frozenset[int]:
    """What a typeface can write."""
    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def _all_characters() -> tuple[frozenset[int], ...]:
    """What each typeface can write, our own first."""
    others = sorted(_package("manimgx_fonts").glob("*.ttf"))
    return tuple(_characters(file) for file in (own_file(Weight.REGULAR), *others))


@cache
def _glyphs(weight: Weight) -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    """Characters to glyphs, glyphs to widths, and how many units of those make an em."""
    with TTFont(own_file(weight), lazy=True) as font:
        return font.getBestCmap(), dict(font["hmtx"].metrics), font["head"].unitsPerEm


@lru_cache(maxsize=8192)
def writable(text: str) -> str:
    """Text as one line that can be written with the typefaces there are.

    Args:
        text: anything; untrusted text.

    Returns:
        The text, at most ``LONGEST_TEXT`` characters of it, with control and direction characters
        left out and every run of white space one space. A letter that no typeface has is written
        by its name in brackets, such as ``[U+6F22]``.
    """
    kept = (
        " " if c.isspace() else c
        for c in unicodedata.normalize("NFC", text[:LONGEST_TEXT])
        if c.isspace() or c in _JOINERS or unicodedata.category(c) not in _LEFT_OUT
    )
    line = " ".join("".join(kept).split())
    own = _characters(own_file(Weight.REGULAR))
    if all(ord(c) in own for c in line):
        return line
    return "".join(
        "".join(run) if is_known else f"[{' '.join(_name(c) for letters in run for c in letters)}]"
        for is_known, run in groupby(map(_kept, _clusters(line)), _is_known)
    )


def _clusters(line: str) -> Iterator[str]:
    """Letters with the marks on them, which one typeface must have together."""
    cluster = ""
    for c in line:
        is_mark = unicodedata.category(c).startswith("M") or c in _JOINERS
        if cluster and not is_mark:
            yield cluster
            cluster = ""
        cluster += c if len(cluster) <= MOST_MARKS else ""
    if cluster:
        yield cluster


def _kept(cluster: str) -> str:
    """A letter with its marks, or without them where no typeface has the two together."""
    return cluster if _is_known(cluster) or not _is_known(cluster[0]) else cluster[0]


def _is_known(cluster: str) -> bool:
    """Whether one of the typefaces has all of a letter and its marks."""
    drawn = {ord(c) for c in cluster if c not in _JOINERS and not _is_selector(c)}
    return any(drawn <= known for known in _all_characters())


def _is_selector(character: str) -> bool:
    """Whether it only says which form of an emoji is wanted."""
    return "\ufe00" <= character <= "\ufe0f"


def _name(character: str) -> str:
    name, number = unicodedata.name(character, ""), f"{ord(character):04X}"
    return name.lower() if name and number not in name else f"U+{number}"


def width(text: str, weight: Weight, size: float) -> float:
    """Width of a writable text in our own typeface in points, kerning left out.

    Args:
        text: as ``writable`` gives it.
        weight: of the font.
        size: in points.
    """
    return _ems(text, weight) * size


@lru_cache(maxsize=8192)
def _ems(text: str, weight: Weight) -> float:
    """Width of a text as a share of the font's size; a letter that it lacks is one em wide."""
    glyphs, metrics, em = _glyphs(weight)
    return sum(metrics[glyphs[ord(c)]][0] if ord(c) in glyphs else em for c in text) / em


def cut(text: str, weight: Weight, size: float, room: float) -> str:
    """A text on one line no wider than a room in points, with an ellipsis where it is cut."""
    line = writable(text)
    if width(line, weight, size) <= room:
        return line
    while line and width(line + ELLIPSIS, weight, size) > room:
        line = line[:-1]
    return line.rstrip(" ,;:.") + ELLIPSIS


def written(value: object) -> object:
    """A value for a template with every text in it made writable."""
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, dict):
        return {key: written(each) for key, each in value.items()}
    if isinstance(value, Sequence):
        return [written(each) for each in value]
    return value


EMBEDDED = (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2027), 0x20AC, 0x2212)
"""Characters of Western European text, dashes and quotation marks: what an SVG carries."""


@cache
def embedded(weight: Weight) -> bytes:
    """The typeface as WOFF with the characters of EMBEDDED only, for an SVG to carry with it."""
    from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]  # noqa: PLC0415

    out = BytesIO()
    with TTFont(own_file(weight), recalcTimestamp=False) as font:
        subsetter = Subsetter(Options(layout_features=["kern"], hinting=False))
        subsetter.populate(unicodes=EMBEDDED)
        subsetter.subset(font)
        font.flavor = "woff"
        font.save(out)
    return out.getvalue()
