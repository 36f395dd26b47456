"""The sentence a picture opens with: a finding, computed from what is shown."""

from __future__ import annotations

from collections import Counter

from stp_map.analysis.figures_scale import NO_DATA
from stp_map.analysis.legend import Legend
from stp_map.analysis.selection import Entry, Selection
from stp_map.analysis.sentences import total_people
from stp_map.core import text
from stp_map.core.model import AsAt, LeaderType, Region
from stp_map.core.view import ColourBy, Presentation


def finding(selection: Selection, legend: Legend, shown: Presentation) -> str:
    """A default title that says what the map shows, true for any selection.

    Args:
        selection: what the filters left.
        legend: the values that it is coloured by.
        shown: what it is coloured by, and the population base.

    Returns:
        A sentence without a full stop.
    """
    entries = selection.shown
    if not entries:
        return "No footprint matches these filters"
    sentence = _sentence(selection, legend, shown)
    return sentence[0].upper() + sentence[1:]


def _sentence(selection: Selection, legend: Legend, shown: Presentation) -> str:
    entries = selection.shown
    if len(entries) == 1:
        return _of_one(entries[0], selection, legend, shown)
    if shown.colour_by is ColourBy.LEADER_TYPE:
        return _of_leader_types(entries, selection)
    if shown.colour_by is ColourBy.REGION:
        return _of_regions(entries, shown)
    if legend.is_own:
        return _of_own_figures(entries, legend)
    return _of_numbers(entries, legend, shown)


def _of_one(entry: Entry, selection: Selection, legend: Legend, shown: Presentation) -> str:
    name, leader = entry.footprint.name, entry.leader
    if shown.colour_by is ColourBy.LEADER_TYPE:
        if not leader.is_confirmed:
            return f"No leader is confirmed for {name}"
        was = "was last known to be" if selection.filters.as_at == AsAt.LATEST_KNOWN else "is"
        return f"{leader.name} {was} the leader of {name}"
    if shown.colour_by is ColourBy.REGION:
        return f"{name} is in NHS England’s {entry.footprint.region.value} region"
    value = legend.values[entry.footprint.code]
    return f"{name}: {legend.title}, {value}" if legend.is_own else f"{name}: {value}"


def _of_leader_types(entries: tuple[Entry, ...], selection: Selection) -> str:
    counts = Counter(entry.leader.leader_type for entry in entries)
    waiting = counts.pop(LeaderType.TO_BE_CONFIRMED, 0)
    everything = len(entries) == len(selection.everything)
    of = f"the {_number(len(entries))} footprints{'' if everything else ' shown'}"
    if not counts:
        return f"None of {of} has a confirmed leader"
    most = max(counts.values())
    leading = [kind for kind in LeaderType if counts[kind] == most]
    tail = f"; {_number(waiting)} {_has(waiting)} no confirmed leader" if waiting else ""
    if len(leading) == 1:
        return f"{_plural(leading[0])} lead {_share(most, len(entries))} of {of}{tail}"
    kinds = text.listed([_plural(kind) for kind in leading])
    return f"{kinds} lead {_number(most)} each of {of}{tail}"


def _of_regions(entries: tuple[Entry, ...], shown: Presentation) -> str:
    counts = Counter(entry.footprint.region for entry in entries)
    if len(counts) == 1:
        region = next(iter(counts))
        people = text.people_short(total_people(entries, shown.population))
        noun = text.people_noun(shown.population)
        return f"{_region(region)}: {len(entries)} footprints shown, {people} {noun}"
    most = max(counts.values())
    leading = [region for region in Region if counts[region] == most]
    names = text.listed([_region(region) for region in leading])
    verb = "has" if len(leading) == 1 else "have"
    each = "" if len(leading) == 1 else " each"
    return f"{names} {verb} the most of the {len(entries)} footprints shown: {most}{each}"


def _of_numbers(entries: tuple[Entry, ...], legend: Legend, shown: Presentation) -> str:
    def value(entry: Entry) -> float:
        return legend.numbers[entry.footprint.code]

    low, high = min(entries, key=value), max(entries, key=value)
    lowest, highest = value(low), value(high)
    if lowest == highest:
        return f"All {len(entries)} footprints shown have {legend.values[low.footprint.code]}"
    if shown.colour_by is ColourBy.CCG_COUNT:
        at_top = sum(value(entry) == highest for entry in entries)
        top = high.footprint.name if at_top == 1 else f"{_number(at_top).capitalize()} footprints"
        single = sum(value(entry) == 1 for entry in entries)
        tail = f"; {_number(single)} {_has(single)} just one" if single else ""
        return f"{top} {'has' if at_top == 1 else 'have'} the most CCGs, {highest:.0f}{tail}"
    if shown.colour_by is ColourBy.DENSITY:
        return (
            f"{high.footprint.name} has {text.times(highest / lowest)} as many people per km² as "
            f"{low.footprint.name}"
        )
    return (
        f"{high.footprint.name} serves {text.times(highest / lowest)} as many people as "
        f"{low.footprint.name}"
    )


def _of_own_figures(entries: tuple[Entry, ...], legend: Legend) -> str:
    known = [entry for entry in entries if entry.footprint.code in legend.numbers]
    if not known:
        return _of_own_words(entries, legend)
    ordered = sorted(known, key=lambda entry: legend.numbers[entry.footprint.code])
    low, high = (entry.footprint for entry in (ordered[0], ordered[-1]))
    if legend.numbers[low.code] == legend.numbers[high.code]:
        return f"{legend.title}: {legend.values[low.code]} in every footprint with data"
    return (
        f"{legend.title}: highest in {high.name} ({legend.values[high.code]}), "
        f"lowest in {low.name} ({legend.values[low.code]})"
    )


def _of_own_words(entries: tuple[Entry, ...], legend: Legend) -> str:
    counts = Counter(legend.values[entry.footprint.code] for entry in entries)
    without = counts.pop(NO_DATA, 0)
    if not counts:
        return f"{legend.title}: no data for the footprints shown"
    most = counts.most_common()
    leading = [words for words, count in most if count == most[0][1]]
    each = " each" if len(leading) > 1 else ""
    tail = f"; no data for {without}" if without else ""
    footprints = text.count_of(most[0][1], "footprint")
    return f"{legend.title}: {text.listed(leading)} in {footprints}{each}{tail}"


_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def _number(count: int) -> str:
    return _WORDS[count] if count < len(_WORDS) else str(count)


def _has(count: int) -> str:
    return "has" if count == 1 else "have"


def _share(part: int, whole: int) -> str:
    if part == whole:
        return "all"
    return "half" if part * 2 == whole else _number(part)


def _plural(kind: LeaderType) -> str:
    return {
        LeaderType.CCG: "CCG leaders",
        LeaderType.NHS_PROVIDER: "NHS provider chiefs",
        LeaderType.LOCAL_AUTHORITY: "Local authority leaders",
        LeaderType.INDEPENDENT: "Independent leaders",
        LeaderType.TO_BE_CONFIRMED: "",
    }[kind]


def _region(region: Region) -> str:
    if region is Region.LONDON:
        return "London"
    return f"the {region.value}"
