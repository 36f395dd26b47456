"""Positions as people type them: latitude and longitude, or an Ordnance Survey grid reference."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stp_map.core.crs import NATIONAL_GRID, WGS84

_NUMBER = r"([-\u2212]?\d{1,3}(?:\.\d+)?)"
_PAIR = re.compile(rf"{_NUMBER}(\s*,\s*|\s+){_NUMBER}")
_GRID = re.compile(r"([A-HJ-Z]{2})((?:\d\d){2,5})")
_LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ"
_KILOMETRES_EAST, _KILOMETRES_NORTH = 700, 1300


@dataclass(frozen=True, slots=True)
class Position:
    """A point: ``x`` and ``y`` in degrees (longitude first) or in metres, as ``crs`` says."""

    x: float
    y: float
    crs: str


def read_position(text: str) -> Position | None:
    """The position that a text as a whole writes down.

    Two numbers are a position where a comma stands between them or both have decimals, so that
    ``37 38`` stays a search for numbers. A grid reference needs four digits or more (a square
    of a kilometre): with two it could not be told from a postcode such as ``SE15``.

    Args:
        text: such as ``53.96, -2.02`` or ``SE 0151``.

    Returns:
        The point, or the middle of the square that a grid reference names; None for any other
        text.
    """
    return _read_pair(text.strip()) or _read_grid(re.sub(r"\s+", "", text).upper())


def _read_pair(text: str) -> Position | None:
    match = _PAIR.fullmatch(text)
    if match is None:
        return None
    first, between, second = match.groups()
    if "," not in between and not ("." in first and "." in second):
        return None
    latitude, longitude = (float(part.replace("\u2212", "-")) for part in (first, second))
    if abs(latitude) > 90 or abs(longitude) > 180:  # noqa: PLR2004 - as far as the globe goes
        return None
    return Position(longitude, latitude, WGS84)


def _read_grid(text: str) -> Position | None:
    """The middle of a square of the National Grid.

    Letters name squares of 500 km and, within them, of 100 km, row by row from the north-west,
    without I; SV's south-west corner is the origin.
    """
    match = _GRID.fullmatch(text)
    if match is None:
        return None
    large, small = (_LETTERS.index(letter) for letter in match[1])
    east = (large - 2) % 5 * 500 + small % 5 * 100
    north = 1900 - large // 5 * 500 - small // 5 * 100
    if not (0 <= east < _KILOMETRES_EAST and 0 <= north < _KILOMETRES_NORTH):
        return None
    half = len(match[2]) // 2
    side = 10 ** (5 - half)  # metres
    x, y = int(match[2][:half]), int(match[2][half:])
    return Position(
        east * 1000 + x * side + side / 2, north * 1000 + y * side + side / 2, NATIONAL_GRID
    )
