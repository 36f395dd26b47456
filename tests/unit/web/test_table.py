"""The table's facts, sent once, and the few values that each View adds."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stp_map.analysis.editions import lead_on
from stp_map.analysis.lanes import known_leads
from stp_map.analysis.measures import MEASURES
from stp_map.analysis.scene import scene_of
from stp_map.core.figures import Figures
from stp_map.core.model import FIRST_DAY, LAST_DAY, AsAt, Atlas, PopulationBase, Region
from stp_map.core.view import Filters, Presentation, View
from stp_map.web.script_data import compact_json
from stp_map.web.table import (
    HEADINGS,
    headings,
    lead_cells,
    table_facts,
    table_row,
    table_state,
)
from tests.factories import column, uploaded


@pytest.fixture(scope="module")
def facts(atlas: Atlas) -> dict:
    """The facts as the browser reads them."""
    return facts_of(atlas)


def facts_of(atlas: Atlas) -> dict:
    """Every cell that the table can show, as the browser reads it."""
    return json.loads(compact_json(table_facts(atlas, known_leads(atlas))))


def state_of(
    atlas: Atlas, filters: Filters, shown: Presentation, figures: Figures | None = None
) -> dict:
    """What the table is told of some filters under a presentation."""
    return table_state(scene_of(atlas, View(filters, shown), figures))


def leaders(atlas: Atlas, facts: dict, as_at: AsAt) -> list[list[str]]:
    """What the browser reads of each footprint's leader on a day: facts and state together."""
    leads = state_of(atlas, Filters(as_at=as_at), Presentation())["leads"]
    return [known[int(lead, 36)] for known, lead in zip(facts["leaders"], leads, strict=True)]


def test_the_facts_are_the_same_every_time(atlas: Atlas):
    assert facts_of(atlas) == facts_of(atlas)


def test_the_facts_name_every_column_and_every_footprint(facts):
    assert facts["headings"] == list(HEADINGS)
    assert facts["codes"] == [f"E540000{n:02}" for n in range(1, 45)]
    assert [len(facts["fixed"]), len(facts["leaders"])] == [44, 44]


def test_a_row_holds_what_a_person_reads(atlas, facts):
    index = 36
    assert facts["fixed"][index] == [37, "Devon", "South", 2, 6, 3]
    assert leaders(atlas, facts, AsAt.LEADERS_NAMED)[index] == [
        "Angela Pedder OBE",
        "Chief Executive, Royal Devon and Exeter NHS Foundation Trust",
        "NHS provider",
        "",
    ]
    assert facts["people"]["registered"][index] == ["1,195,793", "178"]
    assert facts["people"]["resident"][index] == ["1,169,200", "174"]


def test_every_day_has_its_own_leaders(atlas, facts):
    named = [AsAt.FIRST_LEADERS, AsAt.LEADERS_NAMED, AsAt(date(2018, 12, 30)), AsAt.LATEST_KNOWN]
    assert [leaders(atlas, facts, as_at)[38][0] for as_at in named] == [
        "To be confirmed",
        "Robert Woolley",
        "Robert Woolley",
        "Stephen Ladyman",
    ]
    assert leaders(atlas, facts, AsAt(date(2018, 12, 31)))[38][0] == "Stephen Ladyman"


@given(st.dates(FIRST_DAY, LAST_DAY))
def test_facts_and_state_together_are_the_leaders_of_any_day(atlas, day):
    as_at = AsAt(day)
    found = leaders(atlas, facts_of(atlas), as_at)
    assert found == [list(lead_cells(lead_on(f, as_at))) for f in atlas.footprints]


def test_nothing_is_listed_twice_of_what_is_known_of_a_lead(facts):
    assert [(row[0], row[3]) for row in facts["leaders"][21]] == [
        ("To be confirmed", ""),
        (
            "To be confirmed",
            (
                "may have changed: new lead, Dr Wendy Thomson, some day from 31 March to "
                "21 October 2016"
            ),
        ),
        ("Dr Wendy Thomson", "known on that day"),
        ("Dr Wendy Thomson", "last known, from October 2016, not checked since"),
        (
            "Dr Wendy Thomson",
            (
                "last known, from October 2016, not checked since; may have changed: new lead, "
                "Antek Lejk, some day from 1 to 31 August 2017"
            ),
        ),
        ("Antek Lejk", "known on that day"),
        ("Antek Lejk", "last known, from August 2017, not checked since"),
    ]
    assert all(len({tuple(row) for row in known}) == len(known) for known in facts["leaders"])


