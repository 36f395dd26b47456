"""The words around a chart: headline, subtitle, text alternative and footer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from stp_map.analysis.caption import Caption, caption
from stp_map.analysis.comparison import Compared, compared, rows
from stp_map.analysis.comparison_words import comparison_words, scale_note
from stp_map.analysis.describe import evidence_note
from stp_map.analysis.distribution_words import chart_words
from stp_map.analysis.legend import Legend, legend
from stp_map.analysis.selection import Selection, select
from stp_map.analysis.timeline_words import timeline_attribution, timeline_evidence, timeline_words
from stp_map.core import text
from stp_map.core.chart_kinds import ChartKind, ChartWords
from stp_map.core.model import Atlas, PopulationBase
from stp_map.core.view import View


def chart_caption(
    kind: ChartKind,
    atlas: Atlas,
    view: View,
    *,
    made_on: date,
    page: str = "",
    title: str = "",
    subtitle: str = "",
) -> Caption:
    """The words of a chart of a view.

    Args:
        kind: which chart; of a comparison only where something is compared.
        atlas: all the data.
        view: what is shown.
        made_on: the date that the footer gives.
        page: address of the page without its query.
        title: a headline instead of the computed finding; hostile text.
        subtitle: a subtitle instead of the computed one; hostile text.
    """
    selection = select(atlas, view.filters)
    classes = legend(atlas, selection, view.presentation)
    words = _words(kind, atlas, view, selection, classes)
    around = caption(
        selection,
        classes if kind is ChartKind.RANKING else replace(classes, source=""),
        view,
        made_on=made_on,
        page=page,
        title=title or words.title,
        subtitle_text=subtitle or words.subtitle,
    )
    # What a reader must know of the map's style has no bearing on a chart.
    plain = replace(around, style="", description=f"{words.description} {words.title}.")
    if kind is ChartKind.COMPARISON:
        return _of_comparison(plain, atlas, view, selection)
    return _of_timeline(plain, atlas) if kind is ChartKind.TIMELINE else plain


def _words(
    kind: ChartKind, atlas: Atlas, view: View, selection: Selection, classes: Legend
) -> ChartWords:
    as_at = view.filters.as_at
    if kind is ChartKind.TIMELINE:
        return timeline_words(atlas, as_at)
    if kind is ChartKind.COMPARISON:
        items = _items(atlas, view)
        return comparison_words(items, rows(atlas, items), as_at, view.presentation.population)
    return chart_words(kind, selection, classes, view.presentation)


def _items(atlas: Atlas, view: View) -> tuple[Compared, ...]:
    return compared(atlas, view.presentation.compared, view.filters.as_at)


def _of_comparison(around: Caption, atlas: Atlas, view: View, selection: Selection) -> Caption:
    """Both counts of people are shown, and leaders whom the filters may leave out."""
    items = _items(atlas, view)
    codes = {footprint.code for item in items for footprint in item.footprints}
    entries = tuple(e for e in selection.everything if e.footprint.code in codes)
    own = atlas.own.source if atlas.own else ""
    return replace(
        around,
        style=scale_note(items, has_own=bool(atlas.own)),
        attribution=text.attribution(PopulationBase.REGISTERED, own),
        evidence=evidence_note(replace(selection, shown=entries)),
    )


def _of_timeline(around: Caption, atlas: Atlas) -> Caption:
    """No people are counted; days and changes have sources of their own."""
    return replace(
        around,
        attribution=(*text.ATTRIBUTION, *timeline_attribution(atlas)),
        evidence=timeline_evidence(atlas),
    )
