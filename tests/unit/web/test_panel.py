"""What the side panel is told of a view, and what a gesture in it makes of one."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stp_map.analysis.address import from_params, to_params
from stp_map.analysis.measures import MEASURES, Measure
from stp_map.analysis.scene import scene_of
from stp_map.analysis.timeline import days
from stp_map.core.figures import Figures
from stp_map.core.model import AsAt, Atlas, LeaderType, PopulationBase, Region
from stp_map.core.view import (
    ClassMethod,
    Filters,
    MapStyle,
    Mark,
    Presentation,
    View,
)
from stp_map.web.panel import FIELDS, Gesture, panel_choices, panel_state, read_gesture, view_after
from stp_map.web.script_data import compact_json
from tests.any_view import VIEWS
from tests.factories import column, uploaded

DEVON = "E54000037"
WEST_YORKSHIRE = "E54000005"
NAMES = tuple(field.name for field in FIELDS)


@pytest.fixture(scope="module")
def choices(atlas: Atlas) -> dict[str, list[list[str]]]:
    """The choices as the browser reads them."""
    return choices_of(atlas)


def choices_of(atlas: Atlas) -> dict[str, list[list[str]]]:
    """What can be chosen, by parameter."""
    found = read_back(panel_choices(atlas))
    del found["default"]
    return found


def read_back(value: object) -> dict:
    """A value as the browser reads it."""
    return json.loads(compact_json(value))


def state_of(atlas: Atlas, view: View, figures: Figures | None = None) -> dict:
    """What the panel is told of a view, as the browser reads it."""
    return read_back(panel_state(scene_of(atlas, view, figures)))


def after(atlas: Atlas, view: View, *, is_reset: bool = False, **fields: str | list[str]) -> View:
    """The view after a gesture; a field's one value may stand alone."""
    said = {name: (v,) if isinstance(v, str) else tuple(v) for name, v in fields.items()}
    return view_after(atlas, view, Gesture(1, said, is_reset))


def test_the_choices_are_the_same_every_time_and_compact(atlas: Atlas):
    assert panel_choices(atlas) == panel_choices(atlas)
    assert len(compact_json(panel_choices(atlas)).encode()) < 2_500


def test_every_field_with_fixed_values_has_its_choices_in_order(choices):
    assert list(choices) == [name for name in NAMES if name not in {"q", "labels"}]
    assert choices["region"] == [
        ["north", "North"],
        ["midlands-and-east", "Midlands and East"],
        ["london", "London"],
        ["south", "South"],
    ]
    assert choices["mark"] == [
        ["nothing", "Nothing"],
        ["changes", "Changes of leader"],
        ["evidence", "Weak evidence"],
        ["standing", "What is known of the leads"],
        ["trusts", "NHS trusts"],
    ]
    assert choices["as_at"][0] == ["2016-03-15", "15 March 2016"]
    assert choices["as_at"][-1] == ["latest-known", "Latest known"]


def test_own_figures_are_no_choice_until_somebody_has_some(choices):
    assert [slug for slug, _ in choices["colour_by"]] == [measure.slug for measure in MEASURES]


def test_what_a_person_added_is_nothing_that_others_can_choose(atlas: Atlas, choices):
    assert state_of(atlas, View(), uploaded(column({1: 1.0})))["own"]
    assert choices_of(atlas) == choices


def test_what_a_reset_shows_at_once_is_what_the_page_opens_with(atlas: Atlas):
    assert read_back(panel_choices(atlas))["default"] == state_of(atlas, View())["is"]


def test_the_default_view_is_told_without_anything_out_of_the_ordinary(atlas: Atlas):
    assert state_of(atlas, View()) == {
        "is": {
            "as_at": "2016-03-30",
            "region": [],
            "leader_type": [],
            "q": "",
            "colour_by": "population",
            "population": "registered",
            "classes": "natural-breaks",
            "style": "boundaries",
            "mark": "nothing",
            "labels": "off",
        },
        "regions": [9, 17, 5, 13],
        "leader_types": [18, 18, 3, 2, 3, 0],
        "moment": "30 March 2016: 41 leaders named.",
        "types_counted": "Counted by the leaders announced by 30 March 2016.",
    }


