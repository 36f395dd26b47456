"""The scales of charts: round numbers, whatever the values."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stp_map.analysis.axes import axis_words, linear_axis, logarithmic_axis, round_steps

NUMBERS = st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=50)


def test_the_axis_of_populations_has_round_steps_and_holds_them_all():
    axis = linear_axis([0, 2_960_000])
    assert axis.steps == (0, 500_000, 1e6, 1.5e6, 2e6, 2.5e6, 3e6)
    assert (axis.low, axis.high) == (0, 3_000_000)
    assert axis.share(1_500_000) == 0.5


@given(NUMBERS)
def test_every_value_lies_on_its_axis_and_so_do_a_few_steps(values):
    axis = linear_axis(values)
    assert all(-1e-6 <= axis.share(value) <= 1 + 1e-6 for value in values)
    assert all(-1e-6 <= axis.share(step) <= 1 + 1e-6 for step in axis.steps)
    assert 2 <= len(axis.steps) <= 12


def test_a_logarithmic_axis_keeps_values_off_its_ends():
    axis = logarithmic_axis([240, 2_400, 4_100])
    assert axis.steps == (500, 1_000, 2_000) or set(axis.steps) >= {500, 1_000, 2_000}
    assert 0 < axis.share(240) < axis.share(2_400) < axis.share(4_100) < 1
    assert logarithmic_axis([500]).share(500) == pytest.approx(0.5)


def test_round_steps_are_1_2_and_5_times_powers_of_ten():
    assert round_steps([240.0, 4_100.0]) == (200, 500, 1_000, 2_000, 5_000)
    assert all(math.log10(step) < 10 for step in round_steps([1.0, 1e9]))


@pytest.mark.parametrize(
    ("number", "words"),
    [(1_500_000, "1.5 million"), (-0.25, "−0.25"), (500_000, "500,000"), (0, "0")],
)
def test_numbers_of_an_axis_in_words(number, words):
    assert axis_words(number) == words
