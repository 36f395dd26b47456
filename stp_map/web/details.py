"""Everything about one footprint, as HTML for the page."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from stp_map.analysis.measures import MEASURES, Measure, Values, value_in_words
from stp_map.analysis.scene import Scene
from stp_map.core import leader_words, text
from stp_map.core.figures import Figures
from stp_map.core.html import Html, element, facts, source_links, together
from stp_map.core.model import Atlas, Entry, Footprint, Leader, PopulationBase


def rank(atlas: Atlas, footprint: Footprint, base: PopulationBase) -> int:
    """Place of a footprint among all by population, the largest being 1; ties share a place."""
    ascending = _populations(atlas, base)
    return 1 + len(ascending) - bisect_right(ascending, footprint.population(base))


@lru_cache(maxsize=8)
def _populations(atlas: Atlas, base: PopulationBase) -> list[int]:
    return sorted(footprint.population(base) for footprint in atlas.footprints)


def details_html(scene: Scene) -> Html:
    """The facts about the selected footprint in the edition shown.

    Args:
        scene: says which footprint is selected, and whether the filters leave it; where they
            don't, the text says so. Its neighbours are links with their code, which the page
            follows without losing the filters.

    Returns:
        HTML in which all text from data is escaped.

    Raises:
        KeyError: no footprint of the atlas is selected.
    """
    selection = scene.selection
    entry = selection.by_code[scene.shown.selected]
    pieces = details_pieces(scene.atlas, entry.footprint)
    return together(
        [
            pieces.name,
            Html("") if entry.footprint.code in selection.shown_codes else left_out_html(),
            pieces.place,
            leader_html(entry.leader),
            pieces.numbers,
            own_figures_html(scene.figures, entry.footprint),
            pieces.rest,
        ]
    )


@dataclass(frozen=True, slots=True)
class DetailsPieces:
    """What the details say of a footprint under every view, in the order in which they say it.

    Attributes:
        name: the heading. What follows it, where the filters leave the footprint out, says so.
        place: number, region, code. The leader follows.
        numbers: population, area, density. A person's own figures follow.
        rest: neighbours, codes, changes and CCGs.
    """

    name: Html
    place: Html
    numbers: Html
    rest: Html


def details_pieces(atlas: Atlas, footprint: Footprint) -> DetailsPieces:
    """The details of a footprint but for its leader and what one person added.

    Args:
        atlas: all the data, for ranks and the names of neighbours.
        footprint: one of its footprints.

    Returns:
        HTML in which all text from data is escaped.
    """
    return DetailsPieces(
        name=element("h2", footprint.name, tabindex="-1"),
        place=element("p", _where(footprint)),
        numbers=together([element("h3", "Population and area"), _numbers(atlas, footprint)]),
        rest=together(
            [
                element("h3", "Neighbours"),
                _neighbours(atlas, footprint),
                _codes(footprint),
                _changes(footprint),
                _ccgs(footprint),
            ]
        ),
    )


def _neighbours(atlas: Atlas, footprint: Footprint) -> Html:
    links = [
        element(
            "li",
            element(
                "a",
                atlas.by_code[code].name,
                href=f"?stp={code}",
                data_stp=code,
            ),
        )
        for code in footprint.neighbours
    ]
    return element("ul", *links, class_="stp-links")


LEFT_OUT = "This footprint is not among those that the filters show."


def left_out_html() -> Html:
    """That the filters leave the footprint out."""
    return element("p", LEFT_OUT, class_="stp-note")


def leader_html(leader: Leader) -> Html:
    """Who leads, since when, and where that was read."""
    return together([element("h3", "Leader"), _leader(leader)])


def _leader(leader: Leader) -> Html:
    if not leader.is_confirmed:
        return together(
            [
                element("p", leader_words.name_of(leader), class_="stp-leader"),
                facts([("Note", leader.note), ("Source", source_links(leader.sources))]),
            ]
        )
    return together(
        [
            element("p", leader.name, class_="stp-leader"),
            element("p", leader_words.post_of(leader)),
            facts(
                [
                    ("Type", str(leader.leader_type.value)),
                    ("Lead made public", leader_words.made_public(leader)),
                    ("Clinician", "Yes, a source says so" if leader.is_clinician else ""),
                    ("Evidence", leader_words.EVIDENCE[leader.evidence]),
                    ("Source", source_links(leader.sources) or "None found"),
                    ("Note", leader.note),
                    ("Since then", leader.ended),
                ]
            ),
        ]
    )


def _numbers(atlas: Atlas, footprint: Footprint) -> Html:
    def line(base: PopulationBase) -> str:
        place = rank(atlas, footprint, base)
        people = text.whole_number(footprint.population(base))
        return f"{people} (rank {place} of {len(atlas.footprints)})"

    registered, resident = PopulationBase.REGISTERED, PopulationBase.RESIDENT
    densities = (
        f"{text.whole_number(footprint.density(registered))} registered patients, "
        f"{text.whole_number(footprint.density(resident))} residents per km²"
    )
    published = footprint.published_population
    source = footprint.published_population_source
    return facts(
        [
            (text.people_title(registered), line(registered)),
            (text.people_title(resident), line(resident)),
            ("Area", text.area(footprint.area_km2)),
            ("Density", densities),
            ("Published at the time", f"{published} ({source})" if published else ""),
            *_other_measures(atlas, footprint),
        ]
    )


def _other_measures(atlas: Atlas, footprint: Footprint) -> list[tuple[str, str]]:
    """What the measures say that have no place of their own among the details."""
    return [
        (measure.name, measure.words(float(values[footprint.code]), PopulationBase.REGISTERED))
        for measure, values in _values_of_others(atlas)
    ]


@lru_cache(maxsize=4)
def _values_of_others(atlas: Atlas) -> list[tuple[Measure, Values]]:
    entries = [Entry(footprint, footprint.leader) for footprint in atlas.footprints]
    return [
        (measure, measure.values(entries, PopulationBase.REGISTERED))
        for measure in MEASURES
        if measure.is_numeric and not measure.has_column
    ]


def own_figures_html(own: Figures | None, footprint: Footprint) -> Html:
    """What a person's own figures say of a footprint; nothing where there are none."""
    if own is None:
        return Html("")
    said = [(each.heading, value_in_words(each, footprint.code)) for each in own.usable]
    return together([element("h3", text.OWN_FIGURES), facts([*said, ("Source", own.source)])])


