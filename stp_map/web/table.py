"""What the table in the browser shows: facts once as a file, and a few values for each View."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache

from stp_map.analysis.editions import leaders_of
from stp_map.analysis.legend import Legend
from stp_map.analysis.selection import Entry, Selection
from stp_map.analysis.timeline import moments
from stp_map.core import text
from stp_map.core.model import Atlas, Evidence, Leader, PopulationBase
from stp_map.core.view import Presentation

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
        ``leaders`` (for each footprint everybody who led it: name, post, type, mark of weak
        evidence) and ``people`` (for each population base: population and density, written for
        people).
    """
    footprints = atlas.footprints
    content = {
        "headings": HEADINGS,
        "codes": [f.code for f in footprints],
        "fixed": [[f.number, f.name, f.region.value, len(f.ccgs)] for f in footprints],
        "leaders": [
            [leader_cells(leader) for leader in led] for led in known_leaders(atlas.shared)
        ],
        "people": {
            base.slug: [
                [text.whole_number(f.population(base)), text.whole_number(f.density(base))]
                for f in footprints
            ]
            for base in PopulationBase
        },
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def headings(legend: Legend) -> tuple[str, ...]:
    """The headings of the table; the last is that of a person's own figures, where shown."""
    return (*HEADINGS, legend.title) if legend.is_own else HEADINGS


def table_row(entry: Entry, legend: Legend, shown: Presentation) -> tuple[str, ...]:
    """The cells of a footprint in words, as many as there are headings.

    Args:
        entry: the footprint and its leader.
        legend: gives the value of a person's own figures, where these are shown.
        shown: the population base.
    """
    footprint, leader = entry.footprint, entry.leader
    return (
        str(footprint.number),
        footprint.name,
        str(footprint.region.value),
        leader.name or text.NOT_CONFIRMED,
        str(leader.leader_type.value),
        text.whole_number(footprint.population(shown.population)),
        text.whole_number(footprint.density(shown.population)),
        str(len(footprint.ccgs)),
        *([legend.values[footprint.code]] if legend.is_own else []),
    )


@lru_cache(maxsize=4)
def known_leaders(atlas: Atlas) -> tuple[tuple[Leader, ...], ...]:
    """For each footprint everybody who led it on any day, nobody included, oldest first.

    Args:
        atlas: all the data, without a person's own figures.
    """
    days = [moment.as_at for moment in moments(atlas)]
    return tuple(tuple(led) for led in leaders_of(atlas, days))


def leader_cells(leader: Leader) -> tuple[str, ...]:
    """What the table says of a leader: name, post, type, and a mark where evidence is weak."""
    post = ", ".join(part for part in (leader.role, leader.organisation) if part)
    weak = leader.is_confirmed and leader.evidence is not Evidence.PUBLISHED
    mark = str(leader.evidence.value) if weak else ""
    return leader.name or text.NOT_CONFIRMED, post, str(leader.leader_type.value), mark


def _place_among(known: Sequence[Leader], leader: Leader) -> int:
    """Which of those who led it a leader is; a note on the day alone makes no other row."""
    with suppress(ValueError):
        return known.index(leader)
    return [leader_cells(each) for each in known].index(leader_cells(leader))


def table_state(
    atlas: Atlas, selection: Selection, legend: Legend, shown: Presentation
) -> dict[str, object]:
    """Which rows the table shows now, as plain values.

    Args:
        atlas: all the data.
        selection: the footprints shown and their leaders.
        legend: gives the values of a person's own figures, where the map is coloured by them.
        shown: the population base and the selected footprint.

    Returns:
        ``rows`` (for every footprint ``1`` where it is shown, else ``0``), ``leads`` (for every
        footprint, which of those who led it, a digit each), ``base``, ``selected`` and words;
        ``own`` with a heading and a value for every footprint where the map shows own figures.
    """
    everything = selection.everything
    led = zip(everything, known_leaders(atlas.shared), strict=True)
    own = [legend.values[e.footprint.code] for e in everything] if legend.is_own else []
    return {
        "rows": "".join(str(int(e.footprint.code in selection.shown_codes)) for e in everything),
        "leads": "".join(str(_place_among(known, entry.leader)) for entry, known in led),
        **({"own": {"heading": legend.title, "values": own}} if own else {}),
        "base": shown.population.slug,
        "selected": shown.selected,
        "caption": (
            f"{text.count_of(len(selection.shown), 'footprint')} shown. "
            f"Leaders: {text.edition(selection.filters.as_at)}. "
            f"Population: {text.people_title(shown.population)}."
        ),
    }
