"""Every statement about a leader, worded once. Text from data in it is untrusted."""

from __future__ import annotations

from datetime import date

from stp_map.core import text
from stp_map.core.lead import Lead, Standing
from stp_map.core.model import (
    NAMED_DAY,
    AsAt,
    ChangeEvent,
    Evidence,
    Leader,
    LeaderChange,
    LeaderType,
)

NOT_CONFIRMED = "To be confirmed"

EVIDENCE = {
    Evidence.PUBLISHED: "Published: read in an official page or in the press",
    Evidence.LATER_SOURCE: (
        "Later source: an official page or the press names the person as lead later in 2016 or "
        "2017; in post by 30 March 2016 is inferred"
    ),
    Evidence.ENCYCLOPAEDIA: "Encyclopaedia: only Wikipedia, or a copy of it, names the person",
    Evidence.UNVERIFIED: "Unverified: no published source found",
}
"""What each grade of evidence means."""


WEAKEST_FIRST = (Evidence.UNVERIFIED, Evidence.ENCYCLOPAEDIA, Evidence.LATER_SOURCE)
"""The grades that are marked wherever a name stands, by ``weakness``."""

EVIDENCE_IN_SHORT = {
    Evidence.PUBLISHED: "Published",
    Evidence.LATER_SOURCE: "Later source: March 2016 is inferred",
    Evidence.ENCYCLOPAEDIA: "Encyclopaedia only",
    Evidence.UNVERIFIED: "Unverified: no published source found",
}
"""The same in as few words as a legend has room for."""


def name_of(leader: Leader) -> str:
    """The leader's name, or that one is still to be confirmed."""
    return leader.name or NOT_CONFIRMED


def post_of(leader: Leader) -> str:
    """Role and organisation: ``Chief Officer, Devon CCG``; empty where nobody is confirmed."""
    return _joined(leader.role, leader.organisation)


def line_of(leader: Leader) -> str:
    """Name, weak evidence, role and organisation in one line, or that one is to be confirmed."""
    return _joined(with_weakness(leader), post_of(leader))


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def weakness(leader: Leader) -> str:
    """The grade of evidence as a mark: ``unverified``; empty where published or nobody is named."""
    weak = leader.is_named and leader.evidence is not Evidence.PUBLISHED
    return str(leader.evidence.value) if weak else ""


def with_weakness(leader: Leader) -> str:
    """The name, or that nobody is confirmed, and weak evidence behind it: ``… (unverified)``."""
    weak = weakness(leader)
    return f"{name_of(leader)} ({weak})" if weak else name_of(leader)


def beginning(leader: Leader) -> str:
    """What ``made_public`` tells: of the first leaders when they were named, of others a start."""
    is_later = leader.announced_to is not None and leader.announced_to > NAMED_DAY
    return "Began in this role" if is_later else "Lead made public"


def made_public(leader: Leader) -> str:
    """When the lead became public, or began where it came later; empty where nobody was named."""
    if leader.announced_from is None or leader.announced_to is None:
        return ""
    return text.span(leader.announced_from, leader.announced_to)


def type_in_a_sentence(leader_type: LeaderType) -> str:
    """A leader type inside a sentence: ``CCG``, ``NHS provider``, ``local authority``."""
    words = str(leader_type.value)
    return words if words.startswith(("CCG", "NHS")) else words.lower()


def is_counted(as_at: AsAt) -> bool:
    """Whether somebody counted the leaders of a day: up to 30 March 2016, and not since."""
    return as_at.day is not None and as_at.day <= NAMED_DAY


def leaders_of_a_day(as_at: AsAt) -> str:
    """What the leaders of a day are called in a sentence."""
    return "leaders" if is_counted(as_at) else "last known leaders"


def standing(lead: Lead) -> str:
    """What is known of a lead, to begin a line with: ``Last known, from March 2016, …``."""
    if lead.standing is Standing.ANNOUNCED and lead.known_on:
        return f"Announced on {text.day(lead.known_on)}"
    if lead.standing is Standing.LAST_KNOWN:
        return f"Last known, from {_month(lead.known_on)}, not checked since"
    if lead.standing is Standing.ENDED and lead.change:
        return f"Ended {_some_day(lead.change)}, successor not known"
    return str(lead.standing.value).capitalize()


