"""Signs that mark footprints: beside their numbers, or in their middle."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stp_map.geometry.boxes import Box
from stp_map.geometry.labels.label import Label, MapSite

SIGN_RADIUS = 4.4
"""Points: radius of a sign beside a number, its white edge included."""

SMALLEST_SIGN = 3.2
"""Points: radius of a sign on the smallest footprints."""

SIGN_DARK = 0.7
"""Share of the whole radius that is dark; around it is white, so that it is seen on any fill."""

SIGN_HOLE = 0.36
"""Share of the whole radius that is white again in a ring."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A footprint's sign: its middle and its radius in units of the sheet."""

    code: str
    x: float
    y: float
    radius: float

    @property
    def box(self) -> Box:
        """The box that it takes."""
        return Box.around(self.x, self.y, self.radius, self.radius)


def place_signs(site: MapSite, marked: Iterable[str], numbers: Sequence[Label]) -> list[Sign]:
    """Each footprint's sign: beside its number, or at its point where no number is inside.

    Args:
        site: the map; no sign leaves its room.
        marked: codes of the footprints that bear a sign.
        numbers: those that are on the map.
    """
    beside_numbers = {label.code: label.mark for label in numbers if label.mark}
    signs = []
    for code in sorted(marked):
        number = beside_numbers.get(code)
        radius = site.points(SIGN_RADIUS) if number else _radius(site, code)
        signs.append(Sign(code, *(number or site.point(code)), radius))
    return [sign for sign in signs if site.room.holds(sign.box)]


def _radius(site: MapSite, code: str) -> float:
    """Of a sign in the middle of a footprint: smaller where it would hide the colour."""
    across = math.sqrt(site.shapes.seen[code].area / math.pi) * site.placement.scale
    return min(site.points(SIGN_RADIUS), max(site.points(SMALLEST_SIGN), across * 0.6))
