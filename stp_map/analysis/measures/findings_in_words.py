"""The sentence a picture opens with, for measures that are words: types, regions, one's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from stp_map.analysis.shown_words import NOBODY_LEADS, has, no_data, number, region_name, shown
from stp_map.core import leader_words, text
from stp_map.core.model import LeaderType, Region

if TYPE_CHECKING:
    from stp_map.analysis.scene import Scene

Counted = TypeVar("Counted", LeaderType, Region, str)

_PLURAL = {
    LeaderType.CCG: "CCG leaders",
    LeaderType.NHS_PROVIDER: "NHS provider chiefs",
    LeaderType.LOCAL_AUTHORITY: "local authority leaders",
    LeaderType.INDEPENDENT: "independent leaders",
}


def leader_types(scene: Scene) -> str:
    """Which type of leader leads most of the footprints shown, and of how many nobody is known."""
    entries = scene.entries
    if len(entries) == 1:
        return f"{entries[0].footprint.name} {leader_words.clause(entries[0].lead)}"
    counts = Counter(entry.lead.leader_type for entry in entries)
    waiting, ended = (counts.pop(kind, 0) for kind in NOBODY_LEADS)
    of = shown(scene)
    tail = f"; {number(waiting)} {_is(waiting)} to be confirmed" if waiting else ""
    tail += f"; {number(ended)} {has(ended)} ended, successor not known" if ended else ""
    if not counts:
        return f"nobody is known to lead any of {of}{tail}"
    leading, most = _most(counts, LeaderType)
    kinds = text.listed([_PLURAL[kind] for kind in leading])
    how_many = _share(most, len(entries)) if len(leading) == 1 else f"{number(most)} each"
    counted = leader_words.is_counted(scene.view.filters.as_at)
    lead = "lead" if counted else "are the last known to lead"
    return f"{kinds} {lead} {how_many} of {of}{tail}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def regions(scene: Scene) -> str:
    """Which region has the most of the footprints shown."""
    entries = scene.entries
    counts = Counter(entry.footprint.region for entry in entries)
    if len(counts) == 1:  # ``in_region`` names it.
        base = scene.shown.population
        people = text.people_counted(sum(e.footprint.population(base) for e in entries), base)
        if len(entries) == 1:
            return f"{entries[0].footprint.name} serves {people}"
        return f"{shown(scene)} serve {people}"
    leading, most = _most(counts, Region)
    names = text.listed([region_name(region) for region in leading])
    if len(leading) == len(counts):
        return f"{names} have {number(most)} each of {shown(scene)}"
    each = "" if len(leading) == 1 else " each"
    return f"{names} {has(len(leading))} the most of {shown(scene)}: {number(most)}{each}"


def _share(part: int, whole: int) -> str:
    if part == whole:
        return "all"
    return "half" if part * 2 == whole else number(part)


def uploaded_words(scene: Scene) -> str:
    """How often the words occur that occur most often."""
    counts = Counter(scene.legend.values[entry.footprint.code] for entry in scene.entries)
    missing = counts.pop(text.NO_DATA, 0)
    if not counts:
        return f"no data for {shown(scene)}"
    if len(scene.entries) == 1:
        return f"{next(iter(counts))} in {scene.entries[0].footprint.name}"
    leading, most = _most(counts, counts)
    each = " each" if len(leading) > 1 else ""
    footprints = text.count_of(most, "footprint")
    tail = no_data(scene, len(scene.entries) - missing)
    return f"{text.listed(leading)} in {footprints}{each}{tail}"


def _most(counts: Counter[Counted], order: Iterable[Counted]) -> tuple[list[Counted], int]:
    """What occurs most often, in an order, and how often."""
    most = max(counts.values())
    return [each for each in order if counts[each] == most], most