@given(VIEWS)
def test_what_is_shown_of_any_view_is_one_of_the_choices_or_told_with_it(atlas: Atlas, view: View):
    state, choices = state_of(atlas, view), choices_of(atlas)
    assert tuple(state["is"]) == NAMES
    choices["colour_by"] += state.get("own", [])
    choices["as_at"] += [state["day"][:2]] if "day" in state else []
    for name, pairs in choices.items():
        shown = state["is"][name]
        chosen = {shown} if isinstance(shown, str) else set(shown)
        assert chosen <= {value for value, _ in pairs}
    assert len(state["regions"]) == len(choices["region"])
    assert len(state["leader_types"]) == len(choices["leader_type"])


def test_each_choice_counts_under_the_other_filters(atlas: Atlas):
    view = View(Filters(regions=(Region.LONDON,), leader_types=(LeaderType.LOCAL_AUTHORITY,)))
    state = state_of(atlas, view)
    assert state["regions"] == [1, 2, 0, 0]
    assert state["leader_types"] == [3, 2, 0, 0, 0, 0]
    assert (state["is"]["region"], state["is"]["leader_type"]) == (["london"], ["local-authority"])


def test_a_day_that_is_a_step_is_not_told_twice(atlas: Atlas):
    for as_at in days(atlas, AsAt.LEADERS_NAMED):
        assert "day" not in state_of(atlas, View(Filters(as_at=as_at)))


@pytest.mark.parametrize(
    ("day", "words", "index", "moment"),
    [
        (
            date(2016, 3, 16),
            "16 March 2016",
            1,
            "15 March 2016: 44 footprints published, 8 leaders named.",
        ),
        (date(2016, 4, 5), "5 April 2016", 2, "30 March 2016: 41 leaders named."),
        (date(2018, 12, 30), "30 December 2018", 16, "30 June 2018: "),
    ],
)
def test_a_day_between_two_steps_is_told_with_its_place(
    atlas: Atlas, choices, day: date, words: str, index: int, moment: str
):
    state = state_of(atlas, View(Filters(as_at=AsAt(day))))
    assert state["day"] == [day.isoformat(), words, index]
    steps = [words for _, words in choices["as_at"]]
    steps.insert(index, words)
    assert steps == [as_at.value for as_at in days(atlas, AsAt(day))]
    assert state["moment"].startswith(moment)


def test_uploaded_figures_are_told_by_heading_however_untrusted(atlas: Atlas):
    heading = "</script><b>Spend"
    mine = uploaded(column({1: 1.0}, heading), column({1: 2.0}, "Beds"))
    assert state_of(atlas, View(), mine)["own"] == [
        ["figure-script-b-spend", f"Your figures: {heading}"],
        ["figure-beds", "Your figures: Beds"],
    ]
    shown = View(presentation=Presentation("figure-beds"))
    assert state_of(atlas, shown, mine)["is"]["colour_by"] == "figure-beds"
    assert len(state_of(atlas, shown, mine)["own"]) == 2


def test_own_figures_that_were_not_added_here_are_said_to_be_so(atlas: Atlas):
    asked = View(presentation=Presentation("figure-gone"))
    missing = ["figure-gone", "Your figures (not added here)"]
    assert state_of(atlas, asked)["own"] == [missing]
    mine = uploaded(column({1: 1.0}, "Beds"))
    assert state_of(atlas, asked, mine)["own"] == [missing, ["figure-beds", "Your figures: Beds"]]


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.slug)
def test_only_numbers_are_put_into_classes(atlas: Atlas, measure: Measure):
    state = state_of(atlas, View(presentation=Presentation(measure.slug)))
    assert ("unclassed" in state) is not measure.is_numeric


@pytest.mark.parametrize(
    ("values", "unclassed"),
    [({1: 1.0, 2: 2.5}, False), ({1: "Good", 2: "Poor"}, True)],
)
def test_own_figures_are_put_into_classes_where_they_are_numbers(atlas, values, unclassed):
    mine = uploaded(column(values, "Rating"))
    shown = View(presentation=Presentation("figure-rating"))
    assert state_of(atlas, shown, mine).get("unclassed", False) is unclassed


def test_own_figures_that_are_not_here_are_in_no_classes(atlas: Atlas):
    asked = View(presentation=Presentation("figure-gone"))
    assert state_of(atlas, asked)["unclassed"] is True


