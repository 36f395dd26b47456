"""A label, what must be known to place one, and the place beside a point that costs least."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from stp_map.geometry.boxes import Box
from stp_map.geometry.placing import Placement
from stp_map.geometry.shapes import Shapes, coloured

CAP_HEIGHT = 0.66
"""Height of a figure or capital as a multiple of the type size."""

LINE_HEIGHT = 1.2
"""From one line to the next as a multiple of the type size."""

PADDING = 2.5
"""Points between words that stand beside what they name and the edge of their box."""

_DISTANCES = (12, 16, 20, 26, 32, 40, 50, 62, 76, 92)
"""Points from what is named to the nearest edge of a box."""

_DIRECTIONS = 24


@dataclass(frozen=True, slots=True)
class Lettering:
    """How words are measured on a sheet. Type sizes are in points on every one.

    Attributes:
        width: of a text, untrusted, in a type size, in units of the sheet.
        cut: a text, untrusted, in a type size, cut short to a width in units of the sheet.
        point: how long a point (1/72 inch) is in units of the sheet.
        clearance: points between a label beside what it names and other labels; more where the
            program that sets the type may move it a little.
    """

    width: Callable[[str, float], float]
    cut: Callable[[str, float, float], str]
    point: float = 1
    clearance: float = 1

    def half(self, text: str, size: float) -> tuple[float, float]:
        """Half the width of a text and half the height of its capitals, in units of the sheet.

        Where it has several lines, they are parted by line ends.
        """
        lines = text.split("\n")
        height = CAP_HEIGHT + LINE_HEIGHT * (len(lines) - 1)
        widest = max(self.width(line, size) for line in lines)
        return widest / 2, size * height / 2 * self.point


@dataclass(frozen=True, slots=True)
class Label:
    """Words with their middle, and the box they take, in units of the sheet.

    Attributes:
        name: names the label among all on a sheet, such as ``number-E54000001``.
        text: what it says; untrusted.
        size: type size in points.
        middle: of the words.
        box: what they take, with the sign beside them or the padding around them.
        point: what they belong to.
        code: the footprint that they stand on; empty where they stand beside what they name.
        has_line: a line goes from the point to the box.
        mark: the middle of the sign that stands beside them, where there is one.
    """

    name: str
    text: str
    size: float
    middle: tuple[float, float]
    box: Box
    point: tuple[float, float]
    code: str = ""
    has_line: bool = False
    mark: tuple[float, float] | None = None


@dataclass(frozen=True, eq=False)
class Site:
    """Where labels go: no label leaves the ``room``; those beside keep off ``land`` if they can."""

    lettering: Lettering
    room: Box
    land: BaseGeometry

    def points(self, count: float) -> float:
        """So many points in units of the sheet."""
        return count * self.lettering.point


@dataclass(frozen=True, eq=False)
class MapSite(Site):
    """The same on a map of ``shapes``, which ``placement`` puts on the sheet."""

    shapes: Shapes
    placement: Placement

    @classmethod
    def of(cls, shapes: Shapes, placement: Placement, room: Box, lettering: Lettering) -> MapSite:
        """The site of a map, whose land is what is coloured of it."""
        land = shapely.intersection(placement.on_sheet(coloured(shapes)), room.polygon())
        return cls(lettering, room, land, shapes, placement)

    def point(self, code: str) -> tuple[float, float]:
        """Where a footprint is numbered and marked, on the sheet."""
        return self.placement.point(*self.shapes.points[code])


def against(
    site: Site, name: str, text: str, size: float, middle: tuple[float, float],
    point: tuple[float, float], *, has_line: bool = False,
) -> Label:  # fmt: skip
    """Words around their middle in a box of their own."""
    box = Box.around(*middle, *site.lettering.half(text, size)).grown(site.points(PADDING))
    return Label(name, text, size, middle, box, point, has_line=has_line)


def beside(
    site: Site,
    name: str,
    text: str,
    size: float,
    point: tuple[float, float],
    taken: Sequence[Box],
) -> Label:
    """A label near a point, clear of other labels, over the sea rather than over land.

    Args:
        site: where it goes.
        name: of the label.
        text: what it says; untrusted.
        size: type size in points.
        point: what it belongs to, in units of the sheet.
        taken: boxes of labels that are there.

    Returns:
        The label; where all is taken, over its point.
    """
    half, rise = site.lettering.half(text, size)
    others = shapely.MultiPolygon([other.polygon() for other in taken])
    shapely.prepare(others)
    gaps = [other.grown(site.points(site.lettering.clearance)) for other in taken]
    best, least = _moved_inside(site, *point, half, rise), math.inf
    for x, y, distance in _around(point, half, rise, site.lettering.point):
        if distance >= least:
            break  # Whatever lies further off costs more.
        box = Box.around(x, y, half, rise).grown(site.points(PADDING))
        if not site.room.holds(box) or any(box.overlaps(other) for other in gaps):
            continue
        covered = shapely.area(shapely.intersection(box.polygon(), site.land))
        crosses = others.intersects(shapely.LineString([point, box.nearest(point)]))
        cost = distance + 60 * covered / (box.width * box.height) + 80 * crosses
        if cost < least:
            best, least = (x, y), cost
    return against(site, name, text, size, best, point, has_line=True)


def _moved_inside(site: Site, x: float, y: float, half: float, rise: float) -> tuple[float, float]:
    room, edge = site.room, site.points(3)
    x = min(max(x, room.left + half + edge), room.right - half - edge)
    return x, min(max(y, room.top + rise + edge), room.bottom - rise - edge)


def _around(
    point: tuple[float, float], half: float, rise: float, unit: float
) -> Iterator[tuple[float, float, float]]:
    """Middles of boxes whose nearest edge is so far from the point, and how many points that is."""
    for distance in _DISTANCES:
        for step in range(_DIRECTIONS):
            angle = 2 * math.pi * step / _DIRECTIONS
            across, down = math.cos(angle), math.sin(angle)
            x = point[0] + across * (distance * unit + half)
            yield x, point[1] + down * (distance * unit + rise), distance
