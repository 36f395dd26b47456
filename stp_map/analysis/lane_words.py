"""The lanes of the footprints shown as they are drawn, and all that is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from itertools import groupby

from stp_map.analysis.lanes import Line, Stretch, lanes
from stp_map.analysis.scene import Scene
from stp_map.analysis.timeline import share
from stp_map.core import leader_words, text
from stp_map.core.lead import Lead, Standing
from stp_map.core.model import (
    LAST_DAY,
    Atlas,
    ChangeEvent,
    Footprint,
    Leader,
    LeaderChange,
    LeaderType,
)

LOOKS = {
    Line.SOLID: "Solid",
    Line.HATCHED: "Hatched",
    Line.SPAN: "Dashed outline",
    Line.EMPTY: "Empty",
}
"""What each kind of stretch is drawn as."""

COLOURS = "Colour or shade, and the words after a name: the organisation that the leader comes from"
NO_ROOM = "Too short to be written in their lanes"


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a lane as it is drawn. Text is untrusted.

    Attributes:
        stretch: what is known, and of which days.
        start: where it begins, from 0 on the first day to 1 on the last.
        end: where it ends.
        label: what stands on it where there is room: who leads, or that nobody is known to. Only
            the longest stretch of each lead has one.
        more: what goes on after the label where there is room for that too.
        told: the label with the footprint and all days of the lead, for where its bar is too
            short; empty where nobody is named.
        words: all that is known of these days, with the days.
    """

    stretch: Stretch
    start: float
    end: float
    label: str
    more: str
    told: str
    words: str

    @property
    def line(self) -> Line:
        """How it is drawn."""
        return self.stretch.line

    @property
    def leader_type(self) -> LeaderType:
        """What its colour says: that of the person, whether the lead may have changed or not."""
        return self.stretch.lead.leader.leader_type


@dataclass(frozen=True, slots=True)
class Lane:
    """The lane of a footprint: the bars of each lead, oldest first."""

    footprint: Footprint
    leads: tuple[tuple[Bar, ...], ...]

    @property
    def bars(self) -> tuple[Bar, ...]:
        """All of them, oldest first."""
        return tuple(bar for bars in self.leads for bar in bars)

    @property
    def words(self) -> str:
        """All that is known of it in sentences, oldest first."""
        return " ".join(bar.words for bar in self.bars)

    @property
    def in_short(self) -> str:
        """The same as a phrase for where 44 lanes are told at once, without posts and reasons."""
        return "; ".join(filter(None, (_in_short(bars) for bars in self.leads))) or "nobody named"


def shown_lanes(scene: Scene) -> tuple[Lane, ...]:
    """The lanes of the footprints that the filters leave, in number order."""
    shown = scene.selection.shown_codes
    return tuple(lane for lane in _lanes(scene.atlas) if lane.footprint.code in shown)


@lru_cache(maxsize=8)
def _lanes(atlas: Atlas) -> tuple[Lane, ...]:
    both = zip(atlas.footprints, lanes(atlas), strict=True)
    return tuple(Lane(footprint, _leads(footprint, each)) for footprint, each in both)


def types_in(shown: Sequence[Lane]) -> tuple[LeaderType, ...]:
    """The leader types whose colours are drawn in some lanes, in their usual order."""
    drawn = {
        bar.leader_type
        for lane in shown
        for bar in lane.bars
        if bar.line in {Line.SOLID, Line.HATCHED}
    }
    return tuple(each for each in LeaderType if each in drawn)


def line_words(line: Line) -> str:
    """What a kind of stretch means, to stand in a key: ``Hatched: last known, …``."""
    return f"{LOOKS[line]}: {line.value}"


def _leads(footprint: Footprint, stretches: Sequence[Stretch]) -> tuple[tuple[Bar, ...], ...]:
    found = []
    for _, run in groupby(stretches, key=_who):
        of_one_lead = list(run)
        longest = max(of_one_lead, key=lambda each: each.end - each.start)
        where = f"{footprint.name}, {text.dates(of_one_lead[0].start, of_one_lead[-1].end)}"
        bars = (_bar(each, where if each is longest else "") for each in of_one_lead)
        found.append(tuple(bars))
    return tuple(found)


def _in_short(bars: Sequence[Bar]) -> str:
    """One lead in short; empty where nobody is named and no change may have happened."""
    first = bars[0].stretch
    if first.lead.leader_type is LeaderType.ENDED:
        return f"ended by {text.day(first.start)}, successor not known"
    drawn = [bar.stretch for bar in bars if bar.line is not Line.EMPTY]
    said = [_state_in_short(stretch) for stretch in drawn]
    return ", ".join([leader_words.with_weakness(first.lead.leader), *said]) if said else ""


def _state_in_short(stretch: Stretch) -> str:
    if stretch.line is Line.HATCHED:
        return f"last known to {text.day(stretch.end)}"
    is_announced = stretch.lead.standing is Standing.ANNOUNCED
    known = "announced" if is_announced else "known"
    days = text.dates(stretch.start, stretch.end)
    return f"{'may have changed' if stretch.line is Line.SPAN else known} {days}"


def _who(stretch: Stretch) -> tuple[str, bool]:
    """What goes on from stretch to stretch: who leads, or that the lead has ended."""
    lead = stretch.lead
    return lead.leader.name, lead.leader_type is LeaderType.ENDED


def _bar(stretch: Stretch, where: str) -> Bar:
    """A stretch as it is drawn; with a label where footprint and days of its lead are given."""
    after = min(stretch.end + timedelta(days=1), LAST_DAY)
    label, more = _label(stretch.lead) if where else ("", "")
    who = f"{label}{more}" if stretch.lead.leader_type is LeaderType.ENDED else label
    told = f"{who}, {where}" if where and stretch.lead.leader.is_named else ""
    return Bar(stretch, share(stretch.start), share(after), label, more, told, _words(stretch))


def _label(lead: Lead) -> tuple[str, str]:
    if lead.leader_type is LeaderType.ENDED:
        return "Ended", ", successor not known"
    who = leader_words.with_weakness(lead.leader)
    if lead.may_have_changed:
        return who, f", {_then(lead.may_have_changed)}"
    return who, f", {_kind(lead.leader)}" if lead.leader.is_named else ""


def _then(change: LeaderChange) -> str:
    if change.event is ChangeEvent.NEW_LEAD:
        return f"then {leader_words.with_weakness(change.leader)}"
    return "then ended" if change.event is ChangeEvent.LEAD_ENDED else "then in a new post"


def _words(stretch: Stretch) -> str:
    lead = stretch.lead
    known = leader_words.standing_with_doubt(lead)
    who = [leader_words.with_weakness(lead.leader), _kind(lead.leader)]
    said = [*who, f"{known[0].lower()}{known[1:]}"] if lead.leader.is_named else [known]
    return f"{text.dates(stretch.start, stretch.end)}: {', '.join(said)}."


def _kind(leader: Leader) -> str:
    return leader_words.type_in_a_sentence(leader.leader_type)
