"""Who led a footprint in each edition of the map."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from stp_map.model import AsAt, ChangeEvent, Evidence, Footprint, Leader, LeaderChange, LeaderType


def leader_as_at(footprint: Footprint, as_at: AsAt) -> Leader:
    """The leader that was public in an edition.

    Args:
        footprint: the footprint whose leader is asked for.
        as_at: the edition.

    Returns:
        The leader, or one of type TO_BE_CONFIRMED where nobody was public yet. For the latest
        known edition this is the last person known to have led; where a source says that this
        lead ended and names no successor, ``ended`` says so and the person stays.
    """
    if as_at.day is None:
        return _latest_known(footprint)
    announced = footprint.leader.announced_to
    if not footprint.leader.is_confirmed or (announced and announced <= as_at.day):
        return footprint.leader
    return _not_yet_public(footprint.leader, as_at.day)


def _not_yet_public(later: Leader, day: date) -> Leader:
    return Leader(
        leader_type=LeaderType.TO_BE_CONFIRMED,
        evidence=Evidence.PUBLISHED,
        sources=later.sources,
        note=f"No leader was public on {day.day} {day:%B %Y}.",
    )


def _latest_known(footprint: Footprint) -> Leader:
    leader = footprint.leader
    for change in footprint.changes:
        leader = _after(leader, change)
    return leader


_ENDED = "This lead has ended; no successor is in the sources read."


def _after(leader: Leader, change: LeaderChange) -> Leader:
    if change.event in {ChangeEvent.NEW_LEAD, ChangeEvent.SAME_LEAD_NEW_POST}:
        return change.leader
    if change.event is ChangeEvent.LEAD_ENDED:
        return replace(leader, ended=change.leader.ended or _ENDED)
    return leader  # A new chair is not a new lead.
