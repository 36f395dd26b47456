"""The sentence a picture opens with, for measures that are words: types, regions, one's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from stp_map.analysis.shown_words import has, no_data, number, region_name, shown
from stp_map.core import leader_words, text
from stp_map.core.model import AsAt, Entry, LeaderType, Region

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
    """Which type of leader leads most of the footprints shown, and how many have none."""
    entries, as_at = scene.entries, scene.view.filters.as_at
    if len(entries) == 1:
        return _leader_of_one(entries[0], as_at)
    counts = Counter(entry.leader.leader_type for entry in entries)
    waiting = counts.pop(LeaderType.TO_BE_CONFIRMED, 0)
    of, named = shown(scene), leader_words.standing(as_at)
    if not counts:
        return f"none of {of} has a {named} leader"
    leading, most = _most(counts, LeaderType)
    tail = f"; {number(waiting)} {has(waiting)} no {named} leader" if waiting else ""
    if len(leading) == 1:
        return f"{_PLURAL[leading[0]]} lead {_share(most, len(entries))} of {of}{tail}"
    kinds = text.listed([_PLURAL[kind] for kind in leading])
    return f"{kinds} lead {number(most)} each of {of}{tail}"


def _leader_of_one(entry: Entry, as_at: AsAt) -> str:
    name, leader = entry.footprint.name, entry.leader
    if not leader.is_confirmed:
        return f"no leader is {leader_words.standing(as_at)} for {name}"
    return f"{leader_words.with_weakness(leader)} {leader_words.verb(as_at)} the leader of {name}"


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
