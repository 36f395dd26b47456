"""How many leads are known, last known or ended, in words: for headline, figures and comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from stp_map.analysis.phrases import phrase
from stp_map.core import text
from stp_map.core.lead import Lead, Standing
from stp_map.core.leader_words import is_counted
from stp_map.core.model import AsAt, Evidence

LATER = (Standing.KNOWN, Standing.LAST_KNOWN, Standing.ENDED, Standing.TO_BE_CONFIRMED)
"""What a lead can be on a day of which nobody counted the leaders, in the order of telling."""


def leading(leads: Sequence[Lead]) -> int:
    """How many have somebody who is known, or was last known, to lead."""
    return sum(lead.is_leading for lead in leads)


def how_named(as_at: AsAt) -> str:
    """What NHS England had done with the leaders of a day up to 30 March 2016."""
    return "confirmed" if as_at == AsAt.LEADERS_NAMED else "named"


def leads_in_words(leads: Sequence[Lead], as_at: AsAt) -> str:
    """The leads of a later day: ``of the 44 leads on 1 May 2017, 2 are known and …``."""
    counts = Counter(lead.standing for lead in leads)
    parts = [_how_many(standing, counts[standing]) for standing in LATER if counts[standing]]
    return phrase("leads", count=len(leads), day=_on(as_at), parts=text.listed(parts))


def _how_many(standing: Standing, count: int) -> str:
    number = "one" if count == 1 else "some"
    return phrase(f"{standing.slug}_{number}", count=count)


def _on(as_at: AsAt) -> str:
    return phrase("on", day=as_at.value) if as_at.day else ""


def not_verified(leads: Sequence[Lead]) -> str:
    """How many of the names could not be verified, to end a sentence with; empty for none."""
    count = unverified(leads)
    if not count:
        return ""
    return phrase("not_verified_one" if count == 1 else "not_verified", count=count)


def unverified(leads: Sequence[Lead]) -> int:
    """How many are named, of ended leads too, and no published source was found for it."""
    return sum(
        lead.leader.is_named and lead.leader.evidence is Evidence.UNVERIFIED for lead in leads
    )


def figure_of_leads(leads: Sequence[Lead], as_at: AsAt) -> tuple[str, str]:
    """Label and value of the key figure on leads, with what the value leaves out in its label.

    Returns:
        Such as ``Leaders confirmed by 30 March 2016; 5 not verified`` and ``41 of 44``, or
        ``Leads known; 40 last known, 1 ended`` and ``3 of 44``.
    """
    counts = Counter(lead.standing for lead in leads)
    if is_counted(as_at):
        label = phrase("figure_counted", how=how_named(as_at), day=as_at.value)
        first, rest = leading(leads), []
    elif as_at.day:
        label, first = phrase("figure_known"), counts[Standing.KNOWN]
        rest = [standing for standing in LATER if standing is not Standing.KNOWN]
    else:
        label, first = phrase("figure_last_known"), counts[Standing.LAST_KNOWN]
        rest = [Standing.ENDED, Standing.TO_BE_CONFIRMED]
    others = [(f"figure_{each.slug}", counts[each]) for each in rest]
    others.append(("figure_not_verified", unverified(leads)))
    said = ", ".join(phrase(name, count=count) for name, count in others if count)
    value = phrase("of", some=first, all=len(leads))
    return (phrase("figure_with", label=label, said=said) if said else label), value


def types_counted(as_at: AsAt) -> str:
    """What the numbers beside leader types count, in a sentence."""
    if is_counted(as_at):
        return f"Counted by the leaders announced by {as_at.value}."
    return "Counted by the last known leaders, not all checked since."


def leads_in_short(leads: Sequence[Lead], as_at: AsAt) -> str:
    """The leads of a region in few words: ``9 of 9 confirmed``, or ``1 known, 8 last known``."""
    if is_counted(as_at):
        some = phrase("of", some=leading(leads), all=len(leads))
        return f"{some} {how_named(as_at)}"
    counts = Counter(lead.standing for lead in leads)
    return ", ".join(f"{counts[each]} {_IN_SHORT[each]}" for each in LATER if counts[each])


_IN_SHORT = {
    Standing.KNOWN: "known",
    Standing.LAST_KNOWN: "last known",
    Standing.ENDED: "ended",
    Standing.TO_BE_CONFIRMED: "to be confirmed",
}