def _where(footprint: Footprint) -> str:
    return f"Footprint {footprint.number} · {footprint.region.value} · {footprint.code}"


def _codes(footprint: Footprint) -> Html:
    if footprint.code_2017 == footprint.code:
        return Html("")
    return together(
        [
            element("h3", "Codes"),
            facts(
                [
                    ("First-issued ONS code", footprint.code),
                    ("Code after February 2017", footprint.code_2017),
                    ("Note", footprint.code_note),
                ]
            ),
        ]
    )


def _changes(footprint: Footprint) -> Html:
    if not footprint.changes:
        return Html("")
    items = [
        element(
            "li",
            leader_words.change_with_days(change),
            ". ",
            leader_words.EVIDENCE[change.leader.evidence],
            ". ",
            source_links(change.leader.sources),
        )
        for change in footprint.changes
    ]
    return together([element("h3", "Later changes known"), element("ul", *items)])


def _ccgs(footprint: Footprint) -> Html:
    rows = [
        element(
            "tr",
            element("th", ccg.name + (" (part)" if ccg.is_split else ""), scope="row"),
            element("td", text.whole_number(ccg.population_registered)),
            element("td", text.whole_number(ccg.population_resident)),
        )
        for ccg in footprint.ccgs
    ]
    head = element(
        "tr",
        element("th", "CCG", scope="col"),
        element("th", "Registered", scope="col"),
        element("th", "Residents", scope="col"),
    )
    number = len(footprint.ccgs)
    count = text.count_of(number, "clinical commissioning group")
    split = any(ccg.is_split for ccg in footprint.ccgs)
    return element(
        "details",
        element("summary", f"{count} ({'CCG' if number == 1 else 'CCGs'})"),
        element("table", element("thead", head), element("tbody", *rows), class_="stp-small-table"),
        element("p", _SPLIT, class_="stp-note") if split else Html(""),
        class_="stp-fold",
    )


_SPLIT = "A CCG marked (part) lay in two footprints; its populations are those of the whole CCG."
