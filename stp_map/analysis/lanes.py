"""The lane of each footprint on the timeline: what is known of its lead, stretch by stretch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from stp_map.analysis.editions import lead_on
from stp_map.core.lead import Lead, Standing, is_of_the_lead
from stp_map.core.model import FIRST_DAY, LAST_DAY, NAMED_DAY, AsAt, Atlas, Footprint

_ONE = timedelta(days=1)


class Line(Enum):
    """How a stretch of a lane is drawn."""

    SOLID = "announced, or known on these days"
    HATCHED = "last known, not checked since"
    SPAN = "a change must have happened in these days; it is not known on which"
    EMPTY = "nobody named yet, or the lead has ended and its successor is not known"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that follow each other of which the same is known.

    Attributes:
        start: the first of them.
        end: the last of them.
        lead: what is known. Text in it is untrusted.
    """

    start: date
    end: date
    lead: Lead

    @property
    def line(self) -> Line:
        """How it is drawn: a change that may have happened on these days comes first."""
        if self.lead.may_have_changed:
            return Line.SPAN
        if self.lead.standing in {Standing.ANNOUNCED, Standing.KNOWN}:
            return Line.SOLID
        return Line.HATCHED if self.lead.is_leading else Line.EMPTY


@lru_cache(maxsize=8)
def lanes(atlas: Atlas) -> tuple[tuple[Stretch, ...], ...]:
    """For each footprint, in number order, its lane from 15 March 2016 to the last day.

    Returns:
        Stretches without gaps, oldest first. What is known differs from one to the next.
    """
    return tuple(lane(footprint) for footprint in atlas.footprints)


def lane(footprint: Footprint) -> tuple[Stretch, ...]:
    """The lane of one footprint."""
    found: list[Stretch] = []
    for start, after in pairwise(_first_days(footprint)):
        lead = lead_on(footprint, AsAt(start))
        is_same = bool(found) and found[-1].lead == lead
        began = found.pop().start if is_same else start
        found.append(Stretch(began, after - _ONE, lead))
    return tuple(found)


def _first_days(footprint: Footprint) -> list[date]:
    """Every day on which something else can be known than on the day before, and the day after."""
    found = {FIRST_DAY, NAMED_DAY + _ONE, LAST_DAY + _ONE}
    if footprint.leader.announced_to:
        found.add(footprint.leader.announced_to)
    for change in filter(is_of_the_lead, footprint.changes):
        found |= {change.earliest, change.latest, change.latest + _ONE}
    return sorted(day for day in found if FIRST_DAY <= day <= LAST_DAY + _ONE)


@lru_cache(maxsize=8)
def known_leads(atlas: Atlas) -> tuple[tuple[Lead, ...], ...]:
    """For each footprint, in number order, all that is known of its lead on any day, once each.

    The latest known leads come last. Whatever day is chosen, ``lead_on`` gives one of these.
    """
    return tuple(
        tuple(dict.fromkeys([*(each.lead for each in lane), lead_on(f, AsAt.LATEST_KNOWN)]))
        for f, lane in zip(atlas.footprints, lanes(atlas), strict=True)
    )
