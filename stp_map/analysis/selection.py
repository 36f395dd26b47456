"""Which footprints the filters leave, and who leads them in the chosen edition. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from stp_map.analysis.editions import entries_as_at
from stp_map.analysis.search import search
from stp_map.core.model import AsAt, Atlas, Entry, LeaderType, Region
from stp_map.core.view import Filters, in_order


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


@lru_cache(maxsize=32)
def select(atlas: Atlas, filters: Filters) -> Selection:
    """What the filters leave of the atlas.

    A region or leader type filter with nothing chosen lets everything through. A leader type is
    that of the last person known to lead on the day; a lead that has ended is of the type ENDED,
    whoever led. A search lets through the footprints of all that it finds (see
    ``analysis.search``).
    """
    edition = _edition(atlas, filters.as_at)
    found = _found(atlas, edition, filters)
    in_region = [e for e in found if _allows(filters.regions, e.footprint.region)]
    of_type = [e for e in found if _allows(filters.leader_types, e.lead.leader_type)]
    types = Counter(entry.lead.leader_type for entry in in_region)
    regions = Counter(entry.footprint.region for entry in of_type)
    return Selection(
        filters=filters,
        everything=edition,
        shown=tuple(e for e in in_region if _allows(filters.leader_types, e.lead.leader_type)),
        region_counts={region: regions[region] for region in Region},
        leader_type_counts={leader_type: types[leader_type] for leader_type in LeaderType},
    )


def _found(atlas: Atlas, edition: tuple[Entry, ...], filters: Filters) -> tuple[Entry, ...]:
    if not filters.query.strip():
        return edition
    codes = search(atlas, filters.as_at, filters.query).codes
    return tuple(entry for entry in edition if entry.footprint.code in codes)


def _allows(chosen: tuple[object, ...], value: object) -> bool:
    return not chosen or value in chosen


@lru_cache(maxsize=32)
def _edition(atlas: Atlas, as_at: AsAt) -> tuple[Entry, ...]:
    return tuple(entries_as_at(atlas.footprints, as_at))
