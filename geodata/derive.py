"""Derives the footprints' boundaries, measurements and neighbours from CCG polygons.

Nothing here reads a clock, a random number or the network: the same source and membership give
the same bytes. Lengths and areas are in metres, measured in British National Grid (EPSG:27700).
"""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from stp_map.core.crs import NATIONAL_GRID, WGS84

# The largest rings within one footprint that no other fills are 0.3 and 3.3 square metres:
# specks left by digitising, which collapse into invalid rings when rounded.
PINHOLE_M2 = 100

# Six decimals of a degree are about 0.1 m. Fewer make some polygons invalid at some tolerances.
DECIMALS = 6

# The widest water that still counts as facing: the Thames at Tilbury is 0.8 km wide.
FACING_WATER_M = 1_500


class BuildError(Exception):
    """The boundaries cannot be derived; the text says why and is fit to show to a person."""


def dissolve(features: list[dict[str, Any]], membership: Mapping[str, str]) -> gpd.GeoSeries:
    """Join the CCG polygons of each footprint into one.

    Args:
        features: GeoJSON features of the source with a property ``name``, in WGS 84. Those
            without a geometry (CCGs founded later) are left out.
        membership: footprint code for each polygon name, from tables/polygon_membership.csv.

    Returns:
        One polygon a footprint, unsimplified, in EPSG:27700, indexed by code in order of code.

    Raises:
        BuildError: the source and the membership name different polygons, or the result overlaps.
    """
    shapes = {
        f["properties"]["name"]: shapely.geometry.shape(f["geometry"])
        for f in features
        if f["geometry"]
    }
    if unmatched := sorted(shapes.keys() ^ membership.keys()):
        raise BuildError(
            "Expected the same polygon names in the boundary source and in "
            f"tables/polygon_membership.csv, but only one of them has: {', '.join(unmatched)}."
        )
    projected = gpd.GeoSeries(shapes, crs=WGS84).to_crs(NATIONAL_GRID)
    members = defaultdict(list)
    for name, shape in projected.items():
        members[membership[str(name)]].append(shape)
    footprints = gpd.GeoSeries(
        {
            code: _without_pinholes(shapely.coverage_union_all(members[code]))
            for code in sorted(members)
        },
        crs=NATIONAL_GRID,
    )
    _require_coverage(footprints, "The dissolved boundaries")
    return footprints


def simplify(footprints: gpd.GeoSeries, tolerance: float) -> gpd.GeoSeries:
    """Simplify all boundaries together, so that a shared border stays identical on both sides.

    Args:
        footprints: a valid coverage in EPSG:27700.
        tolerance: in metres; about the square root of the smallest triangle that a vertex may
            make with its neighbours and stay (Visvalingam and Whyatt).

    Returns:
        The simplified coverage in WGS 84, rounded to ``DECIMALS``.

    Raises:
        BuildError: simplifying or rounding made a polygon invalid or opened the coverage.
    """
    simple = shapely.coverage_simplify(footprints.to_numpy(), tolerance)
    in_degrees = gpd.GeoSeries(simple, index=footprints.index, crs=NATIONAL_GRID).to_crs(WGS84)
    rounded = in_degrees.transform(lambda xy: np.round(xy, DECIMALS))
    _require_coverage(rounded, f"The boundaries simplified at {tolerance:g} m")
    return rounded


def as_geojson(footprints: gpd.GeoSeries) -> bytes:
    """Write compact GeoJSON in UTF-8: one feature a line, the only property ``code``."""
    lines = [
        json.dumps(
            {
                "type": "Feature",
                "properties": {"code": code},
                "geometry": shapely.geometry.mapping(shape),
            },
            separators=(",", ":"),
        )
        for code, shape in footprints.items()
    ]
    body = ",\n".join(lines)
    return f'{{"type":"FeatureCollection","features":[\n{body}\n]}}\n'.encode()


def measure(footprints: gpd.GeoSeries) -> bytes:
    """Write measurements.csv: area and the centre of the largest circle in the largest part.

    Args:
        footprints: the unsimplified polygons in EPSG:27700.

    Returns:
        CSV with ``code``, ``area_km2`` (2 decimals), ``latitude`` and ``longitude`` (WGS 84,
        5 decimals).
    """
    centres = gpd.GeoSeries(footprints.map(_centre), crs=NATIONAL_GRID).to_crs(WGS84)
    rows = [
        (str(code), f"{area / 1e6:.2f}", f"{latitude:.5f}", f"{longitude:.5f}")
        for code, area, latitude, longitude in zip(
            footprints.index, footprints.area, centres.y, centres.x, strict=True
        )
    ]
    return _csv(("code", "area_km2", "latitude", "longitude"), rows)


def neighbours(footprints: gpd.GeoSeries) -> bytes:
    """Write neighbours.csv: who borders whom, both ways round.

    ``land``: the two share a border of positive length before simplification; meeting in a
    point is not enough. ``water``: they share none, but their shortest connecting line is under
    1,500 m and crosses no other footprint, so only water (in practice the tidal Thames, which
    the source leaves out) lies between them.

    Args:
        footprints: the unsimplified polygons in EPSG:27700.

    Returns:
        CSV with ``code``, ``neighbour`` and ``border``, sorted.
    """
    shapes = footprints.to_numpy()
    tree = shapely.STRtree(shapes)
    rows = []
    for one, other in zip(*tree.query(shapes, "dwithin", FACING_WATER_M), strict=True):
        border = _border(shapes, tree, one, other) if one != other else None
        if border:
            rows.append((footprints.index[one], footprints.index[other], border))
    return _csv(("code", "neighbour", "border"), sorted(rows))


def _border(shapes: np.ndarray, tree: shapely.STRtree, one: int, other: int) -> str | None:
    """Say which kind of border two footprints share: ``land``, ``water`` or None."""
    if shapely.intersection(shapes[one], shapes[other]).length > 0:
        return "land"
    across = shapely.shortest_line(shapes[one], shapes[other])
    if across.length == 0 or across.length >= FACING_WATER_M:
        return None
    between = set(tree.query(across, "intersects")) - {one, other}
    return None if between else "water"


def _centre(shape: shapely.Geometry) -> shapely.Geometry:
    """Find the point of the largest part that lies deepest inside it, to 10 m."""
    largest = max(shapely.get_parts(shape), key=shapely.area)
    radius: shapely.LineString = shapely.maximum_inscribed_circle(largest, tolerance=10)
    return shapely.Point(radius.coords[0])


def _without_pinholes(shape: shapely.Geometry) -> shapely.Geometry:
    parts = [
        shapely.Polygon(
            part.exterior,
            [ring for ring in part.interiors if shapely.Polygon(ring).area > PINHOLE_M2],
        )
        for part in shapely.get_parts(shape)
    ]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def _require_coverage(footprints: gpd.GeoSeries, what: str) -> None:
    if invalid := list(footprints.index[~footprints.is_valid]):
        raise BuildError(f"{what} have invalid polygons: {', '.join(invalid)}.")
    if not shapely.coverage_is_valid(footprints.to_numpy()):
        raise BuildError(f"{what} overlap or have borders that do not match.")


def _csv(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()
