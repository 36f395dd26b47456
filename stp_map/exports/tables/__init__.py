"""The data of what is shown as files: CSV, XLSX, GeoJSON and GeoPackage."""

from __future__ import annotations

from stp_map.analysis.scene import Scene
from stp_map.core.order import Order, Output
from stp_map.exports.tables.export_table import csv_bytes, export_table
from stp_map.exports.tables.geography import geojson_bytes, geopackage_bytes
from stp_map.exports.tables.workbook import xlsx_bytes

__all__ = ["make"]

_WRITERS = {
    Output.CSV: csv_bytes,
    Output.XLSX: xlsx_bytes,
    Output.GEOJSON: geojson_bytes,
    Output.GEOPACKAGE: geopackage_bytes,
}


def make(scene: Scene, order: Order) -> bytes:
    """The footprints shown as a file of data, a row each."""
    return _WRITERS[order.output](export_table(scene, order))
