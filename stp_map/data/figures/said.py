"""What stands in a cell: codes, a number and a name, and what each of them means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from stp_map.data.figures.known import Known, Meaning
from stp_map.data.figures.names import is_board, trimmed

_SAYS_NUMBER = r"(?:(?:stp|footprint|no\b\.?|number|#)[\s#:.–-]*)"
NUMBER = re.compile(rf"{_SAYS_NUMBER}*([0-9]{{1,2}})(?:\.0+)?", re.IGNORECASE)
_SAID_NUMBER = re.compile(rf"(?=[a-z]){_SAYS_NUMBER}+([0-9]{{1,2}})", re.IGNORECASE)
_NUMBER_FIRST = re.compile(
    rf"\(?{_SAYS_NUMBER}*([0-9]{{1,2}})[\s:.,)/–—-]+(?=[a-z(\[])", re.IGNORECASE
)
_NUMBER_LAST = re.compile(rf"\(\s*{_SAYS_NUMBER}*([0-9]{{1,2}})\s*\)$", re.IGNORECASE)
_NAMED_TWICE = re.compile(r"([^()]+)\(([^()]+)\)")
"""``Mid and South Essex (MSE)``."""
ONS_CODE = re.compile(r"\bE54[0-9]{6}\b", re.IGNORECASE)
_ODS_CODE = re.compile(r"(?<!\w)Q[0-9A-Z]{2}(?!\w)")


@dataclass(frozen=True, slots=True)
class Said:
    """What the codes, the number and the name in a cell each mean.

    Attributes:
        meanings: of codes first, then of the number, then of the name.
        full: the name that is left, spelled out.
        is_unread: whether a code or name was there that means nothing.
    """

    meanings: tuple[Meaning, ...]
    full: str
    is_unread: bool


def said_in(text: str, known: Known, numbers: Mapping[int, str]) -> Said:
    """What each part of a cell means.

    Args:
        text: the cell, not empty.
        known: what codes and names mean.
        numbers: first-issued codes by the footprints' numbers.
    """
    if number := _SAID_NUMBER.fullmatch(text):
        code = numbers.get(int(number[1]))
        return Said((code,) if code else (), "", code is None)
    codes = [code.upper() for code in ONS_CODE.findall(text)]
    rest = ONS_CODE.sub(" ", text)
    ods = rest.strip().upper()
    ods_codes = [ods] if ods in known.codes else _ODS_CODE.findall(rest)
    coded = [code for code in ods_codes if code in known.codes]
    for code in coded:
        rest = re.sub(rf"(?<!\w){code}(?!\w)", " ", rest, flags=re.IGNORECASE)
    rest = rest.strip(" -–—:,;/")
    number = _NUMBER_FIRST.match(rest) or _NUMBER_LAST.search(rest)
    if number:
        rest = rest[: number.start()] + " " + rest[number.end() :]
    meanings = [known.codes[each] for each in (*codes, *coded) if each in known.codes]
    is_unread = len(meanings) < len(codes) + len(coded)
    if number:
        meanings += [each for each in (numbers.get(int(number[1])),) if each]
    full = known.spelling.full(rest)
    meant = [_named(full, known)]
    if meant == [None] and (twice := _NAMED_TWICE.fullmatch(rest)):
        meant = [_named(known.spelling.full(each), known) for each in twice.groups()]
    # A code that a later area of its own has as well says nothing alone.
    shared = known.later_codes.keys() & coded
    is_unread = is_unread or (None in meant and bool(full or shared))
    return Said((*meanings, *(each for each in meant if each)), full, is_unread)


def _named(full: str, known: Known) -> Meaning | None:
    """What a spelled-out name means, whole or without what is usually trimmed off."""
    if full in known.names:
        return known.names[full]
    meaning = known.names.get(trimmed(full))
    if isinstance(meaning, str) and is_board(full):
        return known.boards.get(meaning, meaning)
    return meaning
