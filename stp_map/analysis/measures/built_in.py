"""The registry: every measure that follows from our own data, one entry each.

To add one: an entry here, and its slug in the table of links in README.md. Choices, addresses,
command line, classes, legend, table, details, findings and every file take it from here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stp_map.analysis.measures import findings, findings_in_words
from stp_map.analysis.measures.measure import Kind, Measure, Values
from stp_map.core import footprint_words, palette, text
from stp_map.core.model import Entry, Footprint, LeaderType, PopulationBase, Region


def _each(
    value: Callable[[Footprint, PopulationBase], float],
) -> Callable[[Sequence[Entry], PopulationBase], Values]:
    """Values that depend on a footprint alone."""
    return lambda entries, base: {e.footprint.code: value(e.footprint, base) for e in entries}


def _shares(entries: Sequence[Entry], base: PopulationBase) -> Values:
    """Per cent of all people that live in each footprint."""
    everybody = sum(entry.footprint.population(base) for entry in entries) or 1
    return {e.footprint.code: 100 * e.footprint.population(base) / everybody for e in entries}


POPULATION = Measure(
    slug="population",
    name="Population",
    kind=Kind.AMOUNT,
    title=text.people_title,
    values=_each(Footprint.population),
    words=lambda number, base: f"{number:,.0f} {text.people_noun(base)}",
    finding=findings.times("{high} serves {times} as many people as {low}"),
    has_column=True,
    note=text.COUNT_NOTE,
)
DENSITY = Measure(
    slug="population-density",
    name="Population density",
    kind=Kind.AMOUNT,
    title=lambda base: f"{text.people_noun(base).capitalize()} per square kilometre",
    values=_each(Footprint.density),
    words=lambda number, base: f"{number:,.0f} {text.people_noun(base)} per km²",
    finding=findings.times("{high} has {times} as many people per km² as {low}"),
    has_column=True,
)
SHARE_OF_PATIENTS = Measure(
    slug="share-of-patients",
    name="Share of England’s patients",
    kind=Kind.AMOUNT,
    title=lambda base: f"Share of England’s {text.people_noun(base)}",
    values=_shares,
    words=lambda number, base: f"{number:.1f}% of England’s {text.people_noun(base)}",
    finding=findings.times("{high} has {times} as large a share of England’s {people} as {low}"),
    unit="%",
    digits=None,
    note=text.COUNT_NOTE,
)
LEADER_TYPE = Measure(
    slug="leader-type",
    name="Leader type",
    kind=Kind.CATEGORY,
    title=lambda _base: "Organisation the leader comes from",
    later_title="Organisation the last known leader comes from",
    values=lambda entries, _base: {
        entry.footprint.code: str(entry.lead.leader_type.value) for entry in entries
    },
    finding=findings_in_words.leader_types,
    categories=tuple((str(kind.value), palette.LEADER_TYPES[kind]) for kind in LeaderType),
    only_where_it_occurs=frozenset({str(LeaderType.ENDED.value)}),
    has_column=True,
)
REGION = Measure(
    slug="region",
    name="Region",
    kind=Kind.CATEGORY,
    title=lambda _base: "NHS England region",
    values=lambda entries, _base: {
        entry.footprint.code: str(entry.footprint.region.value) for entry in entries
    },
    finding=findings_in_words.regions,
    categories=tuple((str(region.value), palette.REGIONS[region]) for region in Region),
    has_column=True,
)
CCG_COUNT = Measure(
    slug="number-of-ccgs",
    name="Number of CCGs",
    kind=Kind.COUNT,
    title=lambda _base: "Clinical commissioning groups (CCGs)",
    values=_each(lambda footprint, _base: len(footprint.ccgs)),
    words=lambda number, _base: text.count_of(int(number), "CCG"),
    finding=findings.the_most("CCGs"),
    has_column=True,
)
TRUST_COUNT = Measure(
    slug="number-of-trusts",
    name="Number of NHS trusts",
    kind=Kind.COUNT,
    title=lambda _base: "NHS trusts, by headquarters",
    values=_each(lambda footprint, _base: len(footprint.trusts)),
    words=lambda number, _base: text.count_of(int(number), "NHS trust"),
    finding=findings.the_most("NHS trusts by headquarters"),
    has_column=True,
    note=footprint_words.BY_HEADQUARTERS,
    attribution=(text.TRUSTS_ATTRIBUTION,),
)
COUNCIL_COUNT = Measure(
    slug="number-of-councils",
    name="Number of councils",
    kind=Kind.COUNT,
    title=lambda _base: "Upper-tier councils, whole or in part",
    values=_each(lambda footprint, _base: len(footprint.councils)),
    words=lambda number, _base: text.count_of(int(number), "council"),
    finding=findings.the_most("councils, whole or in part"),
    has_column=True,
)
NEIGHBOUR_COUNT = Measure(
    slug="number-of-neighbours",
    name="Number of neighbours",
    kind=Kind.COUNT,
    title=lambda _base: "Neighbouring footprints",
    values=_each(lambda footprint, _base: len(footprint.neighbours)),
    words=lambda number, _base: text.count_of(int(number), "neighbour"),
    finding=findings.the_most("neighbours"),
)

MEASURES = (
    POPULATION,
    DENSITY,
    SHARE_OF_PATIENTS,
    LEADER_TYPE,
    REGION,
    CCG_COUNT,
    TRUST_COUNT,
    COUNCIL_COUNT,
    NEIGHBOUR_COUNT,
)
"""In the order in which they are offered."""

BY_SLUG = {measure.slug: measure for measure in MEASURES}
