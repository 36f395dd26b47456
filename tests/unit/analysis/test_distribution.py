from __future__ import annotations

import subprocess
import sys

import pytest

from stp_map.analysis.classes import classes_of
from stp_map.analysis.distribution import (
    begins_at_zero,
    class_bars,
    leaders_by_region,
    points,
    ranking,
)
from stp_map.analysis.distribution_words import area_finding, chart_words, leaders_finding
from stp_map.analysis.legend import Legend, legend
from stp_map.analysis.measures import measure_of
from stp_map.analysis.scene import scene_of
from stp_map.analysis.selection import Selection, select
from stp_map.core import palette
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.figures import ColumnKind, Figures, FiguresColumn
from stp_map.core.model import Atlas, LeaderType, PopulationBase, Region
from stp_map.core.view import ClassMethod, Filters, Presentation, View
from stp_map.web.distribution_table import classes_html, leaders_html, points_html, ranking_html
from tests.factories import NOBODY, footprint, leader, with_footprints
from tests.html_reader import HtmlReader
from tests.untrusted import CORPUS, atlas_full_of

ONE, TWO, THREE, FOUR = (f"E5400000{number}" for number in (1, 2, 3, 4))
OWN = Presentation(colour_by="figure-change")
REGISTERED = PopulationBase.REGISTERED


@pytest.fixture
def small(atlas: Atlas) -> Atlas:
    """Four footprints: two of the same population, one of them in the South."""
    return with_footprints(
        atlas,
        footprint(1, population_registered=2_000),
        footprint(2, population_registered=5_000, area_km2=1_000.0),
        footprint(3, population_registered=2_000, leader=NOBODY),
        footprint(
            4,
            region=Region.SOUTH,
            population_registered=1_000,
            leader=leader(leader_type=LeaderType.NHS_PROVIDER),
        ),
    )


def shown(
    atlas: Atlas,
    presentation: Presentation | None = None,
    filters: Filters | None = None,
    figures: Figures | None = None,
) -> tuple[Selection, Legend]:
    selection = select(atlas, filters or Filters())
    return selection, legend(atlas, selection, presentation or Presentation(), figures)


def own(values: dict[str, float]) -> Figures:
    column = FiguresColumn("Change", ColumnKind.NUMBER, "", 0, values, slug="change")
    return Figures((column,), "A source")


def test_the_highest_comes_first_and_equal_values_share_a_rank(small: Atlas):
    selection, classes = shown(small)
    dots = ranking(selection, classes, Presentation(selected=FOUR, compared=(ONE, "north")))
    assert [(dot.code, dot.rank, dot.short) for dot in dots] == [
        (TWO, 1, "5,000"),
        (ONE, 2, "2,000"),
        (THREE, 2, "2,000"),
        (FOUR, 4, "1,000"),
    ]
    assert [dot.code for dot in dots if dot.is_selected] == [FOUR]
    assert [dot.code for dot in dots if dot.is_compared] == [ONE]


def test_every_dot_has_the_fill_that_its_footprint_has_on_the_map(atlas: Atlas):
    selection, classes = shown(atlas)
    dots = ranking(selection, classes, Presentation())
    assert len(dots) == 44
    assert all(dot.fill == classes.fill_of(dot.code) for dot in dots)


def test_only_footprints_that_the_filters_leave_are_ranked(small: Atlas):
    selection, classes = shown(small, filters=Filters(regions=(Region.SOUTH,)))
    assert [dot.code for dot in ranking(selection, classes, Presentation())] == [FOUR]


def test_footprints_without_data_come_last_hatched_and_without_rank(small: Atlas):
    selection, classes = shown(small, OWN, figures=own({ONE: -3.0, TWO: 4.0}))
    dots = ranking(selection, classes, OWN)
    assert [(dot.code, dot.rank, dot.value) for dot in dots] == [
        (TWO, 1, 4.0),
        (ONE, 2, -3.0),
        (THREE, None, None),
        (FOUR, None, None),
    ]
    assert [dot.fill == palette.NO_DATA for dot in dots] == [False, False, True, True]
    assert [dot.words for dot in dots[2:]] == ["No data", "No data"]


