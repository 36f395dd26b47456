"""What each chart of the distribution says and is described as."""

from __future__ import annotations

from dataclasses import replace

from stp_map.analysis.distribution import area_finding, leaders_by_region, leaders_finding, points
from stp_map.analysis.findings import finding
from stp_map.analysis.legend import Legend
from stp_map.analysis.selection import Selection
from stp_map.analysis.sentences import subtitle
from stp_map.core import text
from stp_map.core.chart_kinds import ChartKind, ChartWords
from stp_map.core.view import Presentation

HOW_TO_BRUSH = (
    "Choose a row to select its footprint on the map. With a mouse, drag down the chart to compare "
    "up to four footprints that follow each other. By keyboard or touch: the names in the table "
    "below, and Compare."
)


def chart_words(
    kind: ChartKind, selection: Selection, legend: Legend, shown: Presentation
) -> ChartWords:
    """The words of a chart of the distribution, true for any selection.

    Args:
        kind: which of the three.
        selection: which footprints are shown.
        legend: what the map is coloured by.
        shown: the count of people.
    """
    if kind is ChartKind.RANKING:
        how = "ranked from high to low" if legend.numbers else "counted by class"
        title = finding(selection, legend, shown)
        return ChartWords(title, subtitle(selection, legend), f"Footprints {how}: {legend.title}.")
    if kind is ChartKind.AREA:
        people = text.people_title(shown.population)
        measure = f"{people}, against area in km², on logarithmic scales"
        title = area_finding(points(selection, shown), shown.population)
        how = f"Scatter plot of footprints: area across, {text.people_noun(shown.population)} up."
        return ChartWords(title, subtitle(selection, replace(legend, title=measure)), how)
    title = leaders_finding(leaders_by_region(selection))
    measure = "Organisation the leader comes from, by NHS England region"
    how = "Stacked bars: number of footprints in each region by type of leader."
    return ChartWords(title, subtitle(selection, replace(legend, title=measure)), how)
