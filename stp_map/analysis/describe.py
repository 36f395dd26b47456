"""A text description of any View: what a person who can't see the map needs to know."""

from __future__ import annotations

from collections import Counter

from stp_map.analysis.legend import Legend
from stp_map.analysis.selection import Selection
from stp_map.analysis.sentences import headline, subtitle
from stp_map.core import leader_words, text
from stp_map.core.model import Entry, Region
from stp_map.core.view import Presentation


def describe(selection: Selection, legend: Legend, shown: Presentation) -> tuple[str, ...]:
    """The view in sentences: what is shown, the extremes, the classes and the regions.

    Args:
        selection: what the filters left.
        legend: the classes and their counts.
        shown: what it is coloured by, and which footprint is selected.

    Returns:
        Sentences with their full stops, most important first. Text in them may be untrusted.
    """
    parts = [
        f"Map: {subtitle(selection, legend)}.",
        f"{headline(selection, shown.population)}.",
    ]
    if selection.shown:
        if any(code in legend.numbers for code in selection.shown_codes):
            parts.append(_extremes(selection.shown, legend))
        parts += [_classes(legend), _regions(selection, legend)]
    if entry := selection.by_code.get(shown.selected):
        parts.append(_selected(entry, legend))
    return tuple(part for part in (*parts, evidence_note(selection)) if part)


def evidence_note(selection: Selection) -> str:
    """About leaders shown without a published source; empty where there are none.

    Such as ``Unverified, no published source found: leaders of footprints 10 and 26.``
    """
    weak = [
        str(entry.footprint.number)
        for entry in selection.shown
        if leader_words.is_unverified(entry.leader)
    ]
    if not weak:
        return ""
    noun = "leader of footprint" if len(weak) == 1 else "leaders of footprints"
    return f"Unverified, no published source found: {noun} {text.listed(weak)}."


def _extremes(entries: tuple[Entry, ...], legend: Legend) -> str:
    known = {e.footprint.code: e for e in entries if e.footprint.code in legend.numbers}
    numbers = {code: legend.numbers[code] for code in known}

    def named(code: str) -> str:
        tied = sum(number == numbers[code] for number in numbers.values())
        who = known[code].footprint.name if tied == 1 else text.count_of(tied, "footprint")
        return f"{who} ({legend.values[code]})"

    low, high = min(numbers, key=numbers.__getitem__), max(numbers, key=numbers.__getitem__)
    if numbers[low] == numbers[high]:
        return f"All have {legend.values[low]}." if len(known) == len(entries) else ""
    return f"Highest: {named(high)}. Lowest: {named(low)}."


def _classes(legend: Legend) -> str:
    counts = [f"{each.label}: {each.count}" for each in legend.classes]
    return f"{legend.title}, number of footprints: {'; '.join(counts)}."


def _regions(selection: Selection, legend: Legend) -> str:
    parts = []
    for region in Region:
        entries = [entry for entry in selection.shown if entry.footprint.region is region]
        if entries:
            parts.append(f"{region.value}: {_pattern(entries, legend)}")
    return f"By region: {'; '.join(parts)}."


def _pattern(entries: list[Entry], legend: Legend) -> str:
    count = text.count_of(len(entries), "footprint")
    if legend.measure.is_uploaded:
        classes = Counter(legend.class_of[entry.footprint.code] for entry in entries)
        mix = ", ".join(f"{classes[i]} {legend.classes[i].label}" for i in sorted(classes))
        return f"{count} ({mix})"
    if legend.numbers:
        average = sum(legend.numbers[e.footprint.code] for e in entries) / len(entries)
        if average < 100:  # noqa: PLR2004 - small averages need a decimal
            return f"{count}, average {average:.1f}{legend.measure.unit}"
        return f"{count}, average {text.whole_number(average)}"
    kinds = Counter(str(entry.leader.leader_type.value) for entry in entries)
    mix = ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
    return f"{count} (leaders: {mix})"


def _selected(entry: Entry, legend: Legend) -> str:
    value = legend.values[entry.footprint.code]
    leader = leader_words.line_of(entry.leader)
    return f"Selected: {entry.footprint.name}, {value}; leader: {leader}."
