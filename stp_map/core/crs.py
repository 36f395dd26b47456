"""The coordinate reference systems in use, each named once."""

from __future__ import annotations

WGS84 = "EPSG:4326"
"""Longitude and latitude in degrees: boundary files, GeoJSON, points."""

NATIONAL_GRID = "EPSG:27700"
"""British National Grid, in metres: areas, distances, everything on paper."""

WEB_MERCATOR = "EPSG:3857"
"""What the web map is drawn in. Its metres are not metres on the ground."""
