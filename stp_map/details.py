"""Everything about one footprint, as HTML for the page."""

from __future__ import annotations

from stp_map import text
from stp_map.figures.scale import value_in_words
from stp_map.html import Html, element, facts, source_links, together
from stp_map.model import Atlas, Footprint, Leader, PopulationBase
from stp_map.own_figures import OwnFigures
from stp_map.selection import Selection
from stp_map.view import View


def rank(atlas: Atlas, footprint: Footprint, base: PopulationBase) -> int:
    """Place of a footprint among all by population, the largest being 1; ties share a place."""
    people = footprint.population(base)
    return 1 + sum(other.population(base) > people for other in atlas.footprints)


def details_html(atlas: Atlas, selection: Selection, view: View) -> Html:
    """The facts about the selected footprint in the edition shown.

    Args:
        atlas: all the data, for ranks and the names of neighbours.
        selection: the edition, and whether the filters leave the footprint; where they don't,
            the text says so.
        view: says which footprint is selected. Its neighbours are links with their code, which
            the page follows without losing the filters.

    Returns:
        HTML in which all text from data is escaped.

    Raises:
        KeyError: the view selects no footprint of the atlas.
    """
    entry = selection.by_code[view.presentation.selected]
    footprint = entry.footprint
    is_shown = footprint.code in selection.shown_codes
    return together(
        [
            element("h2", footprint.name, tabindex="-1"),
            Html("") if is_shown else element("p", LEFT_OUT, class_="stp-note"),
            element("p", _where(footprint)),
            element("h3", "Leader"),
            _leader(entry.leader),
            element("h3", "Population and area"),
            _numbers(atlas, footprint),
            _own_figures(atlas.own, footprint),
            element("h3", "Neighbours"),
            _neighbours(atlas, footprint),
            _codes(footprint),
            _changes(footprint),
            _ccgs(footprint),
        ]
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


def _leader(leader: Leader) -> Html:
    if not leader.is_confirmed:
        return together(
            [
                element("p", text.NOT_CONFIRMED, class_="stp-leader"),
                facts([("Note", leader.note), ("Source", source_links(leader.sources))]),
            ]
        )
    return together(
        [
            element("p", leader.name, class_="stp-leader"),
            element("p", f"{leader.role}, {leader.organisation}"),
            facts(
                [
                    ("Type", str(leader.leader_type.value)),
                    ("Lead made public", text.announced(leader)),
                    ("Clinician", "Yes, a source says so" if leader.is_clinician else ""),
                    ("Evidence", text.EVIDENCE[leader.evidence]),
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
        ]
    )


def _own_figures(own: OwnFigures | None, footprint: Footprint) -> Html:
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
            text.change_sentence(change),
            ". ",
            text.EVIDENCE[change.leader.evidence],
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
