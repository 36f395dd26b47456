"""What is known of who led a footprint on a day.

Up to 30 March 2016 the answer is what was announced. Nobody counted after that, so that of a later
day a lead is *known* only where the tables themselves bear it out:

1. on the last day of the span in which it began, because by then its source says so; and
2. from the day on which it was named until the day before its end can have happened, where a
   source says when this person's lead ended; or until the last day on which it can have happened,
   where the person stayed and only the post changed.

Both only where every row that it takes is graded ``published``. That a successor is known proves
nothing of how long the one before had stayed. On any other day a lead is the last known one, from
the last day on which it was named or known, until a source says that it ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from stp_map.core import text
from stp_map.core.lead import Lead, Standing, is_of_the_lead
from stp_map.core.model import (
    LAST_DAY,
    NAMED_DAY,
    AsAt,
    Atlas,
    ChangeEvent,
    Entry,
    Evidence,
    Footprint,
    Leader,
    LeaderChange,
    LeaderType,
)

_AFTER_ALL = LAST_DAY + timedelta(days=1)


def lead_on(footprint: Footprint, as_at: AsAt) -> Lead:
    """What is known of a footprint's lead on a day.

    A change counts from the last day of the span in which it must have happened, so that nobody
    is called the leader before a source bears it out.

    Args:
        footprint: with its leader of March 2016 and every later change, oldest first.
        as_at: the day. The latest known leaders are those after every day of the tables, so that
            of none it is said that they are known on the day.
    """
    day = as_at.day or _AFTER_ALL
    if day <= NAMED_DAY:
        return _announced(footprint.leader, day)
    leader, named_on = footprint.leader, footprint.leader.announced_to and NAMED_DAY
    later = [change for change in footprint.changes if is_of_the_lead(change)]
    end = None
    for change in (each for each in later if each.latest <= day):
        end = change if change.event is ChangeEvent.LEAD_ENDED else None
        if end is None:
            leader, named_on = change.leader, change.latest
    may_be = next((change for change in later if change.earliest <= day < change.latest), None)
    if named_on is None:
        return Lead(leader, Standing.TO_BE_CONFIRMED, change=may_be)
    vouched = _vouched_until(leader, named_on, later)
    if end:
        return Lead(leader, Standing.ENDED, vouched, end)
    if named_on <= day <= vouched and leader.evidence is Evidence.PUBLISHED:
        return Lead(leader, Standing.KNOWN, vouched, may_be)
    return Lead(leader, Standing.LAST_KNOWN, vouched, may_be)


def _announced(leader: Leader, day: date) -> Lead:
    """What was announced by a day of March 2016."""
    named_on = leader.announced_to
    if named_on is None:
        return Lead(leader, Standing.TO_BE_CONFIRMED)
    if named_on > day:
        note = f"No leader was public before {text.day(named_on)}."
        nobody = Leader(
            LeaderType.TO_BE_CONFIRMED, Evidence.PUBLISHED, sources=leader.sources, note=note
        )
        return Lead(nobody, Standing.TO_BE_CONFIRMED)
    return Lead(leader, Standing.ANNOUNCED, named_on)


def _vouched_until(leader: Leader, named_on: date, later: Sequence[LeaderChange]) -> date:
    """The last day for which a source on the end, or on a new post, of a lead bears it out."""
    of_this_lead = (each for each in later if each.latest > named_on)
    following = next(of_this_lead, None)
    if (
        following is None
        or following.leader.name != leader.name
        or {leader.evidence, following.leader.evidence} != {Evidence.PUBLISHED}
    ):
        return named_on
    if following.event is ChangeEvent.LEAD_ENDED:
        return max(named_on, following.earliest - timedelta(days=1))
    return following.latest


def entries_as_at(footprints: Iterable[Footprint], as_at: AsAt) -> tuple[Entry, ...]:
    """Footprints with what is known of their leads on a day, in the order given."""
    return tuple(Entry(footprint, lead_on(footprint, as_at)) for footprint in footprints)


def led(atlas: Atlas, as_at: AsAt) -> int:
    """How many footprints have somebody who is known, or was last known, to lead on a day."""
    return sum(lead_on(footprint, as_at).is_leading for footprint in atlas.footprints)
