"""Why a row was not matched, or what to be careful about, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from stp_map.core import text
from stp_map.core.footprint_words import codes, edition, parts
from stp_map.core.later import LaterArea
from stp_map.core.model import Atlas

EMPTY = "The cell that should name the footprint is empty."
FOOTNOTE = "This is a note or a heading, not a footprint."
REGION = "This is a region, not a footprint."
TOTAL = "This is England, a total or an average, not a footprint."
REST = "This is what belongs to no area, not a footprint."
BARE_NUMBER = "A number alone names a footprint only under a heading such as “Number”."
NO_NUMBER = "No footprint has this number; they run from 1 to 44."
NO_CODE = "No footprint of March 2016 has this code, and no later area that is known."
NO_NAME = "No footprint has this name."


def later_area(area: LaterArea, atlas: Atlas) -> str:
    """What a later area is that is not the area of one footprint, and what lies in it."""
    return (
        f"{area.name} ({codes(area)}, {edition(area)}) is a later area and not that of one "
        f"footprint: it is made up of {parts(area.shares, atlas.by_code)}."
    )


def like_a_later_area(area: LaterArea, atlas: Atlas) -> str:
    """That a name is like that of a later area."""
    return f"No footprint has this name. It is like that of a later area: {later_area(area, atlas)}"


def shared_code(area: LaterArea, atlas: Atlas) -> str:
    """That a code is a footprint's, and later that of another area."""
    return f"This code was a footprint’s, and later another area’s. {later_area(area, atlas)}"


def also_called(area: LaterArea, atlas: Atlas) -> str:
    """That another area had the same name later."""
    return f"Another area had this name as well. {later_area(area, atlas)}"


def contradiction(footprints: Sequence[str], atlas: Atlas) -> str:
    """That code, number and name in a cell are not of one footprint."""
    named = text.listed([_name(code, atlas) for code in footprints])
    return f"What stands here names several footprints: {named}."


def similar(code: str, atlas: Atlas) -> str:
    """That a name is like a footprint's."""
    return f"No footprint has this name; the likest is {_name(code, atlas)}, which was not assumed."


def other_geography(geography: str, lies_in: Sequence[str], atlas: Atlas) -> str:
    """That a row is of another geography, and in which footprints its area lies."""
    where = text.listed([_name(code, atlas) for code in lies_in])
    lies = f" It lies in {where}." if lies_in else ""
    return f"This is from a list of {geography}, not of footprints.{lies}"


def _name(code: str, atlas: Atlas) -> str:
    footprint = atlas.by_code[code]
    return f"{footprint.number} {footprint.name}"
