"""The footprints as SVG paths in British National Grid, in every style of map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import shapely

from stp_map.core.model import Atlas, Region
from stp_map.core.view import Presentation
from stp_map.geometry.borders import Border, BorderKind, borders
from stp_map.geometry.boxes import Box
from stp_map.geometry.placing import Placement
from stp_map.geometry.projection import projected
from stp_map.geometry.shapes import Detail, Shapes, shapes
from stp_map.geometry.topology import Arc, Point, Topology, build_topology

METRES = 100
"""Metres in a unit of the drawing: a pixel, at the scale that fills a screen with London."""

Frame = tuple[int, int, int, int]
"""Left, top, width and height in units of the drawing, y downwards, as ``viewBox`` has them."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that is drawn, in units of 100 m (EPSG:27700), y downwards.

    Attributes:
        codes: of the footprints, in number order.
        shapes: a path for each footprint, in number order.
        lines: every border once, with its path; none between circles, which have each a rim.
        points: where each footprint is labelled and marked, in number order.
        whole: the frame of all footprints, with a margin.
        london: the frame of those in London, with a margin.
        order: indexes in the order in which shapes that overlap are drawn; empty where none do.
    """

    codes: tuple[str, ...]
    shapes: tuple[str, ...]
    lines: tuple[tuple[Border, str], ...]
    points: tuple[Point, ...]
    whole: Frame
    london: Frame
    order: tuple[int, ...] = ()

    def border_rows(self) -> list[tuple[int, int | None, int, str]]:
        """Each border as the script has it: the indexes beside it, between regions, path."""
        indexes = {code: index for index, code in enumerate(self.codes)}
        rows = []
        for border, path in self.lines:
            first, *second = (indexes[code] for code in border.codes)
            between_regions = int(border.kind is BorderKind.REGIONS)
            rows.append((first, second[0] if second else None, between_regions, path))
        return rows


def drawing(atlas: Atlas, shown: Presentation) -> Drawing:
    """What stands for the footprints, written as paths of whole numbers.

    Args:
        atlas: all the data.
        shown: the style of the map and, for circles, the population base.

    Returns:
        The drawing, cached for the next page; those of all styles lie over one another.
    """
    drawn = shapes(atlas, shown.style, shown.population, Detail.LIGHT)
    return _drawing(drawn, _units(atlas))


def positions(atlas: Atlas, places: Iterable[tuple[float, float]]) -> list[Point]:
    """Where places lie on the drawing.

    Args:
        atlas: all the data.
        places: longitude and latitude (WGS 84, degrees).
    """
    return _whole(_units(atlas), projected(places))


def _units(atlas: Atlas) -> Placement:
    """From metres (EPSG:27700) to units of the drawing, whose upper left corner England touches."""
    england = shapes(atlas, detail=Detail.LIGHT)
    west, _, _, north = england.extent(england.areas)
    return Placement(1 / METRES, -west / METRES, north / METRES)


def _whole(units: Placement, points: Iterable[tuple[float, float]]) -> list[Point]:
    moved = (units.point(*point) for point in points)
    return [(round(x), round(y)) for x, y in moved]


@lru_cache(maxsize=16)
def _drawing(drawn: Shapes, units: Placement) -> Drawing:
    ground = drawn.ground or drawn
    codes = tuple(ground.areas)
    paths, lines = _paths(drawn, codes, units)
    london = [drawn.areas[code] for code in drawn.regions[Region.LONDON]]
    return Drawing(
        codes=codes,
        shapes=paths,
        lines=lines,
        points=tuple(_whole(units, drawn.inner_points.values())),
        whole=_frame(units.box(ground.extent(codes)), 0.02),
        london=_frame(units.box(shapely.total_bounds(london).tolist()), 0.15),
        order=tuple(codes.index(code) for code in drawn.areas) if drawn.is_stacked else (),
    )


def _paths(
    drawn: Shapes, codes: Sequence[str], units: Placement
) -> tuple[tuple[str, ...], tuple[tuple[Border, str], ...]]:
    """The paths of circles; or of areas beside each other, and of their borders."""
    if drawn.is_stacked:
        return tuple(circle_path(units.box(drawn.areas[code].bounds)) for code in codes), ()
    topology = build_topology({c: units.on_sheet(area) for c, area in drawn.areas.items()}, 0)
    classed = zip(borders(topology, drawn.regions), topology.arcs, strict=True)
    return (
        tuple(_shape_path(topology, code) for code in drawn.areas),
        tuple((border, line_path(arc.points)) for border, arc in classed),
    )


def circle_path(box: Box) -> str:
    """The circle in a box, in units of the drawing, as a path of two arcs to a tenth of a unit."""
    across = round(box.width, 1)
    arc = f"a{across / 2:g} {across / 2:g} 0 1 0"
    return (
        f"M{round(box.left, 1):g} {round(box.centre[1], 1):g}{arc} {across:g} 0{arc}-{across:g} 0z"
    )


def _frame(box: Box, margin: float) -> Frame:
    more = max(box.width, box.height) * margin
    return (
        round(box.left - more),
        round(box.top - more),
        round(box.width + 2 * more),
        round(box.height + 2 * more),
    )


def _shape_path(topology: Topology, code: str) -> str:
    rings = [ring for polygon in topology.areas[code] for ring in polygon]
    return "".join(f"{line_path(_ring(topology.arcs, ring)[:-1])}z" for ring in rings)


def _ring(arcs: Sequence[Arc], numbers: Sequence[int]) -> list[Point]:
    points: list[Point] = []
    for number in numbers:
        piece = arcs[number].points if number >= 0 else arcs[~number].points[::-1]
        points += piece[1:] if points else piece
    return points


def line_path(points: Sequence[Point]) -> str:
    """Points as the shortest SVG path: the first absolute, the others as steps.

    Args:
        points: whole numbers, at least one point.

    Returns:
        Such as ``M10 20l1 2-3 4``.
    """
    steps = "".join(
        f"{_spaced(x1 - x0)}{_spaced(y1 - y0)}" for (x0, y0), (x1, y1) in pairwise(points)
    )
    x, y = points[0]
    return f"M{x} {y}l{steps.removeprefix(' ')}" if steps else f"M{x} {y}"


def _spaced(number: int) -> str:
    """A number as it follows another: a minus sign separates by itself."""
    return str(number) if number < 0 else f" {number}"
