"""The sentence a picture opens with, for each kind of measure: computed from what is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

from stp_map.analysis.measures.measure import Shown
from stp_map.core import leader_words, text
from stp_map.core.model import AsAt, Entry, Footprint, LeaderType, Region

Finding = Callable[[Shown], str]
Counted = TypeVar("Counted", LeaderType, Region, str)


def times(sentence: str) -> Finding:
    """A finding that compares the highest number with the lowest.

    Args:
        sentence: with ``{high}``, ``{low}``, ``{times}`` and, where it is wanted, ``{people}``.
    """

    def tell(shown: Shown, low: Footprint, high: Footprint) -> str:
        return sentence.format(
            high=high.name,
            low=low.name,
            times=text.times(shown.numbers[high.code] / shown.numbers[low.code]),
            people=text.people_noun(shown.base),
        )

    return _of_numbers(tell)


def the_most(noun: str) -> Finding:
    """A finding on a count: who has the most, and how many have just one.

    Args:
        noun: what is counted, in the plural.
    """

    def tell(shown: Shown, _low: Footprint, high: Footprint) -> str:
        values = [shown.numbers[entry.footprint.code] for entry in shown.entries]
        highest = shown.numbers[high.code]
        at_top, single = values.count(highest), values.count(1)
        top = high.name if at_top == 1 else f"{_number(at_top).capitalize()} footprints"
        tail = f"; {_number(single)} {_has(single)} just one" if single else ""
        some = len(shown.entries) < shown.of
        of = f" of the {_number(len(shown.entries))} footprints shown" if some else ""
        return f"{top} {_has(at_top)} the most {noun}{of}, {highest:.0f}{tail}"

    return _of_numbers(tell)


def _of_numbers(tell: Callable[[Shown, Footprint, Footprint], str]) -> Finding:
    """What is told of the lowest and the highest; of one footprint, or of equal ones, the value."""

    def say(shown: Shown) -> str:
        low, high = _ends(shown, shown.entries)
        words = shown.words[low.code]
        if len(shown.entries) == 1:
            return f"{low.name}: {words}"
        if shown.numbers[low.code] == shown.numbers[high.code]:
            return f"All {len(shown.entries)} footprints shown have {words}"
        return tell(shown, low, high)

    return say


def _ends(shown: Shown, entries: Iterable[Entry]) -> tuple[Footprint, Footprint]:
    """Which has the lowest and which the highest number; of several the first."""
    ordered = [entry.footprint for entry in entries]

    def number(footprint: Footprint) -> float:
        return shown.numbers[footprint.code]

    return min(ordered, key=number), max(ordered, key=number)


def leader_types(shown: Shown) -> str:
    """Which type of leader leads most of the footprints shown, and how many have none."""
    entries = shown.entries
    if len(entries) == 1:
        return _leader_of_one(entries[0], shown.as_at)
    counts = Counter(entry.leader.leader_type for entry in entries)
    waiting = counts.pop(LeaderType.TO_BE_CONFIRMED, 0)
    of = f"the {_number(len(entries))} footprints{'' if len(entries) == shown.of else ' shown'}"
    if not counts:
        return f"None of {of} has a confirmed leader"
    leading, most = _most(counts, LeaderType)
    tail = f"; {_number(waiting)} {_has(waiting)} no confirmed leader" if waiting else ""
    if len(leading) == 1:
        return f"{_PLURAL[leading[0]]} lead {_share(most, len(entries))} of {of}{tail}"
    kinds = text.listed([_PLURAL[kind] for kind in leading])
    return f"{kinds} lead {_number(most)} each of {of}{tail}"


def _leader_of_one(entry: Entry, as_at: AsAt) -> str:
    name, leader = entry.footprint.name, entry.leader
    if not leader.is_confirmed:
        return f"No leader is confirmed for {name}"
    return f"{leader.name} {leader_words.verb(as_at)} the leader of {name}"


def regions(shown: Shown) -> str:
    """Which region has the most of the footprints shown."""
    entries = shown.entries
    if len(entries) == 1:
        footprint = entries[0].footprint
        return f"{footprint.name} is in NHS England’s {footprint.region.value} region"
    counts = Counter(entry.footprint.region for entry in entries)
    if len(counts) == 1:
        total = sum(entry.footprint.population(shown.base) for entry in entries)
        people = text.people_counted(total, shown.base)
        return f"{_region(entries[0].footprint.region)}: {len(entries)} footprints shown, {people}"
    leading, most = _most(counts, Region)
    names = text.listed([_region(region) for region in leading])
    each = "" if len(leading) == 1 else " each"
    of = f"the {len(entries)} footprints shown"
    return f"{names} {_has(len(leading))} the most of {of}: {most}{each}"


def uploaded(shown: Shown) -> str:
    """What uploaded figures show; their words and heading are untrusted."""
    if len(shown.entries) == 1:
        footprint = shown.entries[0].footprint
        return f"{footprint.name}: {shown.title}, {shown.words[footprint.code]}"
    known = [entry for entry in shown.entries if entry.footprint.code in shown.numbers]
    if not known:
        return _uploaded_words(shown)
    low, high = _ends(shown, known)
    if shown.numbers[low.code] == shown.numbers[high.code]:
        return f"{shown.title}: {shown.words[low.code]} in every footprint with data"
    return (
        f"{shown.title}: highest in {high.name} ({shown.words[high.code]}), "
        f"lowest in {low.name} ({shown.words[low.code]})"
    )


def _uploaded_words(shown: Shown) -> str:
    counts = Counter(shown.words[entry.footprint.code] for entry in shown.entries)
    without = counts.pop(text.NO_DATA, 0)
    if not counts:
        return f"{shown.title}: no data for the footprints shown"
    leading, most = _most(counts, counts)
    each = " each" if len(leading) > 1 else ""
    tail = f"; no data for {without}" if without else ""
    footprints = text.count_of(most, "footprint")
    return f"{shown.title}: {text.listed(leading)} in {footprints}{each}{tail}"


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


def _has(count: int) -> str:
    return "has" if count == 1 else "have"


def _share(part: int, whole: int) -> str:
    if part == whole:
        return "all"
    return "half" if part * 2 == whole else _number(part)


def _region(region: Region) -> str:
    return "London" if region is Region.LONDON else f"the {region.value}"
