"""What each chart of the distribution says and is described as."""

from __future__ import annotations

from stp_map.analysis.distribution import area_finding, leaders_by_region, leaders_finding, points
from stp_map.analysis.legend import title_on
from stp_map.analysis.measures import LEADER_TYPE
from stp_map.analysis.scene import Scene
from stp_map.analysis.sentences import subtitle
from stp_map.core import leader_words, text
from stp_map.core.chart_kinds import ChartKind, ChartWords

HOW_TO_BRUSH = (
    "Choose a row to select its footprint on the map. With a mouse, drag down the chart to compare "
    "up to four footprints that follow each other. By keyboard or touch: the names in the table "
    "below, and Compare."
)


def chart_words(kind: ChartKind, scene: Scene) -> ChartWords:
    """The words of a chart of the distribution, true for any scene."""
    selection, legend, base = scene.selection, scene.legend, scene.shown.population
    if kind is ChartKind.RANKING:
        how = "ranked from high to low" if legend.numbers else "counted by class"
        return ChartWords(scene.finding, scene.subtitle, f"Footprints {how}: {legend.title}.")
    if kind is ChartKind.AREA:
        people = text.people_title(base)
        measure = f"{people}, against area in km², on logarithmic scales"
        title = area_finding(points(selection, scene.shown), base)
        how = f"Scatter plot of footprints: area across, {text.people_noun(base)} up."
        return ChartWords(title, subtitle(scene, measure), how)
    leaders = leader_words.leaders_of_a_day(scene.view.filters.as_at)
    title = leaders_finding(leaders_by_region(selection), leaders)
    measure = title_on(LEADER_TYPE, base, scene.view.filters.as_at)
    how = "Stacked bars: number of footprints in each region by type of leader."
    return ChartWords(title, subtitle(scene, f"{measure}, by NHS England region"), how)
