"""Who led a footprint on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from stp_map.core import text
from stp_map.core.model import (
    AsAt,
    Atlas,
    ChangeEvent,
    Evidence,
    Footprint,
    Leader,
    LeaderChange,
    LeaderType,
)


def leader_as_at(footprint: Footprint, as_at: AsAt) -> Leader:
    """The leader that was public on a day.

    A change counts from the last day of the span in which it must have happened, so that nobody
    is called the leader before a source bears it out.

    Returns:
        The leader, or one of type TO_BE_CONFIRMED where nobody was public yet: the last person
        known to have led by then. Where a source says that this lead ended and names no
        successor, ``ended`` says so and the person stays.
    """
    day, leader = as_at.day, footprint.leader
    if day and leader.is_confirmed and (leader.announced_to or date.max) > day:
        leader = Leader(
            leader_type=LeaderType.TO_BE_CONFIRMED,
            evidence=Evidence.PUBLISHED,
            sources=leader.sources,
            note=f"No leader was public on {text.day(day)}.",
        )
    for change in footprint.changes:
        if day is None or change.latest <= day:
            leader = _after(leader, change)
    return leader


def leaders_of(atlas: Atlas, days: Sequence[AsAt]) -> list[list[Leader]]:
    """Everybody who led each footprint on some days, once each and in their order.

    Returns:
        For each footprint in number order its leaders; "nobody yet" is one of them.
    """
    return [list(dict.fromkeys(leader_as_at(f, day) for day in days)) for f in atlas.footprints]


def led(atlas: Atlas, as_at: AsAt) -> int:
    """How many footprints have a leader in an edition."""
    return sum(leader_as_at(footprint, as_at).is_confirmed for footprint in atlas.footprints)


def _after(leader: Leader, change: LeaderChange) -> Leader:
    if change.event in {ChangeEvent.NEW_LEAD, ChangeEvent.SAME_LEAD_NEW_POST}:
        return change.leader
    if change.event is ChangeEvent.LEAD_ENDED:
        return replace(leader, ended=change.leader.ended)
    return leader  # A new chair is not a new lead.
