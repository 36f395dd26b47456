"""The key to the size of circles: a few of them inside each other, with their people in words."""

from __future__ import annotations

import math

from stp_map.core import palette, text
from stp_map.core.model import PopulationBase
from stp_map.exports.paper.drawing.blocks import Block, Disc, Item, Rule, Words, paragraph, stacked
from stp_map.exports.paper.drawing.fonts import Weight, width
from stp_map.exports.paper.drawing.wrapping import LEADING, wrap

PEOPLE = tuple(figure * 10**power for power in range(6, 2, -1) for figure in (5, 2.5, 1))[1:]
"""What the largest circle of a key may stand for, largest first: never more than a footprint."""

SHARES = (1, 0.4, 0.1)
FEWER_SHARES = (1, 0.2)
"""Of the largest circle's people, what each circle stands for; fewer where it is small."""

SMALLEST = 6.5
"""Points; smaller than this nobody reads on paper."""

ROOMY = 34
"""Points: the diameter from which three numbers stand below each other."""

ROOM = 3.3
"""Diameter that the largest circle may have, as a multiple of the type size."""

_GAP = 0.75


def size_key_height(size: float) -> float:
    """What a key takes at most, its title included, in points."""
    return size * (LEADING + _GAP + ROOM)


def size_key(base: PopulationBase, radius_of_one: float, size: float) -> Block:
    """A key to the size of the circles on a map.

    Args:
        base: which count of people their areas stand for.
        radius_of_one: radius, in points, of a circle that stands for one person.
        size: type size in points.

    Returns:
        The block, as high as ``size_key_height``; empty where no circle is small enough.
    """
    room = size * ROOM
    people = next((p for p in PEOPLE if 2 * radius_of_one * math.sqrt(p) <= room), 0)
    if not people:
        return Block(0, 0)
    title = wrap(f"Circle size: {text.people_noun(base)}", Weight.SEMIBOLD, size, 999)
    key = stacked([paragraph(title), _nested(people, radius_of_one, size)], gap=size * _GAP)
    return Block(key.width, size_key_height(size), key.items)


def _nested(people: float, radius_of_one: float, size: float) -> Block:
    """Circles that stand on one point, each with a line from its top to its number."""
    largest = radius_of_one * math.sqrt(people)
    shares = SHARES if 2 * largest >= ROOMY else FEWER_SHARES
    figures = min(size * 0.88, max(largest * (0.54 if shares is SHARES else 0.9), SMALLEST))
    left = 2 * largest + size * 1.2
    items: list[Item] = []
    across = 0.0
    for share in shares:
        radius = largest * math.sqrt(share)
        top, words = 2 * (largest - radius), text.whole_number(people * share)
        baseline = top + figures * 0.33
        items += [
            Disc(largest, 2 * largest - radius, radius, "", palette.TEXT, 0.7),
            Rule(largest, top, left - largest - size * 0.3, palette.GREY_OUTLINE),
            Words(left, baseline, words, figures),
        ]
        across = max(across, left + width(words, Weight.REGULAR, figures))
    return Block(across, 2 * largest, tuple(items))
