"""Small signs at points on the ground, such as the headquarters of NHS trusts: without names."""

from __future__ import annotations

from collections.abc import Mapping

from stp_map.geometry.boxes import Box
from stp_map.geometry.labels.label import MapSite
from stp_map.geometry.projection import projected

DOT_RADIUS = 2.2
"""Points from the middle of a sign to its edge, its light rim included."""


def place_dots(site: MapSite, points: Mapping[str, tuple[float, float]]) -> dict[str, Box]:
    """The boxes of the signs that lie in the room of a map.

    Args:
        site: the map.
        points: longitude and latitude (WGS 84), by the name of what is there.
    """
    radius, found = site.points(DOT_RADIUS), {}
    for name, point in zip(points, projected(points.values()), strict=True):
        box = Box.around(*site.placement.point(*point), radius, radius)
        if site.room.holds(box):
            found[name] = box
    return found
