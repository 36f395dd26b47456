"""The briefing pack: a cover, the map, a page for each region, and sources, as one PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from stp_map.analysis.caption import Caption, caption
from stp_map.analysis.scene import Scene
from stp_map.analysis.selection import Selection
from stp_map.core import leader_words, text
from stp_map.core.leader_words import is_counted
from stp_map.core.model import Entry, Evidence
from stp_map.core.order import Order
from stp_map.core.view import Mark
from stp_map.exports.paper import keys
from stp_map.exports.paper.chart_values import Values
from stp_map.exports.paper.circles_key import circles_key
from stp_map.exports.paper.finished import About
from stp_map.exports.paper.map_block import map_block
from stp_map.exports.paper.map_plan import TypeSizes, england, filling_a_box
from stp_map.exports.paper.paint import Paint
from stp_map.exports.paper.typesetting import Sheet, typeset
from stp_map.geometry.boxes import Box
from stp_map.geometry.shapes import Detail

_MARKS = {
    Evidence.PUBLISHED: "",
    Evidence.LATER_SOURCE: " †",
    Evidence.ENCYCLOPAEDIA: " §",
    Evidence.UNVERIFIED: " ‡",
}
"""Behind a leader's name; explained below every table that has one."""

_COVER, _NATIONAL, _REGION = (400.0, 440.0), (458.0, 450.0), (280.0, 246.0)
"""Width and height of the maps in points."""

_CIRCLES = 24.0, 7.2
"""Points: the diameter of the largest circle of a key, and the least type size."""


def make_pack(scene: Scene, order: Order) -> bytes:
    """A briefing pack of what is shown: A4 across, British National Grid (EPSG:27700).

    Regions of which nothing is shown have no page. The person's own title is the pack's; the
    pages of the regions have their own.

    Returns:
        A tagged PDF with page numbers, bookmarks, title and language.

    Raises:
        DataError: the boundary file has been removed or damaged since the atlas was loaded.
    """
    words = caption(scene, order)
    people = text.people_noun(scene.shown.population).capitalize()
    images = {"cover.svg": _cover(scene)} | keys.drawings(scene)
    values = {
        "of": text.TITLE,
        "title": words.title,
        "subtitle": words.subtitle,
        "footer": words.footer,
        "figures": _figures(scene),
        "map": _map(scene, "england", _NATIONAL, images),
        "columns": ["No.", "Footprint", people, "Leader", "Comes from"],
        "regions": [_region(each, order, images) for each in _by_region(scene)],
        "notes": _notes(words),
        "sources": _leader_sources(scene.selection),
    }
    return typeset(Sheet("pack", values, About.of(words), images), "pdf")


def _cover(scene: Scene) -> bytes:
    """The map without labels, inset and marks."""
    plain = scene.seen_by(scene.view.presented(labels=False, selected="", mark=Mark.NOTHING))
    paint = Paint.of(plain, detail=Detail.LIGHT)
    plan = england(paint.shapes, Box(0, 0, *_COVER), TypeSizes(9, 9, 7))
    return map_block(plain, paint, plan, Detail.LIGHT).svg.encode()


def _map(scene: Scene, name: str, size: tuple[float, float], images: dict[str, bytes]) -> Values:
    """A map with its keys; its drawings are added to the others."""
    paint = Paint.of(scene, detail=Detail.LIGHT)
    plan = filling_a_box(scene, paint.shapes, *size)
    images[f"{name}.svg"] = map_block(scene, paint, plan, Detail.LIGHT).svg.encode()
    circles = None
    radius = paint.shapes.radius_of_one * plan.placement.scale
    if radius and (key := circles_key(radius, *_CIRCLES)):
        box, drawn = key
        images[f"{name}-circles.svg"] = drawn.encode()
        circles = keys.circles_words(scene) | {"name": f"{name}-circles.svg", "width": box.width}
    return {
        "name": f"{name}.svg",
        "alt": " ".join(scene.description),
        "legend": keys.legend_values(scene),
        "marks": keys.marks_values(scene),
        "circles": circles,
    }


def _by_region(scene: Scene) -> list[Scene]:
    """The scene of each region of which something is shown, its footprints numbered."""
    views = (scene.view.filtered(regions=(region,)) for region in scene.selection.regions)
    return [scene.seen_by(view.presented(labels=True)) for view in views]


def _region(scene: Scene, order: Order, images: dict[str, bytes]) -> Values:
    region = scene.entries[0].footprint.region
    return {
        "name": region.value,
        "headline": scene.headline,
        "figures": _figures(scene),
        "footer": caption(scene, replace(order, title="")).footer,
        "map": _map(scene, region.slug, _REGION, images),
        "rows": [_row(entry, scene) for entry in scene.entries],
        "marks": _evidence(scene.entries),
    }


def _figures(scene: Scene) -> list[Values]:
    return [{"value": each.value, "label": each.label} for each in scene.key_figures]


def _row(entry: Entry, scene: Scene) -> Values:
    footprint, leader = entry.footprint, entry.leader
    row = {
        "number": str(footprint.number),
        "name": footprint.name,
        "people": text.whole_number(footprint.population(scene.shown.population)),
        "leader": leader_words.name_of(leader),
        "post": "",
        "known": "",
        "type": "",
    }
    if not is_counted(scene.view.filters.as_at):
        row["known"] = leader_words.standing_with_doubt(entry.lead)
    if not leader.is_named:
        return row
    return row | {
        "leader": leader.name + _MARKS[leader.evidence],
        "post": leader_words.post_of(leader),
        "type": entry.lead.leader_type.value,
    }


def _evidence(entries: Sequence[Entry]) -> str:
    """What the marks behind the names mean, of those that occur; empty where none does."""
    found = {entry.leader.evidence for entry in entries if entry.leader.is_named}
    return " ".join(
        f"{mark.strip()} {leader_words.EVIDENCE[evidence]}."
        for evidence, mark in _MARKS.items()
        if mark and evidence in found
    )


def _notes(words: Caption) -> list[Values]:
    grades = (f"{meaning}." for meaning in leader_words.EVIDENCE.values())
    notes = {
        "What this shows": words.description,
        "Source and licence": words.sources,
        "Boundaries and codes": text.EDITION_NOTE,
        "Leaders": " ".join((text.EVIDENCE_NOTE, *grades)),
        "Where the leaders were read, by footprint number": "",
    }
    return [{"title": title, "words": said} for title, said in notes.items()]


def _leader_sources(selection: Selection) -> list[Values]:
    """Each address, its publisher and the numbers of the footprints whose leader was read there."""
    found = sorted(
        {
            (
                source.url if source.host else "",
                source.publisher or source.url,
                entry.footprint.number,
            )
            for entry in selection.shown
            for source in entry.leader.sources
        }
    )
    grouped = [
        (url, name, [number for *_, number in each])
        for (url, name), each in groupby(found, lambda one: one[:2])
    ]
    grouped.sort(key=lambda one: (-len(one[2]), one[2]))
    return [
        {"url": url, "name": name, "numbers": text.listed(list(map(str, numbers)))}
        for url, name, numbers in grouped
    ]
