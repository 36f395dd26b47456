"""A Scene says what the functions it is made of say, once, whatever is asked of it."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from unittest.mock import patch

import pytest
from hypothesis import given, settings

from stp_map.analysis import sentences
from stp_map.analysis.describe import describe, evidence_note
from stp_map.analysis.legend import legend
from stp_map.analysis.marks import marks
from stp_map.analysis.measures import MEASURES
from stp_map.analysis.scene import Scene, scene_of
from stp_map.analysis.selection import select
from stp_map.core import palette
from stp_map.core.model import AsAt, Atlas, PopulationBase, Region
from stp_map.core.view import Filters, MapStyle, Mark, Presentation, View
from tests.any_view import VIEWS
from tests.factories import column, uploaded

SPEND = column({n: 100.5 * n for n in range(1, 41)}, "Spend per head", unit="£", decimals=2)
MINE = uploaded(SPEND, column({n: "Urban" if n < 20 else "Rural" for n in range(1, 39)}, "Kind"))
LONDON = View(
    Filters(regions=(Region.LONDON,)),
    Presentation("leader-type", mark=Mark.EVIDENCE, selected="E54000028"),
)
NAMES = (
    "headline",
    "finding",
    "subtitle",
    "key_figures",
    "description",
    "style_note",
    "evidence_note",
)
"""The words of a Scene."""
WAYS = (
    *((View(presentation=Presentation(measure.slug)), None) for measure in MEASURES),
    (LONDON, None),
    (LONDON.presented(style=MapStyle.TILES), MINE),
    (LONDON.presented(style=MapStyle.CIRCLES, population=PopulationBase.RESIDENT), MINE),
    (View(presentation=Presentation("figure-spend-per-head")), MINE),
    (View(presentation=Presentation("figure-kind")), MINE),
    (View(presentation=Presentation("figure-kind")), None),
    (View(Filters(query="skipton"), Presentation(mark=Mark.CHANGES)), None),
    (View(Filters(as_at=AsAt.LATEST_KNOWN, query="zzz")), MINE),
)
ways = pytest.mark.parametrize(("view", "figures"), WAYS)


def words(scene: Scene) -> dict[str, object]:
    """All that a Scene says."""
    return {name: getattr(scene, name) for name in NAMES}


@ways
def test_a_scene_says_the_same_as_the_functions_it_is_made_of(atlas: Atlas, view, figures):
    scene, shown = scene_of(atlas, view, figures), view.presentation
    selection = select(atlas, view.filters)
    colours = legend(atlas, selection, shown, figures)
    assert (scene.atlas, scene.view, scene.figures) == (atlas, view, figures)
    assert (scene.selection, scene.shown) == (selection, shown)
    assert scene.marks == marks(atlas, selection, shown)
    told = [each.name for each in fields(colours) if each.name != "measure"]
    assert [getattr(scene.legend, each) for each in told] == [
        getattr(colours, each) for each in told
    ]
    assert scene.measure is scene.legend.measure
    assert scene.measure.slug == shown.colour_by
    assert scene.entries == selection.shown
    assert words(scene) == {
        "headline": sentences.headline(scene),
        "finding": sentences.finding(scene),
        "subtitle": sentences.subtitle(scene),
        "key_figures": sentences.key_figures(scene),
        "description": describe(scene),
        "style_note": sentences.style_note(selection, shown),
        "evidence_note": evidence_note(selection),
    }


def test_the_selected_footprint_is_there_with_its_leader_shown_or_not(atlas: Atlas):
    selected = scene_of(atlas, LONDON).selected
    assert selected is not None
    assert (selected.footprint.code, selected.leader.name) == ("E54000028", "David Sloman")
    hidden = scene_of(atlas, LONDON.presented(selected="E54000037")).selected
    assert hidden is not None
    assert hidden.footprint.name == "Devon"
    assert scene_of(atlas, View()).selected is None


@given(VIEWS)
@settings(max_examples=40)
def test_equal_views_give_equal_words(atlas: Atlas, view: View):
    again = View(view.filters, view.presentation)
    for figures in (None, MINE):
        one, other = scene_of(atlas, view, figures), scene_of(atlas, again, figures)
        assert words(one) == words(other)
        assert one.legend.classes == other.legend.classes
        assert one.marks == other.marks


def test_seen_by_another_view_the_data_and_the_figures_stay(atlas: Atlas):
    spend = View(presentation=Presentation("figure-spend-per-head"))
    first = scene_of(atlas, LONDON, MINE)
    seen = first.seen_by(spend)
    assert seen.atlas is atlas
    assert seen.figures is MINE
    assert seen.view is spend
    assert words(seen) == words(scene_of(atlas, spend, MINE))
    assert seen.finding.startswith("Spend per head: highest in Bath, Swindon and Wiltshire")
    assert (first.view, words(first)) == (LONDON, words(scene_of(atlas, LONDON)))
    assert scene_of(atlas, LONDON).seen_by(spend).figures is None


def test_two_people_share_an_atlas_and_none_of_their_figures(atlas: Atlas):
    view = View(presentation=Presentation("figure-spend-per-head"))
    hers = uploaded(column({1: 7.0}, "Spend per head"), source="Hers")
    found = [scene_of(atlas, view, figures) for figures in (MINE, hers, None, MINE)]
    assert [scene.legend.values["E54000001"] for scene in found] == [
        "£100.50",
        "7",
        "No data",
        "£100.50",
    ]
    assert [scene.measure.source for scene in found] == [
        "Finance, 2016",
        "Hers",
        "",
        "Finance, 2016",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_words_are_worked_out_once_and_only_when_asked_for(atlas: Atlas, name):
    words_of = vars(Scene)[name]
    with patch.object(words_of, "func", wraps=words_of.func) as called:
        scene = scene_of(atlas, LONDON, MINE)
        assert called.call_count == 0
        first = getattr(scene, name)
        assert getattr(scene, name) is first
        assert called.call_count == 1


def test_a_scene_cannot_be_changed_and_is_its_own_only_equal(atlas: Atlas):
    scene = scene_of(atlas, LONDON)
    with pytest.raises(FrozenInstanceError):
        scene.view = View()  # type: ignore[misc]
    assert scene != scene_of(atlas, LONDON)
    assert len({scene, scene, scene_of(atlas, LONDON)}) == 2


@ways
def test_black_and_white_changes_fills_only(atlas: Atlas, view, figures):
    scene = scene_of(atlas, view, figures)
    plain = scene.in_black_and_white()
    for name in ("atlas", "view", "figures", "selection", "marks"):
        assert getattr(plain, name) is getattr(scene, name)
    for name in (each.name for each in fields(scene.legend) if each.name != "classes"):
        assert getattr(plain.legend, name) is getattr(scene.legend, name)
    assert [(each.label, each.count) for each in plain.legend.classes] == [
        (each.label, each.count) for each in scene.legend.classes
    ]
    assert words(plain) == words(scene)
    before = [each.fill for each in scene.legend.classes]
    after = [each.fill for each in plain.legend.classes]
    assert after == list(palette.black_and_white(before))
    assert (after == before) is (before == [palette.NO_DATA])
