"""Values and classes: hand-checked ones, and what holds for any numbers."""

from __future__ import annotations

import math
from itertools import pairwise, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from stp_map.analysis.classification import (
    CLASS_COUNT,
    class_limits,
    limits_key,
    roundest_between,
)
from stp_map.analysis.measures import MEASURES
from stp_map.analysis.selection import select
from stp_map.core.model import Atlas, PopulationBase
from stp_map.core.view import ClassMethod, Filters

NUMBERS = st.one_of(
    st.integers(0, 10_000_000), st.floats(0, 1e7, allow_nan=False).map(lambda n: round(n, 3))
)
VALUES = st.lists(NUMBERS, min_size=1, max_size=60)
TWELVE = [1, 2, 3, 11, 12, 13, 101, 102, 103, 1001, 1002, 1003]


def sizes(values: list[float], method: ClassMethod) -> list[int]:
    """How many values lie in each class: above its lower limit, and up to its upper one."""
    edges = [-math.inf, *class_limits(values, method), math.inf]
    return [sum(low < value <= high for value in values) for low, high in pairwise(edges)]


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        (ClassMethod.QUANTILES, [10, 12, 101, 1000]),
        (ClassMethod.EQUAL_INTERVALS, [201.4, 401.8, 602.2, 802.6]),
        (ClassMethod.ROUND_NUMBERS, [500, 1000]),
    ],
)
def test_twelve_numbers_are_classed_as_by_hand(method, expected):
    assert class_limits(TWELVE, method) == pytest.approx(expected)


def test_natural_breaks_keep_natural_groups_together():
    groups = [1, 2, 3, 21, 22, 23, 41, 42, 43, 61, 62, 63, 81, 82, 83]
    assert class_limits(groups, ClassMethod.NATURAL_BREAKS) == [10, 30, 50, 70]


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        (ClassMethod.NATURAL_BREAKS, [800_000, 1_200_000, 1_700_000, 2_200_000]),
        (ClassMethod.QUANTILES, [780_000, 1_034_000, 1_400_000, 1_800_000]),
        (ClassMethod.EQUAL_INTERVALS, [850_202.2, 1_377_629.4, 1_905_056.6, 2_432_483.8]),
        (ClassMethod.ROUND_NUMBERS, [1_000_000, 2_000_000]),
    ],
)
def test_registered_patients_are_classed_as_by_hand(atlas: Atlas, method, expected):
    people = [f.population_registered for f in atlas.footprints]
    assert class_limits(people, method) == pytest.approx(expected)


def test_quantiles_of_the_atlas_hold_as_many_footprints_each(atlas: Atlas):
    people = [f.population_registered for f in atlas.footprints]
    assert sizes(people, ClassMethod.QUANTILES) == [9, 9, 8, 9, 9]


@pytest.mark.parametrize("method", ClassMethod)
@pytest.mark.parametrize("values", [[7], [7, 7, 7], [0]])
def test_one_value_is_one_class(method, values):
    assert class_limits(values, method) == []


@pytest.mark.parametrize(
    "method", [ClassMethod.NATURAL_BREAKS, ClassMethod.QUANTILES, ClassMethod.EQUAL_INTERVALS]
)
def test_two_values_are_two_classes(method):
    (limit,) = class_limits([2, 1], method)
    assert 1 <= limit < 2


def test_quantiles_that_fall_in_one_gap_are_one_limit():
    assert class_limits([0, 0, 0, 1, 2], ClassMethod.QUANTILES) == [0]


@pytest.mark.parametrize("method", ClassMethod)
@given(values=VALUES)
@settings(max_examples=40)
def test_every_value_falls_in_exactly_one_class(method, values):
    assert sum(sizes(values, method)) == len(values)


@pytest.mark.parametrize("method", ClassMethod)
@given(values=VALUES)
@settings(max_examples=40)
def test_classes_are_few_and_rising(method, values):
    limits = class_limits(values, method)
    assert len(limits) < CLASS_COUNT
    assert limits == sorted(set(limits))


@pytest.mark.parametrize("method", [ClassMethod.NATURAL_BREAKS, ClassMethod.QUANTILES])
@given(values=VALUES)
@settings(max_examples=40)
def test_no_class_of_natural_breaks_or_quantiles_is_empty(method, values):
    assert all(sizes(values, method))


@pytest.mark.parametrize("method", ClassMethod)
@given(values=VALUES, order=st.randoms(use_true_random=False))
@settings(max_examples=20)
def test_the_order_of_the_values_does_not_matter(method, values, order):
    shuffled = values[:]
    order.shuffle(shuffled)
    assert class_limits(shuffled, method) == class_limits(values, method)


@pytest.mark.parametrize(
    ("low", "high", "roundest"),
    [
        (788_645, 890_227, 800_000),
        (1_036_320, 1_056_256, 1_050_000),
        (958_085, 974_713, 970_000),
        (10, 11, 10),
        (1.2, 1.3, 1.2),
        (0.123, 0.127, 0.125),
        (0, 7, 0),
        (-3, 4, 0),
        (95, 105, 100),
    ],
)
def test_the_roundest_number_of_a_gap_is_what_a_person_would_write(low, high, roundest):
    assert roundest_between(low, high) == roundest


@given(low=NUMBERS, high=NUMBERS)
def test_the_roundest_number_lies_in_the_gap(low, high):
    assume(low < high)
    assert low <= roundest_between(low, high) < high


@given(low=st.integers(0, 10_000_000), high=st.integers(0, 10_000_000))
def test_no_rounder_number_lies_in_the_gap(low, high):
    assume(low < high)
    found = roundest_between(low, high)
    power = next(p for p in range(8, -1, -1) if found % 10**p == 0)
    step = 10 ** (power + 1)
    assert found == 0 or math.ceil(low / step) * step >= high


def test_a_gap_too_small_to_round_in_gives_its_lower_end():
    assert roundest_between(1.00000001, 1.00000002) == 1.00000001


def test_every_measure_has_limits_in_the_data_package_under_the_key_that_is_looked_up(atlas):
    everything = select(atlas, Filters()).everything
    for measure in (each for each in MEASURES if each.is_numeric):
        for base, method in product(PopulationBase, ClassMethod):
            values = [*measure.values(everything, base).values()]
            held = atlas.class_limits[limits_key(sorted(values), method)]
            assert list(held) == class_limits(values, method)


def test_limits_that_are_known_are_not_looked_for_again(monkeypatch):
    key = limits_key([1, 2, 3], ClassMethod.QUANTILES)
    monkeypatch.setattr("stp_map.analysis.classification._limits_by", None)
    assert class_limits([3, 1, 2], ClassMethod.QUANTILES, known={key: (1.5,)}) == [1.5]


def test_natural_breaks_of_thousands_of_values_split_them_where_the_gaps_are():
    values = [step / 1000 + 100 * group + 50 for group in range(5) for step in range(1400)]
    assert sizes(values, ClassMethod.NATURAL_BREAKS) == [1400] * 5
