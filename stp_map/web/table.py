"""What the table in the browser shows: facts once as a file, and a few values for each View."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache

from stp_map.analysis.editions import leader_as_at, leaders_of
from stp_map.analysis.legend import Legend
from stp_map.analysis.phrases import phrase
from stp_map.analysis.scene import Scene
from stp_map.analysis.timeline import moments
from stp_map.core import leader_words, text
from stp_map.core.model import AsAt, Atlas, Entry, Footprint, Leader, PopulationBase

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


def table_facts(atlas: Atlas, leaders: Sequence[Sequence[Leader]]) -> dict[str, object]:
    """Every cell that the table can show.

    Args:
        atlas: all the data.
        leaders: for each footprint, everybody who led it.

    Returns:
        Plain values: ``codes``, ``headings``, ``fixed`` (number, name, region, counts of CCGs,
        NHS trusts and councils), ``leaders`` (for each footprint everybody who led it: name,
        post, type, mark of weak evidence) and ``people`` (for each population base: population
        and density, written for people).
    """
    return {
        "headings": HEADINGS,
        "codes": [f.code for f in atlas.footprints],
        "fixed": [(f.number, f.name, f.region.value, *_counts(f)) for f in atlas.footprints],
        "leaders": [[leader_cells(leader) for leader in led] for led in leaders],
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
    footprint, leader = entry.footprint, entry.leader
    legend, base = scene.legend, scene.shown.population
    return (
        str(footprint.number),
        footprint.name,
        str(footprint.region.value),
        leader_words.name_of(leader),
        str(leader.leader_type.value),
        *_people(footprint, base),
        *map(str, _counts(footprint)),
        *([] if legend.measure.has_column else [legend.values[footprint.code]]),
    )


@lru_cache(maxsize=4)
def known_leaders(atlas: Atlas) -> tuple[tuple[Leader, ...], ...]:
    """For each footprint everybody who led it on any day, nobody included, oldest first.

    Args:
        atlas: all the data.
    """
    days = [moment.as_at for moment in moments(atlas)]
    return tuple(tuple(led) for led in leaders_of(atlas, days))


def leader_cells(leader: Leader) -> tuple[str, ...]:
    """What the table says of a leader: name, post, type, and a mark where evidence is weak."""
    name, post = leader_words.name_of(leader), leader_words.post_of(leader)
    return name, post, str(leader.leader_type.value), leader_words.weakness(leader)


@lru_cache(maxsize=32)
def _leads(atlas: Atlas, as_at: AsAt) -> str:
    """For every footprint, which of those who led it leads on a day, a digit each."""
    beside = zip(atlas.footprints, known_leaders(atlas), strict=True)
    return "".join(str(_index_among(known, leader_as_at(f, as_at))) for f, known in beside)


def _index_among(known: Sequence[Leader], leader: Leader) -> int:
    """Which of those who led it a leader is; a note on the day alone makes no other row."""
    with suppress(ValueError):
        return known.index(leader)
    return [leader_cells(each) for each in known].index(leader_cells(leader))


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
        footprint, which of those who led it, a digit each), ``base``, ``selected`` and words;
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
