"""What became of the footprints, and the dates of the planning process, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from stp_map.core.model import Choice

if TYPE_CHECKING:
    from stp_map.core.model import Source

FIRST_EDITION = "2016-03-30"
"""The edition of the footprints themselves, in the tables of later areas."""

PUBLISHED = "Plan published"
"""What the event of a plan's publication begins with, in the table of dates."""

ALL_PUBLISHED = "All 44 plans public"
"""What the event begins with by which every plan had been published."""


class Relation(Choice):
    """How a later area relates to the footprints of March 2016."""

    SAME_AREA = "same area"
    MERGER = "merger of whole footprints"
    CHANGED_AREA = "changed area"


@dataclass(frozen=True, slots=True)
class LaterArea:
    """An area that followed the footprints: an STP of 2017 to 2021, or an ICB from 2022.

    ``edition`` is the day it is listed as at, such as ``2017-04-01``, or only a year; ``kind``
    what such areas were called then. ``code_ods`` is empty where none was found. ``shares`` has for
    each footprint that went into it, in order of number, its code and what share of its LSOAs did
    (over 0 to 1).
    """

    edition: str
    kind: str
    code: str
    code_ods: str
    name: str
    relation: Relation
    shares: tuple[tuple[str, float], ...]
    note: str = ""

    def share_of(self, footprint: str) -> float:
        """What share of the LSOAs of the footprint of this code went into the area."""
        return dict(self.shares).get(footprint, 0)

    def others(self, footprint: str) -> tuple[tuple[str, float], ...]:
        """Codes and shares of the other footprints that went into the area, whole or in part."""
        return tuple(each for each in self.shares if each[0] != footprint)


@dataclass(frozen=True, slots=True)
class ProcessDate:
    """Something that happened, or was due, in the planning process.

    It was on one of the days from ``earliest`` to ``latest``. ``footprint`` is the code of the
    footprint whose plan it concerns, empty where it concerns all of them.
    """

    earliest: date
    latest: date
    event: str
    footprint: str = ""
    sources: tuple[Source, ...] = ()
    note: str = ""
