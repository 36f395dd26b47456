"""Derives where the headquarters of each NHS trust is, from its postcode."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import fmean

from code_point import CodePoint
from derive import BuildError
from pyproj import Transformer

from stp_map.core.crs import NATIONAL_GRID, WGS84

DECIMALS = 5
"""Of a degree: about a metre, which is as exact as a postcode's point."""

SECTOR = -2
"""A postcode without its last two letters is its sector, the widest that stands for it."""


def headquarters(trusts: Sequence[tuple[str, str]], points: Iterable[CodePoint]) -> bytes:
    """Place the headquarters of trusts.

    A postcode of 2016 that is no longer in use stands where those are, on average, that share
    the longest beginning with it: all but the last letter, or else the sector.

    Args:
        trusts: code of the organisation and postcode of its headquarters.
        points: every postcode with its point in EPSG:27700.

    Returns:
        The table boundaries/headquarters.csv, in the order of the trusts: latitude and longitude
        in degrees (WGS 84), and the postcode, or beginning of one, that the point is of.

    Raises:
        BuildError: no postcode of a headquarters' sector is known.
    """
    wanted = {postcode[:end] for _, postcode in trusts for end in (None, -1, SECTOR)}
    found: defaultdict[str, list[CodePoint]] = defaultdict(list)
    for point in points:
        for end in (None, -1, SECTOR):
            if (beginning := point.postcode[:end]) in wanted:
                found[beginning].append(point)
    to_degrees = Transformer.from_crs(NATIONAL_GRID, WGS84, always_xy=True)
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(("org_code", "latitude", "longitude", "placed_by"))
    for code, postcode in trusts:
        placed_by = _longest(postcode, found)
        east = fmean(point.easting for point in found[placed_by])
        north = fmean(point.northing for point in found[placed_by])
        longitude, latitude = to_degrees.transform(east, north)
        writer.writerow((code, f"{latitude:.{DECIMALS}f}", f"{longitude:.{DECIMALS}f}", placed_by))
    return written.getvalue().encode()


def _longest(postcode: str, found: defaultdict[str, list[CodePoint]]) -> str:
    for end in (None, -1, SECTOR):
        if (beginning := postcode[:end]) in found:
            return beginning
    raise BuildError(f"Nothing is known of {postcode}, in tables/trusts.csv, nor of its sector.")
