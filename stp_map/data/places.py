"""Towns, villages and positions, and the footprints they lie in. Offline."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from stp_map.core.crs import NATIONAL_GRID, WGS84
from stp_map.core.model import Atlas, Region
from stp_map.core.text import without_accents
from stp_map.data.atlas import print_boundaries
from stp_map.data.package import CODES, TOWNS
from stp_map.data.positions import Position, read_position
from stp_map.data.sources import content_of

if TYPE_CHECKING:
    from shapely import Point


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A town, village or position.

    Attributes:
        name: its own name, or the position as it was typed. Untrusted text.
        footprints: codes of the footprints it lies in, to the percentage of the postcodes of its
            council there where they are several; none outside England.
        county: its ceremonial county, or outside England its country; empty for a position.
        population: people, as GeoNames has it; 0 for a position.
        latitude: in degrees (WGS 84).
        longitude: in degrees (WGS 84).
    """

    name: str
    footprints: Mapping[str, float]
    county: str = ""
    population: int = 0
    latitude: float = 0
    longitude: float = 0


def name_key(name: str) -> str:
    """A name without case, accents or punctuation: ``Stoke-on-Trent`` is ``stoke on trent``.

    ``Saint`` is ``st``: a list of places has some one way, people write the other.
    """
    written = _SILENT.sub("", without_accents(name).replace("&", " and "))
    return " ".join("st" if word == "saint" else word for word in _WORD.findall(written))


@lru_cache(maxsize=4)
def towns(atlas: Atlas) -> tuple[FoundPlace, ...]:
    """Every place of the United Kingdom with more than 500 people, the most populous first.

    Read when a search first asks for it. London is none of them: it is a region of five
    footprints, whatever its one point says.

    Raises:
        StpMapError: the file was removed, damaged or replaced since the atlas was loaded.
    """
    found = []
    for name, county, where, population, latitude, longitude in json.loads(
        content_of(atlas, TOWNS)
    ):
        pairs = where if isinstance(where, list) else [(where, 100)] if where else []
        known = ((CODES[number - 1], share) for number, share in pairs)
        there = {code: share for code, share in known if code in atlas.by_code}
        found.append(FoundPlace(name, there, county, population, latitude, longitude))
    return tuple(place for place in found if place.name not in _REGIONS)


def place_at(text: str, atlas: Atlas) -> FoundPlace | None:
    """The position that a text writes down, and the footprint around it; None for other text."""
    position = read_position(text)
    if position is None:
        return None
    there = _point(position, WGS84)
    boundaries = print_boundaries(atlas)
    around = boundaries.index[boundaries.intersects(_point(position, NATIONAL_GRID))]
    footprints = {str(code): 100 for code in around[:1]}
    return FoundPlace(text, footprints, latitude=there.y, longitude=there.x)


_SILENT = re.compile("['’.]")
_WORD = re.compile(r"[^\W_]+")
_REGIONS = frozenset(str(region.value) for region in Region)


def _point(position: Position, crs: str) -> Point:
    """A position as a point in another coordinate reference system."""
    import geopandas as gpd  # noqa: PLC0415 - only who searches for a position waits for it

    point = gpd.GeoSeries.from_xy([position.x], [position.y], crs=position.crs).to_crs(crs)
    return cast("Point", point.iloc[0])
