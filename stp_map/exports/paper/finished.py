"""What Typst leaves to be done: a PNG that says what it is, and an SVG whose text is text."""

from __future__ import annotations

import re
import struct
import unicodedata
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from stp_map.analysis.caption import Caption
from stp_map.core import text
from stp_map.exports.paper.fonts import FAMILY, Weight, embedded

LANGUAGE = "en-GB"
DOTS_PER_METRE = 39.3701
"""Of a PNG of one dot per inch."""

_NOT_IN_XML = dict.fromkeys((0xFFFE, 0xFFFF))
"""Characters that neither an SVG nor the properties of a PDF can hold (XML 1.0, Char)."""


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself; untrusted text."""

    title: str
    description: str
    source: str

    @classmethod
    def of(cls, words: Caption) -> About:
        """What a file of some words says of itself, on one line each."""
        lines = (words.title, words.description, " ".join(words.footer))
        tidied = (text.encodable(text.one_line(line, 10_000)) for line in lines)
        title, *others = (line.translate(_NOT_IN_XML) for line in tidied)
        return cls(title or text.TITLE, *others)


def described_png(png: bytes, about: About, dots: float) -> bytes:
    """A PNG that says its title, description, source and pixels per inch."""
    per_metre = round(dots * DOTS_PER_METRE)
    chunks = [
        _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
        *(_said(*each) for each in _properties(about)),
    ]
    header = png.index(b"IHDR") + 4 + 13 + 4
    return b"".join((png[:header], *chunks, png[header:]))


def _properties(about: About) -> Iterator[tuple[str, str]]:
    yield from (
        ("Title", about.title),
        ("Description", about.description),
        ("Source", about.source),
    )


def _said(keyword: str, words: str) -> bytes:
    """A text chunk in UTF-8 (PNG specification, iTXt): keyword, no compression, language."""
    head = f"{keyword}\0\0\0{LANGUAGE}\0\0".encode()
    return _chunk(b"iTXt", head + words.encode())


def _chunk(kind: bytes, content: bytes) -> bytes:
    checked = kind + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))


SPACE = 0.1
"""Ems between two words; between two pieces of one there are less."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or a line, of a sheet: its place in points, and how it is written."""

    text: str
    start: float
    end: float
    baseline: float
    size: float
    weight: int
    colour: str

    @classmethod
    def noted(cls, end: float, baseline: float, look: Mapping[str, Any]) -> Word:
        """A word from the note that a template makes where it ends."""
        said, width = look["text"], look["width"]
        is_leftwards = bool(said) and unicodedata.bidirectional(said[0]) in {"R", "AL"}
        start = end if is_leftwards else end - width
        others = {name: look[name] for name in ("text", "size", "weight", "colour")}
        return cls(start=start, end=end, baseline=baseline, **others)

    def followed_by(self, other: Word) -> Word | None:
        """The two as one, where the other goes on in the same line and look."""
        gap = (other.start - self.end) / self.size
        here = replace(other, text=self.text, start=self.start, end=self.end)
        if here != self or not -SPACE < gap < 4 * SPACE:
            return None
        said = f"{self.text}{' ' if gap > SPACE else ''}{other.text}"
        return replace(other, text=said, start=self.start)


_LETTERS = re.compile(r"<g [^>]*>\s*(?:<use [^>]*/>\s*)+</g>")
"""Typst writes each word as a group of references to the outlines of its letters."""

_OUTLINES = re.compile(r'<symbol id="g[0-9A-F]{32}"[^>]*>.*?</symbol>', re.DOTALL)
_IMAGE = re.compile(
    r'<image (?:transform="translate\(([-\d.]+) ([-\d.]+)\)" )?'
    r'xlink:href="data:image/svg\+xml;base64,([^"]+)" width="([\d.]+)" height="([\d.]+)"[^>]*/>'
)


def selectable_svg(svg: bytes, about: About, words: Iterable[Word]) -> bytes:
    """Typst's SVG with real text in place of outlines, and with its pictures as parts of it.

    Args:
        svg: as Typst writes it, of one page.
        about: title, description and source; untrusted text.
        words: every word of the page.

    Returns:
        The SVG, which refers to nothing elsewhere: our typeface is in it.
    """
    drawn = _IMAGE.sub(_part, _OUTLINES.sub("", _LETTERS.sub("", svg.decode())))
    start = drawn.index("<svg ") + len("<svg ")
    end = drawn.index(">", start) + 1
    opening = (
        # Letters stand where they were set, not at the nearest dot of a screen.
        f'<svg role="img" lang="{LANGUAGE}" xml:lang="{LANGUAGE}" '
        'text-rendering="geometricPrecision" '
        'aria-labelledby="picture-title" aria-describedby="picture-description" '
    )
    said = (
        f'\n<title id="picture-title">{escape(about.title)}</title>\n'
        f'<desc id="picture-description">{escape(about.description)}</desc>\n'
        f"<metadata>{escape(about.source)}</metadata>\n"
        f"<style>{_typeface()}</style>\n"
    )
    written = "".join(map(_text, _lines(words)))
    lines = f"<g font-family=\"'{FAMILY}', Arial, sans-serif\">{written}</g>\n"
    whole = f"{opening}{drawn[start:end]}{said}{drawn[end:]}"
    return "".join((whole[: whole.rindex("</svg>")], lines, "</svg>\n")).encode()


def _part(image: re.Match[str]) -> str:
    """A picture of ours as a part of the drawing, its text with it."""
    x, y, content, wide, high = image.groups()
    place = f'<svg x="{x or 0}" y="{y or 0}" width="{wide}" height="{high}" '
    return b64decode(content).decode().replace("<svg ", place, 1)


def _lines(words: Iterable[Word]) -> Iterator[Word]:
    """Words that follow each other on one line, joined."""
    line: Word | None = None
    for word in words:
        joined = line.followed_by(word) if line else None
        if line and not joined:
            yield line
        line = joined or word
    if line:
        yield line


def _text(line: Word) -> str:
    return (
        f'<text x="{line.start:.2f}" y="{line.baseline:.2f}" font-size="{line.size:g}" '
        f'font-weight="{line.weight}" fill="{line.colour}">{escape(line.text)}</text>'
    )


@cache
def _typeface() -> str:
    """The typeface itself, so that lines are as long as they were set, whatever shows them."""
    return "".join(
        "@font-face{"
        f"font-family:'{FAMILY}';font-weight:{weight.value[1]};"
        f"src:url(data:font/woff;base64,{b64encode(embedded(weight)).decode()})"
        "}"
        for weight in Weight
    )
