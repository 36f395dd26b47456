"""Sentences computed from what is shown: headline, finding, key figures, subtitle.

Each is true for any scene, and a scene has it as a property that is worked out once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stp_map.analysis.leads import (
    figure_of_leads,
    how_named,
    leading,
    leads_in_words,
    not_verified,
)
from stp_map.analysis.measures import measure_of
from stp_map.analysis.phrases import phrase
from stp_map.analysis.selection import Selection
from stp_map.analysis.shown_words import in_region
from stp_map.core import leader_words, text
from stp_map.core.leader_words import is_counted
from stp_map.core.model import Entry, PopulationBase
from stp_map.core.view import Filters, MapStyle, Presentation

if TYPE_CHECKING:
    from stp_map.analysis.scene import Scene

NOTHING_SHOWN = phrase("nothing")


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure that stands above the map: its label and its value in words."""

    label: str
    value: str


def headline(scene: Scene) -> str:
    """What is shown, in a sentence without a full stop."""
    shown, everything = scene.entries, len(scene.selection.everything)
    base, as_at = scene.shown.population, scene.view.filters.as_at
    if not shown:
        return NOTHING_SHOWN
    people = text.people_counted(_total(shown, base), base)
    if len(shown) == 1:
        lead = leader_words.clause(shown[0].lead)
        return phrase("one", name=shown[0].footprint.name, people=people, lead=lead)
    leads = [entry.lead for entry in shown]
    is_whole, weak = len(shown) == everything, not_verified(leads)
    said = {"all": everything, "people": people, "shown": len(shown), "weak": weak}
    if not is_counted(as_at):
        told = leads_in_words(leads, as_at)
        if is_whole:
            return phrase("whole_later", leads=text.begun(told), **said)
        return phrase("part_later", leads=told, **said)
    led, how = leading(leads), how_named(as_at)
    if is_whole:
        some = all_or_some(led, everything).capitalize()
        return phrase("whole_counted", led=some, how=how, **said)
    return phrase("part_counted", led=_some_of(led, len(shown)), how=how, **said)


def finding(scene: Scene) -> str:
    """What the map shows, in a sentence without a full stop: the title of a picture."""
    return in_region(scene, scene.measure.finding(scene)) if scene.entries else NOTHING_SHOWN


def all_or_some(some: int, everything: int) -> str:
    """How many of all: ``all 44``, ``41 of the 44``."""
    return phrase("all" if some == everything else "some", some=some, all=everything)


def _some_of(some: int, of: int) -> str:
    if some == of:
        return phrase("both_have" if of == 2 else "all_have", all=of)  # noqa: PLR2004 - a pair
    return phrase({0: "none_has", 1: "one_has"}.get(some, "some_have"), some=some)


def _total(entries: tuple[Entry, ...], base: PopulationBase) -> int:
    return sum(entry.footprint.population(base) for entry in entries)


def key_figures(scene: Scene) -> tuple[KeyFigure, ...]:
    """Footprints shown, people, their average (a dash for none), and leads: for above the map."""
    shown, base = scene.entries, scene.shown.population
    people = _total(shown, base)
    noun = text.people_noun(base).capitalize()
    average = text.people_short(people / len(shown)) if shown else phrase("no_average")
    leads = figure_of_leads([entry.lead for entry in shown], scene.view.filters.as_at)
    return (
        KeyFigure(
            phrase("footprints_shown"),
            phrase("of", some=len(shown), all=len(scene.selection.everything)),
        ),
        KeyFigure(noun, text.people_short(people) if shown else "0"),
        KeyFigure(phrase("average"), average),
        KeyFigure(*leads),
    )


def filters_in_words(filters: Filters) -> str:
    """The filters as a phrase, such as ``London; leader type CCG or independent``.

    It is empty where nothing is filtered, and quotes the search as it was typed.
    """
    parts = []
    if filters.regions:
        parts.append(text.listed([str(region.value) for region in filters.regions]))
    if filters.leader_types:
        kinds = [leader_words.type_in_a_sentence(kind) for kind in filters.leader_types]
        name = "leader_type" if is_counted(filters.as_at) else "last_known_leader_type"
        parts.append(phrase(name, kinds=" or ".join(kinds)))
    if filters.query:
        parts.append(phrase("search", query=filters.query))
    return "; ".join(parts)


def style_note(selection: Selection, shown: Presentation) -> str:
    """What a reader must know of the style of a map, in sentences; empty for nothing."""
    if shown.style is MapStyle.TILES:
        return text.TILES_NOTE
    if shown.style is MapStyle.CIRCLES:
        base = shown.population
        largest = max((e.footprint for e in selection.everything), key=lambda f: f.population(base))
        people = text.people_counted(largest.population(base), base)
        return (
            f"The area of each circle shows its {text.people_noun(base)}; the largest of all "
            f"{len(selection.everything)}, {largest.name}, stands for {people}."
        )
    return measure_of(shown.colour_by).note


def subtitle(scene: Scene, measure: str = "") -> str:
    """What a picture shows, for under its headline: measure, coverage, edition and filters.

    Args:
        scene: what is shown.
        measure: what is measured; what the map is coloured by, unless given.

    Returns:
        A phrase such as ``Organisation the leader comes from, 5 of 44 footprints in England,
        as at 30 March 2016 (London)``.
    """
    count, everything = _covered(scene), len(scene.selection.everything)
    extent = "coverage_whole" if count == everything else "coverage_part"
    filters = filters_in_words(scene.view.filters)
    return phrase(
        "subtitle",
        measure=measure or scene.legend.title,
        coverage=phrase(extent, shown=count, all=everything),
        edition=text.edition(scene.view.filters.as_at),
        filters=f" ({filters})" if filters else "",
    )


def _covered(scene: Scene) -> int:
    """How many of the footprints shown a picture tells of: of uploaded figures, those with data."""
    values = [scene.legend.values[code] for code in scene.selection.shown_codes]
    known = sum(value != text.NO_DATA for value in values)
    return known if scene.measure.is_uploaded and known else len(values)
