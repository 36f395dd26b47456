"""The facts of the details, sent once, and what each View adds to them."""

from __future__ import annotations

import json
from datetime import date

import pytest

from stp_map.analysis.lanes import known_leads
from stp_map.analysis.scene import scene_of
from stp_map.analysis.timeline import moments
from stp_map.core.figures import Figures
from stp_map.core.model import AsAt, Atlas
from stp_map.core.view import Filters, Presentation, View
from stp_map.web.details import details_html
from stp_map.web.details_state import FILE_SIZE, details_facts, details_state, details_words
from stp_map.web.table import table_state
from tests.factories import column, footprint, uploaded, with_footprints
from tests.html_reader import HtmlReader
from tests.put_together import details_put_together

UNTRUSTED = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"


def told(atlas: Atlas, filters: Filters, code: str, figures: Figures | None = None) -> dict:
    """What the browser is told of a view that selects a footprint."""
    scene = scene_of(atlas, View(filters, Presentation(selected=code)), figures)
    return {**table_state(scene), **details_state(scene)}


def facts_of(atlas: Atlas) -> list:
    """The details of every footprint, file by file."""
    return details_facts(atlas, known_leads(atlas))


def words(html: str) -> str:
    """What a reader sees of HTML."""
    return HtmlReader(html).words


@pytest.fixture(scope="module")
def days(atlas: Atlas) -> list[AsAt]:
    """Every day on which something happened, and some in between."""
    between = [AsAt(date(2016, 3, 16)), AsAt(date(2016, 8, 10)), AsAt(date(2019, 1, 15))]
    return [*between, *(moment.as_at for moment in moments(atlas))]


def test_put_together_they_are_the_details_of_every_footprint_on_every_day(atlas: Atlas, days):
    clear = details_words()["clear"]
    for as_at in days:
        filters = Filters(as_at=as_at)
        for code in atlas.by_code:
            whole = details_html(scene_of(atlas, View(filters, Presentation(selected=code))))
            assert details_put_together(atlas, told(atlas, filters, code)) == clear + whole


def test_a_footprint_that_the_filters_leave_out_is_told_of_with_a_note(atlas: Atlas):
    filters = Filters(query="devon")
    view = View(filters, Presentation(selected="E54000001"))
    found = details_put_together(atlas, told(atlas, filters, "E54000001"))
    assert "not among those that the filters show" in found
    assert found.endswith(details_html(scene_of(atlas, view)))


def test_where_nothing_is_selected_they_say_how_to_select(atlas: Atlas):
    said = words(details_put_together(atlas, told(atlas, Filters(), "")))
    assert said.startswith("Details Choose a footprint on the map or in the table")


def test_own_figures_are_told_of_the_selected_footprint_alone(atlas: Atlas):
    mine = uploaded(column({37: -12.5, 41: 3}, "Deficit"))
    state = told(atlas, Filters(), "E54000037", mine)
    assert "Your figures" not in json.dumps(facts_of(atlas))
    assert "Your figures Deficit" in words(state["ownFigures"])
    view = View(Filters(), Presentation(selected="E54000037"))
    whole = details_html(scene_of(atlas, view, mine))
    assert details_put_together(atlas, state).endswith(whole)


@pytest.mark.parametrize("code", ["", "E54000037"])
def test_without_own_figures_nothing_is_added(atlas: Atlas, code: str):
    view = View().presented(selected=code)
    assert details_state(scene_of(atlas, view)) == {}


def test_facts_of_many_footprints_are_in_files_of_no_more_than_so_many(atlas: Atlas):
    many = with_footprints(atlas, *(footprint(n) for n in range(1, 131)))
    files = facts_of(many)
    assert [len(file) for file in files] == [FILE_SIZE, FILE_SIZE, 2]
    assert words(files[2][0][0]) == "Footprint 129"


def test_untrusted_text_in_the_facts_is_text(atlas: Atlas):
    doctored = with_footprints(atlas, footprint(1, name=UNTRUSTED))
    ((facts,),) = facts_of(doctored)
    name = HtmlReader(facts[0])
    assert [tag for tag, _ in name.elements] == ["h2"]
    assert UNTRUSTED in name.text