def doubt(lead: Lead) -> str:
    """A change that may have happened by the day, with its span; empty where none may have."""
    return doubt_of(lead.may_have_changed) if lead.may_have_changed else ""


def doubt_of(change: LeaderChange) -> str:
    """What may have happened, and in which days: ``may have ended, some day from 1 to 9 May``."""
    said = {
        ChangeEvent.LEAD_ENDED: "may have ended",
        ChangeEvent.SAME_LEAD_NEW_POST: "may have changed in post",
    }.get(change.event, f"may have changed: {change_in_short(change)}")
    return f"{said}, {_some_day(change)}"


def _some_day(change: LeaderChange) -> str:
    if change.earliest == change.latest:
        return f"on {text.day(change.latest)}"
    return f"some day from {text.dates(change.earliest, change.latest)}"


def standing_with_doubt(lead: Lead) -> str:
    """What is known of a lead, and what may have changed by the day."""
    may_be = doubt(lead)
    return f"{standing(lead)}; {may_be}" if may_be else standing(lead)


def standing_in_short(lead: Lead) -> str:
    """What is known of a lead, and that it may have changed by the day, but not to whom."""
    return f"{standing(lead)}; may have changed" if lead.may_have_changed else standing(lead)


def standing_beside(lead: Lead) -> str:
    """The same where there is little room: ``last known, March 2016``; empty where announced."""
    said = {
        Standing.ANNOUNCED: "",
        Standing.LAST_KNOWN: f"last known, {_month(lead.known_on)}",
        Standing.TO_BE_CONFIRMED: "",
    }.get(lead.standing, str(lead.standing.value))
    may_be = "may have changed" if lead.may_have_changed else ""
    return "; ".join(part for part in (said, may_be) if part)


def line_on(lead: Lead) -> str:
    """Name, weak evidence, post and what is known, in one line."""
    if not lead.leader.is_named:
        return standing_with_doubt(lead)
    signs = standing_sign(lead)
    return f"{line_of(lead.leader)} ({signs})" if signs else line_of(lead.leader)


def standing_sign(lead: Lead) -> str:
    """What is known of a lead, to go on with after its name; empty where it was announced."""
    if lead.standing is Standing.ANNOUNCED:
        return ""
    said = standing_with_doubt(lead)
    return f"{said[0].lower()}{said[1:]}"


def signs_of(lead: Lead) -> str:
    """All that a table marks a name with: weak evidence, and what is known of the lead.

    Empty where a published leader was announced. Of nobody only a change is said that may have
    happened, as the name says already that one is to be confirmed.
    """
    if not lead.leader.is_named:
        return doubt(lead)
    return "; ".join(sign for sign in (weakness(lead.leader), standing_sign(lead)) if sign)


def clause(lead: Lead) -> str:
    """What is known of a lead, to go on with after the name of its footprint and ``and``."""
    who, may_be = with_weakness(lead.leader), doubt(lead)
    said = {
        Standing.ANNOUNCED: f"is led by {who}",
        Standing.KNOWN: f"was led by {who} on that day",
        Standing.LAST_KNOWN: (
            f"was last known to be led by {who}, from {_month(lead.known_on)}, not checked since"
        ),
        Standing.ENDED: f"was led by {who}, whose lead has ended; the successor is not known",
        Standing.TO_BE_CONFIRMED: "has a leader to be confirmed",
    }[lead.standing]
    return f"{said}; this {may_be}" if may_be else said


def _month(day: date | None) -> str:
    return f"{day:%B %Y}" if day else ""


def event(change: LeaderChange) -> str:
    """What kind of change it was, to begin a line with: ``New lead``."""
    return str(change.event.value).capitalize()


def change_with_days(change: LeaderChange) -> str:
    """A later change in one line: ``New lead, 1 May 2017: Ann Other, Chief Officer, …``."""
    when = text.dates(change.earliest, change.latest)
    return f"{event(change)}, {when}: {line_of(change.leader)}"


_SHORT = {
    ChangeEvent.NEW_LEAD: "new lead",
    ChangeEvent.LEAD_ENDED: "lead ends",
    ChangeEvent.NEW_CHAIR: "new chair",
    ChangeEvent.SAME_LEAD_NEW_POST: "lead in a new post",
}


def change_in_short(change: LeaderChange) -> str:
    """A later change without its days and posts: ``new lead, Ann Other (unverified)``."""
    return f"{_SHORT[change.event]}, {with_weakness(change.leader)}"
