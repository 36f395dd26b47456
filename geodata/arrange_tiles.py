"""Arranges 44 equal hexagons, one a footprint, so that the whole still reads as England.

The arrangement is ours. No random number, clock or network: the same boundaries give the same
bytes. Lengths are in metres in British National Grid (EPSG:27700) until they are divided by the
distance between two neighbouring hexagons, the step.

1. Hexagons stand on a point, in rows, every second row half a step to the right. The step is such
   that 44 of them have the area of England together.
2. The centroids are spread until no two are much nearer than a step, so that London and the other
   cities have room.
3. The grid is laid over England in several places. Each time, footprints get cells by an
   assignment of least cost: squared distance from the spread centroid, and the share of the cell
   that is sea.
4. Two footprints then trade places, or one moves to a free cell, whatever lowers the cost most.
   The cost now also counts neighbours: one for a pair that is torn apart and more the further, a
   part of one for a pair that stays together but is turned. A trade may make things worse for a
   while, but it can't be taken back at once (tabu search), and it may not break a region apart or
   close a hole around a free cell.
5. The cheapest arrangement of all that were met wins, whole regions and no holes required.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

import geopandas as gpd
import numpy as np
import shapely
from derive import BuildError
from hex_grid import ANGLES, Grid, from_the_corner, land_shares, lay_grid, squared_distances
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]  # with mapclassify

# What a pair of neighbours costs: 1 when torn apart, and this more for each squared step.
DISTANCE_WEIGHT = 0.1
# Of a pair that stays together: this times (1 - cosine of the angle it is turned by), at most 1.
TURN_WEIGHT = 0.5
# What a squared step from the spread centroid costs.
PLACE_WEIGHT = 0.2
# What a cell all in the sea costs.
SEA_WEIGHT = 2.0

SPREAD_ROUNDS = 300
PUSH, ANCHOR = 0.25, 0.02  # of an overlap, and of the way back to the centroid, in a round

# Where the grid begins, in steps to the east and in rows to the north.
OFFSETS = tuple(product((0.0, 0.25, 0.5, 0.75), (0.0, 0.5)))
TRADES = 300
TABU_FOR = 12
CANDIDATES = 60  # of the best trades, how many are looked at for whole regions
BREACH = 6.0  # what a piece too many or a hole costs while the search has not got rid of it


@dataclass(frozen=True)
class Arrangement:
    """Cells as (column, row) by index of the footprint, and how good they are.

    ``kept`` is how many pairs of neighbours are neighbours still; ``breaches`` counts pieces of
    regions too many and closed-in free cells; ``displacement`` is each footprint's distance, in
    metres, from its centroid.
    """

    cells: list[tuple[int, int]]
    cost: float
    breaches: int
    kept: int
    displacement: np.ndarray


def arrange(
    footprints: gpd.GeoSeries, regions: Mapping[str, str], pairs: Iterable[tuple[str, str]]
) -> bytes:
    """Write tiles.csv: the cell of each footprint's hexagon.

    Args:
        footprints: polygons in EPSG:27700, indexed by code in order of code.
        regions: region by code.
        pairs: codes that are neighbours, both ways round.

    Returns:
        CSV with ``code``, ``column`` (from the west) and ``row`` (from the north), both from 0;
        odd rows stand half a hexagon to the right.

    Raises:
        BuildError: no arrangement was found that keeps every region whole and has no holes.
    """
    tries = [found for _, found in arrangements(footprints, regions, pairs)]
    best = min(tries, key=lambda found: (found.breaches, round(found.cost, 6)))
    if best.breaches:
        raise BuildError("No arrangement of tiles keeps every region whole and has no holes.")
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("code", "column", "row"))
    cells = zip(footprints.index, from_the_corner(best.cells), strict=True)
    writer.writerows((code, column, row) for code, (column, row) in cells)
    return text.getvalue().encode()


def arrangements(
    footprints: gpd.GeoSeries, regions: Mapping[str, str], pairs: Iterable[tuple[str, str]]
) -> Iterator[tuple[tuple[float, float], Arrangement]]:
    """Every offset of the grid with the best arrangement met from there; arguments as above."""
    codes = list(footprints.index)
    near = np.zeros((len(codes), len(codes)))
    for one, other in pairs:
        near[codes.index(one), codes.index(other)] = 1
    step = float(np.sqrt(2 * footprints.area.sum() / len(codes) / np.sqrt(3)))
    centroids = shapely.get_coordinates(footprints.centroid.to_numpy())
    spread = _spread(centroids, step)
    england = shapely.union_all(footprints.to_numpy())
    for offset in OFFSETS:
        grid = lay_grid(spread, step, offset)
        place_cost = PLACE_WEIGHT * squared_distances(spread, grid.middles) / step**2
        place_cost += SEA_WEIGHT * (1 - land_shares(grid, england))
        search = _Search(grid, place_cost, near, centroids, [regions[code] for code in codes])
        yield offset, search.run()


def _spread(centroids: np.ndarray, step: float) -> np.ndarray:
    """Push points apart that are nearer than a step, while each is drawn to where it was."""
    points = centroids.copy()
    for _ in range(SPREAD_ROUNDS):
        apart = points[None] - points[:, None]
        distance = np.hypot(apart[..., 0], apart[..., 1])
        np.fill_diagonal(distance, step)
        push = PUSH * np.minimum(distance - step, 0)
        moves = (apart / distance[..., None] * push[..., None]).sum(axis=1)
        points = points + moves + ANCHOR * (centroids - points)
    return points


class _Search:
    """The search from one offset of the grid: an assignment, then trades."""

    def __init__(
        self,
        grid: Grid,
        place_cost: np.ndarray,
        near: np.ndarray,
        centroids: np.ndarray,
        regions: list[str],
    ) -> None:
        self._grid, self._place_cost, self._near = grid, place_cost, near
        self._centroids, self._regions = centroids, regions
        self._everyone = np.arange(len(near))
        touching = grid.beside.sum(axis=0)
        self._around = [set(np.flatnonzero(row).tolist()) for row in touching]
        self._rim = {cell for cell, around in enumerate(self._around) if len(around) < len(ANGLES)}
        squares = squared_distances(grid.middles, grid.middles) / grid.step**2
        apart = (1 - touching) * (1 + DISTANCE_WEIGHT * (squares - 1))
        np.fill_diagonal(apart, 0)
        # Pairs of cost by footprints and of cost by cells, to be multiplied and added up.
        self._terms = [(near, apart)] + [
            (near * turned, beside)
            for turned, beside in zip(_turned(centroids), grid.beside, strict=True)
        ]

    def run(self) -> Arrangement:
        """The best arrangement met in ``TRADES`` trades."""
        _, cell = linear_sum_assignment(self._place_cost)
        state = (self._breaches(cell), self._cost(cell))
        best, best_state = cell, state
        forbidden = np.zeros(self._place_cost.shape, dtype=int)
        for now in range(TRADES):
            trade = self._best_trade(cell, state, forbidden > now, best_state[1])
            if trade is None:
                break
            moved = np.flatnonzero(trade != cell)
            forbidden[moved, cell[moved]] = now + TABU_FOR
            cell, state = trade, (self._breaches(trade), self._cost(trade))
            if (state[0], round(state[1], 6)) < (best_state[0], round(best_state[1], 6)):
                best, best_state = cell, state
        return self._described(best, best_state)

    def _best_trade(
        self, cell: np.ndarray, state: tuple[int, float], tabu: np.ndarray, record: float
    ) -> np.ndarray | None:
        """The cheapest trade that is allowed, breaches counted."""
        change = self._changes(cell)
        owner = {index: who for who, index in enumerate(cell.tolist())}
        best, best_value = None, np.inf
        # Rounded, so that the order does not hang on the last digit of a processor.
        for flat in np.argsort(np.round(change, 9), axis=None, kind="stable")[:CANDIDATES]:
            who, target = divmod(int(flat), change.shape[1])
            other = owner.get(target)
            is_tabu = tabu[who, target] or (other is not None and tabu[other, cell[who]])
            if is_tabu and state[1] + change[who, target] >= record - 1e-6:
                continue
            trade = cell.copy()
            trade[who] = target
            if other is not None:
                trade[other] = cell[who]
            worse = self._breaches(trade) - state[0]
            value = round(float(change[who, target]) + BREACH * worse, 9)
            if value < best_value:
                best, best_value = trade, value
            if worse <= 0:  # those that follow cost no less
                break
        return best

    def _changes(self, cell: np.ndarray) -> np.ndarray:
        """What every trade would add to the cost: footprint by target cell."""
        # Of each footprint in each cell, everybody else staying.
        costs = self._place_cost + sum(
            by_who @ by_cell[:, cell].T for by_who, by_cell in self._terms
        )
        here = costs[self._everyone, cell]
        there = costs[:, cell]
        change: np.ndarray = costs - here[:, None]
        # Of two that trade, ``costs`` has their own pair twice before and not at all after.
        change[:, cell] = there + there.T - here[:, None] - here[None] + self._both_ways(cell)
        change[self._everyone, cell] = np.inf
        return change

    def _both_ways(self, cell: np.ndarray) -> np.ndarray:
        """What each pair of footprints costs as it stands, and as it would after a trade."""
        among = np.ix_(cell, cell)
        both: np.ndarray = sum(
            by_who * (by_cell[among] + by_cell[among].T) for by_who, by_cell in self._terms
        )
        return both

    def _cost(self, cell: np.ndarray) -> float:
        among = np.ix_(cell, cell)
        pairs = sum((by_who * by_cell[among]).sum() for by_who, by_cell in self._terms) / 2
        return float(self._place_cost[self._everyone, cell].sum() + pairs)

    def _breaches(self, cell: np.ndarray) -> int:
        """How many pieces too many the regions are in, and how many free cells are closed in."""
        pieces = 0
        for region in sorted(set(self._regions)):
            members = (index for index, of in zip(cell, self._regions, strict=True) if of == region)
            left = set(map(int, members))
            while left:
                left -= self._reached({left.pop()}, left)
                pieces += 1
        free = set(range(len(self._around))) - set(cell.tolist())
        closed_in = free - self._reached(free & self._rim, free)
        return pieces - len(set(self._regions)) + len(closed_in)

    def _reached(self, start: set[int], within: set[int]) -> set[int]:
        """The cells that can be walked to from ``start`` without leaving ``within``."""
        reached, edge = set(start), list(start)
        while edge:
            fresh = (self._around[edge.pop()] & within) - reached
            reached |= fresh
            edge += fresh
        return reached

    def _described(self, cell: np.ndarray, state: tuple[int, float]) -> Arrangement:
        grid = self._grid
        together = grid.beside.sum(axis=0)[np.ix_(cell, cell)]
        apart = grid.middles[cell] - self._centroids
        return Arrangement(
            cells=[grid.cells[index] for index in cell],
            cost=state[1],
            breaches=state[0],
            kept=int((self._near * together).sum()) // 2,
            displacement=np.hypot(apart[:, 0], apart[:, 1]),
        )


def _turned(centroids: np.ndarray) -> Iterator[np.ndarray]:
    """For each direction, what a pair costs when the second is put there from the first."""
    apart = centroids[None] - centroids[:, None]
    truth = np.arctan2(apart[..., 1], apart[..., 0])
    for angle in ANGLES:
        yield np.minimum(1, TURN_WEIGHT * (1 - np.cos(truth - angle)))
