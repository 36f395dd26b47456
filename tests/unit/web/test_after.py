"""What follows the map: the state of table and details, a note on the style, and the sources."""

from __future__ import annotations

import pytest

from stp_map.analysis.scene import scene_of
from stp_map.core.model import Atlas, PopulationBase
from stp_map.core.view import MapStyle, Mark, Presentation, View
from stp_map.web.after import after_state, sources_in_words
from stp_map.web.details_state import details_state
from stp_map.web.table import table_state
from tests.factories import column, uploaded


@pytest.mark.parametrize("base", PopulationBase)
def test_the_sources_of_the_figures_in_use_are_named_in_sentences(base: PopulationBase):
    said = sources_in_words(base)
    assert "Contains OS data © Crown copyright and database right 2017" in said
    assert "Open Government Licence" in said
    assert said.endswith(".")
    assert ".." not in said


def test_each_population_base_has_a_source_of_its_own():
    assert len({sources_in_words(base) for base in PopulationBase}) == len(PopulationBase)


def test_the_source_of_uploaded_figures_comes_first():
    said = sources_in_words(PopulationBase.REGISTERED, "Trust accounts")
    own, others = "Your figures: Trust accounts. ", sources_in_words(PopulationBase.REGISTERED)
    assert said == own + others


def test_the_source_of_uploaded_figures_is_named_where_they_colour_the_map(atlas: Atlas):
    mine = uploaded(column({1: 1.0}, "Spend"), source="</script><b>Accounts")
    coloured = scene_of(atlas, View().presented(colour_by="figure-spend"), mine)
    assert after_state(coloured)["sources"].startswith("Your figures: </script><b>Accounts. ")
    assert "Accounts" not in after_state(scene_of(atlas, View(), mine))["sources"]


@pytest.mark.parametrize("style", MapStyle)
def test_what_must_be_known_of_a_style_is_told(atlas: Atlas, style: MapStyle):
    scene = scene_of(atlas, View(presentation=Presentation(style=style)))
    assert after_state(scene)["note"] == scene.style_note


def test_it_holds_all_that_table_and_details_need(atlas: Atlas):
    mine = uploaded(column({37: 1.0}, "Spend"))
    scene = scene_of(atlas, View().presented(selected="E54000037"), mine)
    state = after_state(scene)
    assert table_state(scene).items() <= state.items()
    assert details_state(scene).items() <= state.items()
    assert "ownFigures" in state


def test_what_is_marked_names_its_sources_after_those_of_the_map(atlas: Atlas):
    plain = after_state(scene_of(atlas, View()))["sources"]
    marked = after_state(scene_of(atlas, View().presented(mark=Mark.TRUSTS)))["sources"]
    assert marked == (
        f"{plain} NHS trusts: NHS Digital, 2016, by headquarters. "
        "Contains OS data © Crown copyright and database right 2025. "
        "Contains Royal Mail data © Royal Mail copyright and database right 2025."
    )
