"""The key to the size of circles: a few of them inside each other, with their people in words."""

from __future__ import annotations

import math

from stp_map.core import palette, text
from stp_map.exports.paper import signs
from stp_map.exports.paper.fonts import Weight, width
from stp_map.geometry.boxes import Box

PEOPLE = tuple(figure * 10**power for power in range(6, 2, -1) for figure in (5, 2.5, 1))[1:]
"""What the largest circle of a key may stand for, largest first: never more than a footprint."""

SHARES = (1, 0.4, 0.1)
FEWER_SHARES = (1, 0.2)
"""Of the largest circle's people, what each circle stands for; fewer where it is small."""


def circles_key(radius_of_one: float, room: float, smallest: float) -> tuple[Box, str] | None:
    """A drawing of circles that stand on one point, each with a line from its top to its number.

    Args:
        radius_of_one: radius, in points, of a circle that stands for one person.
        room: diameter in points that the largest may have.
        smallest: type size in points.

    Returns:
        What it shows, and the drawing; None where no circle is small enough.
    """
    people = next((p for p in PEOPLE if 2 * radius_of_one * math.sqrt(p) <= room), 0)
    if not people:
        return None
    largest = radius_of_one * math.sqrt(people)
    has_room = 2 * largest * (1 - math.sqrt(SHARES[1])) >= smallest
    left = 2 * largest + smallest
    drawn, across = [], 0.0
    for share in SHARES if has_room else FEWER_SHARES:
        radius = largest * math.sqrt(share)
        top, said = 2 * (largest - radius), text.whole_number(people * share)
        centre = f'cx="{largest:.2f}" cy="{2 * largest - radius:.2f}" r="{radius:.2f}"'
        drawn += [
            f'<circle {centre} fill="none" stroke="{palette.TEXT}" stroke-width="0.7"/>',
            signs.line((largest, top), (left - smallest * 0.3, top), palette.GREY_OUTLINE, 0.6),
            signs.words(said, (left, top + smallest * 0.33), smallest, palette.TEXT),
        ]
        across = max(across, left + width(said, Weight.SEMIBOLD, smallest))
    box = Box(-0.5, -smallest * 0.6, across + 1, 2 * largest + 0.5)
    return box, signs.document(box, *drawn)
