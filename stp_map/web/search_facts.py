"""What the browser suggests while somebody types: every name but those of towns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stp_map.analysis.editions import lead_on
from stp_map.analysis.search import Candidate, Kind, names
from stp_map.analysis.timeline import days
from stp_map.core.model import AsAt, Atlas
from stp_map.data.places import name_key
from stp_map.data.short_forms import short_forms

KINDS = (Kind.FOOTPRINT, Kind.CCG, Kind.COUNCIL, Kind.TRUST)
"""What bears the same name on every day."""

LEADERS = (Kind.LEADER, Kind.ORGANISATION)
"""What is suggested only on the days on which it is found."""


def search_facts(atlas: Atlas) -> dict[str, object]:
    """Names, in the order in which they are suggested.

    Args:
        atlas: all the data.

    Returns:
        Plain values: ``kinds`` in words, the last that of a town; ``names`` of each kind, in their
        order: the name, the index of its footprint or several, its codes, and its short forms
        where there are any; of leaders and their organisations also the days of the timeline on
        which they are found.
    """
    indexes = {code: index for index, code in enumerate(atlas.by_code)}
    short = {code.lower(): forms for code, forms in short_forms(atlas).items()}
    known = names(atlas, AsAt.LEADERS_NAMED)
    return {
        "kinds": [kind.value for kind in (*KINDS, *LEADERS, Kind.TOWN)],
        "names": [
            *([_name(each, indexes, short) for each in known if each.kind is k] for k in KINDS),
            *_leaders(atlas),
        ],
    }


def _leaders(atlas: Atlas) -> list[list[list[object]]]:
    """Leaders, and organisations that are called nothing else."""
    known = {each.key for each in names(atlas, AsAt.LEADERS_NAMED) if each.kind in KINDS}
    found: dict[tuple[Kind, str, int], list[str]] = {}
    for day in days(atlas, AsAt.LEADERS_NAMED):
        for index, footprint in enumerate(atlas.footprints):
            leader = lead_on(footprint, day).leader
            for kind, name in zip(LEADERS, (leader.name, leader.organisation), strict=True):
                if name and not known & {name_key(name), name_key(f"NHS {name}")}:
                    found.setdefault((kind, name, index), []).append(day.slug)
    return [
        [[name, index, "", "", on] for (each, name, index), on in found.items() if each is kind]
        for kind in LEADERS
    ]


def _name(
    each: Candidate, indexes: Mapping[str, int], short: Mapping[str, Sequence[str]]
) -> list[object]:
    codes = sorted(each.codes)
    places = [indexes[code] for code in each.footprints]
    forms = " ".join(form for code in codes for form in short.get(code, ()))
    where = places if len(places) > 1 else places[0]
    return [each.name, where, " ".join(codes), *([forms] if forms else [])]
