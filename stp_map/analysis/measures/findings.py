"""The sentence a picture opens with, for each kind of measure: computed from what is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from stp_map.analysis.measures.measure import Shown
from stp_map.core import leader_words, text
from stp_map.core.model import AsAt, Entry, LeaderType, PopulationBase, Region

Finding = Callable[[Shown], str]


def times(sentence: str) -> Finding:
    """A finding that compares the highest number with the lowest.

    Args:
        sentence: with ``{high}``, ``{low}``, ``{times}`` and, where it is wanted, ``{people}``.
    """

    def say(shown: Shown) -> str:
        entries = shown.entries
        if len(entries) == 1:
            return _of_one(shown)
        low, high = _ends(shown)
        lowest, highest = shown.numbers[low.footprint.code], shown.numbers[high.footprint.code]
        if lowest == highest:
            return _all_the_same(shown)
        return sentence.format(
            high=high.footprint.name,
            low=low.footprint.name,
            times=text.times(highest / lowest),
            people=text.people_noun(shown.base),
        )

    return say


def the_most(noun: str) -> Finding:
    """A finding on a count: who has the most, and how many have just one.

    Args:
        noun: what is counted, in the plural.
    """

    def say(shown: Shown) -> str:
        if len(shown.entries) == 1:
            return _of_one(shown)
        high = _ends(shown)[1]
        values = [shown.numbers[entry.footprint.code] for entry in shown.entries]
        highest = max(values)
        if min(values) == highest:
            return _all_the_same(shown)
        at_top, single = values.count(highest), values.count(1)
        top = high.footprint.name if at_top == 1 else f"{_number(at_top).capitalize()} footprints"
        tail = f"; {_number(single)} {_has(single)} just one" if single else ""
        return f"{top} {_has(at_top)} the most {noun}, {highest:.0f}{tail}"

    return say


def _of_one(shown: Shown) -> str:
    footprint = shown.entries[0].footprint
    return f"{footprint.name}: {shown.words[footprint.code]}"


def _ends(shown: Shown) -> tuple[Entry, Entry]:
    """Who has the lowest and who the highest number; of several the first."""

    def number(entry: Entry) -> float:
        return shown.numbers[entry.footprint.code]

    return min(shown.entries, key=number), max(shown.entries, key=number)


def _all_the_same(shown: Shown) -> str:
    words = shown.words[shown.entries[0].footprint.code]
    return f"All {len(shown.entries)} footprints shown have {words}"


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
    most = max(counts.values())
    leading = [kind for kind in LeaderType if counts[kind] == most]
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
        people = _people(entries, shown.base)
        return f"{_region(entries[0].footprint.region)}: {len(entries)} footprints shown, {people}"
    most = max(counts.values())
    leading = [_region(region) for region in Region if counts[region] == most]
    each = "" if len(leading) == 1 else " each"
    return (
        f"{text.listed(leading)} {_has(len(leading))} the most of the {len(entries)} footprints "
        f"shown: {most}{each}"
    )


def _people(entries: tuple[Entry, ...], base: PopulationBase) -> str:
    total = sum(entry.footprint.population(base) for entry in entries)
    return f"{text.people_short(total)} {text.people_noun(base)}"


def uploaded(shown: Shown) -> str:
    """What uploaded figures show; their words and heading are untrusted."""
    if len(shown.entries) == 1:
        footprint = shown.entries[0].footprint
        return f"{footprint.name}: {shown.title}, {shown.words[footprint.code]}"
    known = [entry for entry in shown.entries if entry.footprint.code in shown.numbers]
    if not known:
        return _uploaded_words(shown)
    ordered = sorted(known, key=lambda entry: shown.numbers[entry.footprint.code])
    low, high = (entry.footprint for entry in (ordered[0], ordered[-1]))
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
    most = counts.most_common()
    leading = [words for words, count in most if count == most[0][1]]
    each = " each" if len(leading) > 1 else ""
    tail = f"; no data for {without}" if without else ""
    footprints = text.count_of(most[0][1], "footprint")
    return f"{shown.title}: {text.listed(leading)} in {footprints}{each}{tail}"


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
