"""What a search found, in sentences and lines, for the page and for a terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from stp_map.analysis.search import Candidate, Found, Kind
from stp_map.core.model import Atlas
from stp_map.core.text import count_of, listed
from stp_map.data.postcodes import NEAR_M

ENGLAND_ONLY = "The footprints cover England only."
SEARCHED = (
    "Searched are names, numbers and codes of footprints, CCGs, councils, NHS trusts, leaders and "
    "their organisations, towns and villages, postcodes, coordinates and grid references."
)
AT_SEA = f"is outside England, or at sea. {ENGLAND_ONLY} Coordinates are latitude, then longitude."

Naming = Callable[[str], str]
"""How a footprint is named, by its code: plainly, or as a link."""


class Line(NamedTuple):
    """One candidate: what it is, its name with what tells it from others, and where it lies."""

    kind: str
    name: str
    where: str


def lines(atlas: Atlas, found: Found) -> list[Line]:
    """Every candidate as a line, those for which footprints are shown first."""
    return [
        Line(str(each.kind.value), name_of(each), "".join(where(each, plainly(atlas))))
        for each in (*found.candidates, *found.others)
    ]


def plainly(atlas: Atlas) -> Naming:
    """Names of footprints as they are."""
    return lambda code: atlas.by_code[code].name


def name_of(candidate: Candidate) -> str:
    """The name of a candidate, with county and size where it is a place."""
    place = candidate.place
    if candidate.kind is not Kind.TOWN or place is None:
        return candidate.name
    people = f", {count_of(place.population, 'person', 'people')}" if place.population else ""
    return f"{place.name} ({place.county}{people})"


def where(candidate: Candidate, naming: Naming) -> list[str]:
    """Where a candidate lies, in pieces of which some may be links.

    Args:
        candidate: what was found.
        naming: how a footprint is named.
    """
    parts: list[list[str]] = []
    for code, share in candidate.footprints.items():
        is_part = len(candidate.footprints) > 1 or 0 < share < 100  # noqa: PLR2004 - percent
        parts.append([naming(code), f" ({percent(share)})" if is_part and share else ""])
    postcode, place = candidate.postcode, candidate.place
    if postcode:
        total = sum(postcode.counts.values()) + sum(postcode.outside.values())
        for country, count in postcode.outside.items():
            part = f" ({percent(100 * count / total)})" if parts else ""
            parts.append([f"{country}, outside England{part}"])
        if not postcode.exists:
            return [f"no such {postcode.level.value}"]
    elif place and not parts:
        parts.append([f"{place.county}, outside England" if place.county else "outside England"])
    return _joined(parts)


def percent(share: float) -> str:
    """A percentage as people write it, which is never 0% or 100% of a part."""
    if share < 1:
        return "under 1%"
    return "over 99%" if 99 < share < 100 else f"{share:.0f}%"  # noqa: PLR2004 - percent


def sentences(found: Found, naming: Naming) -> list[list[str]]:
    """What is said of a search before its candidates are listed, each in pieces.

    Args:
        found: what the search finds.
        naming: how a footprint is named.
    """
    every = (*found.candidates, *found.others)
    said: list[list[str]] = []
    for each in every:
        if each.postcode:
            said += _of_postcode(each, naming)
        elif each.kind is Kind.POSITION:
            there = [" is in ", *where(each, naming), "."]
            said.append([each.name, *(there if each.footprints else [f" {AT_SEA}"])])
        elif each.kind is Kind.TOWN and len(each.footprints) > 1:
            said.append(_of_spanning(each, naming))
    if len(every) == 1 and not said and found.candidates[0].kind is not Kind.FOOTPRINT:
        said.append([every[0].name, " is in ", *where(every[0], naming), "."])
        if not found.codes:
            said.append([ENGLAND_ONLY])
    return said


def _of_spanning(town: Candidate, naming: Naming) -> list[str]:
    """``Birmingham lies in X and in Y (80% and 20% of the postcodes of its council’s area)``."""
    shares = listed([percent(share) for share in town.footprints.values()])
    parts = [["in ", naming(code)] for code in town.footprints]
    return [
        town.name,
        " lies ",
        *_joined(parts),
        f" ({shares} of the postcodes of its council’s area).",
    ]


def _of_postcode(candidate: Candidate, naming: Naming) -> list[list[str]]:
    postcode = candidate.postcode
    if postcode is None:
        return []
    level = postcode.level.value
    if not postcode.exists:
        missing = (
            f"Ordnance Survey’s list of May 2025 has no {level} {postcode.name} with a position."
        )
        around = postcode.within
        if around is None:
            return [[missing]]
        inside = Candidate(Kind.POSTCODE, around.name, around.shares, postcode=around)
        there = where(inside, naming)
        return [[missing], [f"The {around.level.value} {around.name} is in ", *there, "."]]
    said = [[f"{postcode.name} is in ", *where(candidate, naming), "."]]
    if len(candidate.footprints) + len(postcode.outside) > 1:
        said.append([f"Percentages are of the postcodes of the {level}."])
    if postcode.near:
        others = _joined([[naming(code)] for code in postcode.near])
        said.append([f"It lies within {NEAR_M} m of the border with ", *others, "."])
    if postcode.outside:
        said.append([ENGLAND_ONLY])
    return said


def _joined(parts: list[list[str]]) -> list[str]:
    """Pieces of a list as a phrase: ``a, b and c``."""
    joined: list[str] = []
    for index, part in enumerate(parts):
        before = "" if not index else " and " if index == len(parts) - 1 else ", "
        joined += [before, *part]
    return [piece for piece in joined if piece]
