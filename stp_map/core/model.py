"""The things STP Map speaks of, as frozen values. Standard library only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from stp_map.core.publishers import is_encyclopaedia, published_by

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from stp_map.core.later import LaterArea, ProcessDate
    from stp_map.core.lead import Lead
    from stp_map.core.organisations import Council, Trust


class Choice(Enum):
    """An enumeration whose value is the wording people read and whose slug goes into URLs."""

    @property
    def slug(self) -> str:
        """The name in lower case with hyphens, such as ``midlands-and-east``."""
        return self.name.lower().replace("_", "-")


class Region(Choice):
    """The four regions of NHS England in March 2016, in its own order."""

    NORTH = "North"
    MIDLANDS_AND_EAST = "Midlands and East"
    LONDON = "London"
    SOUTH = "South"


class LeaderType(Choice):
    """The kind of organisation a footprint's leader came from, or why nobody leads."""

    CCG = "CCG"
    NHS_PROVIDER = "NHS provider"
    LOCAL_AUTHORITY = "Local authority"
    INDEPENDENT = "Independent"
    TO_BE_CONFIRMED = "To be confirmed"
    ENDED = "Ended, successor not known"


class Evidence(Choice):
    """How well a leader row is sourced (see geodata/README.md)."""

    PUBLISHED = "published"
    LATER_SOURCE = "later source"
    ENCYCLOPAEDIA = "encyclopaedia"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class AsAt:
    """The day whose leaders are shown. Boundaries are the same on every day.

    ``day`` is None for the latest known leaders, who are of no one day.
    """

    FIRST_LEADERS: ClassVar[AsAt]
    LEADERS_NAMED: ClassVar[AsAt]
    LATEST_KNOWN: ClassVar[AsAt]

    day: date | None

    @property
    def slug(self) -> str:
        """``2016-03-15``, or ``latest-known``."""
        return self.day.isoformat() if self.day else "latest-known"

    @property
    def value(self) -> str:
        """The wording people read: ``15 March 2016`` or ``Latest known``."""
        return f"{self.day.day} {self.day:%B %Y}" if self.day else "Latest known"


FIRST_DAY = date(2016, 3, 15)
"""NHS England published the footprints and the first leaders."""
LAST_DAY = date(2019, 9, 30)
"""The last day of which the tables of leaders say anything; a test holds it to the tables."""
NAMED_DAY = date(2016, 3, 30)
"""The leaders of 41 footprints were public; nobody counted later."""
AsAt.FIRST_LEADERS = AsAt(FIRST_DAY)
AsAt.LEADERS_NAMED = AsAt(NAMED_DAY)
AsAt.LATEST_KNOWN = AsAt(None)


class PopulationBase(Choice):
    """Which count of people is meant. The data has both, labelled wherever shown."""

    REGISTERED = "GP-registered patients, Jan to Mar 2016"
    RESIDENT = "Residents, mid-2015"


class ChangeEvent(Choice):
    """What a row of leader changes records."""

    NEW_LEAD = "new lead"
    LEAD_ENDED = "lead ended"
    NEW_CHAIR = "new chair"
    SAME_LEAD_NEW_POST = "same lead, new post"


@dataclass(frozen=True, slots=True)
class Source:
    """One place a fact was read: an http or https address and what the table says of it."""

    url: str
    note: str = ""

    @property
    def host(self) -> str:
        """The host of its address; empty where that is none of the web."""
        is_web = self.url.startswith(("https://", "http://"))
        return self.url.split("/")[2].removeprefix("www.") if is_web else ""

    @property
    def publisher(self) -> str:
        """What it is called in a sentence: ``HSJ, 30 March 2016``."""
        return published_by(self.host, self.url)

    @property
    def is_encyclopaedia(self) -> bool:
        """Whether it is an encyclopaedia, or a copy of one."""
        return is_encyclopaedia(self.host)


@dataclass(frozen=True, slots=True)
class Leader:
    """Who led a footprint, or that nobody was confirmed yet.

    ``name``, ``role`` and ``organisation`` are empty when ``leader_type`` is TO_BE_CONFIRMED.
    ``announced_from`` and ``announced_to`` are the span in which the lead became public; they are
    equal when the day is known and None when nobody was confirmed.
    ``is_clinician`` is True only where a source says so; None means that no source says.
    """

    leader_type: LeaderType
    evidence: Evidence
    name: str = ""
    role: str = ""
    organisation: str = ""
    is_clinician: bool | None = None
    announced_from: date | None = None
    announced_to: date | None = None
    sources: tuple[Source, ...] = ()
    note: str = ""

    @property
    def is_named(self) -> bool:
        """Whether somebody was named."""
        return self.leader_type is not LeaderType.TO_BE_CONFIRMED


