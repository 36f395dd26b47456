"""Of many views: a finding compares only what is shown, says what ties and what has no data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stp_map.analysis.caption import caption
from stp_map.analysis.comparison import compared, rows
from stp_map.analysis.comparison_words import comparison_words
from stp_map.analysis.distribution_words import chart_words
from stp_map.analysis.measures import MEASURES
from stp_map.analysis.scene import Scene, scene_of
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.leader_words import is_counted
from stp_map.core.model import AsAt, Atlas, Footprint, LeaderType, PopulationBase, Region
from stp_map.core.order import Output
from stp_map.core.view import Filters, MapStyle, Presentation, View
from tests.factories import EDITIONS, column, footprint, order, uploaded, with_footprints

CHARTS = (ChartKind.RANKING, ChartKind.AREA, ChartKind.LEADERS)
SUPERLATIVES = (" most ", "largest", "highest", "lowest", "densest", " as many ", " as large ")
NUMBERS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
EVERY_REGIONS = [
    chosen for count in range(len(Region) + 1) for chosen in combinations(Region, count)
]
SOME_TYPES = [
    (),
    *((kind,) for kind in LeaderType),
    (LeaderType.CCG, LeaderType.NHS_PROVIDER),
    (LeaderType.LOCAL_AUTHORITY, LeaderType.TO_BE_CONFIRMED),
]


@pytest.fixture(scope="module")
def alike(atlas: Atlas) -> Atlas:
    """The footprints with numbers so coarse that many are the same."""

    def coarse(each: Footprint) -> Footprint:
        return replace(
            each,
            population_registered=1_000_000 * (1 + each.number % 3),
            population_resident=900_000 * (1 + each.number % 2),
            area_km2=1_000.0 * (1 + each.number % 4),
            ccgs=each.ccgs[: 1 + each.number % 2],
        )

    return with_footprints(atlas, *map(coarse, atlas.footprints))


def views(as_at: AsAt, slug: str) -> Iterator[View]:
    """Views of a day and measure under every filter by region and many by leader type."""
    bases, styles = list(PopulationBase), list(MapStyle)
    for number, (regions, kinds) in enumerate(product(EVERY_REGIONS, SOME_TYPES)):
        filters = Filters(as_at, regions, kinds)
        base, style = bases[number % 2], styles[number % 3]
        yield View(filters, Presentation(slug, base, style=style))


def titles(scene: Scene) -> list[str]:
    """The titles of every picture, slide and chart of what is shown."""
    return [scene.finding, *(chart_words(kind, scene).title for kind in CHARTS)]


def without(title: str, footprints: list[Footprint]) -> str:
    """A title without some names, long ones first: one may hold another."""
    for each in sorted(footprints, key=lambda each: -len(each.name)):
        title = title.replace(each.name, "")
    return title


def named(title: str, scene: Scene) -> list[Footprint]:
    """The footprints shown that a title names, where no longer name holds theirs."""
    found = []
    for entry in sorted(scene.entries, key=lambda entry: -len(entry.footprint.name)):
        if entry.footprint.name in title:
            found.append(entry.footprint)
            title = title.replace(entry.footprint.name, "")
    return found


def in_words(count: int) -> str:
    """A number as findings write it."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def names_only_what_is_shown(title: str, scene: Scene) -> bool:
    """Whether no footprint and no region is named that is not shown."""
    shown = [entry.footprint for entry in scene.entries]
    rest = without(title, shown)
    others = [each for each in scene.atlas.footprints if each not in shown]
    regions = {str(each.value) for each in Region} - {str(f.region.value) for f in shown}
    return without(rest, others) == rest and not any(region in rest for region in regions)


def ends(scene: Scene) -> list[list[Footprint]]:
    """Who of those shown shares the highest number, and who the lowest."""
    numbers = scene.legend.numbers
    known = [e.footprint for e in scene.entries if e.footprint.code in numbers]
    limits = [limit(numbers[f.code] for f in known) for limit in (max, min)] if known else []
    return [[f for f in known if numbers[f.code] == limit] for limit in limits]


