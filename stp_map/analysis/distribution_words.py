"""What each chart of the distribution says and is described as."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from stp_map.analysis.distribution import Point, leaders_by_region, points
from stp_map.analysis.legend import title_on
from stp_map.analysis.measures import LEADER_TYPE
from stp_map.analysis.scene import Scene
from stp_map.analysis.sentences import NOTHING_SHOWN, subtitle
from stp_map.analysis.shown_words import NOBODY_LEADS, in_region, is_part, number
from stp_map.core import leader_words, text
from stp_map.core.chart_kinds import ChartKind, ChartWords
from stp_map.core.leader_words import type_in_a_sentence

HOW_TO_BRUSH = (
    "Choose a row to select its footprint on the map. With a mouse, drag down the chart to compare "
    "up to four footprints that follow each other. By keyboard or touch: the names in the table "
    "below, and Compare."
)


def chart_words(kind: ChartKind, scene: Scene) -> ChartWords:
    """The words of a chart of the distribution, true for any scene."""
    legend, base = scene.legend, scene.shown.population
    if kind is ChartKind.RANKING:
        how = "ranked from high to low" if legend.numbers else "counted by class"
        return ChartWords(scene.finding, scene.subtitle, f"Footprints {how}: {legend.title}.")
    if kind is ChartKind.AREA:
        people = text.people_title(base)
        measure = f"{people}, against area in km², on logarithmic scales"
        how = f"Scatter plot of footprints: area across, {text.people_noun(base)} up."
        return ChartWords(_title(scene, area_finding), subtitle(scene, measure), how)
    measure = f"{title_on(LEADER_TYPE, base, scene.view.filters.as_at)}, by NHS England region"
    how = "Stacked bars: number of footprints in each region by type of leader."
    return ChartWords(_title(scene, leaders_finding), subtitle(scene, measure), how)


def _title(scene: Scene, finding: Callable[[Scene], str]) -> str:
    return in_region(scene, finding(scene)) if scene.entries else NOTHING_SHOWN


def area_finding(scene: Scene) -> str:
    """Which of the footprints shown, at least one, are the largest and the densest."""
    found, base = points(scene.selection, scene.shown), scene.shown.population

    def people_on_area(point: Point) -> str:
        return f"{text.people_counted(point.people, base)} on {text.area(point.area_km2)}"

    if len(found) == 1:
        return f"{found[0].name} has {people_on_area(found[0])}"
    wide = _highest(found, lambda point: point.area_km2)
    dense = _highest(found, lambda point: point.density)
    if len(wide) == 1 and wide == dense:
        return f"{wide[0].name} is the largest and the densest, {people_on_area(wide[0])}"
    large = _superlative(wide, "is the largest", "largest area", len(found))
    crowded = _superlative(dense, "is the densest", "highest density", len(found))
    return (
        f"{large}, {text.area(wide[0].area_km2)}; {crowded}, "
        f"{text.whole_number(dense[0].density)} {text.people_noun(base)} per km²"
    )


def _highest(found: tuple[Point, ...], value: Callable[[Point], float]) -> list[Point]:
    """All that share the highest value."""
    highest = max(map(value, found))
    return [point for point in found if value(point) == highest]


def _superlative(first: list[Point], is_first: str, value: str, of: int) -> str:
    """Such as ``Devon is the largest`` or ``two footprints share the largest area``."""
    if len(first) == 1:
        return f"{first[0].name} {is_first}"
    if len(first) == of:
        return f"all {number(of)} footprints shown have the same {value.split()[1]}"
    return f"{number(len(first))} footprints share the {value}"


def leaders_finding(scene: Scene) -> str:
    """In which of the regions shown one type of leader has the largest share.

    Where a single region or a single type is shown there is nothing to compare: then which type
    of leader leads most.
    """
    counts = leaders_by_region(scene.selection)
    shares = {
        (region, kind): Fraction(count, sum(kinds.values()))
        for region, kinds in counts.items()
        for kind, count in kinds.items()
        if kind not in NOBODY_LEADS and count
    }
    if len(counts) == 1 or len({kind for _, kind in shares}) < 2:  # noqa: PLR2004 - to compare
        return LEADER_TYPE.finding(scene)
    most = max(shares.values())
    first = [pair for pair, share in shares.items() if share == most]
    shown = " shown" if is_part(scene) else ""
    leaders = leader_words.leaders_of_a_day(scene.view.filters.as_at)
    if len(first) == 1:
        region, kind = first[0]
        of = f"{counts[region][kind]} of {sum(counts[region].values())}"
        who = f"{region.value} has the largest share of {leaders} of one type"
        return f"{who}: {type_in_a_sentence(kind)}, {of}{shown}"
    pairs = text.listed([f"{region.value} ({type_in_a_sentence(kind)})" for region, kind in first])
    return f"{pairs} have the largest share of {leaders} of one type, {float(most):.0%} each{shown}"
