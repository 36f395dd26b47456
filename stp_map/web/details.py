"""Everything about one footprint, as HTML for the page."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from stp_map.analysis.editions import entries_as_at
from stp_map.analysis.measures import MEASURES, Measure, Values, value_in_words
from stp_map.analysis.scene import Scene
from stp_map.core import leader_words, text
from stp_map.core.figures import Figures
from stp_map.core.html import Html, element, facts, source_links, titled_link, together
from stp_map.core.lead import Lead, Standing
from stp_map.core.model import AsAt, Atlas, Entry, Footprint, PopulationBase
from stp_map.web.details_belongings import belongings
from stp_map.web.elements import fold, footprint_link, note, table


def rank(atlas: Atlas, footprint: Footprint, base: PopulationBase) -> int:
    """Rank of a footprint among all by population, the largest being 1; ties share a rank."""
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
    is_shown = entry.footprint.code in selection.shown_codes
    return details_of(scene.atlas, entry, scene.figures, is_shown=is_shown)


def details_of(
    atlas: Atlas, entry: Entry, figures: Figures | None, *, is_shown: bool = True
) -> Html:
    """The details of a footprint under a leader, with what a person uploaded for it."""
    name, where, numbers, rest = details_pieces(atlas, entry.footprint)
    left_out = Html("") if is_shown else left_out_html()
    own = uploaded_html(figures, entry.footprint)
    return together([name, left_out, own, where, lead_html(entry.lead), numbers, rest])


def details_pieces(atlas: Atlas, footprint: Footprint) -> tuple[Html, Html, Html, Html]:
    """What the details say of a footprint under every view.

    Args:
        atlas: all the data, for ranks and the names of neighbours.
        footprint: one of its footprints.

    Returns:
        In the order in which they are said: the heading, after which stand whether the filters
        leave the footprint out and uploaded figures; number, region and code, and after them the
        leader; the numbers; neighbours, codes, changes, CCGs, trusts,
        councils and what became of it.
    """
    return (
        element("h2", footprint.name, tabindex="-1"),
        element("p", f"Footprint {footprint.number} · {footprint.region.value} · {footprint.code}"),
        together([element("h3", "Population and area"), _numbers(atlas, footprint)]),
        together(
            [
                element("h3", "Neighbours"),
                _neighbours(atlas, footprint),
                _codes(footprint),
                _changes(footprint),
                _ccgs(footprint),
                *belongings(atlas, footprint),
            ]
        ),
    )


def _neighbours(atlas: Atlas, footprint: Footprint) -> Html:
    links = [footprint_link(code, atlas.by_code[code].name) for code in footprint.neighbours]
    return element("ul", *(element("li", link) for link in links), class_="stp-links")


def left_out_html() -> Html:
    """That the filters leave the footprint out."""
    return note("This footprint is not among those that the filters show.")


def lead_html(lead: Lead) -> Html:
    """Who leads or last led, what is known of that, since when, and where that was read."""
    leader = lead.leader
    name = [
        element("h3", "Leader"),
        element("p", leader_words.with_weakness(leader), class_="stp-leader"),
    ]
    standing = [
        ("What is known", leader_words.standing_with_doubt(lead)),
    ]
    if not leader.is_named:
        known = [("Note", leader.note), ("Source", source_links(leader.sources))]
        return together([*name, facts([*standing, *known])])
    ended = lead.change if lead.standing is Standing.ENDED else None
    return together(
        [
            *name,
            element("p", leader_words.post_of(leader)),
            facts(
                [
                    *standing,
                    (
                        "Type of the lead that ended" if ended else "Type",
                        str(leader.leader_type.value),
                    ),
                    (leader_words.beginning(leader), leader_words.made_public(leader)),
                    ("Clinician", "Yes, a source says so" if leader.is_clinician else ""),
                    ("Evidence", leader_words.EVIDENCE[leader.evidence]),
                    ("Source", source_links(leader.sources) or "None found"),
                    ("Note", leader.note),
                    ("On the end", ended.leader.note if ended else ""),
                    ("Source of the end", source_links(ended.leader.sources) if ended else ""),
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
    said = (published, " (", titled_link(footprint.published_population_source), ")")
    return facts(
        [
            (text.people_title(registered), line(registered)),
            (text.people_title(resident), line(resident)),
            ("Area", text.area(footprint.area_km2)),
            ("Density", densities),
            ("Published at the time", together(said) if published else ""),
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
    entries = entries_as_at(atlas.footprints, AsAt.LEADERS_NAMED)
    return [
        (measure, measure.values(entries, PopulationBase.REGISTERED))
        for measure in MEASURES
        if measure.is_numeric and not measure.has_column
    ]


def uploaded_html(figures: Figures | None, footprint: Footprint) -> Html:
    """What the uploaded figures say of a footprint; nothing where there are none."""
    if figures is None:
        return Html("")
    said = [(each.title, value_in_words(each, footprint.code)) for each in figures.usable]
    return together([element("h3", text.OWN_FIGURES), facts([*said, ("Source", figures.source)])])


def _codes(footprint: Footprint) -> Html:
    if footprint.code_2017 == footprint.code:
        return Html("")
    codes = [
        ("First-issued ONS code", footprint.code),
        ("Code after February 2017", footprint.code_2017),
        ("Note", footprint.code_note),
    ]
    return together([element("h3", "Codes"), facts(codes)])


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
        (
            ccg.name + (" (part)" if ccg.is_split else ""),
            text.whole_number(ccg.population_registered),
            text.whole_number(ccg.population_resident),
        )
        for ccg in footprint.ccgs
    ]
    number = len(footprint.ccgs)
    count = text.count_of(number, "clinical commissioning group")
    is_split = any(ccg.is_split for ccg in footprint.ccgs)
    return fold(
        f"{count} ({'CCG' if number == 1 else 'CCGs'})",
        table(("CCG", "Registered", "Residents"), rows, class_="stp-small-table"),
        note(_SPLIT) if is_split else Html(""),
    )


_SPLIT = "A CCG marked (part) lay in two footprints; its populations are those of the whole CCG."
