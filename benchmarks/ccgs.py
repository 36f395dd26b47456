"""The 207 CCG polygons that the footprints are made of, as real areas to grow to."""

from __future__ import annotations

import sys

import geopandas as gpd

from benchmarks.servers import ROOT

sys.path.insert(0, str(ROOT / "geodata"))

import derive

import build

COUNT = 207
_KEPT = ROOT / "build" / "ccgs.geojson"


def ccg_polygons() -> gpd.GeoSeries:
    """The polygons of the pinned source, simplified as the footprints are; fetched once.

    Returns:
        A valid coverage in WGS 84 (EPSG:4326), indexed by the name of the CCG.

    Raises:
        BuildError: the source cannot be fetched.
    """
    if not _KEPT.exists():
        features = build._fetch_features()  # noqa: SLF001 - geodata's own way to its source
        names = [each["properties"]["name"] for each in features if each["geometry"]]
        shapes = derive.dissolve(features, {name: name for name in names})
        _KEPT.parent.mkdir(exist_ok=True)
        _KEPT.write_bytes(derive.as_geojson(derive.simplify(shapes, build.LIGHT_TOLERANCE_M)))
    return gpd.read_file(_KEPT).set_index("code").geometry