def test_limits_are_those_that_the_legend_prints(atlas: Atlas):
    _, classes = shown(atlas)
    found = classes.limits
    assert found == (800_000, 1_200_000, 1_700_000, 2_200_000)
    assert all(f"{limit:,.0f}" in classes.classes[i].label for i, limit in enumerate(found))


def test_limits_of_uploaded_figures_on_both_sides_have_zero_among_them():
    values = {ONE: -8.0, TWO: -2.0, THREE: 3.0, FOUR: 9.0}
    measure = measure_of("figure-change", own(values))
    found = classes_of(measure, values, values, ClassMethod.NATURAL_BREAKS).limits
    assert 0.0 in found
    assert list(found) == sorted(found)
    assert len([limit for limit in found if limit < 0]) == 1
    assert len([limit for limit in found if limit > 0]) == 1
    assert classes_of(measure, {}, values, ClassMethod.QUANTILES).limits == ()


def test_words_have_no_limits(atlas: Atlas):
    _, classes = shown(atlas, Presentation(colour_by="region"))
    assert classes.limits == ()


@pytest.mark.parametrize(
    ("values", "expected"),
    [({ONE: 90.0, TWO: 95.0}, False), ({ONE: 2.0, TWO: 95.0}, True), ({ONE: -1.0, TWO: 1.0}, True)],
)
def test_an_axis_of_uploaded_figures_begins_at_zero_unless_all_lie_close_together(
    small: Atlas, values: dict[str, float], expected: bool
):
    selection, classes = shown(small, OWN, figures=own(values))
    assert begins_at_zero(classes, ranking(selection, classes, OWN)) is expected


def test_the_class_of_the_selected_footprint_is_chosen_and_names_it(small: Atlas):
    by_type = Presentation(colour_by="leader-type")
    selection, classes = shown(small, by_type)
    bars = class_bars(selection, classes, FOUR)
    assert [(bar.name, bar.count) for bar in bars if bar.is_chosen] == [
        ("NHS provider, Footprint 4 among them", 1)
    ]
    assert [bar.count for bar in bars] == [2, 1, 0, 0, 1]
    assert not any(bar.is_chosen for bar in class_bars(selection, classes, ""))


def test_points_have_the_chosen_count_of_people(small: Atlas):
    selection, _ = shown(small)
    found = points(selection, Presentation(population=PopulationBase.RESIDENT))
    assert [point.people for point in found] == [900] * 4
    assert found[1].density == 0.9


def test_the_finding_about_area_names_the_largest_and_the_densest(small: Atlas):
    assert area_finding(scene_of(small, View())) == (
        "Footprint 2 is the largest, 1,000 km²; "
        "two footprints share the highest density, 20 registered patients per km²"
    )
    same = with_footprints(small, footprint(1), footprint(2, population_registered=2_000))
    assert area_finding(scene_of(same, View())) == (
        "all two footprints shown have the same area, 100 km²; "
        "Footprint 2 is the densest, 20 registered patients per km²"
    )
    both = with_footprints(small, footprint(1), footprint(2, area_km2=1, population_registered=1))
    assert area_finding(scene_of(both, View())) == (
        "Footprint 1 is the largest and the densest, 1,000 registered patients on 100 km²"
    )
    one = with_footprints(small, footprint(1))
    assert area_finding(scene_of(one, View())) == (
        "Footprint 1 has 1,000 registered patients on 100 km²"
    )


def test_leaders_are_counted_by_region_and_type(small: Atlas):
    selection, _ = shown(small)
    counts = leaders_by_region(selection)
    assert {region: [*kinds.values()] for region, kinds in counts.items()} == {
        Region.NORTH: [2, 0, 0, 0, 1, 0],
        Region.SOUTH: [0, 1, 0, 0, 0, 0],
    }
    assert leaders_finding(scene_of(small, View())) == (
        "South has the largest share of leaders of one type: NHS provider, 1 of 1"
    )


def test_the_real_leaders_by_region_are_those_of_the_table(atlas: Atlas):
    selection, _ = shown(atlas)
    counts = leaders_by_region(selection)
    assert [sum(kinds.values()) for kinds in counts.values()] == [9, 17, 5, 13]
    assert [kinds[LeaderType.TO_BE_CONFIRMED] for kinds in counts.values()] == [1, 1, 0, 1]
    assert leaders_finding(scene_of(atlas, View())).startswith("London has the largest share")


