"""What this is, its sources, evidence and gaps, as HTML for the page."""

from __future__ import annotations

from stp_map.analysis.scene import Scene
from stp_map.core import leader_words, text
from stp_map.core.figures import Figures
from stp_map.core.html import Html, element, facts, together
from stp_map.core.model import Atlas, Evidence, Footprint, Source
from stp_map.data.sources import Resource, by_evidence, empty_cells, known_gaps
from stp_map.web.elements import footprint_link, table


def overview_html(scene: Scene) -> Html:
    """What this is, how well the leaders are evidenced, what is missing, licences and sources.

    Args:
        scene: the data, and the uploaded figures.
    """
    atlas, figures = scene.atlas, scene.figures
    found = by_evidence(atlas)
    evidence = [element("li", *_evidence(kind, found[kind])) for kind in Evidence]
    lines = [element("li", line) for line in (*text.ATTRIBUTION, text.REGISTERED_ATTRIBUTION)]
    gaps = [element("li", gap) for gap in known_gaps(atlas)]
    return together(
        [
            *([_uploaded(figures)] if figures else []),
            element("h2", "What this is"),
            element("p", text.ABOUT),
            element("h2", "Edition"),
            element("p", text.EDITION_NOTE),
            element("h2", "How well the leaders of 30 March 2016 are evidenced"),
            element("p", text.EVIDENCE_NOTE),
            element("ul", *evidence),
            *([element("h2", "Known gaps"), element("ul", *gaps)] if gaps else []),
            element("h2", "Sources and licences"),
            element("ul", *lines),
            element("p", f"Licences: {'; '.join(atlas.package.licences)}."),
            element("h2", "Tables and boundaries"),
            element("p", f"Data package version {atlas.package.version}. Open one to read it."),
        ]
    )


def _uploaded(figures: Figures) -> Html:
    """What this person uploaded: its source as they gave it, its file and its columns."""
    columns = "; ".join(f"{each.heading} ({each.kind.value})" for each in figures.columns)
    pairs = [("Source", figures.source), ("File", figures.file), ("Columns", columns)]
    said = "Added by you, for your visit only; not part of the data package."
    return together([element("h2", text.OWN_FIGURES), element("p", said), facts(pairs)])


def _evidence(kind: Evidence, footprints: tuple[Footprint, ...]) -> list[str]:
    parts = [f"{leader_words.EVIDENCE[kind]}: ", text.count_of(len(footprints), "row")]
    if kind is Evidence.PUBLISHED:
        return parts
    for number, footprint in enumerate(footprints):
        link = footprint_link(footprint.code, footprint.name)
        parts += ["; " if number else ". ", link]
    return parts


def label(resource: Resource) -> str:
    """A file's title and how large it is, in one line."""
    size = f"{max(1, round(resource.size / 1000)):,} kB"
    if resource.rows is None:
        return f"{resource.title} ({size})"
    return f"{resource.title} ({text.count_of(resource.rows, 'row')}, {size})"


def resource_html(atlas: Atlas, resource: Resource) -> Html:
    """A file's description, licences, sources and columns.

    Args:
        atlas: whose package it is in, for counting empty cells.
        resource: the file.
    """
    return together(
        [
            element("p", resource.description),
            facts(
                [
                    ("Licence", _titles(resource.licences)),
                    ("Source", _titles(resource.sources)),
                ]
            ),
            _columns(atlas, resource) if resource.columns else Html(""),
        ]
    )


def _titles(sources: tuple[Source, ...]) -> Html:
    """Titles one after the other, each a link where it has a web address."""
    titles = [
        element("a", source.note, href=source.url, rel="noreferrer")
        if source.url.startswith(("https://", "http://"))
        else together([source.note])
        for source in sources
    ]
    return Html("; ".join(titles))


_KINDS = {"string": "text", "integer": "whole number", "boolean": "true or false"}
"""The words for a kind of value, where the schema's own is a programmer's."""


def _columns(atlas: Atlas, resource: Resource) -> Html:
    empty = empty_cells(atlas, resource)
    lines = [
        (each.name, _KINDS.get(each.kind, each.kind), each.description, f"{empty[each.name]:,}")
        for each in resource.columns
    ]
    headings = ("Column", "Kind", "What it is", "Rows without")
    return table(headings, lines, classes={3: "stp-number"})
