"""Gestures that follow each other before the browser has drawn what the page made of the first."""

from __future__ import annotations

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest

from stp_map.model import AsAt, Region
from stp_map.view import Mark
from tests.own_page import address, opened, pills, words


def said(page: AppTest) -> WidgetStates:
    """What the browser says of its widgets now."""
    states = WidgetStates()
    states.CopyFrom(page._tree.get_widget_states())
    return states


def with_one_from(newer: WidgetStates, key: str, older: WidgetStates) -> WidgetStates:
    """What a browser says that has drawn nothing since `older`, but for one widget moved since."""
    states = WidgetStates()
    moved = {each.id: each for each in newer.widgets if each.id.endswith(f"-{key}")}
    assert len(moved) == 1
    states.widgets.extend(moved.get(each.id, each) for each in older.widgets)
    return states


def test_a_step_along_the_timeline_made_before_the_last_was_drawn_keeps_the_marks():
    page = opened()
    before = said(page)
    page.select_slider(key="as_at").set_value(AsAt.FIRST_LEADERS).run()
    page.select_slider(key="as_at").set_value(AsAt.LATEST_KNOWN)
    page._run(with_one_from(said(page), "as_at", before))
    assert address(page) == {"as_at": ["latest-known"], "mark": ["changes"]}
    assert page.selectbox(key="mark").value is Mark.CHANGES
    assert "Changes of leader since 31 January 2019" in words(page)


def test_a_choice_made_before_a_step_along_the_timeline_was_drawn_keeps_the_marks():
    page = opened()
    before = said(page)
    page.select_slider(key="as_at").set_value(AsAt.LATEST_KNOWN).run()
    pills(page, "region").set_value([Region.LONDON])
    now = with_one_from(said(page), "region", before)
    page._run(with_one_from(said(page), "as_at", now))
    assert address(page) == {
        "as_at": ["latest-known"],
        "mark": ["changes"],
        "region": ["london"],
    }


def test_going_back_twice_goes_back_two_steps_though_the_first_was_not_drawn():
    page = opened(region="london", labels="on")
    before = said(page)
    del page.query_params["labels"]
    page.run()
    del page.query_params["region"]
    page._run(before)
    assert address(page) == {}
    assert pills(page, "region").value == []
    assert page.toggle(key="labels").value is False
    assert "44 of 44" in words(page)


def test_marks_are_taken_off_by_hand_once_they_were_drawn():
    page = opened()
    page.select_slider(key="as_at").set_value(AsAt.LATEST_KNOWN).run()
    page.selectbox(key="mark").set_value(Mark.NOTHING).run()
    assert address(page) == {"as_at": ["latest-known"]}
    page.select_slider(key="as_at").set_value(AsAt.FIRST_LEADERS).run()
    page.selectbox(key="mark").set_value(Mark.NOTHING).run()
    assert address(page) == {"as_at": ["2016-03-15"]}
