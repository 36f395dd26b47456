"""What the standalone page knows: every style, mark, day, legend and a person's own figures."""

from __future__ import annotations

import json
from datetime import date
from itertools import product
from typing import Any

import pytest

from stp_map.analysis.measures import MEASURES, uploaded_measures
from stp_map.analysis.scene import Scene, scene_of
from stp_map.analysis.timeline import days
from stp_map.core import leader_words, text
from stp_map.core.figures import ColumnKind, Figures, FiguresColumn, with_slugs
from stp_map.core.model import AsAt, Atlas, PopulationBase
from stp_map.core.order import Output
from stp_map.core.view import ClassMethod, Filters, MapStyle, Mark, Presentation, View
from stp_map.exports import make
from stp_map.exports.page.data import page_data
from stp_map.web.above import above_state
from stp_map.web.details import details_html, uploaded_html
from stp_map.web.script_data import style_key
from tests.factories import order
from tests.html_reader import HtmlReader
from tests.standalone_read_back import data_of

LARGEST = 600_000
UNTRUSTED = "</script><b>Change</b> & {{data}} \u2028"
STYLES = [
    Presentation(style=style, population=base) for style in MapStyle for base in PopulationBase
]
EVERY_STYLE = pytest.mark.parametrize(
    "shown", STYLES, ids=lambda shown: f"{shown.style.slug} {shown.population}"
)
STEPS = [
    *("2016-03-15", "2016-03-30", "2016-04-15", "2016-04-30", "2016-06-30", "2016-08-31"),
    *("2016-10-21", "2016-10-31", "2016-12-14", "2016-12-31", "2017-06-30", "2017-08-31"),
    *("2017-09-30", "2017-12-31", "2018-01-15", "2018-06-30", "2018-12-31", "2019-01-31"),
    "latest-known",
]


@pytest.fixture(scope="module")
def figures(atlas) -> Figures:
    """Two columns of figures, of which one is shown."""
    codes = list(atlas.by_code)
    columns = (
        FiguresColumn(UNTRUSTED, ColumnKind.NUMBER, "%", 2, {codes[0]: -3.5, codes[1]: 12.25}),
        FiguresColumn("Another", ColumnKind.NUMBER, "", 0, dict.fromkeys(codes, 987654.0)),
    )
    return Figures(with_slugs(columns), f"A survey {UNTRUSTED}")


@pytest.fixture(scope="module")
def data(atlas: Atlas) -> dict[str, Any]:
    """What the page of the first view knows."""
    return known(scene_of(atlas, View()))


def known(scene: Scene) -> dict[str, Any]:
    """What a page knows, as the browser reads it."""
    return json.loads(json.dumps(page_data(scene, text.TITLE, "")))


def made(atlas: Atlas, view: View, figures: Figures | None = None) -> bytes:
    return make(scene_of(atlas, view, figures), order(Output.PAGE))


@EVERY_STYLE
def test_it_stays_small_in_every_style(atlas, shown):
    content = made(atlas, View(Filters(query="Skipton"), shown))
    assert len(content) < LARGEST
    assert data_of(content)["DATA"]["opening"]["style"] == shown.style.slug


@EVERY_STYLE
def test_every_style_is_in_the_page_whatever_it_opens_on(atlas, shown):
    shapes = known(scene_of(atlas, View(presentation=shown)))["SHAPES"]
    assert shapes == {style: json.loads(each) for style, each in atlas.map_shapes.items()}
    assert set(shapes) == {"boundaries", "tiles", "circles/registered", "circles/resident"}
    assert all(len(each["shapes"]) == 44 for each in shapes.values())


@EVERY_STYLE
def test_what_must_be_known_of_a_style_stands_under_the_map(atlas, data, shown):
    view = View(presentation=shown)
    content, scene = made(atlas, view).decode(), scene_of(atlas, view)
    note = scene.style_note
    assert note
    assert f'<p class="stp-note stp-style-note">{note}</p>' in content
    assert data["DATA"]["styleNotes"].get(style_key(shown), scene.measure.note) == note


def test_a_place_is_pinned_and_its_source_is_named(atlas):
    view = View(Filters(query="Skipton"))
    content = made(atlas, view)
    found = data_of(content)["DATA"]["found"]
    assert found["pins"] == [[53.961, -2.017, "Skipton"]]
    assert text.PLACES_ATTRIBUTION in found["notice"]
    assert text.PLACES_ATTRIBUTION in content.decode()


def test_a_page_made_for_a_town_knows_the_footprint_it_lies_in(atlas):
    found = known(scene_of(atlas, View(Filters(query="Skipton"))))["DATA"]["found"]
    west_yorkshire = list(atlas.by_code).index("E54000005")
    assert found["query"] == "Skipton"
    assert found["on"] == {slug: [west_yorkshire] for slug in STEPS}


def test_a_page_made_without_a_search_knows_no_place(data):
    assert data["DATA"]["found"] == {"query": "", "on": {}, "pins": [], "notice": ""}


