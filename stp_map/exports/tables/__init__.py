"""The data of what is shown as files: CSV, XLSX, GeoJSON and GeoPackage."""

from __future__ import annotations

from stp_map.exports.tables.geography import geojson_bytes, geopackage_bytes
from stp_map.exports.tables.text_table import csv_bytes
from stp_map.exports.tables.workbook import xlsx_bytes

__all__ = ["csv_bytes", "geojson_bytes", "geopackage_bytes", "xlsx_bytes"]
