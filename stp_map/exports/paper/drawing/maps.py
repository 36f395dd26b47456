"""A map on a sheet: fills, borders, and the outline of what is selected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Transform

from stp_map.analysis.legend import Legend
from stp_map.analysis.marks import Marks
from stp_map.analysis.selection import Selection
from stp_map.core import palette
from stp_map.data.places import FoundPlace
from stp_map.exports.paper.drawing.paths import area_paths, border_paths, to_sheet
from stp_map.exports.paper.drawing.sheet import Sheet, set_pattern
from stp_map.geometry.borders import Border, BorderKind
from stp_map.geometry.boxes import Box
from stp_map.geometry.placing import Placement
from stp_map.geometry.shapes import Shapes

LIGHT = 1.5
"""Contrast with white below which a white border is lost, and a grey one is drawn instead."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a border is drawn, ``width`` in points; later ``order`` is drawn over earlier."""

    order: int
    colour: str
    width: float


LEFT_OUT = Stroke(0, palette.PALE_OUTLINE, 0.5)
BETWEEN = Stroke(1, palette.WHITE, 0.8)
BETWEEN_LIGHT = Stroke(1, palette.GREY_OUTLINE, 0.6)
REGIONS = Stroke(2, palette.WHITE, 1.9)
REGIONS_LIGHT = Stroke(2, palette.GREY_OUTLINE, 1.4)
COAST = Stroke(3, palette.TEXT, 0.6)
RIM = Stroke(1, palette.WHITE, 1.3)
RIM_LIGHT = Stroke(1, palette.GREY_OUTLINE, 0.7)
RIM_CASING = Stroke(0, palette.WHITE, 2.4)
CASING = Stroke(4, palette.WHITE, 4.2)
SELECTED = Stroke(5, palette.TEXT, 1.7)

STROKES = {
    BorderKind.LEFT_OUT: LEFT_OUT,
    BorderKind.EDGE: COAST,
    BorderKind.COAST: COAST,
    BorderKind.FOOTPRINTS: BETWEEN,
    BorderKind.REGIONS: REGIONS,
}
LIGHT_STROKES = {BorderKind.FOOTPRINTS: BETWEEN_LIGHT, BorderKind.REGIONS: REGIONS_LIGHT}
"""Instead of these, between two light fills."""


@dataclass(frozen=True, eq=False)
class Paint:
    """What decides the look of every footprint on a map."""

    shapes: Shapes
    selection: Selection
    legend: Legend
    marks: Marks
    selected: str = ""
    pin: str = palette.PIN

    @property
    def places(self) -> tuple[FoundPlace, ...]:
        """Places to be marked: none on a map without places on the ground."""
        return self.marks.places if self.shapes.has_places else ()

    def in_order(self) -> list[tuple[str, Path]]:
        """The outlines in the order of drawing; circles left out lie under those shown."""
        outlines = area_paths(self.shapes).items()
        if not self.shapes.is_stacked:
            return list(outlines)
        shown = self.selection.shown_codes
        return sorted(outlines, key=lambda area: area[0] in shown)

    def fill(self, code: str) -> palette.Fill:
        """The fill of a footprint, pale where the filters leave it out."""
        if code in self.selection.shown_codes:
            return self.legend.fill_of(code)
        return palette.FILTERED_OUT

    def stroke(self, border: Border) -> Stroke:
        """How a border is drawn: white on colours, grey on light ones, dark at an edge."""
        kind = border.kind_among(self.selection.shown_codes)
        if kind in LIGHT_STROKES and all(self._is_light(code) for code in border.codes):
            return LIGHT_STROKES[kind]
        return STROKES[kind]

    def rim(self, code: str) -> Stroke:
        """How the rim of a circle is drawn, by the same rule."""
        if code not in self.selection.shown_codes:
            return LEFT_OUT
        return RIM_LIGHT if self._is_light(code) else RIM

    def _is_light(self, code: str) -> bool:
        return palette.contrast(palette.WHITE, self.fill(code).colour) < LIGHT


def draw_map(sheet: Sheet, paint: Paint, placement: Placement, clip: Box, name: str = "") -> None:
    """Draw the footprints inside a box.

    Args:
        sheet: what to draw on.
        paint: the look of each footprint.
        placement: from grid metres to points on the sheet.
        clip: nothing is drawn outside it, in points.
        name: what the names of the areas begin with, so that a second map has its own.
    """
    transform = to_sheet(placement) + sheet.to_figure
    view = placement.on_grid(clip).bounds
    if paint.shapes.ground:
        sheet.add(_ground(paint.shapes.ground, transform, view), clip)
    for code, path in paint.in_order():
        if _meets(paint.shapes.seen[code].bounds, view):
            area = _area(path, paint.fill(code), transform, f"{name}{code}")
            if paint.shapes.ground:
                sheet.add(_line([path], RIM_CASING, transform), clip)
                _set_rim(area, paint.rim(code))
            sheet.add(area, clip)
    lines = _by_stroke(paint, view)
    for stroke in sorted(lines, key=lambda stroke: stroke.order):
        sheet.add(_line(lines[stroke], stroke, transform), clip)
    if paint.selected in paint.shapes.areas:
        for stroke in (CASING, SELECTED):
            sheet.add(_line([area_paths(paint.shapes)[paint.selected]], stroke, transform), clip)


def _by_stroke(paint: Paint, view: tuple[float, ...]) -> dict[Stroke, list[Path]]:
    lines: dict[Stroke, list[Path]] = defaultdict(list)
    for border, path in zip(paint.shapes.borders, border_paths(paint.shapes), strict=True):
        if _meets(border.line.bounds, view):
            lines[paint.stroke(border)].append(path)
    return lines


def _meets(bounds: tuple[float, ...], view: tuple[float, ...]) -> bool:
    across = bounds[0] <= view[2] and view[0] <= bounds[2]
    return across and bounds[1] <= view[3] and view[1] <= bounds[3]


def _area(path: Path, fill: palette.Fill, transform: Transform, gid: str) -> PathPatch:
    # A line of its own colour closes the hairline that would show between two neighbours.
    patch = PathPatch(
        path, facecolor=fill.colour, edgecolor=fill.colour, linewidth=0.3, transform=transform
    )
    patch.set_gid(gid)
    set_pattern(patch, fill)
    return patch


def _ground(shapes: Shapes, transform: Transform, view: tuple[float, ...]) -> PathPatch:
    """The land, its coast and the borders of the true shapes, to say where a circle is."""
    inside = [
        path for code, path in area_paths(shapes).items() if _meets(shapes.seen[code].bounds, view)
    ]
    return PathPatch(
        Path.make_compound_path(*inside),
        facecolor=palette.PALE_FILL,
        edgecolor=LEFT_OUT.colour,
        linewidth=LEFT_OUT.width,
        joinstyle="round",
        transform=transform,
    )


def _set_rim(area: PathPatch, rim: Stroke) -> None:
    area.set_edgecolor(rim.colour)
    area.set_linewidth(rim.width)


def _line(paths: Iterable[Path], stroke: Stroke, transform: Transform) -> PathPatch:
    return PathPatch(
        Path.make_compound_path(*paths),
        fill=False,
        edgecolor=stroke.colour,
        linewidth=stroke.width,
        joinstyle="round",
        capstyle="round",
        transform=transform,
    )
