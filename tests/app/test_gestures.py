"""Gestures that follow each other before the browser has heard of the first, and junk ones.

The panel's script says again what was not heard, with each further gesture; these tests say what
it would say, from the address that the browser still has.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from stp_map.analysis.address import from_params
from stp_map.analysis.search import search
from stp_map.core.model import AsAt, Atlas
from stp_map.core.view import tidy_query
from stp_map.web.panel import FIELDS
from tests.examples import examples
from tests.own_page import (
    OwnPage,
    address,
    chosen,
    click,
    gesture,
    opened,
    panel,
    say_gesture,
    words,
)
from tests.untrusted import CORPUS

NAMES = [field.name for field in FIELDS]


def browser_is_still_at(page: AppTest, before: dict[str, list[str]]) -> None:
    """Let the browser say the address from before, for it has not heard of another."""
    page.query_params.clear()
    page.query_params.update(before)


@pytest.mark.parametrize("hears_of_the_address", [True, False])
def test_a_step_along_the_timeline_made_before_the_last_was_heard_keeps_the_marks(
    hears_of_the_address,
):
    page = opened()
    gesture(page, n=1, as_at="2016-03-15")
    if not hears_of_the_address:
        browser_is_still_at(page, {})
    gesture(page, n=2, as_at="latest-known")
    assert address(page) == {"as_at": ["latest-known"], "mark": ["changes"]}
    assert chosen(page)["mark"] == "changes"
    assert "Changes of leader since 31 January 2019" in words(page)


@pytest.mark.parametrize("hears_of_the_address", [True, False])
def test_a_choice_made_before_a_step_along_the_timeline_was_heard_keeps_the_marks(
    hears_of_the_address,
):
    page = opened()
    gesture(page, n=1, as_at="latest-known")
    if not hears_of_the_address:
        browser_is_still_at(page, {})
    gesture(page, n=2, as_at="latest-known", region=["london"])
    assert address(page) == {
        "as_at": ["latest-known"],
        "mark": ["changes"],
        "region": ["london"],
    }


def test_marks_taken_off_before_the_step_was_heard_stay_off():
    page = opened()
    gesture(page, n=1, as_at="latest-known")
    browser_is_still_at(page, {})
    gesture(page, n=2, as_at="latest-known", mark="nothing")
    assert address(page) == {"as_at": ["latest-known"]}


def test_marks_are_taken_off_by_hand_once_they_were_drawn():
    page = opened()
    gesture(page, as_at="latest-known")
    gesture(page, mark="nothing")
    assert address(page) == {"as_at": ["latest-known"]}
    gesture(page, as_at="2016-03-15")
    gesture(page, mark="nothing")
    assert address(page) == {"as_at": ["2016-03-15"]}


def test_three_choices_none_of_which_was_heard_are_all_made():
    page = opened(stp="E54000037")
    gesture(page, n=1, region=["london"])
    browser_is_still_at(page, {"stp": ["E54000037"]})
    gesture(page, n=2, region=["london"], labels="on")
    browser_is_still_at(page, {"stp": ["E54000037"]})
    gesture(page, n=3, region=["london", "south"], labels="on")
    assert address(page) == {
        "region": ["london", "south"],
        "labels": ["on"],
        "stp": ["E54000037"],
    }
    assert panel(page)["heard"] == 3


def test_a_choice_said_again_after_it_was_heard_does_no_harm():
    page = opened()
    gesture(page, n=1, region=["london"], labels="on")
    said = address(page)
    gesture(page, n=2, region=["london"], labels="on")
    assert address(page) == said
    assert panel(page)["heard"] == 2


def test_a_search_said_again_leaves_a_footprint_that_was_picked_meanwhile():
    page = opened()
    gesture(page, n=1, q="Skipton")
    click(page, "E54000007")
    gesture(page, n=2, q="Skipton", labels="on")
    assert address(page) == {"q": ["Skipton"], "labels": ["on"], "stp": ["E54000007"]}


def test_a_choice_undone_before_it_was_heard_is_undone():
    page = opened()
    gesture(page, n=1, region=["london"])
    browser_is_still_at(page, {})
    gesture(page, n=2, region=[])
    assert address(page) == {}


def test_going_back_twice_goes_back_two_steps_though_the_first_was_not_drawn():
    page = opened(region="london", labels="on")
    del page.query_params["labels"]
    page.run()
    del page.query_params["region"]
    page.run()
    assert address(page) == {}
    assert (chosen(page)["region"], chosen(page)["labels"]) == ([], "off")
    assert "44 of 44" in words(page)


def test_a_reset_forgets_what_was_chosen_before_it():
    page = opened()
    gesture(page, n=1, region=["london"])
    gesture(page, n=2, reset=True)
    assert address(page) == {}
    assert panel(page)["heard"] == 2


def test_a_choice_made_before_a_reset_was_heard_is_all_that_is_chosen():
    before = {"colour_by": ["region"], "q": ["east"], "stp": ["E54000029"]}
    page = opened(**before)
    gesture(page, n=1, reset=True)
    browser_is_still_at(page, before)
    gesture(page, n=2, reset=True, labels="on")
    assert address(page) == {"labels": ["on"]}


def test_a_reset_that_was_heard_is_not_said_again():
    page = opened(colour_by="region")
    gesture(page, n=1, reset=True)
    gesture(page, n=2, labels="on")
    gesture(page, n=3, style="tiles")
    assert address(page) == {"labels": ["on"], "style": ["tiles"]}


def test_the_panel_hears_of_the_last_gesture_and_of_none_at_first():
    page = opened(region="london")
    assert panel(page)["heard"] == 0
    gesture(page, n=7, labels="on")
    assert panel(page)["heard"] == 7
    page.run()
    assert panel(page)["heard"] == 7


@pytest.fixture(scope="module")
def page() -> OwnPage:
    """One page for all junk: none of it may spoil the page for the next."""
    return opened(region="london", stp="E54000028")


@pytest.mark.parametrize(
    "said",
    [
        *(None, True, 0, 1.5, "", "reset", [], [1], {}, {"fields": {"region": []}}),
        {"n": None, "reset": True},
        {"n": "1", "reset": True},
        {"n": 1.5, "reset": True},
        {"n": [1], "fields": {"region": ["south"]}},
    ],
    ids=str,
)
def test_what_no_panel_says_changes_nothing(page, said):
    before, heard = address(page), panel(page)["heard"]
    say_gesture(page, said)
    assert not page.exception
    assert address(page) == before
    assert panel(page)["heard"] == heard


@pytest.mark.parametrize(
    "fields",
    [
        *(None, 7, "region", ["region"], {"region": None}, {"region": "south"}),
        {"region": {"south": 1}},
        {"compare": ["south"]},
        {"embed": ["true"]},
        {"__proto__": ["x"]},
        {"": ["x"]},
    ],
    ids=str,
)
def test_fields_that_the_panel_does_not_have_change_nothing(page, fields):
    before = address(page)
    say_gesture(page, {"n": 1, "fields": fields, "reset": "yes"})
    assert not page.exception
    assert address(page) == before


@pytest.mark.parametrize("name", [name for name, text in CORPUS.items() if text.strip()])
def test_untrusted_text_in_every_field_is_searched_for_and_otherwise_the_default(
    page, atlas: Atlas, name
):
    text, selected = CORPUS[name], address(page)["stp"]
    say_gesture(page, {"n": 1, "fields": {name: [text, text] for name in NAMES}})
    assert not page.exception
    assert "Something went wrong" not in words(page)
    query = tidy_query(text)
    only = search(atlas, AsAt.LEADERS_NAMED, query).only if query else ""
    found = {"stp": [only] if only else selected}
    assert address(page) == {**({"q": [query]} if query else {}), **found}
    assert chosen(page)["q"] == query


def test_a_suggestion_says_a_search_and_its_footprint(page):
    say_gesture(page, {"n": 1, "fields": {"q": ["Exeter"], "stp": ["E54000037"]}})
    assert address(page)["stp"] == ["E54000037"]
    assert address(page)["q"] == ["Exeter"]
    say_gesture(page, {"n": 1, "fields": {"q": [], "stp": ["E54000028"]}})
    assert address(page)["stp"] == ["E54000028"]


def test_huge_gestures_are_survived(page):
    many = ["london"] * 10_000
    say_gesture(page, {"n": 10**30, "fields": {**dict.fromkeys(NAMES, many), "q": ["W" * 10**6]}})
    assert not page.exception
    assert chosen(page)["region"] == ["london"]
    assert len(chosen(page)["q"]) == 100
    say_gesture(page, {"n": -(10**30), "fields": {"as_at": ["9999999999-01-01"], "q": []}})
    assert not page.exception
    assert address(page) == {"region": ["london"], "stp": ["E54000028"]}


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
NEARLY = st.fixed_dictionaries(
    {
        "n": JUNK | st.integers(0, 9),
        "fields": JUNK | st.dictionaries(st.sampled_from(NAMES), JUNK | st.lists(JUNK)),
        "reset": JUNK,
    }
)


@settings(max_examples=examples(4))
@given(said=JUNK | NEARLY)
def test_whatever_is_said_the_page_is_drawn_at_a_valid_address(said, page, atlas: Atlas):
    say_gesture(page, said)
    assert not page.exception
    assert "Something went wrong" not in words(page)
    _, ignored = from_params(address(page), atlas.codes)
    assert ignored == ()
