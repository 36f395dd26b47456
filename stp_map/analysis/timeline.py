"""What happened to the footprints, day by day, and what changed from one step to the next. Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import attrgetter

from stp_map.analysis.editions import lead_on, led
from stp_map.core.lead import Lead, Standing, is_of_the_lead
from stp_map.core.leader_words import change_in_short, line_of, post_of, with_weakness
from stp_map.core.model import (
    FIRST_DAY,
    LAST_DAY,
    AsAt,
    Atlas,
    Footprint,
    Leader,
    LeaderChange,
)

PRIORITIES_DUE = date(2016, 4, 15)
PLANS_DUE = date(2016, 6, 30)
"""NHS Confederation, 30 March 2016: "by 15 April" and "by the end of June"."""

_BEFORE_ALL = AsAt(date(2016, 3, 14))


@dataclass(frozen=True, slots=True)
class Moment:
    """A step of the timeline.

    Attributes:
        day: of changes, the last day by which they must have happened.
        what: what happened, as a sentence without its full stop. Untrusted text.
        changes: the changes of leaders that count from this day, each with the span of days in
            which it must have happened.
    """

    day: date
    what: str
    changes: tuple[tuple[Footprint, LeaderChange], ...] = ()

    @property
    def as_at(self) -> AsAt:
        """The day to choose for it: the last one is that of the latest known."""
        return AsAt(self.day) if self.day < LAST_DAY else AsAt.LATEST_KNOWN


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one footprint's leader between two steps. Text is untrusted."""

    footprint: Footprint
    before: Lead
    after: Lead

    @property
    def sentence(self) -> str:
        """Who followed whom, without a full stop."""
        was, now = self.before.leader, self.after.leader
        if self.after.standing is Standing.ENDED:
            return f"The lead of {with_weakness(now)} has ended, successor not known"
        if not was.is_named:
            return f"{line_of(now)} named"
        if was.name == now.name:
            return f"{with_weakness(now)} goes on as {post_of(now)}"
        return f"{line_of(now)}; before, {with_weakness(was)} was the last known"


@lru_cache(maxsize=4)
def moments(atlas: Atlas) -> tuple[Moment, ...]:
    """The steps of the timeline, oldest first; the last is the latest known.

    A change of leader is a step on the last day of the span in which it must have happened.
    """
    first, named = AsAt.FIRST_LEADERS, AsAt.LEADERS_NAMED
    fixed = {
        first.day: (
            f"{len(atlas.footprints)} footprints published, {led(atlas, first)} leaders named"
        ),
        named.day: f"{led(atlas, named)} leaders named",
        PRIORITIES_DUE: "Governance and priorities due from every footprint",
        PLANS_DUE: "Plans due from every footprint",
    }
    steps = [Moment(day, what) for day, what in fixed.items() if day]
    changed = defaultdict(list)
    for footprint in atlas.footprints:
        for change in footprint.changes:
            changed[change.latest].append((footprint, change))
    for day, found in changed.items():
        what = "; ".join(f"{where.name}: {change_in_short(change)}" for where, change in found)
        steps.append(Moment(day, what, tuple(found)))
    return tuple(sorted(steps, key=attrgetter("day")))


def days(atlas: Atlas, also: AsAt) -> tuple[AsAt, ...]:
    """Every step as a day to choose, and one more day; oldest first, the latest known last."""
    steps = {moment.as_at for moment in moments(atlas)} | {also}
    return tuple(sorted(steps, key=lambda as_at: as_at.day or date.max))


def moment_of(atlas: Atlas, as_at: AsAt) -> Moment:
    """The step that a day is on, or the last one before it."""
    day = as_at.day or LAST_DAY
    return [moment for moment in moments(atlas) if moment.day <= day][-1]


def share(day: date) -> float:
    """Where a day lies between the first and the last day, from 0 to 1."""
    return (day - FIRST_DAY).days / (LAST_DAY - FIRST_DAY).days


def step_before(atlas: Atlas, as_at: AsAt) -> AsAt | None:
    """The last step before a day, itself a step or not; None for the first step."""
    day = as_at.day or LAST_DAY
    earlier = [moment.as_at for moment in moments(atlas) if moment.day < day]
    return earlier[-1] if earlier else None


def step_after(atlas: Atlas, as_at: AsAt) -> AsAt | None:
    """The next step after a day, itself a step or not; None for the latest known."""
    later = (m.as_at for m in moments(atlas) if as_at.day and m.day > as_at.day)
    return next(later, None)


def changes(atlas: Atlas, as_at: AsAt) -> tuple[Step, ...]:
    """Whose leader, or leader's post, changed since the step before a day, in number order.

    For the first step these are the footprints whose leader was named with it.
    """
    before = step_before(atlas, as_at) or _BEFORE_ALL
    found = []
    for footprint in atlas.footprints:
        was, now = lead_on(footprint, before), lead_on(footprint, as_at)
        if _who(was) != _who(now):
            found.append(Step(footprint, was, now))
    return tuple(found)


def may_have_changed_by(atlas: Atlas, as_at: AsAt) -> tuple[tuple[Footprint, LeaderChange], ...]:
    """Changes whose span of days a day lies in: they may have happened by then, or not yet.

    Nothing is in doubt of the latest known, and a new chair is no change of leader.

    Returns:
        The footprints in number order, each with its change.
    """
    return tuple(
        (footprint, change)
        for footprint in atlas.footprints
        for change in footprint.changes
        if is_of_the_lead(change)
        and as_at.day is not None
        and change.earliest <= as_at.day < change.latest
    )


def _who(lead: Lead) -> tuple[str, str, str, bool]:
    leader: Leader = lead.leader
    return leader.name, leader.role, leader.organisation, lead.is_leading
