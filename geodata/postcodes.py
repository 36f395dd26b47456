"""Derives in which footprint every postcode lies, and which lie near a border.

Nothing here reads a clock, a random number or the network: the same postcodes and footprints give
the same values. Lengths are in metres, measured in British National Grid (EPSG:27700).
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from code_point import CodePoint

from stp_map.data.postcodes import COUNTRIES, NEAR_M, as_json

ENGLAND = "E92000001"
ABROAD = {"S92000003": "S", "W92000004": "W"}
SAMPLE = 2_000
_AREA = re.compile(r"[A-Z]+")


@dataclass(frozen=True)
class Located:
    """Postcodes and where they lie, item by item.

    Attributes:
        points: the postcodes.
        where: the index of the footprint of each, in number order; -1 outside England.
        near: for each, indexes of the other footprints that begin within ``NEAR_M`` of it.
    """

    points: Sequence[CodePoint]
    where: npt.NDArray[np.int64]
    near: Sequence[frozenset[int]]


def locate(points: Sequence[CodePoint], footprints: gpd.GeoSeries) -> Located:
    """Place every postcode by point in polygon.

    One of England that lies in no polygon (on a pier, or an island that the boundaries leave
    out) belongs to the nearest.

    Args:
        points: postcodes of Great Britain.
        footprints: the unsimplified polygons in EPSG:27700, in number order.
    """
    xy = np.array([(point.easting, point.northing) for point in points], dtype=float)
    in_england = np.array([point.country == ENGLAND for point in points])
    where = footprint_at(xy, in_england, footprints)
    return Located(points, where, _near(xy, where, footprints))


def footprint_at(
    xy: npt.NDArray[np.float64], wanted: npt.NDArray[np.bool_], footprints: gpd.GeoSeries
) -> npt.NDArray[np.int64]:
    """The index of the polygon that holds each of the points, or else is nearest.

    Args:
        xy: eastings and northings, a row a point.
        wanted: which of the points are asked for; the others get -1.
        footprints: polygons in EPSG:27700.
    """
    found = np.full(len(xy), -1)
    for index, shape in enumerate(footprints):
        shapely.prepare(shape)
        west, south, east, north = shape.bounds
        inside_box = ((xy >= (west, south)) & (xy <= (east, north))).all(axis=1)
        asked = np.flatnonzero(wanted & (found < 0) & inside_box)
        found[asked[shapely.contains_xy(shape, xy[asked])]] = index
    left = np.flatnonzero(wanted & (found < 0))
    found[left] = shapely.STRtree(footprints.to_numpy()).nearest(shapely.points(xy[left]))
    return found


def _near(
    xy: npt.NDArray[np.float64], where: npt.NDArray[np.int64], footprints: gpd.GeoSeries
) -> list[frozenset[int]]:
    """For each point of a footprint, the other footprints whose border is near."""
    lines, sides = _borders(footprints)
    inside = np.flatnonzero(where >= 0)
    points = shapely.points(xy[inside])
    asked, found = shapely.STRtree(lines).query(points, "dwithin", NEAR_M)
    near: dict[int, set[int]] = {}
    for point, line in zip(inside[asked].tolist(), found.tolist(), strict=True):
        near.setdefault(point, set()).update(sides[line])
    return [frozenset(near.get(n, ())) - {there} for n, there in enumerate(where.tolist())]


def _borders(footprints: gpd.GeoSeries) -> tuple[npt.NDArray[np.object_], list[tuple[int, int]]]:
    """The borders between footprints in straight pieces, and the two that each is between."""
    shapes = footprints.to_numpy()
    pieces: list[npt.NDArray[np.object_]] = []
    sides: list[tuple[int, int]] = []
    for one, other in zip(*shapely.STRtree(shapes).query(shapes, "intersects"), strict=True):
        if one >= other:
            continue
        shared = shapely.get_parts(shapely.intersection(shapes[one], shapes[other]))
        for line in shared[shapely.length(shared) > 0]:
            corners = shapely.get_coordinates(line)
            found = np.array(shapely.linestrings(np.stack([corners[:-1], corners[1:]], axis=1)))
            pieces.append(found)
            sides += [(int(one), int(other))] * len(found)
    return np.concatenate(pieces), sides


def postcode_list(located: Located) -> bytes:
    """Write the list places/postcodes.json: every sector of an area that is partly in England.

    A label is the number of the footprint and of others near by, or the letter of a country.
    """
    areas: defaultdict[str, set[str]] = defaultdict(set)
    labels: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for point, label in sorted(zip(located.points, _labels(located), strict=True)):
        areas[_area(point.postcode)].add(COUNTRIES.get(label, ""))
        labels[point.postcode[:-2]][point.postcode[-2:]] = label
    abroad = {area: min(countries) for area, countries in areas.items() if "" not in countries}
    english = {sector: units for sector, units in labels.items() if _area(sector) not in abroad}
    return as_json(abroad, english)


def sample(located: Located) -> bytes:
    """Postcodes of England drawn by their hash, as a table to test the list with.

    Returns:
        CSV with ``postcode``, ``number`` of the footprint by point in polygon, and ``near``:
        numbers of others whose border is near, with spaces between.
    """
    drawn = sorted(
        (n for n, there in enumerate(located.where.tolist()) if there >= 0),
        key=lambda n: hashlib.sha256(located.points[n].postcode.encode()).digest(),
    )[:SAMPLE]
    lines = ["postcode,number,near"]
    for n in sorted(drawn, key=lambda n: located.points[n].postcode):
        near = " ".join(str(index + 1) for index in sorted(located.near[n]))
        lines.append(f"{located.points[n].postcode},{located.where[n] + 1},{near}")
    return ("\n".join(lines) + "\n").encode()


def _labels(located: Located) -> list[str]:
    return [
        "/".join(str(index + 1) for index in (there, *sorted(near)))
        if there >= 0
        else ABROAD[point.country]
        for point, there, near in zip(
            located.points, located.where.tolist(), located.near, strict=True
        )
    ]


def _area(postcode: str) -> str:
    match = _AREA.match(postcode)
    return match[0] if match else ""
