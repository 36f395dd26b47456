"""What a person asked to see, as one small frozen value.

One test decides where an option goes: if the exported table changes, it belongs to ``Filters``;
otherwise it belongs to ``Presentation``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from stp_map.core import text
from stp_map.core.model import AsAt, Choice, LeaderType, PopulationBase, Region

MOST_COMPARED = 4
"""Footprints or regions side by side; more can't be told apart in one chart."""

LONGEST_QUERY = 100
"""Characters of a search that count; no name in the atlas is longer."""


class ClassMethod(Choice):
    """How numbers are put into classes."""

    NATURAL_BREAKS = "Natural breaks"
    QUANTILES = "Quantiles"
    EQUAL_INTERVALS = "Equal intervals"
    ROUND_NUMBERS = "Round numbers"


class MapStyle(Choice):
    """What stands for a footprint on the map."""

    BOUNDARIES = "Boundaries"
    TILES = "Equal tiles"
    CIRCLES = "Circles sized by population"


class Mark(Choice):
    """What is marked on the map over its colours."""

    NOTHING = "Nothing"
    CHANGES = "Changes of leader"
    EVIDENCE = "Weak evidence"
    STANDING = "What is known of the leads"
    TRUSTS = "NHS trusts"


@dataclass(frozen=True, slots=True)
class Filters:
    """What decides which footprints, and which edition of their leaders, are shown.

    An empty ``regions`` or ``leader_types`` means all of them. Both are in the order of
    their enumeration, without repeats, so that equal choices are equal values.
    """

    as_at: AsAt = AsAt.LEADERS_NAMED
    regions: tuple[Region, ...] = ()
    leader_types: tuple[LeaderType, ...] = ()
    query: str = ""


@dataclass(frozen=True, slots=True)
class Presentation:
    """How what is shown looks.

    ``colour_by`` is the slug of a measure: a built-in one (``analysis.measures``), or a column
    of uploaded figures with ``figure-`` before its own slug; ``selected`` is a first-issued
    footprint code or empty; ``compared`` holds up to four first-issued codes or slugs of
    regions, in the order they were picked.
    """

    colour_by: str = "population"
    population: PopulationBase = PopulationBase.REGISTERED
    classes: ClassMethod = ClassMethod.NATURAL_BREAKS
    style: MapStyle = MapStyle.BOUNDARIES
    labels: bool = False
    mark: Mark = Mark.NOTHING
    selected: str = ""
    compared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """Everything a person asked for. Equal views draw equal pages, pictures and files."""

    filters: Filters = field(default_factory=Filters)
    presentation: Presentation = field(default_factory=Presentation)

    def filtered(self, **changes: object) -> View:
        """This view with some of its filters changed."""
        return replace(self, filters=replace(self.filters, **changes))  # type: ignore[arg-type]

    def presented(self, **changes: object) -> View:
        """This view with some of its presentation changed."""
        return replace(self, presentation=replace(self.presentation, **changes))  # type: ignore[arg-type]


ChoiceT = TypeVar("ChoiceT", bound=Choice)


def tidy_query(query: str) -> str:
    """A search as a view holds it: on one line, at most 100 characters, possibly none."""
    return text.one_line(query, LONGEST_QUERY)


def in_order(kind: type[ChoiceT], chosen: Iterable[ChoiceT]) -> tuple[ChoiceT, ...]:
    """The chosen members once each, in the order of their enumeration."""
    wanted = set(chosen)
    return tuple(choice for choice in kind if choice in wanted)
