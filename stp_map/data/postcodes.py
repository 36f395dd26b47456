"""Postcodes, sectors and districts, and the footprints they lie in. Offline.

What there is, and where, comes from Ordnance Survey's list of May 2025. Nothing that is asked for
is written down anywhere.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property, lru_cache
from itertools import groupby

from stp_map.core.model import Atlas
from stp_map.data.package import CODES, POSTCODES
from stp_map.data.sources import content_of

NEAR_M = 200
"""Metres. A postcode this near to a border says so: its point is one of its addresses, and the
boundaries are somebody's drawing."""

ELSEWHERE: Mapping[str, str] = {
    "BT": "Northern Ireland",
    "GY": "Guernsey",
    "IM": "the Isle of Man",
    "JE": "Jersey",
}
"""Areas that the list leaves out, and where they are."""

_OUTWARD = r"([A-Z]{1,2}\d[A-Z\d]?)"
_POSTCODE = re.compile(rf"{_OUTWARD} ?(\d[A-Z]{{2}})")
_SECTOR = re.compile(rf"{_OUTWARD} (\d)")
_DISTRICT = re.compile(_OUTWARD)
_AREA = re.compile(r"[A-Z]+")


class Level(Enum):
    """How much of a postcode was given."""

    POSTCODE = "postcode"
    SECTOR = "sector"
    DISTRICT = "district"


@dataclass(frozen=True)
class FoundPostcode:
    """What a postcode, or the beginning of one, means.

    Attributes:
        name: as it is written: ``EX4 4QJ``, ``EX4 4``, ``EX4``. Untrusted text.
        level: whether it is a whole postcode, a sector or a district.
        counts: how many postcodes of it lie in each footprint, by code, most first.
        outside: the same for countries outside England; 0 where only the country is known.
        near: codes of other footprints that begin within ``NEAR_M`` of a whole postcode.
        within: where there is no such postcode, the sector or district that would hold it.
    """

    name: str
    level: Level
    counts: Mapping[str, int] = field(default_factory=dict)
    outside: Mapping[str, int] = field(default_factory=dict)
    near: tuple[str, ...] = ()
    within: FoundPostcode | None = None

    @property
    def exists(self) -> bool:
        """Whether the list knows any such postcode, or at least its country."""
        return bool(self.counts or self.outside)

    @property
    def shares(self) -> dict[str, float]:
        """Percentage of its postcodes in each footprint, by code, most first."""
        total = sum(self.counts.values()) + sum(self.outside.values())
        return {code: 100 * count / total for code, count in self.counts.items()}


def find_postcode(text: str, atlas: Atlas) -> FoundPostcode | None:
    """Where a postcode, sector or district lies.

    Args:
        text: what was typed, in any case; a whole postcode also without its space.
        atlas: all the data.

    Returns:
        What is known of it; ``exists`` is False for what only looks like one. None where the
        text is of another form, or begins with no postcode area.

    Raises:
        StpMapError: the list was removed, damaged or replaced since the atlas was loaded.
    """
    typed = " ".join(text.upper().split())
    whole, sector, district = (form.fullmatch(typed) for form in (_POSTCODE, _SECTOR, _DISTRICT))
    match = whole or sector or district
    if match is None:
        return None
    level = Level.POSTCODE if whole else Level.SECTOR if sector else Level.DISTRICT
    name = " ".join(match.groups())
    area = _AREA.match(name)
    return _known(_list(atlas), name, level, area[0] if area else "")


def _known(known: PostcodeList, name: str, level: Level, area: str) -> FoundPostcode | None:
    """What the list says of a name in proper form."""
    if country := ELSEWHERE.get(area) or known.abroad.get(area):
        return FoundPostcode(name, level, outside={country: 0})
    if area not in known.areas:
        return None
    if level is Level.POSTCODE:
        return _whole(known, name)
    sectors = known.sectors_of(name) if level is Level.DISTRICT else [name]
    labels = Counter(label for sector in sectors for label in known.labels(sector).values())
    if not labels and level is Level.SECTOR:
        district = _there(known, name.partition(" ")[0], Level.DISTRICT)
        return FoundPostcode(name, level, within=district)
    return _counted(known, name, level, labels)