def test_a_gesture_is_read():
    said = {"n": 3, "fields": {"region": ["london", "south"], "q": [""]}, "reset": True}
    assert read_gesture(said) == Gesture(3, {"region": ("london", "south"), "q": ("",)}, True)
    assert read_gesture({"n": 1}) == Gesture(1)


@pytest.mark.parametrize(
    "said", [None, 7, "n", [], [{"n": 1}], {}, {"n": None}, {"n": "1"}, {"n": 1.0}, {"N": 1}]
)
def test_what_no_panel_says_is_no_gesture(said):
    assert read_gesture(said) is None


@pytest.mark.parametrize(
    "fields",
    [
        *(None, 7, "region", ["region"], [["region", ["london"]]]),
        {"compare": ["london"]},
        {"embed": ["true"]},
        {"region": "london"},
        {"region": None},
        {"region": {"london": True}},
    ],
)
def test_what_is_no_field_of_the_panel_is_left_out(fields):
    assert read_gesture({"n": 1, "fields": fields}) == Gesture(1)


def test_values_that_are_no_text_are_left_out():
    said = {"n": 1, "fields": {"region": [1, None, ["london"], "south", True]}}
    assert read_gesture(said) == Gesture(1, {"region": ("south",)})


@pytest.mark.parametrize("reset", [None, 0, 1, "true", [True]])
def test_only_true_is_a_reset(reset):
    assert read_gesture({"n": 1, "reset": reset}) == Gesture(1)


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
ALMOST = st.fixed_dictionaries(
    {
        "n": st.integers() | ANY_JSON,
        "fields": st.dictionaries(
            st.sampled_from(NAMES) | st.text(), st.lists(st.text() | ANY_JSON) | ANY_JSON
        ),
        "reset": st.booleans() | ANY_JSON,
    }
)


@given(said=ANY_JSON | ALMOST, view=VIEWS)
def test_whatever_is_said_gives_no_gesture_or_a_valid_view(atlas: Atlas, said, view: View):
    gesture = read_gesture(said)
    if gesture is None:
        return
    assert set(gesture.fields) <= set(NAMES)
    found = view_after(atlas, view, gesture)
    assert from_params(to_params(found), atlas.codes) == (found, ())


@given(VIEWS)
def test_a_gesture_without_fields_leaves_every_view_as_it_is(atlas: Atlas, view: View):
    assert view_after(atlas, view, Gesture(1)) == view


@given(VIEWS)
def test_what_the_panel_shows_said_again_leaves_every_view_as_it_is(atlas: Atlas, view: View):
    said = state_of(atlas, view)["is"]
    assert after(atlas, view, **said) == view


@given(before=VIEWS, meant=VIEWS)
def test_saying_all_that_another_view_shows_leads_to_it(atlas: Atlas, before: View, meant: View):
    said = state_of(atlas, meant)["is"]
    found = after(atlas, before, **said)
    assert state_of(atlas, found)["is"] == state_of(atlas, meant)["is"]
    assert found.presentation.compared == before.presentation.compared


def test_each_field_changes_its_own_part_of_the_view(atlas: Atlas):
    view = View(presentation=Presentation(selected=DEVON))
    expected = {
        ("region", ("london", "north")): view.filtered(regions=(Region.NORTH, Region.LONDON)),
        ("leader_type", ("ccg",)): view.filtered(leader_types=(LeaderType.CCG,)),
        ("q", ("  wirral   nhs ",)): view.filtered(query="wirral nhs").presented(
            selected="E54000008"  # all that is called so lies there
        ),
        ("colour_by", ("region",)): view.presented(colour_by="region"),
        ("colour_by", ("figure-beds",)): view.presented(colour_by="figure-beds"),
        ("population", ("resident",)): view.presented(population=PopulationBase.RESIDENT),
        ("classes", ("quantiles",)): view.presented(classes=ClassMethod.QUANTILES),
        ("style", ("tiles",)): view.presented(style=MapStyle.TILES),
        ("mark", ("evidence",)): view.presented(mark=Mark.EVIDENCE),
        ("labels", ("on",)): view.presented(labels=True),
    }
    for (name, values), changed in expected.items():
        assert after(atlas, view, **{name: list(values)}) == changed
    assert {name for name, _ in expected} | {"as_at"} == set(NAMES)


