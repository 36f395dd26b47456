"""What is known of who leads a footprint on a day: never more than a source bears out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from stp_map.core.model import ChangeEvent, Choice, Leader, LeaderChange, LeaderType


class Standing(Choice):
    """How much is known of a lead on a day. Up to 30 March 2016 a lead is announced or not yet."""

    ANNOUNCED = "announced"
    KNOWN = "known on that day"
    LAST_KNOWN = "last known, not checked since"
    ENDED = "ended, successor not known"
    TO_BE_CONFIRMED = "to be confirmed"


@dataclass(frozen=True, slots=True)
class Lead:
    """A footprint's lead as far as it is known on a day.

    Attributes:
        leader: the last person named, or one of type TO_BE_CONFIRMED where nobody was.
        standing: how much is known of it on the day.
        known_on: the last day for which this lead is borne out, as well as the grade of its
            evidence says; later than the day only where it is known on it. None where nobody was
            named.
        change: where it ended, the change that says so; else a change whose span of days the day
            lies in, so that it may have happened by then or not.
    """

    leader: Leader
    standing: Standing
    known_on: date | None = None
    change: LeaderChange | None = None

    @property
    def is_leading(self) -> bool:
        """Whether somebody is known, or was last known, to lead. An ended lead leads no longer."""
        return self.standing in {Standing.ANNOUNCED, Standing.KNOWN, Standing.LAST_KNOWN}

    @property
    def leader_type(self) -> LeaderType:
        """What filters and the map go by: that of the leader, unless the lead has ended."""
        return LeaderType.ENDED if self.standing is Standing.ENDED else self.leader.leader_type

    @property
    def may_have_changed(self) -> LeaderChange | None:
        """A change that may have happened by the day; None where nothing is in doubt."""
        return None if self.standing is Standing.ENDED else self.change


def is_of_the_lead(change: LeaderChange) -> bool:
    """Whether a change is one of the lead: a new chair is not a new lead."""
    return change.event is not ChangeEvent.NEW_CHAIR
