"""The files of shapes that the browser's map fetches: names, inner points and arcs.

They follow from the data alone, so ``geodata/build.py`` makes them and the package holds them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import shapely
from shapely.geometry.base import BaseGeometry

from stp_map.core.crs import WEB_MERCATOR, WGS84
from stp_map.core.model import Atlas, PopulationBase, Region
from stp_map.geometry.circles import circles, largest_first
from stp_map.geometry.projection import projected, reprojected
from stp_map.geometry.tiles import centres, hexagons
from stp_map.geometry.topology import Arc, build_topology
from stp_map.web.script_data import DECIMALS, compact_json


def map_shapes(atlas: Atlas) -> dict[str, bytes]:
    """The file of shapes of every style of map, by the style's key (``style_key``).

    Args:
        atlas: all the data; its boundaries at the light level.
    """
    made = {
        "boundaries": web_geometry(atlas),
        "tiles": web_tiles(atlas),
        **{f"circles/{base.slug}": web_stack(atlas, base) for base in PopulationBase},
    }
    return {style: f"{content}\n".encode() for style, content in made.items()}


def web_geometry(atlas: Atlas) -> str:
    """The footprints as compact JSON for the web map (WGS 84, whole 0.0001 degrees).

    Args:
        atlas: all the data.

    Returns:
        JSON with ``codes``, ``names``, ``numbers``, ``points`` (latitude, longitude in degrees),
        ``shapes`` (polygons as rings of arc numbers) and ``arcs``: each
        ``[first area, second area or -1, is between regions, x0, y0, dx1, dy1, ...]`` with
        areas by their index in ``codes``. The same atlas gives the same text.
    """
    shapes = dict(zip(atlas.by_code, atlas.boundaries.geometry, strict=True))
    points = [(f.latitude, f.longitude) for f in atlas.footprints]
    return compact_json(_content(atlas, shapes, points))


def web_tiles(atlas: Atlas) -> str:
    """The footprints as equal hexagons, in the form of ``web_geometry``.

    Args:
        atlas: all the data.

    Returns:
        JSON as above. ``points`` are the middles of the hexagons, not places on the ground, and
        an arc between regions is one between hexagons of two regions.
    """
    drawn = reprojected(hexagons(atlas, WEB_MERCATOR), WEB_MERCATOR, WGS84)
    middles = projected(centres(atlas, WEB_MERCATOR).values(), WEB_MERCATOR, WGS84)
    return compact_json(_content(atlas, drawn, [(north, east) for east, north in middles]))


def web_stack(atlas: Atlas, base: PopulationBase) -> str:
    """The footprints as circles sized by population, in the form of ``web_tiles``.

    Args:
        atlas: all the data.
        base: which count of people the areas of the circles stand for.

    Returns:
        JSON as above with ``stack``, the order in which the circles are drawn, by their indexes.
        Each circle is one arc of its own.
    """
    drawn = reprojected(circles(atlas, base, WEB_MERCATOR), WEB_MERCATOR, WGS84)
    indexes = {code: index for index, code in enumerate(drawn)}
    arcs = [
        Arc(tuple(_whole(point) for point in shapely.get_coordinates(circle)), (code,))
        for code, circle in drawn.items()
    ]
    points = [(f.latitude, f.longitude) for f in atlas.footprints]
    content = {
        **_names(atlas, points),
        "shapes": [[[[index]]] for index in indexes.values()],
        "arcs": [_arc(arc, atlas, indexes) for arc in arcs],
        "stack": [indexes[code] for code in largest_first(atlas, base)],
    }
    return compact_json(content)


def _whole(point: Sequence[float]) -> tuple[int, int]:
    return round(point[0] * 10**DECIMALS), round(point[1] * 10**DECIMALS)


def _names(atlas: Atlas, points: Sequence[tuple[float, float]]) -> dict[str, object]:
    """What every file has of the footprints; points are latitude and longitude in degrees."""
    return {
        "codes": [f.code for f in atlas.footprints],
        "names": [f.name for f in atlas.footprints],
        "numbers": [f.number for f in atlas.footprints],
        "points": [[round(degrees, DECIMALS) for degrees in point] for point in points],
        "london": [i for i, f in enumerate(atlas.footprints) if f.region is Region.LONDON],
    }


def _content(
    atlas: Atlas, shapes: Mapping[str, BaseGeometry], points: Sequence[tuple[float, float]]
) -> dict[str, object]:
    """What files of areas beside each other have, their borders included."""
    topology = build_topology(shapes, DECIMALS)
    indexes = {f.code: index for index, f in enumerate(atlas.footprints)}
    return {
        **_names(atlas, points),
        "shapes": [topology.areas[f.code] for f in atlas.footprints],
        "arcs": [_arc(arc, atlas, indexes) for arc in topology.arcs],
    }


def _arc(arc: Arc, atlas: Atlas, indexes: dict[str, int]) -> list[int]:
    regions = {atlas.by_code[code].region for code in arc.areas}
    first, second = [*(indexes[code] for code in arc.areas), -1][:2]
    steps = [
        difference
        for (x0, y0), (x1, y1) in pairwise(arc.points)
        for difference in (x1 - x0, y1 - y0)
    ]
    return [first, second, int(len(regions) > 1), *arc.points[0], *steps]
