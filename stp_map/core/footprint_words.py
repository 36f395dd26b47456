"""Statements about what belongs to a footprint and what became of it, worded once.

Text from data in them is untrusted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from stp_map.core.later import LaterArea, Relation
from stp_map.core.model import Footprint
from stp_map.core.organisations import Council, Trust

BY_HEADQUARTERS = (
    "A trust stands in the footprint that its headquarters lies in, which is not membership of "
    "that footprint’s plan: some trusts served several."
)
COUNCIL_SHARES = (
    "The share is of the council’s lower layer super output areas (LSOAs); one under 1% may come "
    "from how these were fitted to CCGs."
)
LATER_SHARES = (
    "Compared by lower layer super output areas (LSOAs), for 2020 by codes, which the Office for "
    "National Statistics changes with an area. STP: Sustainability and Transformation Plan, later "
    "partnership. ICB: integrated care board."
)
EDITIONS = ("2017-04-01", "2018-04-01", "2020-04-01", "2021-04-01", "2022-07-01", "2024")
"""The editions of later areas that are told of; in those between them no area changed."""


def trust_with_code(trust: Trust) -> str:
    """A trust's name and code: ``Devon Partnership NHS Trust (RWV)``."""
    return f"{trust.name} ({trust.code})"


def council_with_share(council: Council) -> str:
    """A council's name, and its share here where it is split: ``Essex (22.2% of it)``."""
    return f"{council.name} ({percent(council.share)} of it)" if council.is_split else council.name


def percent(share: float) -> str:
    """A share as a percentage with a decimal where it has one: ``17.3%``, ``100%``."""
    return f"{100 * share:.1f}".removesuffix(".0") + "%"


def edition(area: LaterArea) -> str:
    """When an area was listed: ``April 2017``, or ``2024`` where no day is known."""
    is_year = "-" not in area.edition
    return area.edition if is_year else f"{date.fromisoformat(area.edition):%B %Y}"


def codes(area: LaterArea) -> str:
    """An area's codes: ``E54000050, QHM``."""
    return f"{area.code}, {area.code_ods}" if area.code_ods else area.code


def part_taken(area: LaterArea, footprint: Footprint, by_code: Mapping[str, Footprint]) -> str:
    """What of a footprint went into a later area, and what else did.

    Args:
        area: of those that the footprint went into.
        footprint: whose fate it is.
        by_code: all footprints.

    Returns:
        Such as ``same area``, ``82.7% of it`` or ``all of it, with 5.3% of 44 Dorset``.
    """
    share, others = area.share_of(footprint.code), together_with(area, footprint, by_code)
    if area.relation is Relation.SAME_AREA:
        return "same area"
    taken = "all of it" if share == 1 else f"{percent(share)} of it"
    return f"{taken}, with {others}" if others else taken


def together_with(area: LaterArea, footprint: Footprint, by_code: Mapping[str, Footprint]) -> str:
    """What of other footprints went into a later area: ``1 Devon; 5.3% of 2 Dorset``, or empty."""
    return parts(area.others(footprint.code), by_code)


def parts(shares: Iterable[tuple[str, float]], by_code: Mapping[str, Footprint]) -> str:
    """Shares of footprints in words: ``1 Devon; 5.3% of 2 Dorset``, or empty."""
    found = ((by_code[code], share) for code, share in shares)
    named = ((f"{footprint.number} {footprint.name}", share) for footprint, share in found)
    return "; ".join(name if share == 1 else f"{percent(share)} of {name}" for name, share in named)


def became(footprint: Footprint, edition_: str, by_code: Mapping[str, Footprint]) -> str:
    """What a footprint was in one edition, in a line: ``E54000049 Cumbria and North East: …``.

    Areas are parted by a stroke where it went into several.
    """
    return " / ".join(
        f"{codes(area)} {area.name}: {part_taken(area, footprint, by_code)}"
        for area in footprint.later
        if area.edition == edition_
    )
