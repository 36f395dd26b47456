"""The parameters of an address, one entry each: how each field of a View is read and written.

Addresses, the command line and the side panel are made from this table; none has a list of its
own. To add a field to the View: the field in ``core/view.py`` and an entry here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from stp_map.analysis.measures import MEASURES, PREFIX
from stp_map.core.model import FIRST_DAY, LAST_DAY, AsAt, Choice, LeaderType, PopulationBase, Region
from stp_map.core.view import (
    MOST_COMPARED,
    ClassMethod,
    MapStyle,
    Mark,
    View,
    in_order,
    tidy_query,
)

Codes = Mapping[str, str]
"""Every code a footprint is known by to its first-issued code, as ``Atlas.codes`` gives it."""

Read = Callable[[str, Codes], Any]
"""The value that a text means; None where it means none. The text is untrusted."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A field of the View, as a parameter of an address.

    Attributes:
        name: in an address; with hyphens, on the command line.
        field: in ``Filters`` or ``Presentation``.
        about: what it asks for, as help on the command line.
        expected: what can be asked for, in words.
        read: what one text means.
        write: a value as texts, whether it is the default or not.
        is_filter: the field is one of ``Filters``.
        most: how many values it takes; one, unless said.
        chosen: several values as the field holds them.
        choices: what can be chosen, value and words in their order; empty where it is open.
        placeholder: what stands for a value in the command line's help; the name, unless given.
    """

    name: str
    field: str
    about: str
    expected: str
    read: Read
    write: Callable[[Any], list[str]]
    is_filter: bool = False
    most: int = 1
    chosen: Callable[[list[Any]], Any] = tuple
    choices: tuple[tuple[str, str], ...] = ()
    placeholder: str = ""

    def of(self, view: View) -> Any:  # noqa: ANN401 - each field has a type of its own
        """The value that a view has."""
        return getattr(view.filters if self.is_filter else view.presentation, self.field)

    def take(self, texts: Sequence[str], codes: Codes) -> tuple[Any, list[str]]:
        """The value that texts, which are untrusted, ask for, and those that could not be used.

        Returns:
            None for the value where no text means any; what means nothing, is said twice, or is
            more than can be, is named in the second list.
        """
        found: list[Any] = []
        ignored = []
        for each in texts:
            value = self.read(each, codes)
            if value is None or len(found) == self.most or (value in found and not self.choices):
                ignored.append(each)
            else:
                found.append(value)
        if not found:
            return None, ignored
        return (found[0] if self.most == 1 else self.chosen(found)), ignored


def as_slug(value: str) -> str:
    """A value as typed in an address or on a command line, in the form of a slug."""
    return value.strip().lower().replace("_", "-").replace(" ", "-")


def _choice(
    name: str, field: str, kind: type[Choice], about: str, *, several: bool = False
) -> Parameter:
    """A choice from an enumeration, or several of them: these are filters."""
    by_slug = {choice.slug: choice for choice in kind}
    return Parameter(
        name=name,
        field=field,
        about=about,
        expected=f"one of {', '.join(by_slug)}",
        read=lambda value, _codes: by_slug.get(as_slug(value)),
        write=(lambda chosen: [c.slug for c in chosen]) if several else lambda c: [c.slug],
        is_filter=several,
        most=10**6 if several else 1,
        chosen=lambda found: in_order(kind, found),
        choices=tuple((choice.slug, str(choice.value)) for choice in kind),
    )


def _read_day(value: str, _codes: Codes) -> AsAt | None:
    """``latest-known``, or a day on which there were footprints and of which something is known."""
    slug = as_slug(value)
    if slug == AsAt.LATEST_KNOWN.slug:
        return AsAt.LATEST_KNOWN
    try:
        day = date.fromisoformat(slug)
    except ValueError:
        return None
    # Python reads other spellings too, such as 20160330; an address has one.
    return AsAt(day) if slug == day.isoformat() and FIRST_DAY <= day <= LAST_DAY else None


def _read_measure(value: str, _codes: Codes) -> str | None:
    """The slug of a built-in measure, or ``figure-`` and what may be a column's slug."""
    slug = as_slug(value)
    if any(slug == measure.slug for measure in MEASURES):
        return slug
    return slug if re.fullmatch(rf"{PREFIX}[a-z0-9-]{{1,60}}", slug) else None


def _read_code(value: str, codes: Codes) -> str | None:
    return codes.get(value.strip().upper())


_REGIONS = {region.slug: region.slug for region in Region}


def _read_compared(value: str, codes: Codes) -> str | None:
    return _read_code(value, codes) or _REGIONS.get(as_slug(value))


def _read_switch(value: str, _codes: Codes) -> bool | None:
    return {"on": True, "off": False}.get(as_slug(value))


def _given(value: str) -> list[str]:
    return [value] if value else []


PARAMETERS = (
    Parameter(
        "as_at",
        "as_at",
        "whose leaders",
        f"a day from {FIRST_DAY} to {LAST_DAY}, or latest-known",
        _read_day,
        lambda as_at: [as_at.slug],
        is_filter=True,
        placeholder="DAY",
    ),
    _choice("region", "regions", Region, "only this region", several=True),
    _choice("leader_type", "leader_types", LeaderType, "only this leader type", several=True),
    Parameter(
        "q",
        "query",
        "only footprints found by a search",
        "words in name, leader, organisation or CCGs, a town, a position or a grid reference",
        lambda value, _codes: tidy_query(value),
        _given,
        is_filter=True,
        placeholder="WORDS",
    ),
    Parameter(
        "colour_by",
        "colour_by",
        "what the map is coloured by",
        f"one of {', '.join(measure.slug for measure in MEASURES)}, or {PREFIX}NAME for a column "
        "of your figures",
        _read_measure,
        _given,
        choices=tuple((measure.slug, measure.name) for measure in MEASURES),
        placeholder="MEASURE",
    ),
    _choice("population", "population", PopulationBase, "which count of people"),
    _choice("classes", "classes", ClassMethod, "how numbers are put into classes"),
    _choice("style", "style", MapStyle, "what stands for a footprint"),
    Parameter(
        "labels",
        "labels",
        "label the footprints",
        "on or off",
        _read_switch,
        lambda labels: ["on" if labels else "off"],
    ),
    _choice("mark", "mark", Mark, "what is marked over the colours"),
    Parameter(
        "stp",
        "selected",
        "the selected footprint",
        "a footprint's code such as E54000037, first-issued or in force after February 2017",
        _read_code,
        _given,
        placeholder="CODE",
    ),
    Parameter(
        "compare",
        "compared",
        "what a comparison shows",
        f"a footprint's code or a region, each once and at most {MOST_COMPARED}",
        _read_compared,
        list,
        most=MOST_COMPARED,
        placeholder="CODE",
    ),
)

BY_NAME = {parameter.name: parameter for parameter in PARAMETERS}
