"""What the timeline says: where its days were read, its finding, and its picture in words."""

from __future__ import annotations

from stp_map.analysis.claims_said import CONFEDERATION, HSJ_LIST
from stp_map.analysis.lane_words import Lane, line_words, shown_lanes
from stp_map.analysis.lanes import Line
from stp_map.analysis.leads import how_named, leading, leads_in_words
from stp_map.analysis.scene import Scene
from stp_map.analysis.sentences import NOTHING_SHOWN, all_or_some, filters_in_words
from stp_map.analysis.timeline import PLANS_DUE, PRIORITIES_DUE, Moment, moments
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


def known_days(atlas: Atlas) -> tuple[Moment, ...]:
    """The days of the process that are known, which concern every footprint; oldest first."""
    return tuple(moment for moment in moments(atlas) if not moment.changes)


def day_shown(as_at: AsAt) -> str:
    """What stands at the line across the lanes: ``Day shown: 30 March 2016``."""
    return f"Day shown: {as_at.value}" if as_at.day else as_at.value


def timeline_words(scene: Scene) -> ChartWords:
    """The words of a picture of the timeline: of the footprints shown, at the day looked at."""
    as_at, shown = scene.view.filters.as_at, shown_lanes(scene)
    span = f"{text.day(FIRST_DAY)} to {text.day(LAST_DAY)}"
    key = "; ".join(line_words(line) for line in Line)
    told = " ".join(f"{lane.footprint.name}: {lane.in_short}." for lane in shown)
    lanes = f"Timeline with a lane for each footprint, marked at {as_at.value}. {key}. {told}"
    return ChartWords(_finding(scene), _subtitle(scene, span), lanes.strip())


def _subtitle(scene: Scene, span: str) -> str:
    """What the picture shows: how many footprints, which filters, and from when to when."""
    count, everything = len(scene.entries), len(scene.selection.everything)
    of = text.count_of(everything, "footprint")
    shown = of if count == everything else f"{count} of {of}"
    filters = filters_in_words(scene.view.filters)
    return f"Who led when, {shown} in England, {span}" + (f" ({filters})" if filters else "")


def _finding(scene: Scene) -> str:
    """How many were led by a day, and how many of the known changes had happened."""
    if not scene.entries:
        return NOTHING_SHOWN
    as_at, known = scene.view.filters.as_at, _changes(shown_lanes(scene))
    leads = [entry.lead for entry in scene.entries]
    changes = text.count_of(len(known), "known change")
    told = leads_in_words(leads, as_at)
    if as_at.day is None:
        return f"{changes} up to {text.day(LAST_DAY)}; {told}"
    if leader_words.is_counted(as_at):
        who = all_or_some(leading(leads), len(leads))
        footprints = "footprint" if len(leads) == 1 else "footprints"
        led_by = (
            f"By {as_at.value} NHS England had {how_named(as_at)} leaders for {who} {footprints}"
        )
        return f"{led_by}; {changes} followed" if known else f"{led_by}; no later change is known"
    done = sum(change.latest <= as_at.day for change in known)
    may = sum(change.earliest <= as_at.day < change.latest for change in known)
    more = f", and {may} more may have" if may else ""
    return f"{text.begun(told)}; {done} of {changes} had happened{more}"


def _changes(shown: tuple[Lane, ...]) -> list[LeaderChange]:
    return [change for lane in shown for change in lane.footprint.changes]


def timeline_attribution(scene: Scene) -> tuple[str, ...]:
    """Where the timeline was read, as lines without full stops. Text is untrusted."""
    days = "; ".join(dict.fromkeys("; ".join(DAY_SOURCES.values()).split("; ")))
    changes = _changes(shown_lanes(scene))
    sources = [source for change in changes for source in change.leader.sources]
    publishers = sorted({source.publisher for source in sources} - {""})
    return (f"Days: {days}", *([f"Changes: {'; '.join(publishers)}"] if publishers else []))


def timeline_evidence(scene: Scene) -> str:
    """What the words in brackets after a name mean; empty where no lane has any."""
    bars = (bar for lane in shown_lanes(scene) for bar in lane.bars)
    shown = {bar.stretch.lead.leader.evidence for bar in bars}
    weak = [kind for kind in Evidence if kind in shown and kind is not Evidence.PUBLISHED]
    return " ".join(f"{leader_words.EVIDENCE[kind]}." for kind in weak)
