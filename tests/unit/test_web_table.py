"""The table's facts, sent once, and the few values that each View adds."""

from __future__ import annotations

import json

import pytest

from stp_map.model import AsAt, Atlas, PopulationBase, Region
from stp_map.selection import select
from stp_map.view import Filters, Presentation
from stp_map.web_table import HEADINGS, table_facts, table_state


@pytest.fixture(scope="module")
def facts(atlas: Atlas) -> dict:
    """The facts as the browser reads them."""
    return json.loads(table_facts(atlas))


def test_the_facts_are_the_same_every_time(atlas: Atlas):
    assert table_facts(atlas) == table_facts(atlas)


def test_the_facts_name_every_column_and_every_footprint(facts):
    assert facts["headings"] == list(HEADINGS)
    assert facts["codes"] == [f"E540000{n:02}" for n in range(1, 45)]
    assert [len(facts["fixed"]), *map(len, facts["leaders"].values())] == [44] * 4


def test_a_row_holds_what_a_person_reads(facts):
    place = 36
    assert facts["fixed"][place] == [37, "Devon", "South", 2]
    assert facts["leaders"]["2016-03-30"][place] == [
        "Angela Pedder OBE",
        "Chief Executive, Royal Devon and Exeter NHS Foundation Trust",
        "NHS provider",
        "",
    ]
    assert facts["people"]["registered"][place] == ["1,195,793", "178"]
    assert facts["people"]["resident"][place] == ["1,169,200", "174"]


def test_each_edition_has_its_own_leaders(facts):
    assert [facts["leaders"][as_at.slug][38][0] for as_at in AsAt] == [
        "To be confirmed",
        "Robert Woolley",
        "Stephen Ladyman",
    ]


def test_a_footprint_that_waits_has_no_post_and_no_mark(facts):
    assert facts["leaders"]["2016-03-30"][5] == ["To be confirmed", "", "To be confirmed", ""]


def test_weak_evidence_is_marked_in_the_row(facts):
    marks = {n: row[3] for n, row in enumerate(facts["leaders"]["2016-03-30"], 1) if row[3]}
    assert {n for n, mark in marks.items() if mark == "unverified"} == {10, 25, 26, 31, 35}
    assert {n for n, mark in marks.items() if mark == "later source"} == {11, 13, 19, 40, 41}
    assert len(marks) == 10


def test_the_state_says_which_rows_are_shown_and_in_which_words(atlas: Atlas):
    filters = Filters(as_at=AsAt.LATEST_KNOWN, regions=(Region.LONDON,))
    shown = Presentation(population=PopulationBase.RESIDENT, selected="E54000001")
    assert table_state(select(atlas, filters), shown) == {
        "rows": [26, 27, 28, 29, 30],
        "edition": "latest-known",
        "base": "resident",
        "selected": "E54000001",
        "caption": (
            "5 footprints shown. Leaders: latest known leaders. Population: Residents, mid-2015."
        ),
    }


def test_a_table_of_nothing_says_so(atlas: Atlas):
    state = table_state(select(atlas, Filters(query="zzz")), Presentation())
    assert (state["rows"], state["caption"]) == (
        [],
        (
            "0 footprints shown. Leaders: as at 30 March 2016. "
            "Population: GP-registered patients, January to March 2016."
        ),
    )
