"""What scripts in the browser are told: JSON, the names of shapes, and values in words."""

from __future__ import annotations

import json

from stp_map.analysis.editions import entries_as_at
from stp_map.analysis.measures import MEASURES
from stp_map.core.model import AsAt, Atlas, PopulationBase
from stp_map.core.view import MapStyle, Presentation

DECIMALS = 4
"""Of a degree, about ten metres: less than a screen shows. For display only."""


def values_key(measure: str, base: PopulationBase) -> str:
    """The name under which the browser finds the values in words of a measure, by its slug."""
    return f"{measure}/{base.slug}"


def values_in_words(atlas: Atlas) -> dict[str, list[str]]:
    """Every numeric measure in words, a value a footprint in number order, by ``values_key``."""
    entries = entries_as_at(atlas.footprints, AsAt.LEADERS_NAMED)
    return {
        values_key(measure.slug, base): [
            measure.words(float(number), base) for number in measure.values(entries, base).values()
        ]
        for measure in MEASURES
        for base in PopulationBase
        if measure.is_numeric
    }


def pinned_trusts(atlas: Atlas) -> list[tuple[object, ...]]:
    """The NHS trusts that the map can pin, in order of their footprint's number and their name.

    Returns:
        For each the index of its footprint, its name, its type, and the latitude and longitude of
        its headquarters in degrees.
    """
    return [
        (
            *(index, trust.name, trust.kind.value),
            *(round(trust.latitude, DECIMALS), round(trust.longitude, DECIMALS)),
        )
        for index, footprint in enumerate(atlas.footprints)
        for trust in footprint.trusts
    ]


def style_key(shown: Presentation) -> str:
    """The name under which the browser finds the shapes of a style of map."""
    if shown.style is MapStyle.CIRCLES:
        return f"{shown.style.slug}/{shown.population.slug}"
    return shown.style.slug


def compact_json(value: object, *, is_ascii: bool = False) -> str:
    """A value as JSON without spaces, in ASCII if that is asked for."""
    return json.dumps(value, ensure_ascii=is_ascii, separators=(",", ":"))


def script_json(value: object, *, is_ascii: bool = False) -> str:
    """A value as JSON that can stand in a script element, whatever text it holds.

    Args:
        value: anything that JSON can say.
        is_ascii: whether other letters are escaped too: larger, and whole even where text holds
            half a character, which can't be sent in UTF-8.

    Returns:
        JSON without ``<``, ``>``, ``&`` and line separators, so that no text in it can end the
        element or begin a comment.
    """
    written = compact_json(value, is_ascii=is_ascii)
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return written


def one_letter(index: int) -> str:
    """An index below 36 as one digit or letter, as ``leadAt`` in ``shared.js`` reads it."""
    return "0123456789abcdefghijklmnopqrstuvwxyz"[index]