def _whole(known: PostcodeList, name: str) -> FoundPostcode:
    sector = name[:-2]
    label = known.labels(sector).get(name[-2:])
    if label is None:
        district = _there(known, name.partition(" ")[0], Level.DISTRICT)
        within = _there(known, sector, Level.SECTOR) or district
        return FoundPostcode(name, Level.POSTCODE, within=within)
    return _counted(known, name, Level.POSTCODE, Counter([label]))


def _there(known: PostcodeList, name: str, level: Level) -> FoundPostcode | None:
    area = _AREA.match(name)
    found = _known(known, name, level, area[0] if area else "")
    return found if found and found.exists else None


def _counted(known: PostcodeList, name: str, level: Level, labels: Counter[str]) -> FoundPostcode:
    counts, outside = Counter[str](), Counter[str]()
    near: tuple[str, ...] = ()
    for label, count in labels.items():
        if label in COUNTRIES:
            outside[COUNTRIES[label]] += count
            continue
        there, *others = (known.codes[int(number) - 1] for number in label.split("/"))
        counts[there] += count
        near = tuple(others)
    return FoundPostcode(
        name,
        level,
        dict(counts.most_common()),
        dict(outside.most_common()),
        near if level is Level.POSTCODE else (),
    )


_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
UNITS = tuple(f"{first}{second}" for first in _LETTERS for second in _LETTERS)
"""What a postcode can end in: all pairs of letters but C, I, K, M, O and V."""

COUNTRIES: Mapping[str, str] = {"S": "Scotland", "W": "Wales"}
"""What a label says of a postcode outside England; all others are numbers of footprints."""


@dataclass(frozen=True)
class PostcodeList:
    """The list as it is stored: text of which only what is asked for is read further.

    Each sector has a number in hexadecimal, in which the bits stand for its units from AA to ZZ
    (``UNITS``), and a label for each unit that there is, in runs: ``3x37 1x37/38`` is three
    units in footprint 37, and one that lies there too but near to 38.

    Attributes:
        abroad: areas without a postcode in England, and their country.
        sectors: units and labels of each sector, with a bar between, by its name, in order.
        codes: of the footprints, in number order.
    """

    abroad: Mapping[str, str]
    sectors: Mapping[str, str]
    codes: Sequence[str]

    @cached_property
    def areas(self) -> frozenset[str]:
        """Every area with postcodes in England."""
        matches = (_AREA.match(name) for name in self.sectors)
        return frozenset(match[0] for match in matches if match)

    def sectors_of(self, district: str) -> list[str]:
        """Names of the sectors of a district; of EC1, those of EC1A to EC1Y."""
        own = [name for name in self.sectors if name.startswith(f"{district} ")]
        return own or [
            name
            for name in self.sectors
            if name.startswith(district) and name[len(district)].isalpha()
        ]

    def labels(self, sector: str) -> dict[str, str]:
        """The label of each unit of a sector; none where there is no such sector."""
        bits, _, labels = self.sectors.get(sector, "0|").partition("|")
        units = [unit for place, unit in enumerate(UNITS) if int(bits, 16) >> place & 1]
        runs = (run.partition("x") for run in labels.split())
        each = [label for count, _, label in runs for _ in range(int(count))]
        return dict(zip(units, each, strict=True))


def as_json(abroad: Mapping[str, str], labels: Mapping[str, Mapping[str, str]]) -> bytes:
    """Write a list of postcodes, a sector a line.

    Args:
        abroad: as in ``PostcodeList``.
        labels: by name of a sector, the label of each of its units; all in order.
    """
    sectors = {name: _as_stored(units) for name, units in labels.items()}
    return json.dumps({"abroad": abroad, "sectors": sectors}, indent=0).encode() + b"\n"


def _as_stored(labels: Mapping[str, str]) -> str:
    bits = sum(1 << UNITS.index(unit) for unit in labels)
    runs = (f"{len(list(run))}x{label}" for label, run in groupby(labels.values()))
    return f"{bits:x}|{' '.join(runs)}"


def read_list(content: bytes, codes: Sequence[str]) -> PostcodeList:
    """Read a list of postcodes.

    Args:
        content: what ``as_json`` wrote.
        codes: of the footprints, in number order.
    """
    return PostcodeList(**json.loads(content), codes=codes)


@lru_cache(maxsize=2)
def _list(atlas: Atlas) -> PostcodeList:
    return read_list(content_of(atlas, POSTCODES), CODES)
