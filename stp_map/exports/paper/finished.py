"""What Typst leaves to be done: a PNG that says what it is, and an SVG whose text is text."""

from __future__ import annotations

import re
import struct
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
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
    weight: str
    colour: str

    def followed_by(self, other: Word) -> Word | None:
        """The two as one, where the other goes on in the same line and look."""
        gap = (other.start - self.end) / self.size
        here = replace(other, text=self.text, start=self.start, end=self.end)
        if here != self or not -SPACE < gap < 4 * SPACE:
            return None
        said = f"{self.text}{' ' if gap > SPACE else ''}{other.text}"
        return replace(other, text=said, start=self.start)


_WORDS = re.compile(
    r'(?:<g transform="matrix[^>]*(?:/>|>\s*(?:<use [^>]*/>\s*)+</g>)'
    r'|<a [^>]*href="[\d.]+:[^>]*>\s*<rect [^>]*/>\s*</a>)+'
)
"""Typst writes each word as a group of references to the outlines of its letters, then its link."""

_WORD = re.compile(
    r"matrix\(1 0 0 -1 [-\d.]+ (?P<baseline>[-\d.]+)\)"
    r'|<a (?:transform="translate\((?P<x>[-\d.]+)[^)]*\)" )?'
    r'href="(?P<size>[\d.]+):(?P<weight>\d+):(?P<colour>#[\da-f]+):(?P<letters>[\da-f.]+)"[^>]*>'
    r'\s*<rect width="(?P<width>[\d.]+)"'
)
"""The baseline of letters, or the link that follows them; house.typ says what it leads to."""

_OUTLINES = re.compile(r'<symbol id="g[0-9A-F]{32}"[^>]*>.*?</symbol>', re.DOTALL)
_IMAGE = re.compile(
    r'<image (?:transform="translate\(([-\d.]+)(?: ([-\d.]+))?\)" )?'
    r'xlink:href="data:image/svg\+xml;base64,([^"]+)" width="([\d.]+)" height="([\d.]+)"[^>]*/>'
)


def selectable_svg(svg: bytes, about: About) -> bytes:
    """Typst's SVG with real text in place of outlines, and with its pictures as parts of it.

    Args:
        svg: as Typst writes it, of one page, every word of it a link.
        about: title, description and source; untrusted text.

    Returns:
        The SVG, which refers to nothing elsewhere: our typeface is in it.
    """
    drawn = _IMAGE.sub(_part, _WORDS.sub(_texts, _OUTLINES.sub("", svg.decode())))
    start = drawn.index("<svg ") + len("<svg ")
    end = drawn.index(">", start) + 1
    opening = (
        # Letters stand where they were set, not at the nearest dot of a screen.
        f'<svg role="img" lang="{LANGUAGE}" xml:lang="{LANGUAGE}" '
        'text-rendering="geometricPrecision" '
        'aria-labelledby="picture-title" aria-describedby="picture-description" '
        f"font-family=\"'{FAMILY}', Arial, sans-serif\" "
    )
    said = (
        f'\n<title id="picture-title">{escape(about.title)}</title>\n'
        f'<desc id="picture-description">{escape(about.description)}</desc>\n'
        f"<metadata>{escape(about.source)}</metadata>\n"
        f"<style>{_typeface()}</style>\n"
    )
    return f"{opening}{drawn[start:end]}{said}{drawn[end:]}\n".encode()


def _part(image: re.Match[str]) -> str:
    """A picture of ours as a part of the drawing, its text with it."""
    x, y, content, wide, high = image.groups()
    place = f'<svg x="{x or 0}" y="{y or 0}" width="{wide}" height="{high}" '
    return b64decode(content).decode().replace("<svg ", place, 1)


def _texts(words: re.Match[str]) -> str:
    """Letters and their links as lines of text."""
    return "".join(map(_text, _lines(_words(words[0]))))


def _words(drawn: str) -> Iterator[Word]:
    baseline = 0.0
    for found in _WORD.finditer(drawn):
        if found["baseline"]:
            baseline = float(found["baseline"])
            continue
        said = "".join(chr(int(letter, 16)) for letter in found["letters"].split("."))
        start, size = float(found["x"] or 0), float(found["size"])
        end = start + float(found["width"])
        yield Word(said, start, end, baseline, size, found["weight"], found["colour"])


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
