"""Population against area on a sheet."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from shapely import Polygon

from stp_map.analysis.distribution import Point, round_steps
from stp_map.core import palette
from stp_map.core.model import PopulationBase, Region
from stp_map.core.palette import Fill
from stp_map.core.text import people_noun
from stp_map.exports.paper.charts.marks import mark, number_words
from stp_map.exports.paper.drawing.blocks import Words
from stp_map.exports.paper.drawing.fonts import Weight, drawable, width
from stp_map.exports.paper.drawing.labels import LETTERING, draw_labels
from stp_map.exports.paper.drawing.sheet import Sheet
from stp_map.geometry.boxes import Box
from stp_map.geometry.labels import Label, Site, beside

_KEY, _SIZE, _LABELS, _RADIUS = 22, 11, 58, 4.2


def draw_points(
    sheet: Sheet,
    room: Box,
    found: Sequence[Point],
    base: PopulationBase,
    fills: Mapping[Region, Fill],
) -> None:
    """Draw a mark for each footprint, both scales logarithmic, in its region's colour and shape.

    Args:
        sheet: to draw on.
        room: in points.
        found: the footprints; nothing is drawn where there are none.
        base: the count of people.
        fills: of the regions.
    """
    if not found:
        return
    areas, people = [p.area_km2 for p in found], [float(p.people) for p in found]
    plot = Box(room.left + _LABELS, room.top + _KEY + 16, room.right, room.bottom - 30)
    across, down = _log(areas, plot.left, plot.right), _log(people, plot.bottom, plot.top)
    _key(sheet, room, found, fills)
    _axes(sheet, plot, areas, people, across, down)
    axis = people_noun(base).capitalize()
    sheet.words(_quiet(room.left, plot.top - 8, axis))
    sheet.words(_quiet(plot.centre[0], room.bottom, "Area, km²"), centred=True)
    places = {point.code: (across(point.area_km2), down(point.people)) for point in found}
    for point in sorted(found, key=lambda each: each.is_selected):
        strong = point.is_selected or point.is_compared
        radius = 6 if point.is_selected else _RADIUS
        fill = fills[point.region]
        mark(sheet, places[point.code], radius, fill, region=point.region, is_strong=strong)
    _names(sheet, plot, found, places)


def _names(
    sheet: Sheet, plot: Box, found: Sequence[Point], places: Mapping[str, tuple[float, float]]
) -> None:
    """The names of what is selected or compared, clear of all marks and of each other."""
    site = Site(LETTERING, plot, Polygon())
    taken = [Box.around(x, y, _RADIUS + 1, _RADIUS + 1) for x, y in places.values()]
    labels: list[Label] = []
    for point in found:
        if point.is_selected or point.is_compared:
            boxes = [*taken, *(label.box for label in labels)]
            at, name = places[point.code], f"name-{point.code}"
            labels.append(beside(site, name, point.name, _SIZE, at, boxes))
    draw_labels(sheet, labels)


def _quiet(x: float, y: float, words: str) -> Words:
    return Words(x, y, words, _SIZE, colour=palette.SECONDARY_TEXT)


def _log(numbers: Sequence[float], first: float, last: float) -> Callable[[float], float]:
    """From a number to points; the least and the greatest keep a little from the ends."""
    low, high = math.log(min(numbers)), math.log(max(numbers))
    spare = (high - low or 1) * 0.06

    def place(number: float) -> float:
        share = (math.log(number) - low + spare) / (high - low + 2 * spare or 1)
        return first + (last - first) * share

    return place


def _axes(
    sheet: Sheet,
    plot: Box,
    areas: Sequence[float],
    people: Sequence[float],
    across: Callable[[float], float],
    down: Callable[[float], float],
) -> None:
    for step in round_steps(areas):
        x = across(step)
        if plot.left <= x <= plot.right:
            sheet.line([(x, plot.top), (x, plot.bottom)], palette.RULE, 0.6)
            sheet.words(_quiet(x, plot.bottom + 14, number_words(step)), centred=True)
    for step in round_steps(people):
        y = down(step)
        if plot.top <= y <= plot.bottom:
            sheet.line([(plot.left, y), (plot.right, y)], palette.RULE, 0.6)
            line = Words(
                plot.left - 6, y + 4, number_words(step), _SIZE,
                colour=palette.SECONDARY_TEXT, is_right=True,
            )  # fmt: skip
            sheet.words(line)


def _key(sheet: Sheet, room: Box, found: Sequence[Point], fills: Mapping[Region, Fill]) -> None:
    """The regions shown, each with its shape, in a line."""
    x, shown = room.left + 6, {point.region for point in found}
    for region in Region:
        if region in shown:
            mark(sheet, (x, room.top + 6), 5, fills[region], region=region)
            name = str(region.value)
            sheet.words(Words(x + 11, room.top + 10, name, _SIZE))
            x += width(drawable(name), Weight.REGULAR, _SIZE) + 34
