"""What is said of trusts, councils and later areas, in every place the same."""

from __future__ import annotations

import pytest

from stp_map.core import footprint_words
from stp_map.core.later import LaterArea, Relation
from stp_map.core.organisations import Council
from tests.factories import footprint, trust

ONE, TWO = footprint(1, name="Devon"), footprint(2, name="Dorset")
BY_CODE = {each.code: each for each in (ONE, TWO)}


def area(relation: Relation = Relation.CHANGED_AREA, *shares: tuple[str, float]) -> LaterArea:
    return LaterArea("2018-04-01", "STP", "E54000049", "", "Devon and Dorset", relation, shares)


def test_a_trust_is_named_with_its_code():
    assert footprint_words.trust_with_code(trust("Somewhere NHS Trust")) == (
        "Somewhere NHS Trust (RXX)"
    )


def test_a_council_says_its_share_only_where_it_is_split():
    whole, part = Council("E1", "Rutland", "county", 23, 23), Council("E2", "Essex", "c", 194, 872)
    assert footprint_words.council_with_share(whole) == "Rutland"
    assert footprint_words.council_with_share(part) == "Essex (22.2% of it)"


@pytest.mark.parametrize(
    ("share", "words"), [(1, "100%"), (0.827, "82.7%"), (0.012, "1.2%"), (0.01, "1%")]
)
def test_a_share_has_a_decimal_where_it_needs_one(share, words):
    assert footprint_words.percent(share) == words


@pytest.mark.parametrize(
    ("shares", "relation", "words"),
    [
        (((ONE.code, 1.0),), Relation.SAME_AREA, "same area"),
        (((ONE.code, 0.827),), Relation.CHANGED_AREA, "82.7% of it"),
        (((ONE.code, 1.0), (TWO.code, 1.0)), Relation.MERGER, "all of it, with 2 Dorset"),
        (
            ((ONE.code, 0.5), (TWO.code, 0.053)),
            Relation.CHANGED_AREA,
            "50% of it, with 5.3% of 2 Dorset",
        ),
    ],
)
def test_what_a_later_area_took_is_told_with_what_else_it_took(shares, relation, words):
    assert footprint_words.part_taken(area(relation, *shares), ONE, BY_CODE) == words


def test_an_edition_is_a_month_or_only_a_year():
    assert footprint_words.edition(area()) == "April 2018"
    year = LaterArea("2024", "ICB", "E54000008", "QYG", "x", Relation.SAME_AREA, ())
    assert footprint_words.edition(year) == "2024"
    assert footprint_words.codes(year) == "E54000008, QYG"
    assert footprint_words.codes(area()) == "E54000049"
