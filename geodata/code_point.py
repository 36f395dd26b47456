"""The postcodes of Great Britain and where they are: Ordnance Survey's Code-Point Open, May 2025.

Read out of the pinned package when the data package is built; whoever only uses the data package
needs neither. Open Government Licence v3.0; contains OS data and Royal Mail data, both copyright
and database right 2025.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import openpyxl
from fetch import POSTCODES, read_from

_FILE = "geocode/code_point_open/codepo_gb.zip"


class CodePoint(NamedTuple):
    """A postcode as it is written (``CB2 0QQ``) and its point in EPSG:27700, in metres.

    ``country`` is the ONS code: E92000001 is England, S92000003 Scotland, W92000004 Wales.
    ``county`` and ``district`` are the ONS codes of its councils in May 2025; ``county`` is empty
    where one council does the work of both.
    """

    postcode: str
    easting: int
    northing: int
    country: str
    county: str = ""
    district: str = ""


def code_points() -> Iterator[CodePoint]:
    """Every postcode that has a point, in the order of the source.

    Raises:
        BuildError: the package can't be fetched.
    """
    with zipfile.ZipFile(io.BytesIO(_archive())) as archive:
        tables = (name for name in archive.namelist() if name.startswith("Data/CSV/"))
        for name in (name for name in tables if name.endswith(".csv")):
            with archive.open(name) as file:
                for row in csv.reader(io.TextIOWrapper(file, encoding="utf-8", newline="")):
                    postcode, quality, east, north, country, _, _, county, district, _ = row
                    if int(quality) < _NO_POINT:
                        written = f"{postcode[:-3].strip()} {postcode[-3:]}"
                        yield CodePoint(written, int(east), int(north), country, county, district)


def council_names() -> dict[str, str]:
    """Councils of May 2025 by ONS code, without what they call themselves: ``Cambridge``.

    Raises:
        BuildError: the package can't be fetched.
    """
    with zipfile.ZipFile(io.BytesIO(_archive())) as archive:
        book = openpyxl.load_workbook(io.BytesIO(archive.read("Doc/Codelist.xlsx")), read_only=True)
        rows = [row for sheet in _COUNCILS for row in book[sheet].iter_rows(values_only=True)]
    return {str(code): _TITLES.sub("", str(name)) for name, code in rows}


_COUNCILS = ("CTY", "DIS", "LBO", "MTD", "UTA")
_TITLES = re.compile(
    r"^(The )?(City and County of the |City of |County of )"
    r"|( County| District| London Boro)?( \(B\))?$"
)
_NO_POINT = 90
"""From this positional quality on a postcode has no coordinates."""


@cache
def _archive() -> bytes:
    """The source as it is published, fetched once for all that is derived from it."""
    return read_from(POSTCODES, _FILE)
