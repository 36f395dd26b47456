"""Names as people write them, brought into one spelling so that they can be compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from stp_map.core.text import without_accents

LONGEST_NAME = 120
"""Characters that are compared with names; none is longer."""

_FILLERS = frozenset({"and", "of", "the"})
QUOTES = "'\"\u2018\u2019\u201c\u201d"
_APOSTROPHES = re.compile(r"['\u2018\u2019`\u00b4]")
_NO_WORD = re.compile(r"[\W_]+")
_FOOTNOTE_MARK = re.compile(r"[*†‡§¹²³⁴-⁹]+|\[\w{1,2}\]")
_TRIMMINGS = re.compile(
    r"\b(nhs|stps?|footprint|sustainability transformation (plan|partnership)s?"
    r"|integrated care (system|board|partnership)s?|health (social )?care"
    r"( (partnership|system))?)\b"
)
BOARD = "integrated care board"
_PLAN = re.compile(r"\b(stps?|footprint|sustainability)\b")


_ACCENT = re.compile(r"[\u0300-\u036f]+")
_ASCII_WORDS = str.maketrans(
    {chr(c): " " for c in range(128) if not chr(c).isalnum()} | {"'": None}
)
_TRIMMED_WORDS = frozenset(
    f"{word}{ending}"
    for word in [*re.findall(r"[a-z]{2,}", _TRIMMINGS.pattern), "stp", "number", "no"]
    for ending in ("", "s")
)


def rough_words(cell: str) -> list[str]:
    """The words of a cell in lower case, made quickly; accents and footnote marks are left out."""
    if not cell.isascii():
        plain = unicodedata.normalize("NFKD", _FOOTNOTE_MARK.sub(" ", _APOSTROPHES.sub("", cell)))
        cell = _ACCENT.sub("", plain).encode("ascii", "replace").decode()
    return cell.lower().translate(_ASCII_WORDS).split()


class Spelling:
    """Writes names out in full, by a table of how words of them are shortened."""

    def __init__(self, words: Mapping[str, str]) -> None:
        """Learn what shortened words, in any case, stand for."""
        self._words = {
            short.casefold(): self._kept(without_accents(written).split())
            for short, written in words.items()
        }

    @property
    def words(self) -> frozenset[str]:
        """Every word that is known to be short for another, or to be left out."""
        return frozenset(self._words) | _FILLERS | _TRIMMED_WORDS

    @staticmethod
    def _kept(words: list[str]) -> str:
        return " ".join(word for word in words if word not in _FILLERS)

    def full(self, name: str, *, with_slips: bool = False) -> str:
        """A name without case, accents, punctuation, ``and``, ``of``, ``the``, its words whole.

        ``NW London (ICB)`` is ``north west london integrated care board``. Single letters are
        points of the compass, unless the name is taken to have typing errors: then they are what
        was torn off a word, and what may be a misspelt ``and`` is left out.
        """
        if not name.isascii() or "*" in name or "[" in name:
            name = _FOOTNOTE_MARK.sub(" ", name)
        letters = name.lower() if name.isascii() else without_accents(name)
        words = self._kept(_NO_WORD.sub(" ", _APOSTROPHES.sub("", letters)).split()).split()
        if with_slips:
            words = [word for word in words if not _may_be_and(word)]
        return " ".join(
            word if with_slips and len(word) == 1 else self._words.get(word, word) for word in words
        )


def _may_be_and(word: str) -> bool:
    return len(word) <= len("and") + 1 and len(set("and").intersection(word)) > 1


def trimmed(full: str) -> str:
    """A full spelling without ``NHS``, ``STP``, ``health and care partnership`` and the like."""
    return " ".join(_TRIMMINGS.sub(" ", full).split())


def is_board(full: str) -> bool:
    """Whether a full spelling is of an integrated care board, called ``NHS Devon`` for short.

    ``NHS Devon STP`` is not.
    """
    return BOARD in full or (full.startswith("nhs ") and not _PLAN.search(full))
