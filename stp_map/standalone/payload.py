"""Everything the script of the standalone page needs, as plain values."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable
from dataclasses import replace
from itertools import product
from typing import Any

from stp_map import palette, text
from stp_map.address import colour_by_slug, to_params
from stp_map.editions import leader_as_at
from stp_map.legend import Legend, legend
from stp_map.measures import value_of
from stp_map.model import AsAt, Atlas, Evidence, Footprint, PopulationBase
from stp_map.palette import Fill, Pattern
from stp_map.selection import plain, select
from stp_map.standalone.details_trees import details_trees
from stp_map.standalone.geometry import drawing
from stp_map.standalone.words import LABELS, SENTENCES, choices
from stp_map.timeline import days
from stp_map.view import BUILT_IN, ClassMethod, ColourBy, Filters, View
from stp_map.web_table import leader_cells, table_facts


def payload(atlas: Atlas, view: View) -> dict[str, Any]:
    """The data of the page.

    Args:
        atlas: all the data.
        view: what the page opens on; its class method is the page's only one.

    Returns:
        Values that JSON can say. Any text may be hostile.
    """
    drawn, editions = drawing(atlas.shared), days(atlas, view.filters.as_at)
    return {
        "view": _every_param(view),
        "classes": ""
        if view.presentation.classes is ClassMethod.NATURAL_BREAKS
        else view.presentation.classes.slug,
        "choices": choices(editions, _own_choice(atlas, view)),
        "sentences": SENTENCES,
        "labels": LABELS,
        "leftOut": palette.FILTERED_OUT.colour,
        "footprints": [_footprint(f) for f in atlas.footprints],
        "codes": dict(atlas.codes),
        "numbers": _numbers(atlas) | _own_numbers(atlas, view),
        "leaders": {edition.slug: _leaders(atlas, edition) for edition in editions},
        "attribution": {base.slug: attribution(atlas, base) for base in PopulationBase},
        "frames": {"whole": drawn.whole, "london": drawn.london},
        "points": drawn.points,
        "borders": [[b.first, b.second, int(b.between_regions), b.path] for b in drawn.borders],
        "table": json.loads(table_facts(atlas)),
        "found": _found(atlas, view.filters.query, editions),
        **_legends(atlas, view, editions),
        **details_trees(atlas, editions),
    }


def _found(atlas: Atlas, query: str, editions: Iterable[AsAt]) -> dict[str, Any]:
    """What the opening search finds in each edition; the page knows no towns or positions."""
    if not query:
        return {"query": "", "places": {}}
    places = {footprint.code: place for place, footprint in enumerate(atlas.footprints)}
    found = {edition: select(atlas, Filters(as_at=edition, query=query)) for edition in editions}
    return {
        "query": query,
        "places": {
            edition.slug: [places[entry.footprint.code] for entry in selection.shown]
            for edition, selection in found.items()
        },
    }


def script_safe(value: object) -> str:
    """A value as JSON that can stand in a script element, whatever text it holds.

    Args:
        value: anything that JSON can say.

    Returns:
        JSON without ``<``, ``>``, ``&`` and line separators, so that no text in it can end the
        element or begin a comment; other letters are kept as they are, to be small.
    """
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return written


def _every_param(view: View) -> dict[str, list[str]]:
    filters, shown = view.filters, view.presentation
    return to_params(view) | {
        "as_at": [filters.as_at.slug],
        "colour_by": [colour_by_slug(shown)],
        "population": [shown.population.slug],
    }


def _footprint(footprint: Footprint) -> dict[str, object]:
    words = [footprint.name, str(footprint.number), footprint.code, footprint.code_2017]
    words += [ccg.name for ccg in footprint.ccgs]
    return {
        "code": footprint.code,
        "name": footprint.name,
        "number": footprint.number,
        "region": footprint.region.slug,
        "search": plain(" \n ".join(words)),
    }


def _numbers(atlas: Atlas) -> dict[str, list[float | None]]:
    return {
        f"{colour_by.slug}/{base.slug}": [value_of(f, colour_by, base) for f in atlas.footprints]
        for colour_by, base in product(BUILT_IN, PopulationBase)
        if colour_by.is_numeric
    }


def _is_own(view: View) -> bool:
    return view.presentation.colour_by is ColourBy.OWN_FIGURES


def _own_choice(atlas: Atlas, view: View) -> dict[str, str]:
    """The one column of own figures that the page can be coloured by: what it opens on."""
    if not _is_own(view):
        return {}
    title = legend(atlas, select(atlas, view.filters), view.presentation).title
    words = title if title.startswith(text.OWN_FIGURES) else f"{text.OWN_FIGURES}: {title}"
    return {colour_by_slug(view.presentation): words}


def _own_numbers(atlas: Atlas, view: View) -> dict[str, list[float | None]]:
    """Numbers of own figures by footprint, None without data; nothing where they are words."""
    if not _is_own(view):
        return {}
    known = legend(atlas, select(atlas, view.filters), view.presentation).numbers
    numbers = [known.get(footprint.code) for footprint in atlas.footprints]
    slug = colour_by_slug(view.presentation)
    return {f"{slug}/{base.slug}": numbers for base in PopulationBase} if known else {}


def attribution(atlas: Atlas, base: PopulationBase) -> tuple[str, ...]:
    """The source lines of the page: own figures are in it whatever it is coloured by.

    Args:
        atlas: all the data, with a person's own figures, if any.
        base: the population base in use.
    """
    return text.attribution(base, atlas.own.source if atlas.own else "")


def _leaders(atlas: Atlas, edition: AsAt) -> list[dict[str, object]]:
    leaders = [leader_as_at(footprint, edition) for footprint in atlas.footprints]
    return [
        {
            "type": leader.leader_type.slug,
            "name": leader.name,
            "cells": leader_cells(leader),
            "line": text.leader_line(leader),
            "confirmed": leader.is_confirmed,
            "unverified": leader.is_confirmed and leader.evidence is Evidence.UNVERIFIED,
            "search": plain(f"{leader.name} \n {leader.organisation}"),
        }
        for leader in leaders
    ]


class _Once:
    """Values kept once each, by their place."""

    def __init__(self) -> None:
        self.values: list[object] = []
        self._places: dict[Hashable, int] = {}

    def place(self, value: object) -> int:
        key = json.dumps(value, sort_keys=True)
        if key not in self._places:
            self._places[key] = len(self.values)
            self.values.append(value)
        return self._places[key]


def _legends(atlas: Atlas, view: View, editions: Iterable[AsAt]) -> dict[str, object]:
    """Every legend the page can show: the server classifies, the script only looks up."""
    once = _Once()
    places = {}
    measures = [view.presentation] if _is_own(view) else []
    measures += [replace(view.presentation, colour_by=each, figure="") for each in BUILT_IN]
    for measure, base, edition in product(measures, PopulationBase, editions):
        shown = replace(measure, population=base)
        found = legend(atlas, select(atlas, Filters(as_at=edition)), shown)
        key = f"{colour_by_slug(shown)}/{base.slug}/{edition.slug}"
        places[key] = once.place(_legend(found, [f.code for f in atlas.footprints]))
    return {"legends": once.values, "legendOf": places}


def _legend(found: Legend, codes: list[str]) -> dict[str, object]:
    return {
        "title": found.title,
        "labels": [each.label for each in found.classes],
        "fills": [fill_of(each.fill) for each in found.classes],
        "inks": [each.fill.label_colour for each in found.classes],
        "classOf": [found.class_of[code] for code in codes],
        "values": [found.values[code] for code in codes],
    }


def fill_of(fill: Fill) -> str:
    """A fill as an SVG attribute; the hatch is a pattern of the page.

    Args:
        fill: how an area is painted.

    Returns:
        A colour, or a reference to the pattern ``hatch``.
    """
    return "url(#hatch)" if fill.pattern is Pattern.HATCH else fill.colour
