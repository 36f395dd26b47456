"""Signs over the colours, that mark footprints: beside their numbers or in their middle."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stp_map.analysis.marks import Symbol
from stp_map.exports.paper.drawing.boxes import Box
from stp_map.exports.paper.drawing.maps import Paint
from stp_map.exports.paper.drawing.numbers import MARK, Label
from stp_map.exports.paper.drawing.placing import Placement
from stp_map.exports.paper.drawing.sheet import OVER_LINES, Sheet
from stp_map.exports.paper.drawing.symbols import symbol_discs

SMALLEST_MARK = 3.2
"""Points: radius of a sign on the smallest footprints."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A footprint's sign and its middle, in points."""

    code: str
    symbol: Symbol
    x: float
    y: float
    radius: float = MARK

    @property
    def box(self) -> Box:
        """The box that it takes."""
        return Box(self.x, self.y, self.x, self.y).grown(self.radius)


def sign_spots(
    paint: Paint, placement: Placement, codes: Iterable[str], room: Box, numbers: Sequence[Label]
) -> list[Sign]:
    """Each footprint's sign: beside its number, or at its point where no number is inside.

    Args:
        paint: says which footprints are marked.
        placement: from grid metres to points.
        codes: the footprints that this map is to mark.
        room: no sign leaves this box, in points.
        numbers: those that are on the map.
    """
    beside_numbers = {label.gid: label.mark for label in numbers}
    signs = []
    for code in sorted(paint.marks.symbols.keys() & set(codes)):
        symbol, spot = paint.marks.symbols[code], beside_numbers.get(f"number-{code}")
        sign = (
            Sign(code, symbol, *spot)
            if spot
            else Sign(
                code,
                symbol,
                *placement.point(*paint.shapes.points[code]),
                _radius(paint, placement, code),
            )
        )
        if room.holds(sign.box):
            signs.append(sign)
    return signs


def _radius(paint: Paint, placement: Placement, code: str) -> float:
    """Of a sign in the middle of a footprint: smaller where it would hide the colour."""
    across = math.sqrt(paint.shapes.polygons[code].area / math.pi) * placement.scale
    return min(MARK, max(SMALLEST_MARK, across * 0.6))


def draw_signs(sheet: Sheet, signs: Iterable[Sign]) -> None:
    """Draw signs; remember each one's box as a part."""
    for sign in signs:
        outer, *inner = symbol_discs(sign.symbol, sign.x, sign.y, sign.radius)
        sheet.disc(outer, f"mark-{sign.code}", OVER_LINES)
        for disc in inner:
            sheet.disc(disc, order=OVER_LINES)
        sheet.parts[f"mark-{sign.code}"] = sign.box
