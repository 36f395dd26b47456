"""What the timeline says: where its days were read, its lines and its finding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from stp_map.analysis.claims_said import CONFEDERATION, HSJ_LIST
from stp_map.analysis.editions import entries_as_at
from stp_map.analysis.leads import how_named, leading, leads_in_words
from stp_map.analysis.sentences import all_or_some
from stp_map.analysis.timeline import PLANS_DUE, PRIORITIES_DUE, moment_of, moments
from stp_map.core import leader_words, text
from stp_map.core.chart_kinds import ChartWords
from stp_map.core.model import FIRST_DAY, LAST_DAY, AsAt, Atlas, Evidence, LeaderChange

DAY_SOURCES = {
    AsAt.FIRST_LEADERS.day: "NHS England, 15 March 2016",
    AsAt.LEADERS_NAMED.day: f"{HSJ_LIST}; {CONFEDERATION}",
    PRIORITIES_DUE: CONFEDERATION,
    PLANS_DUE: CONFEDERATION,
}
"""Where the dates were read that are not changes of a leader."""

KEY_POINT = "A day that is known"
KEY_SPAN = "The days in which a change must have happened"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the timeline. Text is untrusted.

    Attributes:
        name: the day, or whose leader changed.
        what: what happened, and how well it is sourced where no source of the time was found.
        when: the days in words, where ``name`` does not say them; else empty.
        earliest: the first day on which it can have happened.
        latest: the last.
        is_here: it is part of the step that is looked at.
    """

    name: str
    what: str
    when: str
    earliest: date
    latest: date
    is_here: bool


def timeline_lines(atlas: Atlas, as_at: AsAt) -> tuple[Line, ...]:
    """Every known day, and every change with its span of days, oldest first."""
    here = moment_of(atlas, as_at)
    found: list[Line] = []
    for moment in moments(atlas):
        day, is_here = moment.day, moment == here
        if not moment.changes:
            found.append(Line(text.day(day), moment.what, "", day, day, is_here))
        for footprint, change in moment.changes:
            what = f"{leader_words.event(change)}: {leader_words.with_weakness(change.leader)}"
            span = change.earliest, change.latest
            found.append(Line(footprint.name, what, text.dates(*span), *span, is_here))
    return tuple(found)


def timeline_words(atlas: Atlas, as_at: AsAt) -> ChartWords:
    """The words of a picture of the timeline at a day."""
    count = text.count_of(len(atlas.footprints), "footprint")
    span = f"{text.day(FIRST_DAY)} to {text.day(LAST_DAY)}"
    told = (f"{line.name}: {_told(line)}" for line in timeline_lines(atlas, as_at))
    return ChartWords(
        _finding(atlas, as_at),
        f"Timeline of leaders, {count} in England, {span}",
        f"Timeline, marked at {as_at.value}. {'. '.join(told)}.",
    )


def _told(line: Line) -> str:
    return f"{line.what}, {line.when}" if line.when else line.what


def _finding(atlas: Atlas, as_at: AsAt) -> str:
    """How many were led by a day, and how many of the known changes had happened."""
    known = _changes(atlas)
    leads = [entry.lead for entry in entries_as_at(atlas.footprints, as_at)]
    changes = text.count_of(len(known), "known change")
    told = leads_in_words(leads, as_at)
    if as_at.day is None:
        return f"{changes} up to {text.day(LAST_DAY)}; {told}"
    if leader_words.is_counted(as_at):
        who = all_or_some(leading(leads), len(leads))
        led_by = f"By {as_at.value} NHS England had {how_named(as_at)} leaders for {who} footprints"
        return f"{led_by}; {changes} followed" if known else f"{led_by}; no later change is known"
    done = sum(change.latest <= as_at.day for change in known)
    may = sum(change.earliest <= as_at.day < change.latest for change in known)
    more = f", and {may} more may have" if may else ""
    return f"{text.begun(told)}; {done} of {changes} had happened{more}"


def _changes(atlas: Atlas) -> list[LeaderChange]:
    return [change for footprint in atlas.footprints for change in footprint.changes]


def timeline_attribution(atlas: Atlas) -> tuple[str, ...]:
    """Where the timeline was read, as lines without full stops. Text is untrusted."""
    days = "; ".join(dict.fromkeys("; ".join(DAY_SOURCES.values()).split("; ")))
    sources = [source for change in _changes(atlas) for source in change.leader.sources]
    publishers = sorted({source.publisher for source in sources} - {""})
    return (f"Days: {days}", *([f"Changes: {'; '.join(publishers)}"] if publishers else []))


def timeline_evidence(atlas: Atlas) -> str:
    """What the words in brackets mean where a change has no source of the time; else empty."""
    shown = {change.leader.evidence for change in _changes(atlas)}
    weak = [kind for kind in Evidence if kind in shown and kind is not Evidence.PUBLISHED]
    return " ".join(f"{leader_words.EVIDENCE[kind]}." for kind in weak)
