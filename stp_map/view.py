"""What a person asked to see, as one small frozen value, and its way into and out of a URL.

One test decides where an option goes: if the exported table changes, it belongs to ``Filters``;
otherwise it belongs to ``Presentation``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar
from urllib.parse import urlencode

from stp_map.model import AsAt, Choice, LeaderType, PopulationBase, Region

MOST_COMPARED = 4
"""Footprints or regions side by side; more can't be told apart in one chart."""

LONGEST_QUERY = 100
"""Characters of a search that are kept; no name in the atlas is longer."""

OWN_TO_THE_FRAME = frozenset({"embed", "embed_options"})
"""Parameters that Streamlit reads for itself; they are neither ours nor a mistake."""


class ColourBy(Choice):
    """What the map is coloured by."""

    POPULATION = "Population"
    DENSITY = "Population density"
    LEADER_TYPE = "Leader type"
    REGION = "Region"
    CCG_COUNT = "Number of CCGs"

    @property
    def is_numeric(self) -> bool:
        """Whether the values are numbers, to be put into classes."""
        return self not in {ColourBy.LEADER_TYPE, ColourBy.REGION}

    @property
    def uses_population(self) -> bool:
        """Whether the values depend on which count of people is chosen."""
        return self in {ColourBy.POPULATION, ColourBy.DENSITY}


class ClassMethod(Choice):
    """How numbers are put into classes."""

    NATURAL_BREAKS = "Natural breaks"
    QUANTILES = "Quantiles"
    EQUAL_INTERVALS = "Equal intervals"
    ROUND_NUMBERS = "Round numbers"


@dataclass(frozen=True, slots=True)
class Filters:
    """What decides which footprints, and which edition of their leaders, are shown.

    An empty ``regions`` or ``leader_types`` means all of them. Both are kept in the order of
    their enumeration, without repeats, so that equal choices are equal values.
    """

    as_at: AsAt = AsAt.LEADERS_NAMED
    regions: tuple[Region, ...] = ()
    leader_types: tuple[LeaderType, ...] = ()
    query: str = ""


@dataclass(frozen=True, slots=True)
class Presentation:
    """How what is shown looks.

    ``selected`` is a first-issued footprint code or empty; ``compared`` holds up to four
    first-issued codes or slugs of regions, in the order they were picked.
    """

    colour_by: ColourBy = ColourBy.POPULATION
    population: PopulationBase = PopulationBase.REGISTERED
    classes: ClassMethod = ClassMethod.NATURAL_BREAKS
    labels: bool = False
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


@dataclass(frozen=True, slots=True)
class Ignored:
    """A URL parameter that could not be used, to be named to the person. Hostile text."""

    name: str
    value: str


ChoiceT = TypeVar("ChoiceT", bound=Choice)


def tidy_query(text: str) -> str:
    """A search as it is kept: no control characters, single spaces, at most 100 characters.

    Args:
        text: whatever was typed or stood in a URL.

    Returns:
        The tidied text, possibly empty. Tidying it again changes nothing.
    """
    printable = "".join(
        " " if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} else character
        for character in text
    )
    return " ".join(printable.split())[:LONGEST_QUERY].strip()


def in_order(kind: type[ChoiceT], chosen: Iterable[ChoiceT]) -> tuple[ChoiceT, ...]:
    """The chosen members once each, in the order of their enumeration."""
    wanted = set(chosen)
    return tuple(choice for choice in kind if choice in wanted)


