"""Reads PDFs back: their words with where they stand, tags, bookmarks and properties."""

from __future__ import annotations

import io
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page and its box in points from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Word, by: float = 1.0) -> bool:
        """Whether two words lie over each other by more than so many points both ways."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > by and down > by * 3


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its size in points, its words, and its text in one line in reading order."""

    width: float
    height: float
    words: tuple[Word, ...]
    text: str

    def outside(self, margin: float) -> list[str]:
        """Words that come nearer to an edge than a margin in points."""
        return [
            word.text
            for word in self.words
            if word.left < margin
            or word.right > self.width - margin
            or word.bottom > self.height - margin / 2
        ]

    def overlapping(self) -> list[tuple[str, str]]:
        """Pairs of words of which one lies over the other."""
        return [
            (one.text, other.text)
            for index, one in enumerate(self.words)
            for other in self.words[index + 1 :]
            if one.overlaps(other)
        ]


def pages(pdf: bytes) -> list[Page]:
    """The pages as Poppler reads them."""
    texts = _read(pdf, "-raw").decode().split("\f")
    # Poppler writes an emoji of the title as what is no UTF-8, so the head is left out.
    body = _read(pdf, "-bbox").partition(b"<body>")[2].partition(b"</body>")[0]
    found = ET.fromstring(body).iter("page")  # noqa: S314 - Poppler's
    return [
        Page(
            float(page.attrib["width"]),
            float(page.attrib["height"]),
            tuple(_word(word) for word in page),
            " ".join(text.split()),
        )
        for page, text in zip(found, texts, strict=False)
    ]


def _read(pdf: bytes, how: str) -> bytes:
    run = subprocess.run(["pdftotext", how, "-", "-"], input=pdf, capture_output=True, check=True)
    return run.stdout


def _word(word: ET.Element) -> Word:
    edges = (float(word.attrib[edge]) for edge in ("xMin", "yMin", "xMax", "yMax"))
    return Word(word.text or "", *edges)


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of the structure tree: its role, what it stands in, and its alternative text."""

    role: str
    within: tuple[str, ...]
    alternative: str
    scope: str = ""


def tags(pdf: bytes) -> list[Tag]:
    """Every element of the structure tree in reading order."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return list(_tags(opened.Root.StructTreeRoot.K, ()))


def _tags(found: object, within: tuple[str, ...]) -> Iterator[Tag]:
    if isinstance(found, pikepdf.Array):
        for each in found:
            yield from _tags(each, within)
    elif isinstance(found, pikepdf.Dictionary) and "/S" in found:
        role = str(found.S)[1:]
        scopes = [str(each.Scope)[1:] for each in found.get("/A", []) if "/Scope" in each]
        yield Tag(role, within, str(found.get("/Alt", "")), "".join(scopes))
        yield from _tags(found.get("/K", None), (*within, role))


@dataclass(frozen=True, slots=True)
class Properties:
    """What a PDF says of itself."""

    title: str
    subject: str
    language: str
    shows_title: bool
    is_tagged: bool
    part: str
    has_dates: bool


def properties(pdf: bytes) -> Properties:
    """What a PDF says of itself; ``part`` is that of PDF/UA which it claims to follow."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        root, info = opened.Root, opened.docinfo
        return Properties(
            str(info.get("/Title", "")),
            str(info.get("/Subject", "")),
            str(root.Lang),
            bool(root.ViewerPreferences.DisplayDocTitle),
            bool(root.MarkInfo.Marked),
            str(opened.open_metadata().get("pdfuaid:part", "")),
            "/CreationDate" in info or "/ModDate" in info,
        )


def bookmarks(pdf: bytes) -> dict[str, int]:
    """Titles of the bookmarks and the pages, counted from 1, that they open."""
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
        objects = [page.objgen for page in opened.pages]
        return {item.title: 1 + objects.index(_page(opened, item)) for item in outline.root}


def _page(opened: pikepdf.Pdf, item: pikepdf.OutlineItem) -> tuple[int, int]:
    target = item.destination or item.action.D
    if isinstance(target, (pikepdf.String, pikepdf.Name)):
        named = opened.Root.Names.Dests
        target = pikepdf.NameTree(named)[str(target)]
        target = target.D if isinstance(target, pikepdf.Dictionary) else target
    return target[0].objgen