def check_ties(scene: Scene) -> None:
    """Nobody is named who shares the highest or lowest number, and they are counted."""
    title = scene.finding
    said = title.lower()
    tied = [those for those in ends(scene) if len(those) > 1]
    for those in tied:
        assert not set(those) & set(named(title, scene)), title
    if tied and tied[0] == ends(scene)[0]:
        count = len(tied[0])
        assert any(words in said for words in (f"{in_words(count)} footprints", "both", "every"))


def check(scene: Scene) -> None:
    """What holds for every view."""
    regions = {entry.footprint.region for entry in scene.entries}
    for title in titles(scene):
        assert names_only_what_is_shown(title, scene), title
        if any(word in title for word in SUPERLATIVES):
            assert len(scene.entries) > 1, title
        if "largest share" in title:
            assert len(regions) > 1, title
        if len(regions) == 1:
            assert title.startswith(("In London, ", "In the ")), title
            assert str(next(iter(regions)).value) in title
    if scene.legend.numbers:
        check_ties(scene)
    if not is_counted(scene.view.filters.as_at):
        said = " ".join([*titles(scene), scene.headline, *scene.description])
        assert "confirmed" not in re.sub("to be confirmed", "", said, flags=re.IGNORECASE)


@pytest.mark.parametrize(
    ("as_at", "slug"), list(product(EDITIONS, [measure.slug for measure in MEASURES]))
)
def test_a_finding_compares_only_what_is_shown_and_says_what_ties(atlas, as_at, slug):
    for view in views(as_at, slug):
        check(scene_of(atlas, view))


@pytest.mark.parametrize("slug", [measure.slug for measure in MEASURES if measure.is_numeric])
def test_where_many_are_alike_too(alike, slug):
    for view in views(AsAt.LEADERS_NAMED, slug):
        check(scene_of(alike, view))


@given(
    st.dictionaries(st.integers(1, 44), st.sampled_from([-1.0, 0.0, 0.5, 3.0]), min_size=1),
    st.sampled_from(EVERY_REGIONS),
)
def test_uploaded_figures_say_what_ties_and_how_many_have_no_data(atlas, values, regions):
    mine = uploaded(column(values, decimals=1))
    view = View(Filters(regions=regions), Presentation("figure-spend"))
    scene = scene_of(atlas, view, mine)
    check(scene)
    known = sum(entry.footprint.number in values for entry in scene.entries)
    missing = len(scene.entries) - known
    if missing and known:
        assert scene.finding.endswith(f"; no data for {in_words(missing)}")
    elif missing:
        assert "no data for the " in scene.finding
    else:
        assert "no data" not in scene.finding


@pytest.mark.parametrize("region", Region)
@pytest.mark.parametrize("output", Output)
def test_every_file_of_one_region_names_it_in_its_title(atlas, region, output):
    scene = scene_of(atlas, View(Filters(regions=(region,))))
    assert str(region.value) in caption(scene, order(output)).title


@pytest.mark.parametrize(
    ("people", "title"),
    [
        ((2, 1), "Footprint 1 serves 2.0 times as many people as Footprint 2"),
        ((1, 1), "Both have 1,000 registered patients"),
        ((2, 2, 1), "Footprint 1 and Footprint 2 each serve 2.0 times as many people as "),
        ((2, 1, 1), "Footprint 1 serves 2.0 times as many people as each of Footprint 2 and "),
        ((1, 1, 1), "All 3 have 1,000 registered patients"),
    ],
)
def test_a_comparison_says_what_ties(atlas, people, title):
    small = with_footprints(
        atlas, *(footprint(n, population_registered=1000 * p) for n, p in enumerate(people, 1))
    )
    items = compared(small, [f.code for f in small.footprints], AsAt.LEADERS_NAMED)
    words = comparison_words(
        items, rows(small, items), AsAt.LEADERS_NAMED, PopulationBase.REGISTERED
    )
    assert words.title.startswith(title)
