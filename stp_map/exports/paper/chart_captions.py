"""The words around a chart: headline, subtitle, text alternative and footer."""

from __future__ import annotations

from dataclasses import replace

from stp_map.analysis.caption import Caption, caption
from stp_map.analysis.comparison import Compared, compared, rows
from stp_map.analysis.comparison_words import comparison_words, scale_note
from stp_map.analysis.describe import evidence_note
from stp_map.analysis.distribution_words import chart_words
from stp_map.analysis.scene import Scene
from stp_map.analysis.timeline_words import (
    timeline_attribution,
    timeline_evidence,
    timeline_words,
)
from stp_map.core import text
from stp_map.core.chart_kinds import ChartKind, ChartWords
from stp_map.core.model import Evidence, PopulationBase
from stp_map.core.order import Order


def chart_caption(scene: Scene, order: Order) -> Caption:
    """The words of the chart that was ordered; of a comparison only where something is compared."""
    kind = order.chart or ChartKind.RANKING
    words = _words(kind, scene)
    around = replace(
        caption(scene, order),
        title=order.title or words.title,
        subtitle=order.subtitle or words.subtitle,
        # What a reader must know of the map's style has no bearing on a chart.
        style="",
        description=f"{words.description} {words.title}.",
    )
    if kind is ChartKind.COMPARISON:
        return _of_comparison(around, scene)
    if kind is ChartKind.TIMELINE:
        return _of_timeline(around, scene)
    if kind is ChartKind.RANKING:
        return around
    return replace(around, attribution=text.attribution(scene.shown.population))


def _words(kind: ChartKind, scene: Scene) -> ChartWords:
    as_at = scene.view.filters.as_at
    if kind is ChartKind.TIMELINE:
        return timeline_words(scene)
    if kind is ChartKind.COMPARISON:
        items = _items(scene)
        measured = rows(scene.atlas, items, scene.figures)
        return comparison_words(items, measured, as_at, scene.shown.population)
    return chart_words(kind, scene)


def _items(scene: Scene) -> tuple[Compared, ...]:
    return compared(scene.atlas, scene.shown.compared, scene.view.filters.as_at)


def _of_comparison(around: Caption, scene: Scene) -> Caption:
    """Both counts of people are shown, and leaders whom the filters may leave out."""
    items = _items(scene)
    named = {f.code for item in items if not item.is_region for f in item.footprints}
    counted = {f.code for item in items for f in item.footprints} - named
    # A region names nobody; of those it counts only who could not be verified is to be told.
    entries = tuple(
        e
        for e in scene.selection.everything
        if e.footprint.code in named
        or (e.footprint.code in counted and e.leader.evidence is Evidence.UNVERIFIED)
    )
    source = scene.figures.source if scene.figures else ""
    return replace(
        around,
        style=scale_note(items, has_uploaded=scene.figures is not None),
        attribution=text.attribution(PopulationBase.REGISTERED, source),
        evidence=evidence_note(replace(scene.selection, shown=entries)),
    )


def _of_timeline(around: Caption, scene: Scene) -> Caption:
    """No people are counted; days and changes have sources of their own."""
    return replace(
        around,
        attribution=(*text.ATTRIBUTION, *timeline_attribution(scene)),
        evidence=timeline_evidence(scene),
    )
