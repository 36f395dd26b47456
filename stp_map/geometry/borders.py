"""The lines between footprints: each once, and what kind of line it is among those shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from shapely import LineString

from stp_map.core.model import Region
from stp_map.geometry.topology import Topology


class BorderKind(Enum):
    """What a border parts, where some footprints are shown and the others left out."""

    LEFT_OUT = "beside nothing that is shown"
    EDGE = "between a footprint that is shown and one that is left out"
    COAST = "between a footprint and the sea"
    FOOTPRINTS = "between two footprints of a region"
    REGIONS = "between two regions"


@dataclass(frozen=True, slots=True)
class Border:
    """A line between two footprints, or between one and the sea.

    Attributes:
        codes: of the two footprints beside it, or of the one.
        line: in the units of the topology that it was found in.
        kind: what it parts where every footprint is shown: never LEFT_OUT nor EDGE.
    """

    codes: tuple[str, ...]
    line: LineString
    kind: BorderKind

    def kind_among(self, shown: Collection[str]) -> BorderKind:
        """What it parts where only some footprints are shown.

        Paper draws an EDGE as it draws the COAST; slides draw it by its ``kind``, as if both
        sides were shown.
        """
        beside = sum(code in shown for code in self.codes)
        if not beside:
            return BorderKind.LEFT_OUT
        return self.kind if beside == len(self.codes) else BorderKind.EDGE


def borders(topology: Topology, regions: Mapping[str, Region]) -> tuple[Border, ...]:
    """The border of each arc of a topology, in the same order.

    Args:
        topology: of the footprints.
        regions: each footprint's code to its region.
    """
    return tuple(
        Border(arc.areas, LineString(arc.points), _kind([regions[code] for code in arc.areas]))
        for arc in topology.arcs
    )


def _kind(beside: Sequence[Region]) -> BorderKind:
    if len(beside) == 1:
        return BorderKind.COAST
    return BorderKind.FOOTPRINTS if len(set(beside)) == 1 else BorderKind.REGIONS
