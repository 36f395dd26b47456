"""The check of what was claimed of county boundaries, from the councils of each footprint."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stp_map.analysis.claims import Finding, Verdict
from stp_map.core.model import Atlas, Footprint, Region
from stp_map.core.organisations import Council

NEARLY = 0.05
"""A council of which at most this share lies on the other side is nearly whole, or nearly out."""

_MANY = "“Many” is taken as half"


def in_line_with_counties(atlas: Atlas) -> Finding:
    """Whether half of the footprints are made of whole upper-tier councils.

    Upper-tier councils are the counties, unitary authorities, metropolitan boroughs and, in
    London, which has no county, the boroughs. The claim has to hold outside London too.
    """
    known = [footprint for footprint in atlas.footprints if footprint.councils]
    if not known:
        return Finding(Verdict.CANNOT_CHECK, "", "The tables hold no councils.")
    outside = [footprint for footprint in known if footprint.region is not Region.LONDON]
    exact, nearly = _made_of(known, _is_whole), _made_of(known, _is_nearly_whole)
    outside_exact, outside_nearly = (
        _made_of(outside, _is_whole),
        _made_of(outside, _is_nearly_whole),
    )
    figure = (
        f"{exact} of {len(known)} footprints are made of whole upper-tier councils, "
        f"{outside_exact} of the {len(outside)} outside London; "
        f"{nearly} and {outside_nearly} to within {NEARLY:.0%} of each council"
    )
    if 2 * exact >= len(known) and 2 * outside_exact >= len(outside):
        return Finding(Verdict.HOLDS, figure, _MANY)
    if 2 * nearly >= len(known) and 2 * outside_nearly >= len(outside):
        why = f"{_MANY}, and half are so only to within {NEARLY:.0%}"
        return Finding(Verdict.APPROXIMATELY, figure, why)
    return Finding(Verdict.DOES_NOT_HOLD, figure, f"{_MANY}, and fewer are")


def _made_of(footprints: Sequence[Footprint], is_so: Callable[[Council], bool]) -> int:
    """How many footprints there are of which every council is so."""
    return sum(all(is_so(each) for each in footprint.councils) for footprint in footprints)


def _is_whole(council: Council) -> bool:
    return not council.is_split


def _is_nearly_whole(council: Council) -> bool:
    return not NEARLY < council.share < 1 - NEARLY
