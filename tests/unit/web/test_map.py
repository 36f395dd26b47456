"""The map that streamlit-folium is handed: a base that never changes and a small restyling."""

from __future__ import annotations

import json
import re
from datetime import date
from itertools import product

import folium
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit_folium import generate_leaflet_string

from stp_map.analysis.measures import MEASURES
from stp_map.analysis.scene import scene_of
from stp_map.core import palette
from stp_map.core.figures import Figures
from stp_map.core.model import AsAt, Atlas, LeaderType, PopulationBase, Region
from stp_map.core.view import Filters, MapStyle, Mark, Presentation, View
from stp_map.web.map import MapFiles, Restyling, base_map, restyling, script_literal
from tests.factories import EDITIONS, column, uploaded
from tests.untrusted import CORPUS

FILES = MapFiles(
    script="a/map.js",
    shapes="a/shapes.json",
    style="a/map.css",
    leaflet_script="a/leaflet.js",
    leaflet_style="a/leaflet.css",
)


def sent(element: folium.Map | folium.FeatureGroup) -> str:
    """What streamlit-folium makes of a map, or of a feature group added to it."""
    if isinstance(element, folium.FeatureGroup):
        element.add_to(base_map(FILES))
    element.render()
    return generate_leaflet_string(element)


def script_of(
    atlas: Atlas, filters: Filters, shown: Presentation, figures: Figures | None = None
) -> str:
    """What streamlit-folium makes of a restyling."""
    return sent(restyling(scene_of(atlas, View(filters, shown), figures)))


def state_of(
    atlas: Atlas, filters: Filters, shown: Presentation, figures: Figures | None = None
) -> dict:
    """What the browser's script is told."""
    state = script_of(atlas, filters, shown, figures).partition("stpMap.show(")[2]
    return json.JSONDecoder().raw_decode(state)[0]


def test_the_base_is_the_same_script_every_time():
    assert sent(base_map(FILES)) == sent(base_map(FILES))


def test_each_run_has_a_base_of_its_own():
    assert base_map(FILES) is not base_map(FILES)


def test_the_base_hands_the_map_to_our_script():
    assert "stpMap.start(map_div);" in sent(base_map(FILES))


def test_the_base_has_no_tiles_and_names_no_host():
    base = base_map(FILES)
    script = sent(base)
    assert "tileLayer" not in script
    assert "//" not in script
    assert base.get_root().header.render() == ""


def test_the_base_asks_for_our_files_only_and_for_our_script_first():
    base = base_map(FILES)
    assert [address for _, address in base.default_js] == [
        "a/map.js",
        "a/leaflet.js",
    ]
    assert [address for _, address in base.default_css] == ["a/leaflet.css", "a/map.css"]


def test_other_maps_keep_the_files_of_folium():
    base_map(FILES)
    assert "leaflet" in dict(folium.Map.default_js)
    assert "footprint_map" not in dict(folium.Map.default_js)


def test_an_open_page_shows_every_footprint_in_its_class(atlas: Atlas):
    state = state_of(atlas, Filters(), Presentation())
    assert [state["classes"].count(index) for index in "01234"] == [10, 14, 9, 7, 4]
    assert state["fills"] == list(palette.SEQUENTIAL)
    assert state["darkFills"] == [0, 0, 0, 1, 1]
    assert state["leftOut"] == palette.FILTERED_OUT.colour
    assert state["labels"][0] == "Up to 800,000"
    assert (state["values"], state["selected"], state["showLabels"]) == (
        "population/registered",
        "",
        0,
    )


def test_what_the_filters_leave_out_has_no_class(atlas: Atlas):
    classes = state_of(atlas, Filters(regions=(Region.LONDON,)), Presentation())["classes"]
    assert [n for n, index in enumerate(classes, start=1) if index != "-"] == [27, 28, 29, 30, 31]
    assert set(classes) == set("-234")


def test_those_who_wait_are_hatched(atlas: Atlas):
    state = state_of(atlas, Filters(), Presentation(colour_by="leader-type"))
    assert state["fills"] == ["#0F385C", "#50A1A5", "#CA357C", "#F7996A", "hatch"]
    assert [n for n, index in enumerate(state["classes"], start=1) if index == "4"] == [6, 22, 36]


def test_labels_and_selection_are_told(atlas: Atlas):
    state = state_of(atlas, Filters(), Presentation(labels=True, selected="E54000037"))
    assert (state["showLabels"], state["selected"]) == (1, "E54000037")


