"""Everything the script of the standalone page needs, as plain values."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable
from dataclasses import replace
from itertools import product
from typing import Any

from stp_map.analysis.classification import value_of
from stp_map.analysis.editions import leaders_of
from stp_map.analysis.legend import Legend, legend
from stp_map.analysis.marks import marks
from stp_map.analysis.selection import plain, select
from stp_map.analysis.sentences import style_note
from stp_map.analysis.timeline import days
from stp_map.core import palette, text
from stp_map.core.address import colour_by_slug, to_params
from stp_map.core.model import AsAt, Atlas, Footprint, PopulationBase
from stp_map.core.palette import Fill, Pattern
from stp_map.core.view import BUILT_IN, ClassMethod, ColourBy, Filters, MapStyle, Presentation, View
from stp_map.exports.page.details_trees import details_trees
from stp_map.exports.page.geometry import drawing
from stp_map.exports.page.leaders import leader_facts, led_on
from stp_map.exports.page.over import marks_payload, pins
from stp_map.exports.page.words import LABELS, SENTENCES, choices, measures
from stp_map.web.shape_keys import style_key
from stp_map.web.table import table_facts


def payload(atlas: Atlas, view: View) -> dict[str, Any]:
    """The data of the page.

    Args:
        atlas: all the data.
        view: what the page opens on; its class method is the page's only one.

    Returns:
        Values that JSON can say. Any text may be hostile.
    """
    editions, shown = days(atlas, view.filters.as_at), view.presentation
    leaders = leaders_of(atlas, editions)
    return {
        "view": _every_param(view),
        "classes": "" if shown.classes is ClassMethod.NATURAL_BREAKS else shown.classes.slug,
        "choices": choices(atlas, editions, measures(shown)),
        "sentences": SENTENCES,
        "labels": LABELS,
        "leftOut": palette.FILTERED_OUT.colour,
        "footprints": [_footprint(f) for f in atlas.footprints],
        "codes": dict(atlas.codes),
        "numbers": _numbers(atlas) | _own_numbers(atlas, shown),
        "leaders": [[leader_facts(leader) for leader in led] for led in leaders],
        "led": {edition.slug: led_on(atlas, leaders, edition) for edition in editions},
        "marks": marks_payload(atlas, editions),
        "attribution": {base.slug: attribution(atlas, base) for base in PopulationBase},
        "styles": _styles(atlas, shown),
        "styleNotes": _style_notes(atlas),
        "table": _table(atlas),
        "found": _found(atlas, view.filters.query, editions),
        **_legends(atlas, shown, editions),
        **details_trees(atlas, leaders),
    }


def attribution(atlas: Atlas, base: PopulationBase) -> tuple[str, ...]:
    """The source lines of the page: own figures are in it whatever it is coloured by.

    Args:
        atlas: all the data, with a person's own figures, if any.
        base: the population base in use.
    """
    return text.attribution(base, atlas.own.source if atlas.own else "")


def _styles(atlas: Atlas, opening: Presentation) -> dict[str, object]:
    """The shapes of every style; those that the page opens on stand in it already."""
    found: dict[str, object] = {}
    for style, base in product(MapStyle, PopulationBase):
        shown = Presentation(style=style, population=base)
        key, drawn = style_key(shown), drawing(atlas, shown)
        found[key] = {
            "shapes": None if key == style_key(opening) else drawn.shapes,
            "points": drawn.points,
            "borders": drawn.border_rows(),
            "order": drawn.order,
            "whole": drawn.whole,
            "london": drawn.london,
        }
    return found


def _style_notes(atlas: Atlas) -> dict[str, str]:
    """What a reader must know of each style, by its shapes; under ``count`` of people as colour."""
    everything = select(atlas, Filters())
    notes = {"count": style_note(everything, Presentation(colour_by=ColourBy.POPULATION))}
    for style, base in product((MapStyle.TILES, MapStyle.CIRCLES), PopulationBase):
        shown = Presentation(style=style, population=base)
        notes[style_key(shown)] = style_note(everything, shown)
    return notes


def _table(atlas: Atlas) -> dict[str, object]:
    facts = json.loads(table_facts(atlas))
    return {name: facts[name] for name in ("headings", "fixed", "people")}


def _found(atlas: Atlas, query: str, editions: Iterable[AsAt]) -> dict[str, Any]:
    """What the opening search finds in each edition; the page knows no towns or positions."""
    if not query:
        return {"query": "", "places": {}, "pins": []}
    places = {footprint.code: place for place, footprint in enumerate(atlas.footprints)}
    found = {edition: select(atlas, Filters(as_at=edition, query=query)) for edition in editions}
    return {
        "query": query,
        "places": {
            edition.slug: [places[entry.footprint.code] for entry in selection.shown]
            for edition, selection in found.items()
        },
        "pins": pins(atlas, marks(atlas, select(atlas, Filters(query=query)), Presentation())),
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
        "style": [shown.style.slug],
        "mark": [shown.mark.slug],
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


def _own_numbers(atlas: Atlas, shown: Presentation) -> dict[str, list[float | None]]:
    """Numbers of the own figures shown, None without data; nothing where they are words."""
    if shown.colour_by is not ColourBy.OWN_FIGURES:
        return {}
    known = legend(atlas, select(atlas, Filters()), shown).numbers
    numbers = [known.get(code) for code in atlas.by_code]
    slug = colour_by_slug(shown)
    return {f"{slug}/{base.slug}": numbers for base in PopulationBase} if known else {}


def _numbers(atlas: Atlas) -> dict[str, list[float | None]]:
    return {
        f"{colour_by.slug}/{base.slug}": [value_of(f, colour_by, base) for f in atlas.footprints]
        for colour_by, base in product(BUILT_IN, PopulationBase)
        if colour_by.is_numeric
    }


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


def _legends(atlas: Atlas, opening: Presentation, editions: Iterable[AsAt]) -> dict[str, object]:
    """Every legend the page can show: the server classifies, the script only looks up.

    Leader types are kept by day, all else by population base, for nothing else changes them.
    """
    once = _Once()
    places = {}

    def keep(key: str, as_at: AsAt, shown: Presentation) -> None:
        found = legend(atlas, select(atlas, Filters(as_at=as_at)), shown)
        places[key] = once.place(_legend(found, list(atlas.by_code)))

    for shown in (replace(each, classes=opening.classes) for each in measures(opening)):
        slug = colour_by_slug(shown)
        if shown.colour_by is ColourBy.LEADER_TYPE:
            for edition in editions:
                keep(f"{slug}/{edition.slug}", edition, shown)
            continue
        for base in PopulationBase:
            keep(f"{slug}/{base.slug}", AsAt.LEADERS_NAMED, replace(shown, population=base))
    return {"legends": once.values, "legendOf": places}


def _legend(found: Legend, codes: list[str]) -> dict[str, object]:
    return {
        "own": found.is_own,
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