def test_every_day_has_its_leaders_details_and_marks(atlas, data):
    facts, told = data["FACTS"], data["DATA"]
    for as_at in days(atlas, View().filters.as_at):
        scene = scene_of(atlas, View().filtered(as_at=as_at).presented(mark=Mark.CHANGES))
        led = told["days"][as_at.slug]["led"]
        for index, entry in enumerate(scene.selection.everything):
            lead = told["leaders"][index][int(led[index], 36)]
            assert lead["line"] == leader_words.line_on(entry.lead)
            assert lead["type"] == entry.lead.leader_type.slug
            assert lead["standing"] == entry.lead.standing.slug
        for index in (0, 9, 36):
            chosen = scene.seen_by(scene.view.presented(selected=atlas.footprints[index].code))
            name, where, leaders, numbers, rest = facts["details"][0][index]
            said = "".join((name, where, leaders[int(led[index], 36)], numbers, rest))
            assert said == details_html(chosen)
        found = told["marks"]["changes"][as_at.slug]
        assert found["title"] == scene.marks.title
        words = {atlas.footprints[place].code: words for place, _, words in found["found"]}
        assert words == scene.marks.words


def test_every_step_of_the_timeline_can_be_chosen(data):
    assert [slug for slug, _ in data["CHOICES"]["as_at"]] == STEPS
    assert list(data["DATA"]["days"]) == STEPS


def test_a_day_between_two_steps_is_one_more_choice(atlas, data):
    day = AsAt(date(2016, 5, 20))
    found = known(scene_of(atlas, View(Filters(as_at=day))))
    slugs = [slug for slug, _ in found["CHOICES"]["as_at"]]
    assert slugs == sorted(slugs)
    assert found["DATA"]["days"][day.slug]["phrase"] == "as at 20 May 2016"
    assert found["DATA"]["opening"]["as_at"] == found["CHOICES"]["default"]["as_at"] == day.slug
    assert len(data["CHOICES"]["as_at"]) == len(slugs) - 1


def test_every_legend_is_the_servers_own(atlas, data):
    told = data["DATA"]
    numeric = [measure for measure in MEASURES if measure.is_numeric]
    others = [measure for measure in MEASURES if not measure.is_numeric]
    views = {
        f"{measure.slug}/{base.slug}/{method.slug}": View().presented(
            colour_by=measure.slug, population=base, classes=method
        )
        for measure, base, method in product(numeric, PopulationBase, ClassMethod)
    } | {
        f"{measure.slug}/{as_at.slug}": View()
        .presented(colour_by=measure.slug)
        .filtered(as_at=as_at)
        for measure, as_at in product(others, days(atlas, View().filters.as_at))
    }
    # Numbers by population base and class method, all else by day: nothing else changes them.
    assert set(told["legendOf"]) == set(views)
    for key, view in views.items():
        scene = scene_of(atlas, view)
        found, wanted = told["legends"][told["legendOf"][key]], above_state(scene)["legend"]
        assert found["title"] == wanted["title"]
        assert [*zip(found["fills"], found["labels"], strict=True)] == [
            (fill, label) for fill, label, _ in wanted["lines"]
        ]
        classes = dict(zip(atlas.by_code, map(int, found["classOf"]), strict=True))
        assert classes == scene.legend.class_of


def test_own_figures_travel_with_their_source_whatever_the_page_is_coloured_by(atlas, figures):
    view = View().presented(colour_by=uploaded_measures(figures)[0].slug)
    content = made(atlas, view, figures)
    told = data_of(content)["DATA"]
    assert [words for _, words in told["own"]] == [
        f"{text.OWN_FIGURES}: {UNTRUSTED}",
        f"{text.OWN_FIGURES}: Another",
    ]
    for base in PopulationBase:
        said = told["sources"][f"{base.slug}/own"]
        assert said.startswith("Your figures: A survey </script>")
    assert content.count(b"</script>") == 3
    assert b"Your figures: A survey &lt;/script&gt;" in content
    assert "12.25%" in HtmlReader(content.decode()).words


def test_a_page_that_is_coloured_by_none_of_them_names_their_source(atlas, figures):
    told = data_of(made(atlas, View(), figures))["DATA"]
    assert told["ownFigures"] == [uploaded_html(figures, each) for each in atlas.footprints]
    words = HtmlReader(told["ownFigures"][1]).words
    assert "12.25%" in words
    assert "Source A survey </script>" in words


def test_a_page_without_own_figures_has_none(data):
    assert data["DATA"]["own"] == []
    assert set(data["DATA"]["ownFigures"]) == {""}


def test_figures_that_are_not_there_are_shown_as_no_data(atlas):
    view = View().presented(colour_by="figure-gone")
    told = data_of(made(atlas, view))["DATA"]
    assert told["own"] == [["figure-gone", "Your figures (not added here)"]]
    of_it = {place for key, place in told["legendOf"].items() if key.startswith("figure-gone/")}
    assert len(of_it) == 1
    found = told["legends"][of_it.pop()]
    assert set(found["words"]) == {"No data"}
    assert not [key for key in told["numbers"] if key.startswith("figure-gone/")]


def test_the_heading_and_what_stands_below_it_are_told(atlas):
    found = page_data(scene_of(atlas, View()), "A title of ours", "And more")
    assert (found["WORDS"]["title"], found["WORDS"]["subtitle"]) == ("A title of ours", "And more")
