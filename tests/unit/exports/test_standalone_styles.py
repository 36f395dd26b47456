"""The standalone page in every style, with marks, every day and a person's own figures."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace
from datetime import date
from html import escape

import pytest

from stp_map.analysis.measures import uploaded_measures
from stp_map.analysis.scene import scene_of
from stp_map.analysis.timeline import days
from stp_map.core import text
from stp_map.core.figures import ColumnKind, Figures, FiguresColumn, with_slugs
from stp_map.core.model import AsAt, Atlas, PopulationBase
from stp_map.core.order import Output
from stp_map.core.view import Filters, MapStyle, Mark, Presentation, View
from stp_map.exports import make
from stp_map.exports.page.details_trees import trees_of
from stp_map.exports.page.geometry import drawing
from stp_map.exports.page.payload import payload
from stp_map.geometry.circles import largest_first
from stp_map.web.details import details_html
from tests.factories import order

LARGEST = 500_000
UNTRUSTED = "</script><b>Change</b> & {{data}} \u2028"
STYLES = [
    Presentation(style=style, population=base) for style in MapStyle for base in PopulationBase
]


@pytest.fixture(scope="module")
def figures(atlas) -> Figures:
    """Two columns of figures, of which one is shown."""
    codes = list(atlas.by_code)
    columns = (
        FiguresColumn(UNTRUSTED, ColumnKind.NUMBER, "%", 1, {codes[0]: -3.5, codes[1]: 12.25}),
        FiguresColumn("Kept to myself", ColumnKind.NUMBER, "", 0, dict.fromkeys(codes, 987654.0)),
    )
    return Figures(with_slugs(columns), f"A survey {UNTRUSTED}")


def made(atlas: Atlas, view: View, figures: Figures | None = None) -> str:
    return make(scene_of(atlas, view, figures), order(Output.PAGE)).decode()


def data_of(content: str) -> dict:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', content)
    return json.loads(found[1])


@pytest.mark.parametrize(
    "shown", STYLES, ids=lambda shown: f"{shown.style.slug} {shown.population}"
)
def test_it_stays_small_in_every_style(atlas, shown):
    content = made(atlas, View(Filters(query="Skipton"), shown))
    assert len(content.encode()) < LARGEST
    assert data_of(content)["view"]["style"] == [shown.style.slug]


@pytest.mark.parametrize(
    "shown", STYLES, ids=lambda shown: f"{shown.style.slug} {shown.population}"
)
def test_every_style_is_in_the_page_once(atlas, shown):
    content = made(atlas, View(presentation=shown))
    opening = re.findall(r'<path d="([^"]*)"[^>]*data-code', content)
    styles = data_of(content)["styles"]
    whole = [each["shapes"] or opening for each in styles.values()]
    assert sum(each["shapes"] is None for each in styles.values()) == 1
    assert set(styles) == {"boundaries", "tiles", "circles/registered", "circles/resident"}
    assert all(len(set(shapes)) == 44 for shapes in whole)


@pytest.mark.parametrize("base", PopulationBase)
def test_circles_have_areas_as_the_people_and_the_largest_is_drawn_first(atlas, base):
    drawn = drawing(atlas, Presentation(style=MapStyle.CIRCLES, population=base))
    across = [2 * float(re.search(r"a([\d.]+) ", shape)[1]) for shape in drawn.shapes]
    people = [footprint.population(base) for footprint in atlas.footprints]
    for wide, count in zip(across, people, strict=True):
        assert wide == pytest.approx(max(across) * math.sqrt(count / max(people)), abs=0.11)
    codes = list(atlas.by_code)
    assert tuple(codes[index] for index in drawn.order) == largest_first(atlas, base)
    assert drawn.lines == ()


def test_frames_of_every_style_hold_all_their_points(atlas):
    for shown in STYLES:
        drawn = drawing(atlas, shown)
        left, top, wide, high = drawn.whole
        assert all(left < x < left + wide and top < y < top + high for x, y in drawn.points)


@pytest.mark.parametrize(
    "shown", STYLES, ids=lambda shown: f"{shown.style.slug} {shown.population}"
)
def test_what_must_be_known_of_a_style_stands_under_the_map(atlas, shown):
    view = View(presentation=shown)
    content, note = made(atlas, view), scene_of(atlas, view).style_note
    assert note
    assert f'<p class="quiet" id="style-note">{note}</p>' in content


@pytest.mark.parametrize("mark", [Mark.CHANGES, Mark.EVIDENCE])
def test_marks_of_the_opening_view_need_no_script(atlas, mark):
    view = View().presented(mark=mark)
    wanted = scene_of(atlas, view).marks
    content = made(atlas, view)
    over = re.search(r'<g id="over">(.*?)</g></svg>', content)[1]
    assert over.count('class="mark-edge"') == len(wanted.symbols) > 0
    assert f"<h3>{wanted.title}</h3>" in content
    for code, words in wanted.words.items():
        said = re.escape(escape(words))
        assert re.search(f"<title>{atlas.by_code[code].name}: [^<]*; {said}", content)


def test_a_place_is_pinned_but_not_among_tiles(atlas):
    view = View(Filters(query="Skipton"))
    content = made(atlas, view)
    assert 'class="pin-name">Skipton</text>' in content
    assert text.PLACES_ATTRIBUTION in content
    assert 'class="pin-name"' not in made(atlas, view.presented(style=MapStyle.TILES))


def test_every_day_has_its_leaders_details_and_marks(atlas):
    data = payload(scene_of(atlas, View()))
    for as_at in days(atlas, View().filters.as_at):
        scene = scene_of(atlas, View().filtered(as_at=as_at).presented(mark=Mark.CHANGES))
        led = data["led"][as_at.slug]
        for index, entry in enumerate(scene.selection.everything):
            assert data["leaders"][index][led[index]]["name"] == entry.leader.name
        for index in (0, 9, 36):
            code = atlas.footprints[index].code
            chosen = scene.seen_by(View(scene.view.filters).presented(selected=code))
            pieces = data["details"][index][led[index]]
            said = [data["pieces"][piece] for piece in pieces]
            assert said == trees_of(details_html(chosen))
        wanted = scene.marks
        found = data["marks"]["changes"][as_at.slug]
        assert found["title"] == wanted.title
        assert {atlas.footprints[p].code: words for p, _, words in found["found"]} == wanted.words


def test_a_day_between_two_steps_is_one_more_choice(atlas):
    day = AsAt(date(2016, 5, 20))
    choices = payload(scene_of(atlas, View(Filters(as_at=day))))["choices"]["as_at"]
    slugs = [choice["slug"] for choice in choices]
    assert slugs == sorted(slugs)
    assert choices[slugs.index(day.slug)]["phrase"] == "as at 20 May 2016"
    assert len(payload(scene_of(atlas, View()))["choices"]["as_at"]) == len(choices) - 1


def test_own_figures_travel_with_their_source_whatever_the_page_is_coloured_by(atlas, figures):
    view = View().presented(colour_by=uploaded_measures(figures)[0].slug)
    content = made(atlas, view, figures)
    data = data_of(content)
    assert data["choices"]["colour_by"][-1]["words"] == f"{text.OWN_FIGURES}: {UNTRUSTED}"
    for lines in data["attribution"].values():
        assert lines[0].startswith("Your figures: A survey </script>")
    assert content.count("</script>") == 2
    assert "Your figures: A survey &lt;/script&gt;" in content
    assert "12.25%" in content


def test_a_page_that_is_coloured_by_none_of_them_names_their_source(atlas, figures):
    content = made(atlas, View(), figures)
    assert "Your figures: A survey &lt;/script&gt;" in content
    assert "12.25%" in content


def test_figures_that_are_not_there_are_shown_as_no_data(atlas):
    view = View().presented(colour_by="figure-gone")
    data = data_of(made(atlas, view))
    found = data["legends"][data["legendOf"]["figure-gone/registered"]]
    assert set(found["values"]) == {"No data"}
    assert "figure-gone/registered" not in data["numbers"]


def test_drawings_are_cached_for_the_next_page(atlas):
    for shown in STYLES:
        assert drawing(atlas, shown) is drawing(atlas, replace(shown, labels=True))