def test_a_suggestion_selects_the_footprint_that_it_names(atlas: Atlas):
    found = after(atlas, View(), q="Newport, Isle of Wight", stp="E54000042")
    assert (found.filters.query, found.presentation.selected) == (
        "Newport, Isle of Wight",
        "E54000042",
    )


@pytest.mark.parametrize("query", ["Birmingham", "Newcastle", "Stoke", "RDE", "Newport"])
def test_a_search_selects_nothing_where_what_it_finds_lies_in_several(atlas: Atlas, query: str):
    assert after(atlas, View(), q=query).presentation.selected == ""


def test_each_field_goes_back_to_its_default(atlas: Atlas):
    view = View(
        Filters(regions=(Region.NORTH,), leader_types=(LeaderType.CCG,), query="x"),
        Presentation(
            "region",
            population=PopulationBase.RESIDENT,
            classes=ClassMethod.QUANTILES,
            style=MapStyle.TILES,
            mark=Mark.EVIDENCE,
            labels=True,
        ),
    )
    for name, value in state_of(atlas, View())["is"].items():
        view = after(atlas, view, **{name: value})
    assert view == View()


def test_moving_along_the_timeline_marks_what_changed(atlas: Atlas):
    moved = after(atlas, View(), as_at="2017-12-31")
    assert moved.filters.as_at == AsAt(date(2017, 12, 31))
    assert moved.presentation.mark is Mark.CHANGES
    evidence = View(presentation=Presentation(mark=Mark.EVIDENCE))
    assert after(atlas, evidence, as_at="2017-12-31") == moved


def test_a_mark_that_was_chosen_counts_more_than_that(atlas: Atlas):
    for mark in Mark:
        assert after(atlas, View(), as_at="latest-known", mark=mark.slug).presentation.mark is mark


def test_the_day_that_is_shown_already_marks_nothing(atlas: Atlas):
    view = View(Filters(as_at=AsAt.LATEST_KNOWN))
    assert after(atlas, view, as_at="latest-known") == view


def test_a_search_selects_the_one_footprint_around_a_town(atlas: Atlas):
    found = after(atlas, View(presentation=Presentation(selected=DEVON)), q="Skipton")
    assert found.filters.query == "Skipton"
    assert found.presentation.selected == WEST_YORKSHIRE


@pytest.mark.parametrize("query", ["Farnborough", "Cardiff", "zzzz", "pedder", ""])
def test_a_search_for_anything_else_leaves_what_is_selected(atlas: Atlas, query: str):
    view = View(presentation=Presentation(selected=DEVON))
    assert after(atlas, view, q=query) == view.filtered(query=query)


def test_the_same_search_said_again_leaves_what_was_picked_meanwhile(atlas: Atlas):
    picked = after(atlas, View(), q="Skipton").presented(selected=DEVON)
    assert after(atlas, picked, q=" Skipton ") == picked
    cleared = picked.presented(selected="")
    assert after(atlas, cleared, q="Skipton", labels="on") == cleared.presented(labels=True)


@given(VIEWS)
def test_a_reset_gives_the_view_that_the_page_opens_with(atlas: Atlas, view: View):
    assert after(atlas, view, is_reset=True) == View()


def test_a_reset_keeps_what_was_chosen_after_it(atlas: Atlas):
    view = View(Filters(regions=(Region.LONDON,), query="x"), Presentation(selected=DEVON))
    assert after(atlas, view, is_reset=True, labels="on") == View().presented(labels=True)
    assert after(atlas, view, is_reset=True, q="Skipton").presentation.selected == WEST_YORKSHIRE


def test_values_that_mean_nothing_fall_back_to_the_default(atlas: Atlas):
    view = View(Filters(regions=(Region.LONDON,), as_at=AsAt.LATEST_KNOWN))
    for name in NAMES:
        found = after(atlas, view, **{name: ["</script>", "\ud800", "9" * 100_000]})
        assert from_params(to_params(found), atlas.codes) == (found, ())
    assert after(atlas, view, region=["narnia", "south"]).filters.regions == (Region.SOUTH,)
