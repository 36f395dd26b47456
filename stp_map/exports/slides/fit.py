"""How much room text takes, estimated, so that nothing on a slide is cut or overlaps.

The program that opens a slide lays its text out, with whatever font it has. Widths here are those
of Arial, rounded up by a little, and depend on no font of the machine that makes the file.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from stp_map.geometry.labels import LINE_HEIGHT

POINTS_PER_INCH = 72
SAFETY = 1.02
"""Fonts that stand in for Arial may be a little wider."""

_REGULAR = {
    0.22: "ijl’'|",
    0.28: " !,./:;I[\\]ft",
    0.34: '()-`r{}“”²"',
    0.5: "Jcksvxyz*^",
    0.61: "FTZ+<=>~",
    0.67: "&ABEKPSVXY",
    0.72: "CDHNRUw",
    0.78: "GOQ",
    0.89: "Mm%",
    1.02: "W@—…",
}
"""Widths of Arial's characters in ems; digits and most small letters are 0.56."""

_BOLD = {
    0.28: " ,./I\\ijl|’'",
    0.34: "!()-:;[]`ft²",
    0.5: '*r{}z“”"',
    0.61: "?FLTZbdghnopqu+<=>^~",
    0.67: "EPSVXY",
    0.72: "&ABCDHKNRU",
    0.78: "GOQw",
    0.89: "Mm%",
    1.0: "W@—…",
}
_MOST = 0.56
_WIDTHS = {
    bold: dict.fromkeys(map(chr, range(128)), _MOST)
    | {character: width for width, characters in table.items() for character in characters}
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}


def text_width(text: str, points: float, *, bold: bool = False) -> float:
    """The width of text on one line.

    Args:
        text: one line.
        points: type size.
        bold: whether it is set in bold.

    Returns:
        Inches, a little more rather than less.
    """
    widths = _WIDTHS[bold]
    ems = sum(widths[each] if each in widths else _foreign_ems(each) for each in text)
    return ems * points / POINTS_PER_INCH * SAFETY


def _foreign_ems(character: str) -> float:
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.05
    return 0.75 if character.isupper() else 0.62


def line_count(text: str, width: float, points: float, *, bold: bool = False) -> int:
    """How many lines text takes in a column, broken between words, or inside one too long.

    Args:
        text: one paragraph.
        width: of the column in inches.
        points: type size.
        bold: whether it is set in bold.

    Returns:
        At least 1.
    """
    lines, used = 1, 0.0
    space = text_width(" ", points, bold=bold)
    for word in text.split():
        wide = text_width(word, points, bold=bold)
        if used and used + space + wide > width:
            lines, used = lines + 1, 0.0
        if wide > width:
            more = int(wide // width)
            lines, used = lines + more, wide - more * width
        else:
            used += wide + (space if used else 0)
    return lines


def in_lines(text: str, width: float, points: float) -> list[str]:
    """Bold text broken between words; a word that is wider than the width has its own line."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, points, bold=True) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def height_of(lines: int, points: float) -> float:
    """The height of lines in inches."""
    return lines * points * LINE_HEIGHT / POINTS_PER_INCH


def fitted(
    text: str, width: float, height: float, sizes: Sequence[float], *, bold: bool = False
) -> tuple[str, float]:
    """Text and the largest of some sizes at which it fits; cut only where none does.

    Args:
        text: one paragraph.
        width: of the space in inches.
        height: of the space in inches.
        sizes: type sizes in points, largest first.
        bold: whether it is set in bold.

    Returns:
        The text, ending in an ellipsis if it had to be cut, and its size in points.
    """
    for points in sizes:
        if height_of(line_count(text, width, points, bold=bold), points) <= height:
            return text, points
    return cut(text, width, max(1, int(height / height_of(1, sizes[-1]))), sizes[-1]), sizes[-1]


def cut(text: str, width: float, lines: int, points: float) -> str:
    """The longest beginning of a text that takes no more than some lines, with an ellipsis."""
    if line_count(text, width, points, bold=True) <= lines:
        return text

    def lines_to(end: int) -> int:
        return line_count(f"{text[:end]}…", width, points, bold=True)

    longest = bisect_right(range(1, len(text) + 1), lines, key=lines_to)
    return f"{text[:longest].rstrip()}…"