def test_a_footprint_that_waits_has_no_post_and_no_mark(atlas, facts):
    waiting = leaders(atlas, facts, AsAt.LEADERS_NAMED)[5]
    assert waiting == ["To be confirmed", "", "To be confirmed", ""]


def test_weak_evidence_is_marked_in_the_row(atlas, facts):
    rows = leaders(atlas, facts, AsAt.LEADERS_NAMED)
    marks = {n: row[3] for n, row in enumerate(rows, 1) if row[3]}
    assert {n for n, mark in marks.items() if mark == "unverified"} == {10, 25, 26, 31, 35}
    assert {n for n, mark in marks.items() if mark == "encyclopaedia"} == {21, 38, 42}
    later = {n for n, mark in marks.items() if mark == "later source"}
    assert later == {11, 12, 13, 18, 19, 20, 24, 39, 40, 41}
    assert len(marks) == 18


def test_the_state_says_which_rows_are_shown_and_in_which_words(atlas: Atlas):
    filters = Filters(as_at=AsAt.LATEST_KNOWN, regions=(Region.LONDON,))
    shown = Presentation(population=PopulationBase.RESIDENT, selected="E54000001")
    state = state_of(atlas, filters, shown)
    assert len(state.pop("leads")) == 44
    assert state == {
        "rows": "0" * 26 + "1" * 5 + "0" * 13,
        "base": "resident",
        "selected": "E54000001",
        "caption": (
            "5 footprints shown. Leaders: latest known leaders. Population: Residents, mid-2015."
        ),
    }


def test_a_table_of_nothing_says_so(atlas: Atlas):
    state = state_of(atlas, Filters(query="zzz"), Presentation())
    assert (state["rows"], state["caption"]) == (
        "0" * 44,
        (
            "0 footprints shown. Leaders: as at 30 March 2016. "
            "Population: GP-registered patients, January to March 2016."
        ),
    )


def test_a_row_in_words_is_what_the_browser_puts_together(atlas: Atlas, facts):
    scene = scene_of(atlas, View())
    row = table_row(scene.entries[36], scene)
    assert row == (
        *("37", "Devon", "South", "Angela Pedder OBE", "NHS provider"),
        *("1,195,793", "178", "2", "6", "3"),
    )
    assert len(row) == len(facts["headings"])


def test_own_figures_are_one_more_column_with_their_heading(atlas: Atlas):
    heading = "</script><b>Spend"
    mine = uploaded(column({1: 1234.5, 37: 2.0}, heading, unit="£", decimals=1))
    scene = scene_of(atlas, View().presented(colour_by="figure-script-b-spend"), mine)
    own = table_state(scene)["own"]
    assert own["heading"] == heading
    assert [own["values"][index] for index in (0, 1, 36)] == ["£1,234.5", "No data", "£2.0"]
    assert headings(scene.legend) == (*HEADINGS, heading)
    assert table_row(scene.entries[0], scene)[-1] == "£1,234.5"


def test_the_table_has_no_such_column_unless_they_are_shown(atlas: Atlas):
    mine = uploaded(column({1: 1.0}))
    assert state_of(atlas, Filters(), Presentation(), mine) == state_of(
        atlas, Filters(), Presentation()
    )
    assert "own" not in state_of(atlas, Filters(), Presentation(), mine)
    assert "Spend" not in compact_json(facts_of(atlas))


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.slug)
def test_a_measure_is_in_the_table_whether_it_has_a_column_of_its_own_or_not(atlas, measure):
    scene = scene_of(atlas, View().presented(colour_by=measure.slug))
    own = table_state(scene).get("own")
    assert (own is None) is measure.has_column
    if own is not None:
        assert own == {"heading": scene.legend.title, "values": [*scene.legend.values.values()]}
        assert headings(scene.legend) == (*HEADINGS, scene.legend.title)
        assert [table_row(entry, scene)[-1] for entry in scene.entries] == own["values"]


def test_own_figures_that_were_not_added_leave_the_column_without_data(atlas: Atlas):
    own = state_of(atlas, Filters(), Presentation("figure-gone"))["own"]
    assert own["values"] == ["No data"] * 44
