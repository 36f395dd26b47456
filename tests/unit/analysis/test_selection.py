"""What the filters leave, counted by hand from the tables."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stp_map.analysis.selection import Selection, select
from stp_map.core.model import AsAt, Atlas, LeaderType, Region
from stp_map.core.view import Filters
from tests.factories import EDITIONS, ccg, footprint, leader, with_footprints

LONDON = {27, 28, 29, 30, 31}


def numbers(selection: Selection) -> list[int]:
    """Numbers of the footprints shown."""
    return [entry.footprint.number for entry in selection.shown]


def test_no_filter_shows_all_44_in_number_order(atlas: Atlas):
    selection = select(atlas, Filters())
    assert numbers(selection) == list(range(1, 45))
    assert selection.shown == selection.everything


def test_a_selection_carries_the_filters_that_made_it(atlas: Atlas):
    filters = Filters(regions=(Region.LONDON,), query="east")
    assert select(atlas, filters).filters == filters


def test_a_region_shows_its_footprints(atlas: Atlas):
    assert set(numbers(select(atlas, Filters(regions=(Region.LONDON,))))) == LONDON


def test_two_regions_show_the_footprints_of_both(atlas: Atlas):
    both = select(atlas, Filters(regions=(Region.NORTH, Region.LONDON)))
    assert numbers(both) == [*range(1, 10), *range(27, 32)]


@pytest.mark.parametrize(
    ("leader_type", "expected"),
    [
        (LeaderType.LOCAL_AUTHORITY, [7, 14, 17]),
        (LeaderType.INDEPENDENT, [10, 26]),
        (LeaderType.TO_BE_CONFIRMED, [6, 22, 36]),
    ],
)
def test_a_leader_type_shows_its_footprints(atlas, leader_type, expected):
    assert numbers(select(atlas, Filters(leader_types=(leader_type,)))) == expected


def test_leader_types_are_those_of_the_edition(atlas: Atlas):
    filters = Filters(as_at=AsAt.LATEST_KNOWN, leader_types=(LeaderType.INDEPENDENT,))
    assert numbers(select(atlas, filters)) == [6, 25, 37, 39]


def test_a_lead_that_has_ended_is_of_no_other_type(atlas: Atlas):
    ended = Filters(as_at=AsAt.LATEST_KNOWN, leader_types=(LeaderType.ENDED,))
    assert numbers(select(atlas, ended)) == [10, 14, 26]
    authority = Filters(as_at=AsAt.LATEST_KNOWN, leader_types=(LeaderType.LOCAL_AUTHORITY,))
    assert 14 not in numbers(select(atlas, authority))


def test_filters_of_different_kinds_must_all_hold(atlas: Atlas):
    filters = Filters(
        regions=(Region.MIDLANDS_AND_EAST, Region.LONDON),
        leader_types=(LeaderType.NHS_PROVIDER,),
        query="central",
    )
    assert numbers(select(atlas, filters)) == [24, 28]  # 24 has Central Bedfordshire


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("manchester", [7]),
        ("MaNCHester", [7]),
        ("chester", [8]),
        ("anchester", [7]),
        ("manchéster", [7]),
        ("pedder", [37]),
        ("alder hey", [8]),
        ("children’s", [8, 9, 17]),
        ("NHS Wirral", [8]),
        ("wirral nhs", [8]),
        ("pedder devon", [37]),
        ("devon manchester", []),
        ("council", [7, 14, 17]),
        ("Guy’s", [30]),
        ("guy's", [30]),
        ("E54000046", [1]),
        ("e54000037", [37]),
        ("44", [44]),
        ("zzz", []),
        (".*", []),
    ],
)
def test_a_search_finds_words_whatever_their_case_and_accents(atlas, query, expected):
    assert numbers(select(atlas, Filters(query=query))) == expected


def test_a_search_ignores_accents_in_the_data_too(atlas: Atlas):
    small = with_footprints(atlas, footprint(1, name="Bodmín"), footprint(2, leader=leader("Zoë")))
    assert numbers(select(small, Filters(query="bodmin"))) == [1]
    assert numbers(select(small, Filters(query="zoe"))) == [2]


def test_a_search_does_not_run_from_one_name_into_the_next(atlas: Atlas):
    small = with_footprints(atlas, footprint(1, name="Some", ccgs=(ccg("Where CCG"),)))
    assert numbers(select(small, Filters(query="some"))) == [1]
    assert numbers(select(small, Filters(query="somewhere"))) == [1]  # her leader's organisation
    assert numbers(select(small, Filters(query="ccgwhere"))) == []


def test_a_search_finds_the_leader_of_the_edition_only(atlas: Atlas):
    assert numbers(select(atlas, Filters(query="pleydell"))) == []
    latest = Filters(as_at=AsAt.LATEST_KNOWN, query="pleydell")
    assert numbers(select(atlas, latest)) == [6]


def test_the_counts_of_an_open_page_are_those_of_the_tables(atlas: Atlas):
    selection = select(atlas, Filters())
    assert selection.region_counts == {
        Region.NORTH: 9,
        Region.MIDLANDS_AND_EAST: 17,
        Region.LONDON: 5,
        Region.SOUTH: 13,
    }
    assert selection.leader_type_counts == {
        LeaderType.CCG: 18,
        LeaderType.NHS_PROVIDER: 18,
        LeaderType.LOCAL_AUTHORITY: 3,
        LeaderType.INDEPENDENT: 2,
        LeaderType.TO_BE_CONFIRMED: 3,
        LeaderType.ENDED: 0,
    }


def test_a_count_follows_the_other_filters_but_not_its_own(atlas: Atlas):
    selection = select(
        atlas,
        Filters(regions=(Region.LONDON,), leader_types=(LeaderType.LOCAL_AUTHORITY,)),
    )
    assert selection.shown == ()
    assert selection.region_counts == {  # the three local authority leads: 7, 14 and 17
        Region.NORTH: 1,
        Region.MIDLANDS_AND_EAST: 2,
        Region.LONDON: 0,
        Region.SOUTH: 0,
    }
    assert selection.leader_type_counts == {  # London's five: Parmar, Milligan and Magson; two
        LeaderType.CCG: 3,
        LeaderType.NHS_PROVIDER: 2,
        LeaderType.LOCAL_AUTHORITY: 0,
        LeaderType.INDEPENDENT: 0,
        LeaderType.TO_BE_CONFIRMED: 0,
        LeaderType.ENDED: 0,
    }


@pytest.mark.parametrize(("as_at", "region"), list(product(EDITIONS, Region)))
def test_a_count_is_how_many_are_shown_once_it_is_chosen(atlas, as_at, region):
    kinds = (LeaderType.CCG, LeaderType.TO_BE_CONFIRMED)
    before = select(atlas, Filters(as_at=as_at, leader_types=kinds))
    after = select(atlas, Filters(as_at=as_at, leader_types=kinds, regions=(region,)))
    assert len(after.shown) == before.region_counts[region]


def test_entries_are_found_by_code_whether_shown_or_not(atlas: Atlas):
    selection = select(atlas, Filters(query="devon"))
    assert selection.by_code["E54000037"] is selection.shown[0]
    assert selection.by_code["E54000001"].footprint.number == 1
    assert selection.shown_codes == {"E54000037"}


@given(st.data())
def test_any_word_of_a_name_in_any_case_finds_its_footprint(atlas, data):
    name = data.draw(st.sampled_from([f.name for f in atlas.footprints]), label="name")
    word = data.draw(st.sampled_from(name.replace(",", "").split()), label="word")
    typed = data.draw(st.sampled_from([str.upper, str.lower, str.swapcase]))(word)
    shown = select(atlas, Filters(query=typed)).shown
    assert name in [entry.footprint.name for entry in shown]
