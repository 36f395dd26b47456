"""The standalone page in every style, with marks, every day and a person's own figures."""

from __future__ import annotations

import json
import math
import re
from datetime import date
from html import escape

import pytest

from stp_map.analysis.marks import marks
from stp_map.analysis.selection import select
from stp_map.analysis.sentences import style_note
from stp_map.analysis.timeline import days
from stp_map.core import text
from stp_map.core.figures import ColumnKind, FiguresColumn, OwnFigures, with_slugs
from stp_map.core.model import AsAt, PopulationBase
from stp_map.core.view import ColourBy, Filters, MapStyle, Mark, Presentation, View
from stp_map.exports.page import standalone_page
from stp_map.exports.page.details_trees import trees_of
from stp_map.exports.page.geometry import drawing
from stp_map.exports.page.payload import payload
from stp_map.geometry.circles import largest_first
from stp_map.web.details import details_html

MADE_ON = date(2026, 11, 22)
LARGEST = 500_000
HOSTILE = "</script><b>Change</b> & {{data}} \u2028"
STYLES = [
    Presentation(style=style, population=base) for style in MapStyle for base in PopulationBase
]


@pytest.fixture(scope="module")
def own_atlas(atlas):
    """The atlas with two columns of figures, of which one is shown."""
    codes = list(atlas.by_code)
    columns = (
        FiguresColumn(HOSTILE, ColumnKind.NUMBER, "%", 1, {codes[0]: -3.5, codes[1]: 12.25}),
        FiguresColumn("Kept to myself", ColumnKind.NUMBER, "", 0, dict.fromkeys(codes, 987654.0)),
    )
    return atlas.with_figures(OwnFigures(with_slugs(columns), f"A survey {HOSTILE}"))


def own_view(atlas, **changes: object) -> View:
    slug = atlas.own.columns[0].slug
    return View().presented(colour_by=ColourBy.OWN_FIGURES, figure=slug, **changes)


def made(atlas, view: View) -> str:
    return standalone_page(atlas, view, made_on=MADE_ON).decode()


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
    kept = [each["shapes"] or opening for each in styles.values()]
    assert sum(each["shapes"] is None for each in styles.values()) == 1
    assert set(styles) == {"boundaries", "tiles", "circles/registered", "circles/resident"}
    assert all(len(set(shapes)) == 44 for shapes in kept)


@pytest.mark.parametrize("base", PopulationBase)
def test_circles_have_areas_as_the_people_and_the_largest_is_drawn_first(atlas, base):
    drawn = drawing(atlas, Presentation(style=MapStyle.CIRCLES, population=base))
    across = [2 * float(re.search(r"a([\d.]+) ", shape)[1]) for shape in drawn.shapes]
    people = [footprint.population(base) for footprint in atlas.footprints]
    for wide, count in zip(across, people, strict=True):
        assert wide == pytest.approx(max(across) * math.sqrt(count / max(people)), abs=0.11)
    codes = list(atlas.by_code)
    assert tuple(codes[place] for place in drawn.order) == largest_first(atlas, base)
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
    content = made(atlas, View(presentation=shown))
    note = style_note(select(atlas, Filters()), shown)
    assert note
    assert f'<p class="quiet" id="style-note">{note}</p>' in content


@pytest.mark.parametrize("mark", [Mark.CHANGES, Mark.EVIDENCE])
def test_marks_of_the_opening_view_need_no_script(atlas, mark):
    view = View().presented(mark=mark)
    wanted = marks(atlas, select(atlas, view.filters), view.presentation)
    content = made(atlas, view)
    over = re.search(r'<g id="over">(.*?)</g></svg>', content)[1]
    assert over.count('class="mark-edge"') == len(wanted.symbols) > 0
    assert f"<h3>{wanted.title}</h3>" in content
    for code, words in wanted.words.items():
        said = re.escape(escape(words))
        assert re.search(f"<title>{atlas.by_code[code].name}: [^<]*; {said}", content)


def test_a_place_is_pinned_but_not_among_tiles(atlas):
    view = View(Filters(query="Skipton"))
    assert 'class="pin-name">Skipton</text>' in made(atlas, view)
    assert 'class="pin-name"' not in made(atlas, view.presented(style=MapStyle.TILES))


def test_every_day_has_its_leaders_details_and_marks(atlas):
    data = payload(atlas, View())
    for as_at in days(atlas, View().filters.as_at):
        selection = select(atlas, Filters(as_at=as_at))
        led = data["led"][as_at.slug]
        for place, entry in enumerate(selection.everything):
            assert data["leaders"][place][led[place]]["name"] == entry.leader.name
        for place in (0, 9, 36):
            code = atlas.footprints[place].code
            view = View(selection.filters).presented(selected=code)
            pieces = data["details"][place][led[place]]
            said = [data["pieces"][piece] for piece in pieces]
            assert said == trees_of(details_html(atlas, selection, view))
        wanted = marks(atlas, selection, Presentation(mark=Mark.CHANGES))
        found = data["marks"]["changes"][as_at.slug]
        assert found["title"] == wanted.title
        assert {atlas.footprints[p].code: words for p, _, words in found["found"]} == wanted.words


def test_a_day_between_two_steps_is_one_more_choice(atlas):
    day = AsAt(date(2016, 5, 20))
    choices = payload(atlas, View(Filters(as_at=day)))["choices"]["as_at"]
    slugs = [choice["slug"] for choice in choices]
    assert slugs == sorted(slugs)
    assert choices[slugs.index(day.slug)]["phrase"] == "as at 20 May 2016"
    assert len(payload(atlas, View())["choices"]["as_at"]) == len(choices) - 1


def test_own_figures_travel_with_their_source_whatever_the_page_is_coloured_by(own_atlas):
    view = own_view(own_atlas)
    content = made(own_atlas, view)
    data = data_of(content)
    assert data["choices"]["colour_by"][-1]["words"] == f"{text.OWN_FIGURES}: {HOSTILE}"
    for lines in data["attribution"].values():
        assert lines[0].startswith("Your figures: A survey </script>")
    assert content.count("</script>") == 2
    assert "Your figures: A survey &lt;/script&gt;" in content
    assert "12.25%" in content


def test_a_page_that_is_coloured_by_none_of_them_names_their_source(own_atlas):
    content = made(own_atlas, View())
    assert "Your figures: A survey &lt;/script&gt;" in content
    assert "12.25%" in content


def test_figures_that_are_not_there_are_shown_as_no_data(atlas):
    view = View().presented(colour_by=ColourBy.OWN_FIGURES, figure="gone")
    data = data_of(made(atlas, view))
    found = data["legends"][data["legendOf"]["figure-gone/registered"]]
    assert set(found["values"]) == {"No data"}
    assert "figure-gone/registered" not in data["numbers"]


def test_drawings_are_kept_for_the_shared_atlas_alone(atlas, own_atlas):
    for shown in STYLES:
        assert drawing(own_atlas, shown) is drawing(atlas, shown)
