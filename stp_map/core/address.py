"""The View's way into and out of an address. Any junk in, a valid View out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from stp_map.core.model import FIRST_DAY, LAST_DAY, AsAt, Choice, LeaderType, PopulationBase, Region
from stp_map.core.view import (
    BUILT_IN,
    MOST_COMPARED,
    ChoiceT,
    ClassMethod,
    ColourBy,
    Filters,
    MapStyle,
    Mark,
    Presentation,
    View,
    in_order,
    tidy_query,
)

OWN_TO_THE_FRAME = frozenset({"embed", "embed_options"})
"""Parameters that Streamlit reads for itself; they are neither ours nor a mistake."""


FIGURE = "figure-"
"""Begins the name of a column of own figures as ``colour_by`` in an address."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """A URL parameter that could not be used, to be named to the person. Hostile text."""

    name: str
    value: str


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

    def as_at(self, name: str) -> AsAt:
        found: AsAt | None = None
        for value in self._take(name):
            as_at = read_as_at(value)
            if as_at is None or found is not None:
                self._ignore(name, [value])
            else:
                found = as_at
        return found or AsAt.LEADERS_NAMED

    def coloured(self, name: str) -> tuple[ColourBy, str]:
        found: tuple[ColourBy, str] | None = None
        for value in self._take(name):
            coloured = read_colour_by(value)
            if coloured is None or found is not None:
                self._ignore(name, [value])
            else:
                found = coloured
        return found or (ColourBy.POPULATION, "")

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


def read_as_at(value: str) -> AsAt | None:
    """The day that a text asks for: ``latest-known``, or a date such as ``2016-03-30``.

    Args:
        value: hostile text.

    Returns:
        None for anything else, and for days on which there were no footprints or of which
        nothing is known.
    """
    slug = as_slug(value)
    if slug == AsAt.LATEST_KNOWN.slug:
        return AsAt.LATEST_KNOWN
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", slug, re.ASCII):
        return None
    try:
        day = date.fromisoformat(slug)
    except ValueError:
        return None
    return AsAt(day) if FIRST_DAY <= day <= LAST_DAY else None


def read_colour_by(value: str) -> tuple[ColourBy, str] | None:
    """What a text asks to colour by: a built-in measure, or ``figure-`` and a column's slug.

    Args:
        value: hostile text.

    Returns:
        The choice, and the column's slug or nothing; None for anything else.
    """
    slug = as_slug(value)
    for choice in BUILT_IN:
        if slug == choice.slug:
            return choice, ""
    column = slug.removeprefix(FIGURE)
    if column != slug and re.fullmatch(r"[a-z0-9-]{1,60}", column):
        return ColourBy.OWN_FIGURES, column
    return None


def colour_by_slug(shown: Presentation) -> str:
    """What a presentation colours by, as an address says it; ``read_colour_by`` reads it back."""
    if shown.colour_by is ColourBy.OWN_FIGURES:
        return f"{FIGURE}{shown.figure}"
    return shown.colour_by.slug


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
    filters = Filters(
        as_at=read.as_at("as_at"),
        regions=read.many("region", Region),
        leader_types=read.many("leader_type", LeaderType),
        query=read.text("q"),
    )
    colour_by, figure = read.coloured("colour_by")
    view = View(
        filters,
        Presentation(
            colour_by=colour_by,
            figure=figure,
            population=read.one("population", PopulationBase, PopulationBase.REGISTERED),
            classes=read.one("classes", ClassMethod, ClassMethod.NATURAL_BREAKS),
            style=read.one("style", MapStyle, MapStyle.BOUNDARIES),
            labels=read.switch("labels"),
            mark=read.one("mark", Mark, Mark.NOTHING),
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
        "as_at": [] if filters.as_at == default.filters.as_at else [filters.as_at.slug],
        "region": [region.slug for region in filters.regions],
        "leader_type": [leader_type.slug for leader_type in filters.leader_types],
        "q": [filters.query] if filters.query else [],
        "colour_by": []
        if shown.colour_by is default.presentation.colour_by
        else [colour_by_slug(shown)],
        "population": _unless(shown.population, default.presentation.population),
        "classes": _unless(shown.classes, default.presentation.classes),
        "style": _unless(shown.style, default.presentation.style),
        "labels": ["on"] if shown.labels else [],
        "mark": _unless(shown.mark, default.presentation.mark),
        "stp": [shown.selected] if shown.selected else [],
        "compare": list(shown.compared),
    }
    return {name: values for name, values in params.items() if values}


def _unless(choice: Choice, default: Choice) -> list[str]:
    return [] if choice is default else [choice.slug]


def to_query_string(view: View) -> str:
    """The view as the part of an address behind its question mark; empty for the default."""
    return urlencode(to_params(view), doseq=True)
