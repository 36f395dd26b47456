"""A grid of equal hexagons, standing on a point, in rows of which every second is half a step on.

Lengths are in metres in British National Grid (EPSG:27700).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

REACH = 3.0  # squared steps from a spread centroid within which a cell may be used

# To the east, then anticlockwise, every 60 degrees.
ANGLES = np.radians(60 * np.arange(6))
_CORNERS = np.radians(30 + 60 * np.arange(6))


@dataclass(frozen=True)
class Grid:
    """Cells that may be used: (column, row), middles in metres, and who is beside whom.

    ``beside[k]`` is a matrix of cells by cells: 1 where the second lies in direction ``k`` of the
    first (0 is east, then anticlockwise).
    """

    cells: list[tuple[int, int]]
    middles: np.ndarray
    step: float
    beside: np.ndarray


def lay_grid(points: np.ndarray, step: float, offset: tuple[float, float]) -> Grid:
    """Lay a grid over some points.

    Args:
        points: where hexagons are wanted, in metres.
        step: metres from the middle of a hexagon to the next.
        offset: by how much of a step to the east, and of a row to the north, the grid is moved.

    Returns:
        The cells near a point, counted from beyond the north-west corner of the points.
    """
    height = step * np.sqrt(3) / 2
    west = points[:, 0].min() - (2 - offset[0]) * step
    north = points[:, 1].max() + (2 - offset[1]) * height
    columns = int((points[:, 0].max() - west) / step) + 3
    rows = int((north - points[:, 1].min()) / height) + 3
    cells = [(column, row) for row in range(rows) for column in range(columns)]
    middles = np.array(
        [(west + (column + row % 2 / 2) * step, north - row * height) for column, row in cells]
    )
    used = np.flatnonzero(squared_distances(points, middles).min(axis=0) < REACH * step**2)
    middles = middles[used]
    apart = (middles[None] - middles[:, None]) / step
    directions = np.stack([np.cos(ANGLES), np.sin(ANGLES)], axis=1)
    beside = np.hypot(*np.moveaxis(apart[None] - directions[:, None, None], -1, 0)) < 0.1  # noqa: PLR2004 - the same, but for rounding
    return Grid([cells[index] for index in used], middles, step, beside.astype(float))


def land_shares(grid: Grid, england: shapely.Geometry) -> np.ndarray:
    """The share of each cell that is land."""
    corners = np.stack([np.cos(_CORNERS), np.sin(_CORNERS)], axis=1) * grid.step / np.sqrt(3)
    hexagons = shapely.polygons(grid.middles[:, None] + corners)
    land = shapely.area(shapely.intersection(hexagons, england))
    shares: np.ndarray = land / shapely.area(hexagons)
    return shares


def squared_distances(ones: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Squared distances, ones by others."""
    squares: np.ndarray = ((ones[:, None] - others[None]) ** 2).sum(axis=-1)
    return squares


def from_the_corner(cells: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same cells, counted from the first row and column in use, odd rows still to the right."""
    first_row = min(row for _, row in cells)
    halves = [2 * column + row % 2 for column, row in cells]
    west = min(halves)
    west -= (west - first_row) % 2  # so that a half step stays a half step
    rows = [row - first_row for _, row in cells]
    return [((half - west - row % 2) // 2, row) for half, row in zip(halves, rows, strict=True)]
