"""Every statement about a leader, worded once. Text from data in it is untrusted."""

from __future__ import annotations

from stp_map.core import text
from stp_map.core.model import AsAt, ChangeEvent, Evidence, Leader, LeaderChange, LeaderType

NOT_CONFIRMED = "To be confirmed"

EVIDENCE = {
    Evidence.PUBLISHED: "Published: read in a source of the time, or in one that cites it",
    Evidence.LATER_SOURCE: (
        "Later source: named as lead in 2016-17; in post by 30 March 2016 is inferred"
    ),
    Evidence.UNVERIFIED: "Unverified: no published source found",
}
"""What each grade of evidence means."""


def name_of(leader: Leader) -> str:
    """The leader's name, or that nobody is confirmed."""
    return leader.name or NOT_CONFIRMED


def post_of(leader: Leader) -> str:
    """Role and organisation: ``Chief Officer, Devon CCG``; empty where nobody is confirmed."""
    return _joined(leader.role, leader.organisation)


def line_of(leader: Leader) -> str:
    """Name, role and organisation in one line, or that nobody is confirmed."""
    return _joined(leader.name, post_of(leader)) if leader.is_confirmed else NOT_CONFIRMED


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def weakness(leader: Leader) -> str:
    """The grade of evidence as a mark: ``unverified``; empty where published or nobody is named."""
    weak = leader.is_confirmed and leader.evidence is not Evidence.PUBLISHED
    return str(leader.evidence.value) if weak else ""


def with_weakness(leader: Leader) -> str:
    """The name, or that nobody is confirmed, and weak evidence behind it: ``… (unverified)``."""
    weak = weakness(leader)
    return f"{name_of(leader)} ({weak})" if weak else name_of(leader)


def is_unverified(leader: Leader) -> bool:
    """Whether somebody is named for whom no published source was found."""
    return leader.is_confirmed and leader.evidence is Evidence.UNVERIFIED


def made_public(leader: Leader) -> str:
    """When the lead became public, in words; empty where nobody was confirmed."""
    if leader.announced_from is None or leader.announced_to is None:
        return ""
    return text.span(leader.announced_from, leader.announced_to)


def type_in_a_sentence(leader_type: LeaderType) -> str:
    """A leader type inside a sentence: ``CCG``, ``NHS provider``, ``local authority``."""
    words = str(leader_type.value)
    return words if words.startswith(("CCG", "NHS")) else words.lower()


def standing(as_at: AsAt) -> str:
    """What leaders of a day are: ``confirmed``, or ``known`` where they are the latest known."""
    return "known" if as_at == AsAt.LATEST_KNOWN else "confirmed"


def verb(as_at: AsAt) -> str:
    """The verb of a statement about the leader of one footprint: ``Ann Other is the leader``."""
    return "was last known to be" if as_at == AsAt.LATEST_KNOWN else "is"


def event(change: LeaderChange) -> str:
    """What kind of change it was, to begin a line with: ``New lead``."""
    return str(change.event.value).capitalize()


def change_with_days(change: LeaderChange) -> str:
    """A later change in one line: ``New lead, 1 May 2017: Ann Other, Chief Officer, …``."""
    return f"{event(change)}, {text.span(change.earliest, change.latest)}: {line_of(change.leader)}"


_SHORT = {
    ChangeEvent.NEW_LEAD: "new lead",
    ChangeEvent.LEAD_ENDED: "lead ends",
    ChangeEvent.NEW_CHAIR: "new chair",
    ChangeEvent.SAME_LEAD_NEW_POST: "lead in a new post",
}


def change_in_short(change: LeaderChange) -> str:
    """A later change without its days and posts: ``new lead, Ann Other``."""
    return f"{_SHORT[change.event]}, {change.leader.name}"
