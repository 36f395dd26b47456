"""Shapes and borders of a map as short SVG paths of whole numbers, y downwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from stp_map.geometry.placing import outlines_of
from stp_map.geometry.shapes import Area, Shapes, radius


@dataclass(frozen=True, eq=False)
class Paths:
    """What is drawn of a map, in units of ``metres`` from the origin of the grid (EPSG:27700).

    Attributes:
        metres: in one unit, along which ``x`` goes east and ``y`` south.
        areas: each footprint's code to its outline, islets included, in the order of drawing.
        borders: the lines of ``shapes.borders``, in the same order.
    """

    metres: int
    areas: Mapping[str, str]
    borders: tuple[str, ...]


@lru_cache(maxsize=16)
def paths(shapes: Shapes, metres: int) -> Paths:
    """The paths of shapes, made once for each of them.

    Args:
        shapes: in metres (EPSG:27700).
        metres: in one unit of the paths; coordinates are rounded to it.
    """
    if shapes.is_stacked:
        areas = {code: _circle(area, metres) for code, area in shapes.areas.items()}
    else:
        areas = {code: _area(area, metres) for code, area in shapes.areas.items()}
    lines = (line_path(shapely.get_coordinates(border.line), metres) for border in shapes.borders)
    return Paths(metres, areas, tuple(lines))


def _area(area: Area, metres: int) -> str:
    """Outer rings one way round and holes the other, so that holes stay empty when filled."""
    rings = outlines_of(shapely.orient_polygons(area))
    drawn = (line_path(shapely.get_coordinates(ring)[:-1], metres) for ring in rings)
    return "".join(f"{steps}z" for steps in drawn if "l" in steps)


def _circle(circle: BaseGeometry, metres: int) -> str:
    """Two arcs, which stay round however large they are drawn."""
    west, south, _, north = (side / metres for side in circle.bounds)
    across = radius(circle) / metres
    arc = f"a{across:.1f} {across:.1f} 0 1 0"
    return (
        f"M{west:.1f} {-(south + north) / 2:.1f}{arc} {2 * across:.1f} 0{arc}-{2 * across:.1f} 0z"
    )


def line_path(points: npt.NDArray[np.float64], metres: float) -> str:
    """Points as the shortest path: the first absolute, the others as steps that lead anywhere.

    Args:
        points: in metres, y northwards.
        metres: in one unit of the path, whose y goes south.
    """
    whole = np.round(points / (metres, -metres)).astype(int)
    steps = np.diff(whole, axis=0)
    moves = steps[steps.any(axis=1)].ravel().tolist()
    start = f"M{whole[0, 0]}{_spaced(whole[0, 1:].tolist())}"
    return f"{start}l{_spaced(moves).removeprefix(' ')}" if moves else start


def _spaced(numbers: Iterable[int]) -> str:
    """Numbers as they follow another: a minus sign separates by itself."""
    return "".join(str(number) if number < 0 else f" {number}" for number in numbers)
