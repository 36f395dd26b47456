"""The footprints of one map, as SVG: fills, borders, and the outline of what is selected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import shapely

from stp_map.core import palette
from stp_map.core.palette import Pattern
from stp_map.exports.paper import signs
from stp_map.exports.paper.paint import CASING, LEFT_OUT, RIM_CASING, SELECTED, Paint, Stroke
from stp_map.geometry.boxes import Box
from stp_map.geometry.paths import Paths, paths
from stp_map.geometry.placing import Placement

SEAM = 0.3
"""Points: a line of its own colour around a fill closes the hairline between neighbours."""

WIDE = 1.5
"""Points from which on the corners of a line are rounded; on thin ones nobody sees them, and to
round them takes a quarter of the time of a picture."""


def draw_layer(paint: Paint, drawn: Paths, placement: Placement, frame: Box, name: str) -> str:
    """The footprints inside a frame, which cuts off what lies outside.

    Args:
        paint: the look of each footprint.
        drawn: the paths of its shapes.
        placement: from metres of the grid to points.
        frame: in points.
        name: what the names of areas begin with, so that a second map has its own.
    """
    scale = placement.scale * drawn.metres
    left, top = placement.left - frame.left, placement.top - frame.top
    layer = _Layer(paint, drawn, scale, placement.on_grid(frame).bounds, name)
    return (
        f'<svg x="{frame.left:.2f}" y="{frame.top:.2f}" '
        f'width="{frame.width:.2f}" height="{frame.height:.2f}">'
        f'<g transform="matrix({scale:.6g} 0 0 {scale:.6g} {left:.2f} {top:.2f})" '
        f'stroke-linejoin="bevel" stroke-linecap="round">{"".join(layer.content())}</g></svg>'
    )


@dataclass(frozen=True, eq=False)
class _Layer:
    """A map that is drawn ``scale`` points to a unit, as far as ``view`` in metres shows it."""

    paint: Paint
    drawn: Paths
    scale: float
    view: tuple[float, ...]
    name: str

    def content(self) -> Iterator[str]:
        paint = self.paint
        seen = [code for code in paint.in_order() if self._shows(paint.shapes.seen[code].bounds)]
        if paint.shapes.ground:
            yield self._ground(paths(paint.shapes.ground, self.drawn.metres), seen)
        for code in seen:
            yield self._area(code)
        for stroke, indexes in paint.borders().items():
            lines = ((self.drawn.borders[i], paint.shapes.borders[i].line) for i in indexes)
            yield self._line(
                "".join(path for path, line in lines if self._shows(line.bounds)), stroke
            )
        if paint.selected in seen:
            yield self._line(self.drawn.areas[paint.selected], CASING)
            yield self._line(self.drawn.areas[paint.selected], SELECTED)

    def _shows(self, bounds: tuple[float, ...]) -> bool:
        across = bounds[0] <= self.view[2] and self.view[0] <= bounds[2]
        return across and bounds[1] <= self.view[3] and self.view[1] <= bounds[3]

    def _area(self, code: str) -> str:
        path, fill = self.drawn.areas[code], self.paint.fill(code)
        is_circle = self.paint.shapes.is_stacked
        under = self._line(path, RIM_CASING) if is_circle else ""
        edge = self.paint.rim(code) if is_circle else Stroke(0, fill.colour, SEAM)
        look = f'fill="{fill.colour}" {self._stroke(edge)}'
        return f'{under}<path id="{self.name}{code}" d="{path}" {look}/>{self._pattern(code)}'

    def _pattern(self, code: str) -> str:
        fill = self.paint.fill(code)
        if fill.pattern is Pattern.NONE:
            return ""
        shown = shapely.clip_by_rect(self.paint.shapes.seen[code], *self.view)
        metres = self.drawn.metres
        return signs.pattern(
            fill, shown, point=metres / self.scale, metres=metres, scale=self.scale
        )

    def _line(self, path: str, stroke: Stroke) -> str:
        join = ' stroke-linejoin="round"' if stroke.width >= WIDE else ""
        return f'<path d="{path}" fill="none" {self._stroke(stroke)}{join}/>' if path else ""

    def _stroke(self, stroke: Stroke) -> str:
        return f'stroke="{stroke.colour}" stroke-width="{stroke.width / self.scale:.4g}"'

    def _ground(self, drawn: Paths, seen: Sequence[str]) -> str:
        """The land, its coast and the borders of the true shapes, to say where a circle is."""
        path = "".join(drawn.areas[code] for code in drawn.areas if code in seen)
        return f'<path d="{path}" fill="{palette.PALE_FILL}" {self._stroke(LEFT_OUT)}/>'
