"""A text description of any View: what a person who can't see the map needs to know."""

from __future__ import annotations

from collections import Counter

from stp_map import text
from stp_map.legend import Legend
from stp_map.measures import value_of
from stp_map.model import Evidence, Region
from stp_map.selection import Entry, Selection
from stp_map.sentences import headline, subtitle
from stp_map.view import Presentation


def describe(selection: Selection, legend: Legend, shown: Presentation) -> tuple[str, ...]:
    """The view in sentences: what is shown, the extremes, the classes and the regions.

    Args:
        selection: what the filters left.
        legend: the classes and their counts.
        shown: what it is coloured by, and which footprint is selected.

    Returns:
        Sentences with their full stops, most important first. Text in them may be hostile.
    """
    parts = [
        f"Map: {subtitle(selection, shown)}.",
        f"{headline(selection, shown.population)}.",
    ]
    if selection.shown:
        if shown.colour_by.is_numeric:
            parts.append(_extremes(selection.shown, shown))
        parts += [_classes(legend), _regions(selection, shown)]
    entry = selection.by_code.get(shown.selected)
    if entry is not None:
        parts.append(_selected(entry, legend))
    note = evidence_note(selection)
    return tuple([*parts, note] if note else parts)


def evidence_note(selection: Selection) -> str:
    """A sentence about leaders shown without a published source; empty where there are none.

    Args:
        selection: what the filters left.

    Returns:
        Such as ``Unverified, no published source found: leaders of footprints 10 and 26.``
    """
    weak = [
        str(entry.footprint.number)
        for entry in selection.shown
        if entry.leader.is_confirmed and entry.leader.evidence is Evidence.UNVERIFIED
    ]
    if not weak:
        return ""
    noun = "leader of footprint" if len(weak) == 1 else "leaders of footprints"
    return f"Unverified, no published source found: {noun} {text.listed(weak)}."


def _extremes(entries: tuple[Entry, ...], shown: Presentation) -> str:
    def value(entry: Entry) -> float:
        return value_of(entry.footprint, shown.colour_by, shown.population)

    def named(entry: Entry) -> str:
        amount = text.measure_value(value(entry), shown.colour_by, shown.population)
        tied = sum(value(other) == value(entry) for other in entries)
        who = entry.footprint.name if tied == 1 else text.count_of(tied, "footprint")
        return f"{who} ({amount})"

    low, high = min(entries, key=value), max(entries, key=value)
    if value(low) == value(high):
        return f"All have {text.measure_value(value(low), shown.colour_by, shown.population)}."
    return f"Highest: {named(high)}. Lowest: {named(low)}."


def _classes(legend: Legend) -> str:
    counts = [f"{each.label}: {each.count}" for each in legend.classes]
    return f"{legend.title}, number of footprints: {'; '.join(counts)}."


def _regions(selection: Selection, shown: Presentation) -> str:
    parts = []
    for region in Region:
        entries = [entry for entry in selection.shown if entry.footprint.region is region]
        if entries:
            parts.append(f"{region.value}: {_pattern(entries, shown)}")
    return f"By region: {'; '.join(parts)}."


def _pattern(entries: list[Entry], shown: Presentation) -> str:
    count = text.count_of(len(entries), "footprint")
    if shown.colour_by.is_numeric:
        values = [value_of(e.footprint, shown.colour_by, shown.population) for e in entries]
        average = sum(values) / len(values)
        if average < 100:  # noqa: PLR2004 - small averages need a decimal
            return f"{count}, average {average:.1f}"
        return f"{count}, average {text.whole_number(average)}"
    kinds = Counter(str(entry.leader.leader_type.value) for entry in entries)
    mix = ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
    return f"{count} (leaders: {mix})"


def _selected(entry: Entry, legend: Legend) -> str:
    value = legend.values[entry.footprint.code]
    leader = text.leader_line(entry.leader)
    return f"Selected: {entry.footprint.name}, {value}; leader: {leader}."
