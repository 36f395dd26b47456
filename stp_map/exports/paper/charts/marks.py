"""Marks and axes on a sheet, in points from its upper left corner."""

from __future__ import annotations

from collections.abc import Iterable

from matplotlib.patches import Ellipse, Patch, Polygon
from matplotlib.ticker import MaxNLocator

from stp_map.core import palette
from stp_map.core.model import Region
from stp_map.core.palette import Fill
from stp_map.exports.paper.drawing.blocks import Words
from stp_map.exports.paper.drawing.sheet import OVER_LINES, Sheet, set_pattern

_CORNERS: dict[Region, tuple[tuple[float, float], ...]] = {
    Region.MIDLANDS_AND_EAST: ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    Region.LONDON: ((0, -1.25), (1, 0), (0, 1.25), (-1, 0)),
    Region.SOUTH: ((0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
}
"""Of the shapes that stand for regions, in radii; the North is a circle."""


def mark(
    sheet: Sheet,
    point: tuple[float, float],
    radius: float,
    fill: Fill,
    *,
    region: Region = Region.NORTH,
    is_strong: bool = False,
) -> None:
    """Draw a mark with a dark edge over all lines; a circle unless a region gives it a shape."""
    x, y = point
    corners = _CORNERS.get(region)
    patch: Patch
    if corners is None:
        patch = Ellipse(point, 2 * radius, 2 * radius)
    else:
        patch = Polygon([(x + radius * across, y + radius * down) for across, down in corners])
    patch.set(
        facecolor=fill.colour,
        edgecolor=palette.TEXT,
        linewidth=1.8 if is_strong else 0.6,
        transform=sheet.to_figure,
        zorder=OVER_LINES,
    )
    set_pattern(patch, fill)
    sheet.add(patch)


def ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Round numbers from at or below the low to at or above the high."""
    if low == high:
        low, high = low - 1, high + 1
    found = MaxNLocator(most, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    return [round(float(tick), 9) for tick in found]


def number_words(number: float) -> str:
    """A number of an axis: ``1.5 million``, ``500,000``, ``0.25``, ``−5``."""
    words = f"{number / 1e6:g} million" if abs(number) >= 1e6 else f"{number:,g}"  # noqa: PLR2004
    return words.replace("-", "−")


def grid_down(
    sheet: Sheet, places: Iterable[tuple[float, str]], top: float, bottom: float, size: float
) -> None:
    """Thin lines down with words above them, each given by its place across."""
    for x, words in places:
        sheet.line([(x, top), (x, bottom)], palette.RULE, 0.6)
        line = Words(x, top - size * 0.5, words, size, colour=palette.SECONDARY_TEXT)
        sheet.words(line, centred=True)
