"""Numbers as people type them: with £, %, commas, brackets for minus."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LARGEST = 1e15
"""Beyond it neighbouring whole numbers can't be told apart."""
SMALLEST = 1e-9
"""Nearer to zero than this, but not zero, is no figure that a map can show."""
LONGEST = 40
NO_DATA_WORDS = frozenset(
    (
        *("", "-", "--", ".", "..", "...", "*", "?", "x", "z", "n/a", "na", "nan", "none"),
        *("null", "#n/a", "no data", "not available", "missing", "unknown"),
    )
)
"""What people write where there is nothing; a dash of any length is one of them."""

_WRITTEN = re.compile(
    r"(?P<sign>[-+]?)(?P<pound>£?)(?P<late_sign>[-+]?)"
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)(?P<decimals>\.[0-9]+|\.)?"
    r"(?P<power>e[-+]?[0-9]{1,3})?(?P<percent>%?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its unit (``£``, ``%`` or nothing) and how many decimals were written."""

    value: float
    unit: str
    decimals: int


def is_no_data(cell: str) -> bool:
    """Whether a cell says that there is no value."""
    return _plain(cell) in NO_DATA_WORDS if len(cell) < LONGEST * 4 else not cell.strip()


def number_of(cell: str) -> Number | None:
    """The number that a cell holds, if it holds one.

    Args:
        cell: such as ``1,234.5``, ``-£3``, ``(12)``, ``4.5%``.

    Returns:
        The number; None for anything else, also for ``1,5``, which may mean two things, and for
        numbers too large or too near zero to be figures.
    """
    text = _plain(cell) if len(cell) < LONGEST * 4 else ""
    negative = text.startswith("(") and text.endswith(")")
    text = text[1:-1].strip() if negative else text
    found = _WRITTEN.fullmatch(text.replace(" ", "")) if 0 < len(text) <= LONGEST else None
    if found is None or not (found["digits"] or (found["decimals"] or "").strip(".")):
        return None
    if found["pound"] and found["percent"]:
        return None
    decimals = found["decimals"] or ""
    value = float(f"{found['digits'].replace(',', '')}{decimals}{found['power'] or ''}")
    minus = (found["sign"] + found["late_sign"]).count("-") + negative
    if minus > 1 or value >= LARGEST or 0 < value < SMALLEST:
        return None
    unit = found["pound"] or found["percent"]
    return Number(-value if minus and value else value, unit, min(6, max(0, len(decimals) - 1)))


def _plain(cell: str) -> str:
    """A cell in lower case with ASCII's own minus, without the apostrophe that says "text"."""
    text = unicodedata.normalize("NFKC", cell).strip().removeprefix("'").strip()
    return re.sub("[\u2010-\u2015\u2212]", "-", text).lower()
