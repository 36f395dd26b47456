"""Text on a terminal: one line a message, and nothing in it that the terminal would obey."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TextIO


def printable(text: str) -> str:
    """Text on one line, with characters that steer a terminal written as escapes.

    Args:
        text: untrusted.

    Returns:
        Text that only shows itself.
    """
    one_line = " ".join(text.split("\n"))
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in one_line)


def say(text: str) -> None:
    """Write a line to standard output."""
    _write(sys.stdout, text)


def complain(text: str) -> None:
    """Write a line to standard error, after the program's name."""
    _write(sys.stderr, f"stp_map: {text}")


def _write(stream: TextIO, text: str) -> None:
    # A terminal that is not Unicode shows a question mark for what it can't show.
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    stream.flush()


def columns(headings: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int]) -> str:
    """Rows as aligned text.

    Args:
        headings: of the columns.
        rows: cells, as many as headings; untrusted.
        right: indexes of the columns that are aligned to the right.

    Returns:
        Lines, the headings first.
    """
    lines = [[printable(str(cell)) for cell in row] for row in (headings, *rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]

    def written(line: list[str]) -> str:
        cells = [
            cell.rjust(width) if index in right else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        return "  ".join(cells).rstrip()

    ruled = [written(lines[0]), "  ".join("-" * width for width in widths)]
    return "\n".join(ruled + [written(line) for line in lines[1:]])