class _ParameterReader:
    """Takes parameters one by one and remembers what could not be used."""

    def __init__(self, params: Mapping[str, Sequence[str]]) -> None:
        self._params = {name: list(values) for name, values in params.items()}
        self.ignored: list[Ignored] = []

    def _take(self, name: str) -> list[str]:
        return self._params.pop(name, [])

    def _ignore(self, name: str, values: Iterable[str]) -> None:
        self.ignored.extend(Ignored(name, value) for value in values)

    def many(self, name: str, kind: type[ChoiceT]) -> tuple[ChoiceT, ...]:
        by_slug = {choice.slug: choice for choice in kind}
        found: list[ChoiceT] = []
        for value in self._take(name):
            choice = by_slug.get(as_slug(value))
            if choice is None:
                self._ignore(name, [value])
            else:
                found.append(choice)
        return in_order(kind, found)

    def one(self, name: str, kind: type[ChoiceT], default: ChoiceT) -> ChoiceT:
        by_slug = {choice.slug: choice for choice in kind}
        found: ChoiceT | None = None
        for value in self._take(name):
            choice = by_slug.get(as_slug(value))
            if choice is None or found is not None:
                self._ignore(name, [value])
            else:
                found = choice
        return found or default

    def switch(self, name: str) -> bool:
        values = self._take(name)
        self._ignore(name, [value for value in values if as_slug(value) not in {"on", "off"}])
        return any(as_slug(value) == "on" for value in values)

    def text(self, name: str) -> str:
        values = self._take(name)
        self._ignore(name, values[1:])
        return tidy_query(values[0]) if values else ""

    def code(self, name: str, codes: Mapping[str, str]) -> str:
        found = ""
        for value in self._take(name):
            code = codes.get(value.strip().upper(), "")
            if not code or found:
                self._ignore(name, [value])
            else:
                found = code
        return found

    def compared(self, name: str, codes: Mapping[str, str]) -> tuple[str, ...]:
        regions = {region.slug: region.slug for region in Region}
        found: list[str] = []
        for value in self._take(name):
            one = codes.get(value.strip().upper()) or regions.get(as_slug(value))
            if one is None or one in found or len(found) == MOST_COMPARED:
                self._ignore(name, [value])
            else:
                found.append(one)
        return tuple(found)

    def rest(self) -> None:
        for name, values in self._params.items():
            if name not in OWN_TO_THE_FRAME:
                self._ignore(name, values)


def as_slug(value: str) -> str:
    """A value as typed in a URL or on a command line, in the form of a slug."""
    return value.strip().lower().replace("_", "-").replace(" ", "-")


def from_params(
    params: Mapping[str, Sequence[str]], codes: Mapping[str, str]
) -> tuple[View, tuple[Ignored, ...]]:
    """The view that URL parameters ask for; anything unusable falls back to the default.

    Args:
        params: each parameter's values in their order, as from ``urllib.parse.parse_qs``.
        codes: every code a footprint is known by, first-issued or later, to its first-issued
            code, as ``Atlas.codes`` gives.

    Returns:
        A valid view whatever came in, and the values that were ignored. No parameter makes
        this raise.
    """
    read = _ParameterReader(params)
    view = View(
        Filters(
            as_at=read.one("as_at", AsAt, AsAt.LEADERS_NAMED),
            regions=read.many("region", Region),
            leader_types=read.many("leader_type", LeaderType),
            query=read.text("q"),
        ),
        Presentation(
            colour_by=read.one("colour_by", ColourBy, ColourBy.POPULATION),
            population=read.one("population", PopulationBase, PopulationBase.REGISTERED),
            classes=read.one("classes", ClassMethod, ClassMethod.NATURAL_BREAKS),
            labels=read.switch("labels"),
            selected=read.code("stp", codes),
            compared=read.compared("compare", codes),
        ),
    )
    read.rest()
    return view, tuple(read.ignored)


def to_params(view: View) -> dict[str, list[str]]:
    """The URL parameters of a view, in a fixed order, defaults left out.

    Args:
        view: the view to write down.

    Returns:
        Each parameter's values. ``from_params`` gives the same view back.
    """
    filters, shown, default = view.filters, view.presentation, View()
    params = {
        "as_at": _unless(filters.as_at, default.filters.as_at),
        "region": [region.slug for region in filters.regions],
        "leader_type": [leader_type.slug for leader_type in filters.leader_types],
        "q": [filters.query] if filters.query else [],
        "colour_by": _unless(shown.colour_by, default.presentation.colour_by),
        "population": _unless(shown.population, default.presentation.population),
        "classes": _unless(shown.classes, default.presentation.classes),
        "labels": ["on"] if shown.labels else [],
        "stp": [shown.selected] if shown.selected else [],
        "compare": list(shown.compared),
    }
    return {name: values for name, values in params.items() if values}


def _unless(choice: Choice, default: Choice) -> list[str]:
    return [] if choice is default else [choice.slug]


def to_query_string(view: View) -> str:
    """The view as the part of an address behind its question mark; empty for the default."""
    return urlencode(to_params(view), doseq=True)
