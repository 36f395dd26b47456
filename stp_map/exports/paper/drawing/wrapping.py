"""Text broken into lines, and made smaller until it fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stp_map.exports.paper.drawing.fonts import Weight, drawable, width

LEADING = 1.2
"""Height of a line as a multiple of the type size."""

LONGEST_TEXT = 3000
"""Characters of a text that are looked at; no box on a sheet holds more."""

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of text, set: ``size`` in points."""

    lines: tuple[str, ...]
    size: float
    weight: Weight

    @property
    def leading(self) -> float:
        """From one baseline to the next, in points."""
        return self.size * LEADING

    @property
    def height(self) -> float:
        """Of all lines together, in points."""
        return len(self.lines) * self.leading

    @property
    def width(self) -> float:
        """Of the longest line, in points."""
        return max((width(line, self.weight, self.size) for line in self.lines), default=0.0)


def wrap(text: str, weight: Weight, size: float, room: float, most: int = 99) -> Lines:
    """Break a text into lines.

    Args:
        text: untrusted text.
        weight: of the font.
        size: in points.
        room: width of a line in points. A word that is wider is broken anywhere.
        most: number of lines; the last ends with an ellipsis where there was more text.
    """
    line = drawable(text[:LONGEST_TEXT])
    lines = list(_broken(line.split(), weight, size, room))
    if len(lines) > most:
        lines = [*lines[: most - 1], _shortened(lines[most - 1], weight, size, room)]
    return Lines(tuple(lines), size, weight)


def _broken(words: Sequence[str], weight: Weight, size: float, room: float) -> Iterator[str]:
    line = ""
    pieces = (piece for word in words for piece in _pieces(word, weight, size, room))
    for piece in pieces:
        longer = f"{line} {piece}" if line else piece
        if line and width(longer, weight, size) > room:
            yield line
            longer = piece
        line = longer
    if line:
        yield line


def _pieces(word: str, weight: Weight, size: float, room: float) -> Iterator[str]:
    """A word, or its pieces where it is wider than a line; web addresses break after / & and ?."""
    if width(word, weight, size) <= room:
        yield word
        return
    piece = ""
    for character in word:
        if piece and width(piece + character, weight, size) > room:
            cut = max(piece.rfind(mark) for mark in "/&?") + 1
            cut = cut if cut > len(piece) / 2 else len(piece)
            yield piece[:cut]
            piece = piece[cut:]
        piece += character
    if piece:
        yield piece


def _shortened(line: str, weight: Weight, size: float, room: float) -> str:
    while line and width(line + ELLIPSIS, weight, size) > room:
        line = line[:-1]
    return line.rstrip(" ,;:.") + ELLIPSIS


def fit(text: str, weight: Weight, sizes: Sequence[float], room: float, height: float) -> Lines:
    """The text in the first size in which it fits, else cut short in the last.

    Args:
        text: untrusted text.
        weight: of the font.
        sizes: to be tried, in points, largest first.
        room: width in points.
        height: in points; at least one line is set even where it has less.
    """
    for size in sizes:
        lines = wrap(text, weight, size, room)
        if lines.height <= height:
            return lines
    return wrap(text, weight, sizes[-1], room, max(1, int(height / (sizes[-1] * LEADING))))
