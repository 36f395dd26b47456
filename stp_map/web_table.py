"""What the table in the browser shows: facts once as a file, and a few values for each View."""

from __future__ import annotations

import json

from stp_map import text
from stp_map.editions import leader_as_at
from stp_map.model import AsAt, Atlas, Evidence, Footprint, PopulationBase
from stp_map.selection import Selection
from stp_map.view import Presentation

HEADINGS = (
    "Number",
    "Footprint",
    "Region",
    "Leader",
    "Leader type",
    "Population",
    "People per km²",
    "CCGs",
)


def table_facts(atlas: Atlas) -> str:
    """Every cell that the table can show, as compact JSON.

    Args:
        atlas: all the data.

    Returns:
        JSON with ``codes``, ``headings``, ``fixed`` (number, name, region, count of CCGs),
        ``leaders`` (for each edition: name, post, type, mark of weak evidence) and ``people``
        (for each population base: population and density, written for people).
    """
    footprints = atlas.footprints
    content = {
        "headings": HEADINGS,
        "codes": [f.code for f in footprints],
        "fixed": [[f.number, f.name, f.region.value, len(f.ccgs)] for f in footprints],
        "leaders": {as_at.slug: [_leader(f, as_at) for f in footprints] for as_at in AsAt},
        "people": {
            base.slug: [
                [text.whole_number(f.population(base)), text.whole_number(f.density(base))]
                for f in footprints
            ]
            for base in PopulationBase
        },
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _leader(footprint: Footprint, as_at: AsAt) -> list[str]:
    leader = leader_as_at(footprint, as_at)
    post = ", ".join(part for part in (leader.role, leader.organisation) if part)
    weak = leader.is_confirmed and leader.evidence is not Evidence.PUBLISHED
    mark = str(leader.evidence.value) if weak else ""
    return [leader.name or text.NOT_CONFIRMED, post, str(leader.leader_type.value), mark]


def table_state(selection: Selection, shown: Presentation) -> dict[str, object]:
    """Which rows the table shows now, as plain values.

    Args:
        selection: the footprints shown and their edition.
        shown: the population base and the selected footprint.

    Returns:
        ``rows`` by their place in the facts, ``edition``, ``base``, ``selected`` and words.
    """
    places = {e.footprint.code: place for place, e in enumerate(selection.everything)}
    return {
        "rows": [places[entry.footprint.code] for entry in selection.shown],
        "edition": selection.filters.as_at.slug,
        "base": shown.population.slug,
        "selected": shown.selected,
        "caption": (
            f"{text.count_of(len(selection.shown), 'footprint')} shown. "
            f"Leaders: {text.edition(selection.filters.as_at)}. "
            f"Population: {text.people_title(shown.population)}."
        ),
    }
