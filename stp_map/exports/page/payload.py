"""Everything the script of the standalone page needs, as plain values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

from stp_map.analysis.address import every_param
from stp_map.analysis.editions import leader_as_at, leaders_of
from stp_map.analysis.legend import Legend
from stp_map.analysis.marks import marks
from stp_map.analysis.measures import LEADER_TYPE, Measure
from stp_map.analysis.scene import Scene
from stp_map.analysis.selection import plain, select
from stp_map.analysis.sentences import style_note
from stp_map.analysis.timeline import days
from stp_map.core import leader_words, palette, text
from stp_map.core.model import AsAt, Atlas, Footprint, Leader, PopulationBase
from stp_map.core.palette import Fill, Pattern
from stp_map.core.view import ClassMethod, Filters, MapStyle, Presentation, View
from stp_map.data.positions import read_position
from stp_map.exports.page.details_trees import details_trees
from stp_map.exports.page.geometry import drawing
from stp_map.exports.page.over import marks_payload, pins
from stp_map.exports.page.words import LABELS, SENTENCES, choices, measures_of
from stp_map.web.script_data import style_key, values_key
from stp_map.web.table import HEADINGS, fixed_cells, leader_cells, people_cells


def payload(scene: Scene) -> dict[str, Any]:
    """The data of the page.

    Args:
        scene: what the page opens on; its class method is the page's only one.

    Returns:
        Values that JSON can say. Any text is untrusted.
    """
    atlas, view, shown = scene.atlas, scene.view, scene.shown
    editions, measures = days(atlas, view.filters.as_at), measures_of(scene)
    leaders = leaders_of(atlas, editions)
    return {
        "view": {name: values for name, values in every_param(view).items() if values},
        "classes": "" if shown.classes is ClassMethod.NATURAL_BREAKS else shown.classes.slug,
        "choices": choices(atlas, editions, measures),
        "sentences": SENTENCES,
        "labels": LABELS,
        "leftOut": palette.FILTERED_OUT.colour,
        "footprints": [_footprint(f) for f in atlas.footprints],
        "codes": dict(atlas.codes),
        "numbers": _numbers(scene, measures),
        "leaders": [[_leader(leader) for leader in led] for led in leaders],
        "led": {edition.slug: _led(atlas, leaders, edition) for edition in editions},
        "marks": marks_payload(atlas, editions),
        "attribution": {
            base.slug: text.attribution(base, scene.figures.source if scene.figures else "")
            for base in PopulationBase
        },
        "styles": _styles(atlas, shown),
        "styleNotes": _style_notes(atlas),
        "table": {
            "headings": HEADINGS,
            "fixed": fixed_cells(atlas),
            "people": people_cells(atlas),
        },
        "found": _found(atlas, view.filters.query, editions),
        **_legends(scene, measures, editions),
        **details_trees(scene, leaders),
    }


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
    """What a reader must know of each style, by its shapes."""
    everything = select(atlas, Filters())
    notes = {}
    for style, base in product((MapStyle.TILES, MapStyle.CIRCLES), PopulationBase):
        shown = Presentation(style=style, population=base)
        notes[style_key(shown)] = style_note(everything, shown)
    return notes


def _found(atlas: Atlas, query: str, editions: Iterable[AsAt]) -> dict[str, Any]:
    """What the opening search finds in each edition; the page knows no towns or positions."""
    if not query:
        return {"query": "", "places": {}, "pins": [], "source": ""}
    indexes = {code: index for index, code in enumerate(atlas.by_code)}
    found = {edition: select(atlas, Filters(as_at=edition, query=query)) for edition in editions}
    return {
        "query": query,
        "places": {
            edition.slug: [indexes[entry.footprint.code] for entry in selection.shown]
            for edition, selection in found.items()
        },
        "pins": pins(atlas, marks(atlas, select(atlas, Filters(query=query)), Presentation())),
        "source": "" if read_position(query) else text.PLACES_ATTRIBUTION,
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


def _led(atlas: Atlas, leaders: Sequence[Sequence[Leader]], as_at: AsAt) -> list[int]:
    """Which of its leaders each footprint has on a day, by their index."""
    beside = zip(atlas.footprints, leaders, strict=True)
    return [led.index(leader_as_at(footprint, as_at)) for footprint, led in beside]


def _leader(leader: Leader) -> dict[str, object]:
    """What the script says of a leader, filters by and searches in."""
    return {
        "type": leader.leader_type.slug,
        "name": leader.name,
        "cells": leader_cells(leader),
        "line": leader_words.line_of(leader),
        "confirmed": leader.is_confirmed,
        "unverified": leader_words.is_unverified(leader),
        "search": plain(f"{leader.name} \n {leader.organisation}"),
    }


def _numbers(scene: Scene, measures: Iterable[Measure]) -> dict[str, list[float | str | None]]:
    """Every numeric measure by its key, None without data."""
    everything = scene.selection.everything
    return {
        values_key(measure.slug, base): [
            measure.values(everything, base).get(code) for code in scene.atlas.by_code
        ]
        for measure, base in product(measures, PopulationBase)
        if measure.is_numeric
    }


def _legends(
    scene: Scene, measures: Iterable[Measure], editions: Iterable[AsAt]
) -> dict[str, object]:
    """Every legend the page can show, once: the server classifies, the script only looks up.

    Leader types are found by day, all else by population base, for nothing else changes them.
    """
    first = View().presented(classes=scene.shown.classes)
    indexes: dict[str, int] = {}
    legend_of = {}
    for measure in measures:
        view = first.presented(colour_by=measure.slug)
        if measure is LEADER_TYPE:
            views = {edition.slug: view.filtered(as_at=edition) for edition in editions}
        else:
            views = {base.slug: view.presented(population=base) for base in PopulationBase}
        for slug, each in views.items():
            legend = json.dumps(_legend(scene.seen_by(each).legend, list(scene.atlas.by_code)))
            legend_of[f"{measure.slug}/{slug}"] = indexes.setdefault(legend, len(indexes))
    return {"legends": [json.loads(legend) for legend in indexes], "legendOf": legend_of}


def _legend(found: Legend, codes: list[str]) -> dict[str, object]:
    return {
        "own": found.measure.is_uploaded,
        "hasColumn": found.measure.has_column,
        "unit": found.measure.unit,
        "note": found.measure.note,
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
