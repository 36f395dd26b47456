"""A text description of any View: what a person who can't see the map needs to know."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from stp_map.analysis.legend import Legend
from stp_map.analysis.phrases import phrase
from stp_map.analysis.selection import Selection
from stp_map.core import leader_words, text
from stp_map.core.leader_words import WEAKEST_FIRST, is_counted
from stp_map.core.model import Entry, Evidence, Region

if TYPE_CHECKING:
    from stp_map.analysis.scene import Scene


def describe(scene: Scene) -> tuple[str, ...]:
    """The view in sentences: what is shown, the extremes, the classes and the regions.

    Returns:
        Sentences with their full stops, most important first. Text in them may be untrusted.
    """
    legend = scene.legend
    parts = [phrase("map", subtitle=scene.subtitle), f"{scene.headline}."]
    if scene.entries:
        if any(code in legend.numbers for code in scene.selection.shown_codes):
            parts.append(_extremes(scene.entries, legend))
        parts += [_classes(legend), _regions(scene, legend)]
    if scene.selected:
        parts.append(_selected(scene.selected, legend))
    return tuple(part for part in (*parts, scene.evidence_note) if part)


def evidence_note(selection: Selection) -> str:
    """About leaders shown whose evidence is weak, weakest first; empty where there are none.

    Such as ``Unverified, no published source found: leaders of footprints 10 and 26.``
    """
    numbers: dict[Evidence, list[str]] = {grade: [] for grade in WEAKEST_FIRST}
    for entry in selection.shown:
        if entry.leader.is_named and entry.leader.evidence in numbers:
            numbers[entry.leader.evidence].append(str(entry.footprint.number))
    return " ".join(
        phrase(f"{grade.slug}_one" if len(of) == 1 else grade.slug, numbers=text.listed(of))
        for grade, of in numbers.items()
        if of
    )


def _extremes(entries: tuple[Entry, ...], legend: Legend) -> str:
    known = {e.footprint.code: e for e in entries if e.footprint.code in legend.numbers}
    numbers = {code: legend.numbers[code] for code in known}

    def named(code: str) -> str:
        tied = sum(number == numbers[code] for number in numbers.values())
        return known[code].footprint.name if tied == 1 else text.count_of(tied, "footprint")

    low, high = min(numbers, key=numbers.__getitem__), max(numbers, key=numbers.__getitem__)
    if numbers[low] == numbers[high]:
        same = phrase("all_same", value=legend.values[low])
        return same if len(known) == len(entries) else ""
    values = {"high_value": legend.values[high], "low_value": legend.values[low]}
    return phrase("extremes", high=named(high), low=named(low), **values)


def _classes(legend: Legend) -> str:
    counts = [f"{each.label}: {each.count}" for each in legend.classes]
    return phrase("classes", title=legend.title, counts="; ".join(counts))


def _regions(scene: Scene, legend: Legend) -> str:
    shown, of_counted_day = scene.entries, is_counted(scene.view.filters.as_at)
    parts = [
        f"{region.value}: {_pattern(entries, legend, of_counted_day=of_counted_day)}"
        for region in Region
        if (entries := [entry for entry in shown if entry.footprint.region is region])
    ]
    return phrase("regions", parts="; ".join(parts))


def _pattern(entries: list[Entry], legend: Legend, *, of_counted_day: bool) -> str:
    count = text.count_of(len(entries), "footprint")
    if legend.measure.is_uploaded:
        classes = Counter(legend.class_of[entry.footprint.code] for entry in entries)
        mix = ", ".join(f"{classes[i]} {legend.classes[i].label}" for i in sorted(classes))
        return phrase("mix", count=count, mix=mix)
    if legend.numbers:
        average = sum(legend.numbers[e.footprint.code] for e in entries) / len(entries)
        is_small = average < 100  # noqa: PLR2004 - and needs a decimal
        words = f"{average:.1f}{legend.measure.unit}" if is_small else text.whole_number(average)
        return phrase("mean", count=count, average=words)
    kinds = Counter(str(entry.lead.leader_type.value) for entry in entries)
    mix = ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
    return phrase("mix_of_leaders" if of_counted_day else "mix_of_leads", count=count, mix=mix)


def _selected(entry: Entry, legend: Legend) -> str:
    value = legend.values[entry.footprint.code]
    leader = leader_words.line_on(entry.lead)
    return phrase("selected", name=entry.footprint.name, value=value, leader=leader)
