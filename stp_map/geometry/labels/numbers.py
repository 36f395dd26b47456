"""Numbers of footprints: inside them where they fit, else beside them with a line."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

import shapely

from stp_map.geometry.boxes import Box
from stp_map.geometry.labels.label import Label, MapSite, beside
from stp_map.geometry.labels.signs import SIGN_RADIUS

SMALLEST = 6.5
"""Points; smaller than this nobody reads on paper."""

_REACH = 40
"""Points from a footprint's point beyond which nothing of a number in it can lie."""


def number_labels(
    site: MapSite,
    numbers: Mapping[str, str],
    marked: Collection[str],
    size: float,
    avoid: Sequence[Box] = (),
    smallest: float = SMALLEST,
) -> list[Label]:
    """Numbers for footprints.

    Args:
        site: the map.
        numbers: by code, of the footprints to be numbered.
        marked: codes of those that bear a sign, which stands beside the number.
        size: type size in points where there is room; less where there is less.
        avoid: boxes that labels keep clear of, in units of the sheet.
        smallest: type size in points that numbers may be set in.

    Returns:
        A label for each footprint whose point lies in the room.
    """
    labels: list[Label] = []
    outside: dict[str, str] = {}
    for code, number in numbers.items():
        if not site.room.holds(Box.around(*site.point(code), 0, 0)):
            continue
        sizes = (size, max(size * 0.88, smallest), smallest)
        inside = _inside(site, code, number, sizes, avoid, has_sign=code in marked)
        if inside and site.room.holds(inside.box):
            labels.append(inside)
        else:
            outside[code] = number
    radius = site.points(SIGN_RADIUS)
    signs = {
        code: Box.around(*site.point(code), radius, radius) for code in outside if code in marked
    }
    for code, number in outside.items():
        others = [box for other, box in signs.items() if other != code]
        taken = [*avoid, *others, *(label.box for label in labels)]
        name = f"number-{code}"
        labels.append(beside(site, name, number, smallest, site.point(code), taken))
    return labels


def _inside(
    site: MapSite,
    code: str,
    number: str,
    sizes: Sequence[float],
    avoid: Sequence[Box],
    *,
    has_sign: bool,
) -> Label | None:
    """The number where it fits into its footprint: large in the middle, else smaller, else off.

    A sign stands at its right and needs room with it.
    """
    seen = site.shapes.seen[code]
    shapely.prepare(seen)
    reach = site.points(_REACH)
    around = Box.around(*site.point(code), reach, reach)
    near = [other for other in avoid if other.overlaps(around)]
    for points in sizes:
        half, rise = site.lettering.half(number, points)
        for x, y in _near(site.point(code), site.lettering.point):
            box = Box.around(x, y, half, rise)
            label = Label(f"number-{code}", number, points, (x, y), box, (x, y), code)
            if has_sign:
                label = _with_sign(label, site)
            if any(label.box.overlaps(other) for other in near):
                continue
            if seen.contains(site.placement.on_grid(label.box.grown(site.points(0.8)))):
                return label
    return None


def _near(middle: tuple[float, float], unit: float) -> Iterator[tuple[float, float]]:
    """The middle, then points around it, nearest first."""
    yield middle
    for distance in (2, 4, 6, 9, 12):
        off = distance * unit
        for step in range(12):
            angle = 2 * math.pi * step / 12
            yield middle[0] + off * math.cos(angle), middle[1] + off * math.sin(angle)


def _with_sign(label: Label, site: MapSite) -> Label:
    """The same label with room for a sign at its right, the two of them around its point."""
    radius, (x, y) = site.points(SIGN_RADIUS), label.middle
    aside = radius + site.points(0.5)
    rise = max(label.box.height / 2, radius)
    box = Box(label.box.left - aside, y - rise, label.box.right + aside, y + rise)
    return replace(label, middle=(x - aside, y), box=box, mark=(box.right - radius, y))
