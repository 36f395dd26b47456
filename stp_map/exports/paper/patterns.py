"""Patterns as the very lines and dots of them: every program draws those alike, and finely."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from stp_map.core.palette import Pattern
from stp_map.geometry.paths import line_path

Numbers = npt.NDArray[np.float64]

STEPS = {
    Pattern.HATCH: 3,
    Pattern.LINES: 3,
    Pattern.UPRIGHTS: 3,
    Pattern.CROSSES: 3.2,
    Pattern.DOTS: 3.4,
}
"""Points from one line or dot of a pattern to the next."""

THICK = {Pattern.DOTS: 1.2}
THIN = 0.6
"""Points: of lines; thin enough that a number can be read over them."""

_SLOPES = {
    Pattern.HATCH: (45,),
    Pattern.LINES: (0,),
    Pattern.UPRIGHTS: (90,),
    Pattern.CROSSES: (45, 135),
}
"""Degrees, from the east to the north, along which lines go."""


def pattern_path(area: BaseGeometry, pattern: Pattern, point: float, metres: float) -> str:
    """A pattern inside an area as an SVG path; patterns of neighbours go on in each other.

    Args:
        area: in metres, y northwards.
        pattern: what is drawn.
        point: how many metres a point (1/72 inch) on the sheet is.
        metres: in one unit of the path.
    """
    step = STEPS[pattern] * point
    if pattern is Pattern.DOTS:
        dots = _dots(area, step)
        return "".join(f"{line_path(dot[None], metres)}h0" for dot in dots)
    sheets = (shapely.multilinestrings(_lines(area, slope, step)) for slope in _SLOPES[pattern])
    inside = (
        part for lines in sheets for part in shapely.get_parts(shapely.intersection(lines, area))
    )
    drawn = (shapely.get_coordinates(line) for line in inside if line.length)
    return "".join(line_path(points, metres) for points in drawn)


def _lines(area: BaseGeometry, slope: float, step: float) -> Numbers:
    """The ends of parallel lines all over the bounds of an area."""
    along = np.array([np.cos(np.radians(slope)), np.sin(np.radians(slope))])
    across = np.array([-along[1], along[0]])
    west, south, east, north = area.bounds
    corners = np.array([(west, south), (west, north), (east, south), (east, north)])
    offsets = _steps(corners @ across, step)
    reach = corners @ along
    ends = [offsets[:, None] * across + far * along for far in (reach.min(), reach.max())]
    return np.stack(ends, axis=1)


def _dots(area: BaseGeometry, step: float) -> Numbers:
    """Dots on a lattice that is turned by half a right angle."""
    west, south, east, north = area.bounds
    side = step / np.sqrt(2)
    columns, rows = (_steps(np.array(ends), side) for ends in ((west, east), (south, north)))
    x, y = np.meshgrid(columns, rows)
    dots = np.stack([x.ravel(), y.ravel()], axis=1)
    on_lattice: Numbers = dots[np.round(dots.sum(axis=1) / side).astype(int) % 2 == 0]
    return on_lattice[shapely.contains_xy(area, on_lattice)]


def _steps(reach: Numbers, step: float) -> Numbers:
    """Every whole number of steps in what some values reach over."""
    first, last = int(np.ceil(reach.min() / step)), int(np.floor(reach.max() / step))
    return np.arange(first, last + 1, dtype=np.float64) * step
