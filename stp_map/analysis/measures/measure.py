"""What a measure is: everything about one thing that a map can be coloured by."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from stp_map.core.model import Entry, PopulationBase
from stp_map.core.palette import Fill

if TYPE_CHECKING:
    from stp_map.analysis.scene import Scene

Values = Mapping[str, float | str]
"""First-issued code to a number or a word; footprints without a value are not in it."""


class Kind(Enum):
    """What the values of a measure are, which decides how they are classed and written."""

    COUNT = "small whole numbers, in classes such as 4 to 6"
    AMOUNT = "numbers, in classes such as 800,000 to 1,200,000"
    CATEGORY = "words, each a class of its own"


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that a map can be coloured by; whatever else there is to know follows from it.

    Attributes:
        slug: names it in addresses and on the command line.
        name: how it is offered among the choices.
        kind: what its values are.
        title: heading of its legend, with period or unit, for a count of people.
        later_title: the same on days after 30 March 2016, where it differs.
        values: its value for each of all footprints, for a count of people.
        words: a value of it, a number with its unit, for a count of people.
        finding: a sentence, without a full stop, on what the footprints shown have of it, where
            at least one is.
        unit: ``£``, ``%`` or nothing, for the limits of classes.
        digits: behind the decimal point, to which limits of classes are rounded; None for as
            many as tell the classes apart.
        categories: each word of a category and its fill, in the order of the legend.
        only_where_it_occurs: categories that the legend leaves out where no footprint has one.
        has_column: tables and details show it whatever the map is coloured by.
        note: what must be known to read a map of it; empty where nothing must.
        attribution: source lines that a map of it needs besides those of every map.
        source: what a person gave as the source of their figures, else empty. Untrusted text.
        is_uploaded: it is a column of uploaded figures, here or not.
    """

    slug: str
    name: str
    kind: Kind
    title: Callable[[PopulationBase], str]
    values: Callable[[Sequence[Entry], PopulationBase], Values]
    finding: Callable[[Scene], str]
    words: Callable[[float | str, PopulationBase], str] = lambda word, _base: str(word)
    unit: str = ""
    digits: int | None = 0
    categories: tuple[tuple[str, Fill], ...] = ()
    later_title: str = ""
    only_where_it_occurs: frozenset[str] = frozenset()
    has_column: bool = False
    note: str = ""
    attribution: tuple[str, ...] = ()
    source: str = ""
    is_uploaded: bool = False

    @property
    def is_numeric(self) -> bool:
        """Whether its values are numbers."""
        return self.kind is not Kind.CATEGORY