def test_findings_say_where_regions_tie_and_where_nobody_is_confirmed(small: Atlas):
    tied = with_footprints(small, footprint(1), footprint(2, region=Region.SOUTH))
    assert leaders_finding(scene_of(tied, View())) == "CCG leaders lead all of the two footprints"
    provider = leader(leader_type=LeaderType.NHS_PROVIDER)
    tied = with_footprints(small, footprint(1), footprint(2, region=Region.SOUTH, leader=provider))
    assert leaders_finding(scene_of(tied, View())) == (
        "North (CCG) and South (NHS provider) have the largest share of leaders of one type, "
        "100% each"
    )
    nobody = with_footprints(small, footprint(1, leader=NOBODY), footprint(2, leader=NOBODY))
    assert leaders_finding(scene_of(nobody, View())) == (
        "nobody is known to lead any of the two footprints; two are to be confirmed"
    )


def test_a_chart_of_one_region_compares_it_with_no_other(atlas: Atlas):
    london = View(Filters(regions=(Region.LONDON,)))
    assert chart_words(ChartKind.LEADERS, scene_of(atlas, london)).title == (
        "In London, CCG leaders lead three of the five footprints shown"
    )
    assert chart_words(ChartKind.AREA, scene_of(atlas, london)).title.startswith("In London, ")
    nothing = View(Filters(query="zzz"))
    for kind in ChartKind:
        if kind.is_distribution:
            title = chart_words(kind, scene_of(atlas, nothing)).title
            assert title == "No footprint matches these filters"


def test_a_share_among_some_leader_types_says_that_it_is_of_those_shown(atlas: Atlas):
    chosen = (LeaderType.CCG, LeaderType.NHS_PROVIDER)
    found = leaders_finding(scene_of(atlas, View(Filters(leader_types=chosen))))
    assert found.endswith(" shown")


def test_tables_have_a_row_for_each_footprint_and_link_their_names(small: Atlas):
    selection, classes = shown(small)
    html = ranking_html(ranking(selection, classes, Presentation()), classes)
    assert html.count("<tr>") == 5
    assert f'<th scope="row"><a href="?stp={TWO}" data-stp="{TWO}">Footprint 2</a></th>' in html
    assert HtmlReader(html).words.startswith("The numbers behind this chart Rank Footprint")
    areas = HtmlReader(points_html(points(selection, Presentation()), REGISTERED)).words
    assert "Footprint 2 North 5,000 1,000 km² 5" in areas
    leaders = HtmlReader(leaders_html(leaders_by_region(selection))).words
    assert "North 2 0 0 0 1 0 3" in leaders
    _, types = shown(small, Presentation(colour_by="leader-type"))
    assert "To be confirmed 1" in HtmlReader(classes_html(types)).words


@pytest.mark.parametrize("kind", [kind for kind in ChartKind if kind.is_distribution])
def test_every_chart_has_its_words_for_any_selection(atlas: Atlas, kind: ChartKind):
    for filters in (Filters(), Filters(query="nothing has this name"), Filters(query="Devon")):
        words = chart_words(kind, scene_of(atlas, View(filters)))
        assert words.title
        assert not words.title.endswith(".")
        assert "as at 30 March 2016" in words.subtitle
        assert words.description.endswith(".")


def test_no_text_of_the_data_becomes_markup(atlas: Atlas):
    untrusted = atlas_full_of(atlas, *CORPUS.values())
    selection, classes = shown(untrusted)
    html = ranking_html(ranking(selection, classes, Presentation()), classes)
    html += points_html(points(selection, Presentation()), REGISTERED)
    assert {tag for tag, _ in HtmlReader(html).elements} == {
        "details", "summary", "div", "table", "thead", "tbody", "tr", "th", "td", "a",
    }  # fmt: skip


def test_the_first_page_imports_neither_altair_nor_typst():
    code = (
        "import sys, stp_map.app.page; "
        "print([name for name in ('altair', 'typst', 'stp_map.web.charts', "
        "'stp_map.exports.paper.charts') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
