"""Trusts, councils, later areas and dates are those that were researched, and add up."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
import shapely

from stp_map.core.footprint_words import EDITIONS
from stp_map.core.later import ALL_PUBLISHED, PUBLISHED, Relation
from stp_map.core.model import Atlas, Region
from stp_map.core.organisations import TrustType
from stp_map.data.atlas import print_boundaries
from stp_map.data.package import CODES, COUNCILS, LATER_AREAS, LATER_PARTS, read_table
from stp_map.geometry.projection import projected

EXACT_UNIONS = [1, 8, 10, 11, 13, 15, 18, 19, *range(27, 33), *range(36, 40), 41, 43]
"""Footprints that are upper-tier councils joined, without a part of another."""


def test_there_are_238_trusts_of_which_152_were_foundation_trusts(atlas: Atlas):
    trusts = [trust for footprint in atlas.footprints for trust in footprint.trusts]
    assert len(trusts) == len({trust.code for trust in trusts}) == 238
    assert sum(trust.is_foundation for trust in trusts) == 152
    assert Counter(trust.kind for trust in trusts) == {
        TrustType.ACUTE: 136,
        TrustType.ACUTE_SPECIALIST: 18,
        TrustType.MENTAL_HEALTH: 55,
        TrustType.COMMUNITY: 19,
        TrustType.AMBULANCE: 10,
    }


@pytest.mark.parametrize(
    ("region", "average", "without_ambulance"),
    [
        (Region.NORTH, 8.2, 7.9),
        (Region.LONDON, 7.0, 6.8),
        (Region.MIDLANDS_AND_EAST, 4.3, 4.1),
        (Region.SOUTH, 4.3, 4.1),
    ],
)
def test_trusts_of_a_footprint_average_what_was_counted(atlas, region, average, without_ambulance):
    trusts = [footprint.trusts for footprint in atlas.footprints if footprint.region is region]
    others = [[t for t in each if t.kind is not TrustType.AMBULANCE] for each in trusts]
    assert round(sum(map(len, trusts)) / len(trusts), 1) == average
    assert round(sum(map(len, others)) / len(trusts), 1) == without_ambulance


@pytest.mark.parametrize("code", CODES)
def test_the_headquarters_of_a_trust_lies_in_its_footprint(atlas: Atlas, code):
    trusts = atlas.by_code[code].trusts
    points = shapely.points(projected((trust.longitude, trust.latitude) for trust in trusts))
    outside = ~shapely.contains(print_boundaries(atlas).geometry[code], points)
    assert [t.name for t, is_out in zip(trusts, outside, strict=True) if is_out] == []


def test_there_are_152_councils_of_which_13_are_split(atlas: Atlas, geodata):
    councils = [council for footprint in atlas.footprints for council in footprint.councils]
    shares = Counter()
    for council in councils:
        shares[council.code] += council.share
    assert (len(councils), len(shares)) == (169, 152)
    assert len({council.code for council in councils if council.is_split}) == 13
    assert all(share == pytest.approx(1) for share in shares.values())
    rows = read_table((geodata / COUNCILS).read_bytes(), COUNCILS)[0].rows
    assert sum(row["whole_or_split"] == "split" for _, row in rows) == sum(
        council.is_split for council in councils
    )


def test_20_footprints_are_exact_unions_of_councils(atlas: Atlas):
    whole = [
        footprint.number
        for footprint in atlas.footprints
        if not any(council.is_split for council in footprint.councils)
    ]
    assert whole == EXACT_UNIONS


def test_there_are_382_later_areas_of_424_parts(geodata):
    rows = [read_table((geodata / p).read_bytes(), p)[0].rows for p in (LATER_AREAS, LATER_PARTS)]
    assert [len(each) for each in rows] == [382, 424]


@pytest.mark.parametrize("code", CODES)
def test_all_of_a_footprint_went_into_something_in_every_edition(atlas: Atlas, code):
    shares = Counter()
    for area in atlas.by_code[code].later:
        shares[area.edition] += area.share_of(code)
    assert set(EDITIONS) <= set(shares)
    assert all(share == pytest.approx(1, abs=0.002) for share in shares.values())


def test_29_of_42_integrated_care_boards_of_2022_are_one_footprint_each(atlas: Atlas):
    later = {
        area.code: area
        for footprint in atlas.footprints
        for area in footprint.later
        if area.edition == "2022-07-01"
    }
    assert len(later) == 42
    assert sum(area.relation is Relation.SAME_AREA for area in later.values()) == 29


def test_the_three_of_the_north_merged_in_2018(atlas: Atlas):
    for code in CODES[:3]:
        (merged,) = [area for area in atlas.by_code[code].later if area.edition == "2018-04-01"]
        assert (merged.code, merged.name) == ("E54000049", "Cumbria and North East")
        assert merged.shares == tuple((each, 1.0) for each in CODES[:3])


def test_there_are_29_dates_earliest_first(atlas: Atlas):
    found = atlas.process_dates
    assert len(found) == 29
    assert [each.earliest for each in found] == sorted(each.earliest for each in found)
    assert all(each.sources for each in found)
    due = {each.event: each.latest for each in found if "due" in each.event}
    assert due["First return due: governance and priorities"] == date(2016, 4, 15)
    assert due["June submissions due"] == date(2016, 6, 30)


def test_publication_is_known_of_seven_plans_and_a_span_of_the_rest(atlas: Atlas):
    one = [each for each in atlas.process_dates if each.event.startswith(PUBLISHED)]
    assert sorted(int(each.footprint[-2:]) for each in one) == [4, 8, 10, 17, 28, 30, 31]
    assert sum(each.earliest == each.latest for each in one) == 4
    (every,) = [each for each in atlas.process_dates if each.event.startswith(ALL_PUBLISHED)]
    assert (min(each.earliest for each in one), every.latest) == (
        date(2016, 10, 24),
        date(2016, 12, 16),
    )