@dataclass(frozen=True, slots=True)
class LeaderChange:
    """A later change of leader, and the span of days in which it must have happened."""

    event: ChangeEvent
    earliest: date
    latest: date
    leader: Leader


@dataclass(frozen=True, slots=True)
class Ccg:
    """A clinical commissioning group of 2016. Populations are those of the whole CCG.

    ``is_split`` is True for NHS Cumbria CCG, which lay in footprints 2 and 4.
    """

    code_ods: str
    name: str
    is_split: bool
    population_registered: int
    population_resident: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Footprint:
    """One of the 44 footprints with everything known of it, geometry apart.

    ``area_km2`` is measured in British National Grid (EPSG:27700) before simplification;
    ``latitude`` and ``longitude`` are a point inside the footprint (WGS 84);
    ``neighbours`` are codes, in number order, of footprints that share a land border or face this
    one across less than 1.5 km of tidal water (the Thames);
    ``tile`` is the column, from the west, and the row, from the north, of its hexagon in our
    arrangement of equal tiles; odd rows lie half a column further east;
    ``leader`` is the leader on 30 March 2016 and ``changes`` what is known after, oldest first;
    ``trusts`` are those with their headquarters here, in order of name; ``councils`` those that lie
    here, whole or in part; ``later`` the areas that it went into, oldest edition first.
    """

    code: str
    code_2017: str
    number: int
    name: str
    region: Region
    population_registered: int
    population_resident: int
    area_km2: float
    latitude: float
    longitude: float
    leader: Leader
    changes: tuple[LeaderChange, ...] = ()
    ccgs: tuple[Ccg, ...] = ()
    trusts: tuple[Trust, ...] = ()
    councils: tuple[Council, ...] = ()
    later: tuple[LaterArea, ...] = ()
    neighbours: tuple[str, ...] = ()
    published_population: str = ""
    published_population_source: str = ""
    code_note: str = ""
    tile: tuple[int, int] = (0, 0)

    def population(self, base: PopulationBase) -> int:
        """Number of people on the given base."""
        if base is PopulationBase.REGISTERED:
            return self.population_registered
        return self.population_resident

    def density(self, base: PopulationBase) -> float:
        """People per square kilometre on the given base."""
        return self.population(base) / self.area_km2


@dataclass(frozen=True)
class PackageInfo:
    """What the data package says of itself: for the About panel, footers and Sources.

    ``resources`` maps a resource's name to its descriptor in datapackage.json, as plain values.
    """

    title: str
    version: str
    licences: tuple[str, ...]
    resources: Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A footprint with what is known of its lead on one day."""

    footprint: Footprint
    lead: Lead

    @property
    def leader(self) -> Leader:
        """The last person known to lead it by then, or that nobody was named."""
        return self.lead.leader


@dataclass(frozen=True, eq=False)
class Atlas:
    """All the data, loaded once and never changed, so it is compared and hashed by identity.

    ``footprints`` are in number order. ``read_boundaries`` gives ``boundaries``, and is called
    when they are first asked for: what needs no geometry does not wait for it. ``folder`` is the
    data package it was read from. ``class_limits`` are the limits between classes of its own
    values (see ``analysis.classification``), and ``map_shapes`` the files of shapes that the
    browser's map fetches, by style: both were derived when the package was built.
    ``process_dates`` are the known dates of the planning process, earliest first.
    """

    footprints: tuple[Footprint, ...]
    package: PackageInfo
    read_boundaries: Callable[[], GeoDataFrame]
    folder: Path
    class_limits: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    map_shapes: Mapping[str, bytes] = field(default_factory=dict)
    process_dates: tuple[ProcessDate, ...] = ()

    @cached_property
    def boundaries(self) -> GeoDataFrame:
        """The polygons of the footprints, indexed by ``code``, in number order.

        The light level in WGS 84 (EPSG:4326).
        """
        return self.read_boundaries()

    @cached_property
    def by_code(self) -> dict[str, Footprint]:
        """Footprints by first-issued code."""
        return {footprint.code: footprint for footprint in self.footprints}

    @cached_property
    def codes(self) -> dict[str, str]:
        """Every code of a footprint, first-issued or of February 2017, to its first-issued one."""
        return {f.code_2017: f.code for f in self.footprints} | {
            code: code for code in self.by_code
        }