def test_equal_views_have_one_version_and_others_another(atlas: Atlas):
    versions = [
        state_of(atlas, Filters(), Presentation(selected=code))["version"]
        for code in ("", "", "E54000001")
    ]
    assert versions[0] == versions[1] != versions[2]


@pytest.mark.parametrize(
    ("as_at", "measure", "base"), list(product(EDITIONS, MEASURES, PopulationBase))
)
def test_a_restyling_is_small_and_names_no_host(atlas, as_at, measure, base):
    filters = Filters(as_at=as_at, leader_types=(LeaderType.CCG,))
    shown = Presentation(measure.slug, population=base, labels=True, selected="E54000044")
    script = script_of(atlas, filters, shown)
    assert len(script.encode()) < 1_000
    assert "//" not in script


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("</script>", r'"\u003c/script\u003e"'),
        ("<!--", r'"\u003c!--"'),
        ("a\u2028b\u2029c", r'"a\u2028b\u2029c"'),
        ("`${alert(1)}`", '"`${alert(1)}`"'),
        ('"+alert(1)+"', r'"\"+alert(1)+\""'),
        ("R&D", r'"R\u0026D"'),
        ("Zoë", r'"Zo\u00eb"'),
    ],
)
def test_text_in_a_script_is_a_string_and_nothing_else(text, written):
    assert script_literal(text) == written


@given(st.recursive(st.text() | st.integers() | st.booleans(), st.lists, max_leaves=5))
def test_any_value_comes_back_from_its_literal_which_cannot_end_a_script(value):
    literal = script_literal({"value": value})
    assert json.loads(literal) == {"value": value}
    assert literal.isascii()
    assert not set(literal) & set("<>&\n\r")
    assert not any(opening in literal for opening in ("{{", "{%", "{#"))


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "{{{ 7 * 7 }}}", "{% raw %}{%", "{#"]
)
def test_untrusted_text_in_a_restyling_is_neither_markup_nor_template(text):
    script = sent(Restyling({"labels": [text]}))
    assert "<" not in script
    assert json.loads(re.search(r"stpMap\.show\((.*?)\);", script)[1]) == {"labels": [text]}


def test_marks_and_places_are_told_by_the_place_of_their_footprint(atlas: Atlas):
    shown = Presentation(mark=Mark.CHANGES)
    state = state_of(atlas, Filters(as_at=AsAt(date(2019, 1, 31))), shown)
    assert state["marks"] == [
        ["disc", "The lead of David Pearson has ended, successor not known", [13]]
    ]
    assert "places" not in state
    found = state_of(atlas, Filters(query="Skipton"), Presentation())
    assert found["places"] == [[53.961, -2.017, "Skipton"]]
    assert "marks" not in found


def test_trusts_are_pinned_where_they_are_asked_for_and_have_places(atlas: Atlas):
    assert state_of(atlas, Filters(), Presentation(mark=Mark.TRUSTS))["trusts"] == 1
    tiles = Presentation(mark=Mark.TRUSTS, style=MapStyle.TILES)
    assert "trusts" not in state_of(atlas, Filters(), tiles)
    assert "trusts" not in state_of(atlas, Filters(query="zzzz"), Presentation(mark=Mark.TRUSTS))
    assert "trusts" not in state_of(atlas, Filters(), Presentation())


def test_the_style_is_told_unless_it_is_boundaries(atlas: Atlas):
    assert "style" not in state_of(atlas, Filters(), Presentation())
    assert state_of(atlas, Filters(), Presentation(style=MapStyle.TILES))["style"] == "tiles"
    circles = Presentation(style=MapStyle.CIRCLES, population=PopulationBase.RESIDENT)
    assert state_of(atlas, Filters(), circles)["style"] == "circles/resident"


def test_own_figures_bring_their_words_and_others_do_not(atlas: Atlas):
    mine = uploaded(column({1: 5.0}, "Spend", unit="£"))
    words = state_of(atlas, Filters(), Presentation("figure-spend"), mine)["words"]
    assert words == ["£5", *["No data"] * 43]
    assert "words" not in state_of(atlas, Filters(), Presentation(), mine)


@pytest.mark.parametrize("text", CORPUS.values(), ids=CORPUS)
def test_own_words_are_neither_markup_nor_template(atlas, text):
    mine = uploaded(column({1: text or "x", 2: "Plain"}, text))
    shown = Presentation(f"figure-{mine.usable[0].slug}")
    script = script_of(atlas, Filters(), shown, mine)
    assert script.isascii()
    assert "<" not in script
    assert not re.search(r"\{[{%#]", script)
    assert state_of(atlas, Filters(), shown, mine)["words"][0] == (text or "x")
