"""The sentence a picture opens with, for each kind of measure: computed from what is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

from stp_map.core import leader_words, text
from stp_map.core.model import Entry, Footprint, LeaderType, Region

if TYPE_CHECKING:
    from stp_map.analysis.scene import Scene

Finding = Callable[["Scene"], str]
Counted = TypeVar("Counted", LeaderType, Region, str)


def times(sentence: str) -> Finding:
    """A finding that compares the highest number with the lowest.

    Args:
        sentence: with ``{high}``, ``{low}``, ``{times}`` and, where it is wanted, ``{people}``.
    """

    def tell(scene: Scene, low: Footprint, high: Footprint) -> str:
        numbers = scene.legend.numbers
        ratio = text.times(numbers[high.code] / numbers[low.code])
        people = text.people_noun(scene.shown.population)
        return sentence.format(high=high.name, low=low.name, times=ratio, people=people)

    return _of_numbers(tell)


def the_most(noun: str) -> Finding:
    """A finding on a count of some things: who has the most, and how many have just one."""

    def tell(scene: Scene, _low: Footprint, high: Footprint) -> str:
        numbers = scene.legend.numbers
        values = [numbers[entry.footprint.code] for entry in scene.entries]
        highest = numbers[high.code]
        at_top, single = values.count(highest), values.count(1)
        top = high.name if at_top == 1 else f"{_number(at_top).capitalize()} footprints"
        tail = f"; {_number(single)} {_has(single)} just one" if single else ""
        some = len(scene.entries) < len(scene.selection.everything)
        of = f" of the {_number(len(scene.entries))} footprints shown" if some else ""
        return f"{top} {_has(at_top)} the most {noun}{of}, {highest:.0f}{tail}"

    return _of_numbers(tell)


def _of_numbers(tell: Callable[[Scene, Footprint, Footprint], str]) -> Finding:
    """What is told of the lowest and the highest; of one footprint, or of equal ones, the value."""

    def say(scene: Scene) -> str:
        low, high = _ends(scene, scene.entries)
        words = scene.legend.values[low.code]
        if len(scene.entries) == 1:
            return f"{low.name}: {words}"
        if scene.legend.numbers[low.code] == scene.legend.numbers[high.code]:
            return f"All {len(scene.entries)} footprints shown have {words}"
        return tell(scene, low, high)

    return say


def _ends(scene: Scene, entries: Iterable[Entry]) -> tuple[Footprint, Footprint]:
    """Which has the lowest and which the highest number; of several the first."""
    ordered = [entry.footprint for entry in entries]

    def number(footprint: Footprint) -> float:
        return scene.legend.numbers[footprint.code]

    return min(ordered, key=number), max(ordered, key=number)


def leader_types(scene: Scene) -> str:
    """Which type of leader leads most of the footprints shown, and of how many nobody is known."""
    entries = scene.entries
    if len(entries) == 1:
        return f"{entries[0].footprint.name} {leader_words.clause(entries[0].lead)}"
    counts = Counter(entry.lead.leader_type for entry in entries)
    waiting, ended = (counts.pop(kind, 0) for kind in _NOBODY_LEADS)
    some = len(entries) < len(scene.selection.everything)
    of = f"the {_number(len(entries))} footprints{' shown' if some else ''}"
    tail = f"; {_number(waiting)} {_is(waiting)} to be confirmed" if waiting else ""
    tail += f"; {_number(ended)} {_has(ended)} ended, successor not known" if ended else ""
    if not counts:
        return f"Nobody is known to lead any of {of}{tail}"
    leading, most = _most(counts, LeaderType)
    kinds = text.listed([_PLURAL[kind] for kind in leading])
    how_many = _share(most, len(entries)) if len(leading) == 1 else f"{_number(most)} each"
    counted = leader_words.is_counted(scene.view.filters.as_at)
    lead = "lead" if counted else "are the last known to lead"
    return f"{kinds} {lead} {how_many} of {of}{tail}"


def regions(scene: Scene) -> str:
    """Which region has the most of the footprints shown."""
    entries = scene.entries
    if len(entries) == 1:
        footprint = entries[0].footprint
        return f"{footprint.name} is in NHS England’s {footprint.region.value} region"
    counts = Counter(entry.footprint.region for entry in entries)
    if len(counts) == 1:
        base = scene.shown.population
        people = text.people_counted(sum(e.footprint.population(base) for e in entries), base)
        return f"{_region(entries[0].footprint.region)}: {len(entries)} footprints shown, {people}"
    leading, most = _most(counts, Region)
    names = text.listed([_region(region) for region in leading])
    each = "" if len(leading) == 1 else " each"
    of = f"the {len(entries)} footprints shown"
    return f"{names} {_has(len(leading))} the most of {of}: {most}{each}"


def uploaded(scene: Scene) -> str:
    """What uploaded figures show; their words and heading are untrusted."""
    title, numbers, values = scene.legend.title, scene.legend.numbers, scene.legend.values
    if len(scene.entries) == 1:
        footprint = scene.entries[0].footprint
        return f"{footprint.name}: {title}, {values[footprint.code]}"
    known = [entry for entry in scene.entries if entry.footprint.code in numbers]
    if not known:
        return _uploaded_words(scene)
    low, high = _ends(scene, known)
    if numbers[low.code] == numbers[high.code]:
        return f"{title}: {values[low.code]} in every footprint with data"
    return (
        f"{title}: highest in {high.name} ({values[high.code]}), "
        f"lowest in {low.name} ({values[low.code]})"
    )


def _uploaded_words(scene: Scene) -> str:
    counts = Counter(scene.legend.values[entry.footprint.code] for entry in scene.entries)
    without = counts.pop(text.NO_DATA, 0)
    if not counts:
        return f"{scene.legend.title}: no data for the footprints shown"
    leading, most = _most(counts, counts)
    each = " each" if len(leading) > 1 else ""
    tail = f"; no data for {without}" if without else ""
    footprints = text.count_of(most, "footprint")
    return f"{scene.legend.title}: {text.listed(leading)} in {footprints}{each}{tail}"


def _most(counts: Counter[Counted], order: Iterable[Counted]) -> tuple[list[Counted], int]:
    """What occurs most often, in an order, and how often."""
    most = max(counts.values())
    return [each for each in order if counts[each] == most], most


_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_PLURAL = {
    LeaderType.CCG: "CCG leaders",
    LeaderType.NHS_PROVIDER: "NHS provider chiefs",
    LeaderType.LOCAL_AUTHORITY: "Local authority leaders",
    LeaderType.INDEPENDENT: "Independent leaders",
}


def _number(count: int) -> str:
    return _WORDS[count] if count < len(_WORDS) else str(count)


_NOBODY_LEADS = LeaderType.TO_BE_CONFIRMED, LeaderType.ENDED


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _has(count: int) -> str:
    return "has" if count == 1 else "have"


def _share(part: int, whole: int) -> str:
    if part == whole:
        return "all"
    return "half" if part * 2 == whole else _number(part)


def _region(region: Region) -> str:
    return "London" if region is Region.LONDON else f"the {region.value}"
