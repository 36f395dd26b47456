"""Numbers as people type them: with £, %, sizes, commas, brackets for minus."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

LARGEST = 1e15
"""Beyond it neighbouring whole numbers can't be told apart."""
SMALLEST = 1e-9
"""Nearer to zero than this, but not zero, is no figure that a map can show."""
LONGEST = 40
BLANKS = frozenset(
    (
        *("", "-", "--", ".", "..", "...", ":", "n/a", "na", "nan", "null", "no data"),
        *("not available", "#n/a", "#div/0!", "#ref!", "#value!", "#name?", "#null!", "#num!"),
    )
)
"""What people and programs write where there is nothing; a dash of any length is one of them."""
WORDS_FOR_NOTHING = BLANKS | frozenset(("*", "?", "x", "z", "c", "none", "missing", "unknown"))
"""Among numbers these say that there is none; among words they are words."""

SCALES = {"": 1.0, "k": 1e3, "m": 1e6, "bn": 1e9}
"""What each 1 of a size stands for."""
_SIZE_WORDS = {
    **dict.fromkeys(("k", "thousand", "000", "000s"), "k"),
    **dict.fromkeys(("m", "mn", "mil", "million", "millions"), "m"),
    **dict.fromkeys(("bn", "b", "billion", "billions"), "bn"),
}
_WRITTEN = re.compile(
    r"(?P<sign>[-+]?)(?P<pound>£?)(?P<late_sign>[-+]?)"
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)(?P<decimals>\.[0-9]+|\.)?"
    r"(?P<power>e[-+]?[0-9]{1,3})?(?P<size>k|thousand|mn?|millions?|bn|billions?)?(?P<percent>%?)",
    re.IGNORECASE,
)
_IN_HEADING = re.compile(
    r"(?P<pound>£)\s*(?P<size>k|m|mn|bn|million|billion|thousand|[']?000s?)?(?![a-z0-9])"
    r"|(?<![a-z0-9])(?P<percent>%)|\((?P<word>thousands?|millions?|[']?000s?)\)",
    re.IGNORECASE,
)
_ONLY_COMMA = re.compile(r"0,[0-9]+|[0-9]+,[0-9]{1,2}|[0-9]+,[0-9]{4,}|[0-9]{4,},[0-9]+|[0-9]{1,3}(\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(\.[0-9]{3}){2,}")  # fmt: skip  # noqa: E501
_ONLY_POINT = re.compile(r"0?\.[0-9]+|[0-9]+\.[0-9]{1,2}|[0-9]+\.[0-9]{4,}|[0-9]{4,}\.[0-9]+|[0-9]{1,3}(,[0-9]{3})+\.[0-9]*|[0-9]{1,3}(,[0-9]{3}){2,}")  # fmt: skip  # noqa: E501
_EITHER = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its unit (``£``, ``%`` or nothing), decimals as written, and its size.

    ``value`` is as written, so that ``£1.1m`` is 1.1 with the size ``m``.
    """

    value: float
    unit: str
    decimals: int
    size: str = ""


def is_no_data(cell: str, *, among_words: bool = False) -> bool:
    """Whether a cell says that there is no value.

    Args:
        cell: its text.
        among_words: whether the column holds words: there ``None`` and ``x`` mean something.
    """
    known = BLANKS if among_words else WORDS_FOR_NOTHING
    return _plain(cell) in known if len(cell) < LONGEST * 4 else not cell.strip()


def number_of(cell: str, decimal: str = ".") -> Number | None:
    """The number that a cell holds, if it holds one.

    Args:
        cell: such as ``1,234.5``, ``-£3``, ``(12)``, ``4.5%``, ``£63.6m``.
        decimal: the decimal sign, a point or a comma.

    Returns:
        The number; None for anything else, also for ``1,5`` where a point is the decimal sign,
        for two numbers in one cell, for one with a raised mark, which may be a footnote's, and
        for numbers too large or too near zero to be figures.
    """
    text = _plain(cell) if len(cell) < LONGEST * 4 and not _RAISED.search(cell) else ""
    negative = text.startswith("(") and text.endswith(")")
    text = _closed_up(text[1:-1].strip() if negative else text)
    if decimal == ",":
        text = text.translate(str.maketrans(",.", ".,"))
    found = _WRITTEN.fullmatch(text) if 0 < len(text) <= LONGEST else None
    if found is None or not (found["digits"] or (found["decimals"] or "").strip(".")):
        return None
    if found["percent"] and (found["pound"] or found["size"]):
        return None
    decimals = found["decimals"] or ""
    value = float(f"{found['digits'].replace(',', '')}{decimals}{found['power'] or ''}")
    minus = (found["sign"] + found["late_sign"]).count("-") + negative
    if minus > 1 or value >= LARGEST or 0 < value < SMALLEST:
        return None
    unit = found["pound"] or found["percent"]
    places = min(6, max(0, len(decimals) - 1))
    size = _SIZE_WORDS[found["size"].lower()] if found["size"] else ""
    return Number(-value if minus and value else value, unit, places, size)


def unit_of(heading: str) -> tuple[str, str]:
    """The unit and size that a heading gives its numbers: ``Deficit (£m)``, ``Rate, %``."""
    found = _IN_HEADING.search(heading)
    if found is None:
        return "", ""
    size = (found["size"] or found["word"] or "").lower().strip("'")
    return found["pound"] or found["percent"] or "", _SIZE_WORDS.get(size.rstrip("s") or "", "")


def signs_in(cells: Iterable[str]) -> set[str]:
    """The decimal signs that numbers have: a point, a comma; with ``?`` before it if it may be."""
    found = set()
    for cell in cells:
        if ("," not in cell and "." not in cell) or len(cell) > LONGEST * 4:
            continue
        text = _closed_up(_plain(cell))
        digits = text.strip("()+-£%abcdefghijklmnopqrstuvwxyz")
        if _ONLY_COMMA.fullmatch(digits):
            found.add(",")
        elif _ONLY_POINT.fullmatch(digits):
            found.add(".")
        elif _EITHER.fullmatch(digits):
            # Pounds have two decimals, never three.
            pounds = "£" in text and text[-1:].isdigit()
            sign = "," if "," in digits else "."
            found.add(f"?{sign}" if not pounds else "." if sign == "," else ",")
    return found


_RAISED = re.compile("[¹²³⁰⁴-⁹]")


def _closed_up(text: str) -> str:
    """Without spaces before three digits, as between thousands, and beside anything but digits."""
    return re.sub(r"(?<=\d) (?=\d{3}(?!\d))|(?<!\d) +| +(?!\d)", "", text)


def _plain(cell: str) -> str:
    """A cell in lower case with ASCII's own minus, without the apostrophe that says "text"."""
    text = unicodedata.normalize("NFKC", cell).strip().removeprefix("'").strip()
    return re.sub("[\u2010-\u2015\u2212]", "-", text).lower()
