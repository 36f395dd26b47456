"""What the table in the browser shows: facts once as a file, and a few values for each View."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from stp_map.analysis.editions import lead_on
from stp_map.analysis.lanes import known_leads
from stp_map.analysis.legend import Legend
from stp_map.analysis.phrases import phrase
from stp_map.analysis.scene import Scene
from stp_map.core import leader_words, text
from stp_map.core.lead import Lead
from stp_map.core.model import AsAt, Atlas, Entry, Footprint, PopulationBase
from stp_map.web.script_data import one_letter

HEADINGS = (
    "Number",
    "Footprint",
    "Region",
    "Leader",
    "Leader type",
    "Population",
    "People per km²",
    "CCGs",
    "NHS trusts",
    "Councils",
)


def table_facts(atlas: Atlas, leads: Sequence[Sequence[Lead]]) -> dict[str, object]:
    """Every cell that the table can show.

    Args:
        atlas: all the data.
        leads: for each footprint, all that is known of its lead on any day.

    Returns:
        Plain values: ``codes``, ``headings``, ``fixed`` (number, name, region, counts of CCGs,
        NHS trusts and councils), ``leaders`` (for each footprint each of its leads: name, post,
        type, mark of weak evidence and what is known) and ``people`` (for each population base:
        population and density, written for people).
    """
    return {
        "headings": HEADINGS,
        "codes": [f.code for f in atlas.footprints],
        "fixed": [(f.number, f.name, f.region.value, *_counts(f)) for f in atlas.footprints],
        "leaders": [[lead_cells(lead) for lead in known] for known in leads],
        "people": {
            base.slug: [_people(footprint, base) for footprint in atlas.footprints]
            for base in PopulationBase
        },
    }


def _counts(footprint: Footprint) -> tuple[int, int, int]:
    return len(footprint.ccgs), len(footprint.trusts), len(footprint.councils)


def _people(footprint: Footprint, base: PopulationBase) -> tuple[str, str]:
    return (
        text.whole_number(footprint.population(base)),
        text.whole_number(footprint.density(base)),
    )


def headings(legend: Legend) -> tuple[str, ...]:
    """The headings of the table; the last is of the measure, where it has no column of its own."""
    return HEADINGS if legend.measure.has_column else (*HEADINGS, legend.title)


def table_row(entry: Entry, scene: Scene) -> tuple[str, ...]:
    """The cells of a footprint in words, as many as there are headings.

    Args:
        entry: the footprint and its leader.
        scene: the population base, and the value where the measure has no column of its own.
    """
    footprint = entry.footprint
    legend, base = scene.legend, scene.shown.population
    return (
        str(footprint.number),
        footprint.name,
        str(footprint.region.value),
        _name_and_signs(entry.lead),
        str(entry.lead.leader_type.value),
        *_people(footprint, base),
        *map(str, _counts(footprint)),
        *([] if legend.measure.has_column else [legend.values[footprint.code]]),
    )


def _name_and_signs(lead: Lead) -> str:
    name, _, _, signs = lead_cells(lead)
    return f"{name} ({signs})" if signs else name


def lead_cells(lead: Lead) -> tuple[str, ...]:
    """What the table says of a lead: name, post, type, and what is known of it.

    The last is empty where a published leader was announced.
    """
    name, post = leader_words.name_of(lead.leader), leader_words.post_of(lead.leader)
    return name, post, str(lead.leader_type.value), leader_words.signs_of(lead)


@lru_cache(maxsize=32)
def _leads(atlas: Atlas, as_at: AsAt) -> str:
    """For every footprint, which of its leads it has on a day, a digit or letter each."""
    beside = zip(atlas.footprints, known_leads(atlas), strict=True)
    return "".join(one_letter(known.index(lead_on(f, as_at))) for f, known in beside)


def table_caption(scene: Scene) -> str:
    """What the table shows, in sentences."""
    return phrase(
        "caption",
        count=text.count_of(len(scene.entries), "footprint"),
        edition=text.edition(scene.view.filters.as_at),
        people=text.people_title(scene.shown.population),
    )


def table_state(scene: Scene) -> dict[str, object]:
    """Which rows the table shows now, as plain values.

    Args:
        scene: the footprints shown and their leaders.

    Returns:
        ``rows`` (for every footprint ``1`` where it is shown, else ``0``), ``leads`` (for every
        footprint, which of its leads, a digit or letter each), ``base``, ``selected`` and words;
        ``own`` with a heading and a value for every footprint where the measure of the map has
        no column of its own.
    """
    shown, legend = scene.selection.shown_codes, scene.legend
    own = [] if legend.measure.has_column else [*legend.values.values()]
    return {
        "rows": "".join("1" if code in shown else "0" for code in scene.atlas.by_code),
        "leads": _leads(scene.atlas, scene.view.filters.as_at),
        **({"own": {"heading": legend.title, "values": own}} if own else {}),
        "base": scene.shown.population.slug,
        "selected": scene.shown.selected,
        "caption": table_caption(scene),
    }
