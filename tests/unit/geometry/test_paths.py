"""Shapes as SVG paths: short, and the same line on both sides of a border."""

from __future__ import annotations

import numpy as np
import shapely

from stp_map.core.view import MapStyle
from stp_map.geometry.paths import line_path, paths
from stp_map.geometry.shapes import shapes


def test_a_path_is_its_first_point_and_steps_that_lead_anywhere_southwards_down():
    points = np.array([(100.0, 50.0), (120.0, 50.0), (121.0, 51.0), (120.0, 80.0)])
    assert line_path(points, 10) == "M10-5l2 0 0-3"
    assert line_path(points[:1], 10) == "M10-5"


def test_every_footprint_has_a_path_that_fills_its_area(atlas):
    drawn = shapes(atlas)
    found = paths(drawn, 10)
    assert list(found.areas) == list(drawn.areas)
    for code, area in drawn.areas.items():
        largest = max(shapely.get_parts(area), key=lambda part: part.area)
        rings = sum(1 + len(part.interiors) for part in shapely.get_parts(area))
        assert found.areas[code].count("z") <= rings
        west, south, east, north = largest.bounds
        assert found.areas[code].startswith("M")
        assert east - west > 0 < north - south
    assert len(found.borders) == len(drawn.borders)


def test_circles_are_two_arcs_each(atlas):
    found = paths(shapes(atlas, MapStyle.CIRCLES), 10)
    assert {path.count("a") for path in found.areas.values()} == {2}
    assert found.borders == ()
