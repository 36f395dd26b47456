"""Reads a level of the boundaries from GeoJSON and checks it as geometry."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely

from stp_map.core.crs import WGS84
from stp_map.core.errors import Fault
from stp_map.data.package import CODES, Table, read_json

# England with its islands, in degrees: west, south, east, north.
ENGLAND = (-6.5, 49.8, 1.8, 55.9)

_NAMES_OF_WGS84 = {
    "EPSG:4326",
    "urn:ogc:def:crs:EPSG::4326",
    "urn:ogc:def:crs:OGC:1.3:CRS84",
    "urn:ogc:def:crs:OGC::CRS84",
}


@dataclass(frozen=True)
class _Feature:
    position: int
    code: str
    shape: shapely.Geometry | None

    def __str__(self) -> str:
        return f"feature {self.position} ({self.code or 'no code'})"


def read_level(content: Mapping[str, bytes], path: str) -> tuple[gpd.GeoSeries, list[Fault]]:
    """Read a level of the boundaries from its file, and find all that is wrong with it.

    Args:
        content: the files of the package by path; nothing is said of one that is missing.
        path: the level's file.

    Returns:
        Polygons in WGS 84 by code, in order of code, those that can be used; and the faults.
    """
    if path not in content:
        return _series({}), []
    collection, faults = read_json(content[path], path)
    if faults:
        return _series({}), faults
    members = collection.get("features")
    if collection.get("type") != "FeatureCollection" or not isinstance(members, list):
        return _series({}), [Fault(path, "expected a GeoJSON FeatureCollection with features.")]
    features = [_read_feature(member, position) for position, member in enumerate(members, start=1)]
    sound: dict[str, shapely.Geometry] = {}
    messages = [*_crs_faults(collection), *_code_faults(features)]
    for feature in features:
        if fault := _shape_fault(feature.shape):
            messages.append(f"{feature}: {fault}")
        elif feature.code in CODES and feature.shape is not None:
            sound.setdefault(feature.code, feature.shape)
    shapes = _series({code: sound[code] for code in sorted(sound)})
    messages += _coverage_faults(shapes)
    return shapes, [Fault(path, message) for message in messages]


def check_points(shapes: gpd.GeoSeries, measurements: Table, path: str) -> list[Fault]:
    """Check that each footprint's measured point lies in its polygon, or they were mixed up.

    A row without two numbers is passed over: the schemas report that.

    Args:
        shapes: polygons in WGS 84 by code.
        measurements: boundaries/measurements.csv, in degrees (WGS 84).
        path: the file of the polygons, for the faults.
    """
    faults = []
    for _, row in measurements.rows:
        with suppress(ValueError):
            where = float(row["longitude"]), float(row["latitude"])
            known = row["code"] in shapes.index and all(map(math.isfinite, where))
            if known and not shapes[row["code"]].intersects(shapely.Point(where)):
                message = (
                    f"{row['code']}: expected the polygon to contain the point that "
                    f"{measurements.path} has for it, but it lies elsewhere."
                )
                faults.append(Fault(path, message))
    return faults


def _read_feature(member: object, position: int) -> _Feature:
    feature = member if isinstance(member, dict) else {}
    properties = feature.get("properties")
    code = properties.get("code") if isinstance(properties, dict) else None
    geometry = feature.get("geometry")
    shape = None
    if isinstance(geometry, dict):
        # Through text: the parser in GEOS gives None for whatever it can't make a shape of.
        shape = shapely.from_geojson(json.dumps(geometry), on_invalid="ignore")
    return _Feature(position, code if isinstance(code, str) else "", shape)


def _crs_faults(collection: Mapping[str, object]) -> list[str]:
    crs = collection.get("crs")
    if crs is None:
        return []
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if isinstance(name, str) and name in _NAMES_OF_WGS84:
        return []
    return [f"expected coordinates in WGS 84 (EPSG:4326), but its crs member says {name or crs!r}."]


def _code_faults(features: list[_Feature]) -> list[str]:
    first: dict[str, _Feature] = {}
    messages = []
    for feature in features:
        if feature.code not in CODES:
            messages.append(f"{feature}: expected a code from {CODES[0]} to {CODES[-1]}.")
        elif feature.code in first:
            messages.append(
                f"{feature}: expected each code once, but {first[feature.code]} has it."
            )
        first.setdefault(feature.code, feature)
    missing = [code for code in CODES if code not in first]
    if missing:
        messages.append(f"expected a feature for each code, but none is for {', '.join(missing)}.")
    return messages


def _shape_fault(shape: shapely.Geometry | None) -> str | None:
    """Say what is wrong with one shape on its own, or None."""
    if shape is None:
        return "expected a polygon, but found none that can be read."
    if not isinstance(shape, shapely.Polygon | shapely.MultiPolygon):
        return f"expected a polygon, but found a {type(shape).__name__}."
    if shape.is_empty:
        return "expected a polygon, but it is empty."
    west, south, east, north = shape.bounds
    # Written so that a NaN fails it.
    inside = (
        west >= ENGLAND[0] and south >= ENGLAND[1] and east <= ENGLAND[2] and north <= ENGLAND[3]
    )
    if not inside:
        return (
            "expected coordinates in England in WGS 84 (degrees, longitude first), but they reach "
            f"from {west:.6g}, {south:.6g} to {east:.6g}, {north:.6g}."
        )
    if not shape.is_valid:
        return f"expected a valid polygon, but found {shapely.is_valid_reason(shape)}."
    return None


def _coverage_faults(shapes: gpd.GeoSeries) -> list[str]:
    polygons = shapes.to_numpy()
    if len(polygons) == 0 or shapely.coverage_is_valid(polygons):
        return []
    at_fault = ~shapely.is_empty(shapely.coverage_invalid_edges(polygons))
    codes = ", ".join(shapes.index[np.asarray(at_fault)])
    return [f"expected borders that match and do not overlap, but these do not: {codes}."]


def _series(shapes: Mapping[str, shapely.Geometry]) -> gpd.GeoSeries:
    return gpd.GeoSeries(list(shapes.values()), index=list(shapes), crs=WGS84).rename_axis("code")
