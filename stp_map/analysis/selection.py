"""Which footprints the filters leave, and who leads them in the chosen edition. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from stp_map.analysis.editions import entries_as_at
from stp_map.core.model import AsAt, Atlas, Entry, Footprint, LeaderType, Region
from stp_map.core.text import without_accents
from stp_map.core.view import Filters, in_order
from stp_map.data.places import footprints_of_place
from stp_map.data.positions import read_position


@dataclass(frozen=True)
class Selection:
    """What the filters leave of the atlas.

    Attributes:
        filters: the filters that made it, so that title, legend, table and file name agree.
        everything: all 44 entries of the edition, in number order.
        shown: those that the filters leave, in number order.
        region_counts: for every region, how many footprints it holds under the other filters.
        leader_type_counts: the same for every leader type.
    """

    filters: Filters
    everything: tuple[Entry, ...]
    shown: tuple[Entry, ...]
    region_counts: Mapping[Region, int]
    leader_type_counts: Mapping[LeaderType, int]

    @cached_property
    def by_code(self) -> dict[str, Entry]:
        """All 44 entries by first-issued code."""
        return {entry.footprint.code: entry for entry in self.everything}

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """The regions that the footprints shown lie in, in their own order."""
        return in_order(Region, (entry.footprint.region for entry in self.shown))

    @property
    def only_region(self) -> Region | None:
        """The region that everything shown lies in, where it is one."""
        return self.regions[0] if len(self.regions) == 1 else None

    @cached_property
    def shown_codes(self) -> frozenset[str]:
        """Codes of the footprints that are shown."""
        return frozenset(entry.footprint.code for entry in self.shown)


def plain(text: str) -> str:
    """Text with case and accents taken away, for searching."""
    return without_accents(text).replace("’", "'")


@lru_cache(maxsize=32)
def select(atlas: Atlas, filters: Filters) -> Selection:
    """What the filters leave of the atlas.

    A region or leader type filter with nothing chosen lets everything through. A leader type is
    that of the last person known to lead on the day; a lead that has ended is of the type ENDED,
    whoever led. A search lets
    through the footprints in whose name, number, codes, leader, organisation or CCGs every word
    of it occurs, as any part of a word. Where it occurs in none but is the name of a town or
    village, it lets through the footprints that hold one; a position, such as ``53.96, -2.02``
    or ``SE 0151``, the footprint around it.
    """
    edition = _edition(atlas, filters.as_at)
    found = _found(atlas, edition, filters.query)
    in_region = [e for e in found if _allows(filters.regions, e.footprint.region)]
    of_type = [e for e in found if _allows(filters.leader_types, e.lead.leader_type)]
    types = Counter(entry.lead.leader_type for entry in in_region)
    regions = Counter(entry.footprint.region for entry in of_type)
    return Selection(
        filters=filters,
        everything=tuple(entry for entry, _ in edition),
        shown=tuple(e for e in in_region if _allows(filters.leader_types, e.lead.leader_type)),
        region_counts={region: regions[region] for region in Region},
        leader_type_counts={leader_type: types[leader_type] for leader_type in LeaderType},
    )


def _found(atlas: Atlas, edition: tuple[tuple[Entry, str], ...], query: str) -> tuple[Entry, ...]:
    if not query.strip():
        return tuple(entry for entry, _ in edition)
    words = plain(query).split()
    # A position first: its digits occur in the codes of footprints that lie elsewhere.
    if read_position(query) is None:
        found = tuple(e for e, searched in edition if all(word in searched for word in words))
        if found:
            return found
    codes = footprints_of_place(query, atlas)
    return tuple(entry for entry, _ in edition if entry.footprint.code in codes)


def _allows(chosen: tuple[object, ...], value: object) -> bool:
    return not chosen or value in chosen


@lru_cache(maxsize=32)
def _edition(atlas: Atlas, as_at: AsAt) -> tuple[tuple[Entry, str], ...]:
    entries = entries_as_at(atlas.footprints, as_at)
    return tuple((entry, _search_text(entry)) for entry in entries)


def search_words(footprint: Footprint) -> list[str]:
    """What a search finds a footprint by, whoever leads it."""
    codes = [str(footprint.number), footprint.code, footprint.code_2017]
    return [footprint.name, *codes, *(ccg.name for ccg in footprint.ccgs)]


def _search_text(entry: Entry) -> str:
    parts = [*search_words(entry.footprint), entry.leader.name, entry.leader.organisation]
    return plain(" \n ".join(parts))
