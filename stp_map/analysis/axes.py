"""The scales of charts: their ends, and the round numbers that are written on them. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from stp_map.core.text import number_words

_ENDS, _WRITTEN = 10, 6
"""Steps that the ends of a linear axis are rounded to, and about how many are written: Vega's own
choices, so that a file has the axis that the page has."""

_DIGITS = ((10, 50), (5, 10), (2, 2), (1, 0))
"""A step's first digit, and the square of the least number that it is nearest to by ratio."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale along which values stand, from ``low`` to ``high``, with numbers at its ``steps``."""

    low: float
    high: float
    steps: tuple[float, ...]
    is_logarithmic: bool = False

    def share(self, value: float) -> float:
        """How far along the axis a value stands, from 0 to 1."""
        low, high, at = self.low, self.high, value
        if self.is_logarithmic:
            low, high, at = math.log(low), math.log(high), math.log(value)
        return (at - low) / (high - low)


def linear_axis(values: Iterable[float]) -> Axis:
    """An axis from a round number at or below the least value to one at or above the greatest.

    Args:
        values: at least one.
    """
    found = list(values)
    low, high = min(found), max(found)
    if low == high:
        low, high = low - 1, high + 1
    nice = 0.0
    while nice != (nice := _step((high - low) / _ENDS)):
        low, high = math.floor(low / nice) * nice, math.ceil(high / nice) * nice
    step = _step((high - low) / _WRITTEN)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return Axis(low, high, tuple(round(n * step, 9) for n in range(first, last + 1)))


def _step(wanted: float) -> float:
    """A power of ten, or 2 or 5 times one: whichever is nearest to a number by ratio."""
    power = 10.0 ** math.floor(math.log10(wanted))
    squared = (wanted / power) ** 2
    return power * next(digit for digit, least in _DIGITS if squared >= least)


def logarithmic_axis(numbers: Iterable[float]) -> Axis:
    """A logarithmic axis whose ends lie a little beyond the least and the greatest number.

    Args:
        numbers: positive ones; at least one.
    """
    found = list(numbers)
    spare = (max(found) / min(found)) ** 0.06 if max(found) > min(found) else 2.0
    low, high = min(found) / spare, max(found) * spare
    steps = tuple(step for step in round_steps(found) if low <= step <= high)
    return Axis(low, high, steps, is_logarithmic=True)


def round_steps(numbers: Iterable[float]) -> tuple[float, ...]:
    """Round numbers, 1, 2 and 5 times powers of ten, from below the least to the greatest.

    Args:
        numbers: positive ones; at least one.
    """
    found = list(numbers)
    first, last = math.floor(math.log10(min(found))), math.ceil(math.log10(max(found)))
    steps = [digit * 10.0**power for power in range(first, last + 1) for digit in (1, 2, 5)]
    low, high = min(found) * 0.8, max(found) * 1.25
    return tuple(step for step in steps if low <= step <= high)


def axis_words(number: float) -> str:
    """A number of an axis: ``1.5 million``, ``500,000``, ``0.25``, ``−5``."""
    if abs(number) >= 1e6:  # noqa: PLR2004 - a million
        return f"{number_words(number / 1e6)} million"
    return number_words(number)
