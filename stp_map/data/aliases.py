"""What areas and the words of their names are called in tables, for matching uploaded figures."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from stp_map.core.model import Atlas
from stp_map.data.package import ALIASES
from stp_map.data.sources import content_of


class AliasKind(Enum):
    """What an alias stands for."""

    NAME = "name"
    WORD = "word"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Alias:
    """What something is called: an area's code stands for it, or words within a name do.

    One that is UNCLEAR may mean the area, or something else.
    """

    alias: str
    kind: AliasKind
    stands_for: str


@lru_cache(maxsize=4)
def aliases(atlas: Atlas) -> tuple[Alias, ...]:
    """The table of aliases.

    Raises:
        StpMapError: the file was removed, damaged or replaced since the atlas was loaded.
    """
    lines = content_of(atlas, ALIASES).decode("utf-8-sig").splitlines()
    return tuple(
        Alias(row["alias"], AliasKind(row["kind"]), row["stands_for"])
        for row in csv.DictReader(lines)
    )
