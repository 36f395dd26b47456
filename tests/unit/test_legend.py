"""Classes with their fills, words and counts: one answer for map and legend."""

from __future__ import annotations

from itertools import product

import pytest

from stp_map import palette
from stp_map.legend import Legend, LegendClass, legend
from stp_map.model import AsAt, Atlas, LeaderType, PopulationBase, Region
from stp_map.selection import select
from stp_map.view import BUILT_IN, ClassMethod, ColourBy, Filters, Presentation
from tests.factories import EDITIONS


def of(atlas: Atlas, filters: Filters, **shown: object) -> Legend:
    """The legend of some filters under a presentation."""
    return legend(atlas, select(atlas, filters), Presentation(**shown))  # type: ignore[arg-type]


def lines(found: Legend) -> list[tuple[str, int]]:
    """What a person reads: each label with its count."""
    return [(each.label, each.count) for each in found.classes]


def test_an_open_page_has_five_classes_of_registered_patients(atlas: Atlas):
    found = of(atlas, Filters())
    assert found.title == "GP-registered patients, January to March 2016"
    assert lines(found) == [
        ("Up to 800,000", 10),
        ("800,000 to 1,200,000", 14),
        ("1,200,000 to 1,700,000", 9),
        ("1,700,000 to 2,200,000", 7),
        ("Over 2,200,000", 4),
    ]
    assert [each.fill.colour for each in found.classes] == list(palette.SEQUENTIAL)


def test_leader_types_are_counted_in_the_edition(atlas: Atlas):
    filters = Filters(as_at=AsAt.FIRST_LEADERS)
    assert of(atlas, filters, colour_by=ColourBy.LEADER_TYPE).classes == tuple(
        LegendClass(label, palette.LEADER_TYPES[kind], count)
        for label, kind, count in [
            ("CCG", LeaderType.CCG, 3),
            ("NHS provider", LeaderType.NHS_PROVIDER, 3),
            ("Local authority", LeaderType.LOCAL_AUTHORITY, 2),
            ("Independent", LeaderType.INDEPENDENT, 0),
            ("To be confirmed", LeaderType.TO_BE_CONFIRMED, 36),
        ]
    )


def test_regions_are_counted_under_the_filters(atlas: Atlas):
    found = of(atlas, Filters(regions=(Region.LONDON,)), colour_by=ColourBy.REGION)
    assert found.title == "NHS England region"
    assert lines(found) == [("North", 0), ("Midlands and East", 0), ("London", 5), ("South", 0)]


def test_small_counts_are_labelled_with_the_numbers_in_each_class(atlas: Atlas):
    found = of(atlas, Filters(), colour_by=ColourBy.CCG_COUNT, classes=ClassMethod.QUANTILES)
    assert lines(found) == [("1 to 2", 9), ("3", 9), ("4 to 5", 10), ("6 to 7", 9), ("8 to 12", 7)]


def test_fewer_classes_are_spread_over_the_scale(atlas: Atlas):
    found = of(atlas, Filters(), classes=ClassMethod.ROUND_NUMBERS)
    assert lines(found) == [
        ("Up to 1,000,000", 17),
        ("1,000,000 to 2,000,000", 22),
        ("Over 2,000,000", 5),
    ]
    assert tuple(each.fill for each in found.classes) == palette.sequential(3)


def test_a_class_keeps_its_bounds_and_colour_while_filters_change(atlas: Atlas):
    whole, some = of(atlas, Filters()), of(atlas, Filters(regions=(Region.LONDON,)))
    assert [(c.label, c.fill) for c in whole.classes] == [(c.label, c.fill) for c in some.classes]
    assert [c.count for c in some.classes] == [0, 0, 2, 2, 1]


def test_a_footprint_has_the_fill_and_the_words_of_its_value(atlas: Atlas):
    found = of(atlas, Filters(), population=PopulationBase.RESIDENT)
    assert found.fill_of("E54000007").colour == palette.SEQUENTIAL[4]
    assert found.fill_of("E54000002").colour == palette.SEQUENTIAL[0]
    assert found.values["E54000037"] == "1,169,200 residents"


@pytest.mark.parametrize(
    ("as_at", "colour_by", "base", "method"),
    list(product(EDITIONS, BUILT_IN, PopulationBase, ClassMethod)),
)
def test_every_footprint_is_in_one_class_and_counted_once(atlas, as_at, colour_by, base, method):
    found = of(atlas, Filters(as_at=as_at), colour_by=colour_by, population=base, classes=method)
    assert list(found.class_of) == [f.code for f in atlas.footprints]
    assert sum(each.count for each in found.classes) == 44
    counted = [list(found.class_of.values()).count(n) for n in range(len(found.classes))]
    assert counted == [each.count for each in found.classes]
    assert len({each.label for each in found.classes}) == len(found.classes)
    assert len({each.fill for each in found.classes}) == len(found.classes)
