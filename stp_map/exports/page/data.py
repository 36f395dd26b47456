"""What the standalone page knows beside what both pages know: enough to make any view's state.

``frontend/standalone_state.js`` makes of it what the server says of the served page. Classes,
values in words and everything about leaders come from here, so that the script only looks up.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any

from stp_map.analysis.editions import lead_on
from stp_map.analysis.lanes import known_leads
from stp_map.analysis.leads import LATER, how_named, types_counted
from stp_map.analysis.legend import Legend
from stp_map.analysis.marks import marks
from stp_map.analysis.measures import LEADER_TYPE, MEASURES, Measure, uploaded_measures
from stp_map.analysis.phrases import PHRASES
from stp_map.analysis.scene import Scene
from stp_map.analysis.selection import select
from stp_map.analysis.sentences import style_note
from stp_map.analysis.timeline import days
from stp_map.core import leader_words, palette, text
from stp_map.core.html import Html
from stp_map.core.lead import Lead
from stp_map.core.model import AsAt, Atlas, Footprint, LeaderType, PopulationBase
from stp_map.core.view import ClassMethod, Filters, MapStyle, Mark, Presentation, View
from stp_map.web.above import fill_name, nothing_found, notices
from stp_map.web.after import sources_in_words
from stp_map.web.constants import page_constants
from stp_map.web.details import uploaded_html
from stp_map.web.details_state import FILE_SIZE, details_facts
from stp_map.web.map import map_settings, map_state
from stp_map.web.panel import moment_in_words, panel_values, uploaded_figures
from stp_map.web.script_data import (
    one_letter,
    pinned_trusts,
    style_key,
    values_in_words,
    values_key,
)
from stp_map.web.search_facts import search_facts
from stp_map.web.table import table_facts

_SEARCH_HINT = "Footprint, CCG, trust or leader"
_NO_TOWNS: list[object] = []
"""A page in one file has no room for towns; it says so by what it asks for."""


def page_data(scene: Scene, title: str, subtitle: str) -> dict[str, Any]:
    """Everything that the page's script needs, by the names that it has for it.

    Args:
        scene: what the page opens on; a reset comes back to it.
        title: the page's heading.
        subtitle: a line below it; none where it is empty.

    Returns:
        Values that JSON can say. Any text is untrusted but for HTML, in which it is escaped.
    """
    atlas, view = scene.atlas, scene.view
    editions = days(atlas, view.filters.as_at)
    leads = known_leads(atlas)
    constants = page_constants(atlas, view, title, subtitle)
    return {
        **constants,
        "WORDS": {**constants["WORDS"], "searchHint": _SEARCH_HINT},
        "SECTIONS": [],
        "SHAPES": {style: json.loads(shapes) for style, shapes in atlas.map_shapes.items()},
        "VALUES": values_in_words(atlas),
        "TRUSTS": pinned_trusts(atlas),
        "FACTS": {
            "table": table_facts(atlas, leads),
            "details": details_facts(atlas, leads),
            "inAFile": FILE_SIZE,
            "search": [search_facts(atlas), _NO_TOWNS],
        },
        "DATA": _known_of_views(scene, editions, leads),
    }


def _known_of_views(
    scene: Scene, editions: Sequence[AsAt], leads: Sequence[Sequence[Lead]]
) -> dict[str, object]:
    """What the script makes the state of any view from."""
    atlas, view = scene.atlas, scene.view
    return {
        "opening": panel_values(view) | {"stp": view.presentation.selected},
        "codes": dict(atlas.codes),
        "own": uploaded_figures(scene),
        "ownFigures": [uploaded_html(scene.figures, f) for f in atlas.footprints],
        "phrases": dict(PHRASES),
        "nothing": nothing_found(),
        "missing": dict(_missing(scene)),
        "leftOut": palette.FILTERED_OUT.colour,
        "mapSettings": map_settings(),
        "footprints": [_footprint(f) for f in atlas.footprints],
        "leaders": [[_lead(lead) for lead in known] for known in leads],
        "days": {day.slug: _day(atlas, leads, day) for day in editions},
        "standings": [standing.slug for standing in LATER],
        "weakest": [grade.slug for grade in leader_words.WEAKEST_FIRST],
        "byType": LEADER_TYPE.slug,
        "leaderTypes": {c.slug: leader_words.type_in_a_sentence(c) for c in LeaderType},
        "bases": {
            base.slug: {"noun": text.people_noun(base), "title": text.people_title(base)}
            for base in PopulationBase
        },
        "numbers": dict(_numbers(scene)),
        **_legends(scene, editions),
        "marks": _marks(atlas, editions),
        "trusts": _trusts(atlas),
        "styleNotes": dict(_style_notes(atlas)),
        "sources": dict(_sources(scene)),
        "found": _found(scene, editions),
    }


def _footprint(footprint: Footprint) -> dict[str, object]:
    """What the script says of a footprint, filters by and searches in."""
    return {
        "name": footprint.name,
        "number": footprint.number,
        "region": footprint.region.slug,
    }


def _notices(scene: Scene) -> Html:
    return notices(scene, can_add_figures=False)


def _missing(scene: Scene) -> Iterator[tuple[str, Html]]:
    """What is said of figures that a link names and nobody added, by the slug of the measure."""
    if scene.measure.is_uploaded:
        alone = scene.seen_by(View().presented(colour_by=scene.measure.slug))
        yield scene.measure.slug, _notices(alone)


def _measures(scene: Scene) -> tuple[Measure, ...]:
    """All that the page can be coloured by; also figures that a link names and nobody added."""
    measures = (*MEASURES, *uploaded_measures(scene.figures))
    known = {measure.slug for measure in measures}
    return measures if scene.measure.slug in known else (*measures, scene.measure)


def _lead(lead: Lead) -> dict[str, object]:
    """What the script says of a lead, filters by and searches in."""
    leader = lead.leader
    return {
        "type": lead.leader_type.slug,
        "standing": lead.standing.slug,
        "isLeading": lead.is_leading,
        "weakness": leader.evidence.slug if leader_words.weakness(leader) else "",
        "line": leader_words.line_on(lead),
        "clause": leader_words.clause(lead),
        "names": [name for name in (leader.name, leader.organisation) if name],
    }


def _day(atlas: Atlas, leads: Sequence[Sequence[Lead]], day: AsAt) -> dict[str, object]:
    """What is said of a day, and which of its leads each footprint has then, a letter each."""
    beside = zip(atlas.footprints, leads, strict=True)
    return {
        "led": "".join(one_letter(known.index(lead_on(f, day))) for f, known in beside),
        "moment": moment_in_words(atlas, day),
        "phrase": text.edition(day),
        "typesCounted": types_counted(day),
        "day": day.value if day.day else "",
        "how": how_named(day) if leader_words.is_counted(day) else "",
    }


def _numbers(scene: Scene) -> Iterator[tuple[str, list[float | str | None]]]:
    """Every numeric measure by its key, None without data."""
    everything = scene.selection.everything
    for measure, base in product(_measures(scene), PopulationBase):
        if measure.is_numeric:
            values = measure.values(everything, base)
            yield values_key(measure.slug, base), [values.get(c) for c in scene.atlas.by_code]


def _legends(scene: Scene, editions: Iterable[AsAt]) -> dict[str, object]:
    """Every legend that the page can show, once: by measure and day, or base and method."""
    found: dict[str, View] = {}
    for measure in _measures(scene):
        view = View().presented(colour_by=measure.slug)
        if measure.is_numeric:
            for base, method in product(PopulationBase, ClassMethod):
                key = f"{values_key(measure.slug, base)}/{method.slug}"
                found[key] = view.presented(population=base, classes=method)
        else:
            for day in editions:
                found[f"{measure.slug}/{day.slug}"] = view.filtered(as_at=day)
    legends: list[dict[str, object]] = []
    legend_of = {}
    for key, view in found.items():
        legend = _legend(scene.seen_by(view).legend, list(scene.atlas.by_code))
        if legend not in legends:
            legends.append(legend)
        legend_of[key] = legends.index(legend)
    return {"legends": legends, "legendOf": legend_of}


def _legend(found: Legend, codes: list[str]) -> dict[str, object]:
    measure = found.measure
    values = {"words": [found.values[code] for code in codes]} if measure.is_uploaded else {}
    return {
        "title": found.title,
        "note": measure.note,
        "unit": measure.unit,
        "isNumeric": measure.is_numeric,
        "isUploaded": measure.is_uploaded,
        "hasColumn": measure.has_column,
        "attribution": measure.attribution,
        "labels": [each.label for each in found.classes],
        "fills": [fill_name(each.fill) for each in found.classes],
        "darkFills": [int(each.fill.label_colour == palette.WHITE) for each in found.classes],
        "classOf": "".join(str(found.class_of[code]) for code in codes),
        **values,
    }


def _marks(atlas: Atlas, editions: Iterable[AsAt]) -> dict[str, dict[str, object]]:
    """For each kind of mark and day a title, labels by symbol, and what is marked and why."""
    indexes = {code: index for index, code in enumerate(atlas.by_code)}
    found: dict[str, dict[str, object]] = {}
    for mark, day in product((Mark.CHANGES, Mark.EVIDENCE, Mark.STANDING), editions):
        marked = marks(atlas, select(atlas, Filters(as_at=day)), Presentation(mark=mark))
        found.setdefault(mark.slug, {})[day.slug] = {
            "title": marked.title,
            "labels": {line.symbol.value: line.label for line in marked.lines},
            "found": [
                [indexes[code], symbol.value, marked.words[code]]
                for code, symbol in sorted(marked.symbols.items())
            ],
        }
    return found


def _trusts(atlas: Atlas) -> dict[str, object]:
    """The key to NHS trusts: its words, and how many each footprint has."""
    shown = select(atlas, Filters())
    styles = {
        style.slug: marks(atlas, shown, Presentation(mark=Mark.TRUSTS, style=style))
        for style in MapStyle
    }
    found = styles[MapStyle.BOUNDARIES.slug]
    return {
        "title": found.title,
        "symbol": found.lines[0].symbol.value,
        "labels": {style: marked.lines[0].label for style, marked in styles.items()},
        "drawn": {style: bool(marked.trusts) for style, marked in styles.items()},
        "source": found.source,
        "attribution": found.attribution,
        "counts": [len(footprint.trusts) for footprint in atlas.footprints],
    }


def _style_notes(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """What a reader must know of each style, by the name of its shapes."""
    everything = select(atlas, Filters())
    for style, base in product((MapStyle.TILES, MapStyle.CIRCLES), PopulationBase):
        shown = Presentation(style=style, population=base)
        yield style_key(shown), style_note(everything, shown)


def _sources(scene: Scene) -> Iterator[tuple[str, str]]:
    """Where the figures are from, by population base, and with uploaded ones."""
    own = scene.figures.source if scene.figures else ""
    for base in PopulationBase:
        yield base.slug, sources_in_words(base)
        yield f"{base.slug}/own", sources_in_words(base, own)


def _found(scene: Scene, editions: Iterable[AsAt]) -> dict[str, object]:
    """What the opening search finds on each day; the page itself knows no towns or positions."""
    query, atlas = scene.view.filters.query, scene.atlas
    indexes = {code: index for index, code in enumerate(atlas.by_code)}
    on = {
        day.slug: [
            indexes[entry.footprint.code]
            for entry in select(atlas, Filters(as_at=day, query=query)).shown
        ]
        for day in editions
    }
    whole = scene.seen_by(View(Filters(query=query)))
    return {
        "query": query,
        "on": on if query else {},
        "pins": map_state(whole).get("places", []),
        "notice": _notices(whole) if whole.entries else "",
    }
