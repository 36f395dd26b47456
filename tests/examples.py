"""How much a test tries in `make test`, and how much at length, in `make test-all`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

import pytest
from _pytest.mark import ParameterSet
from hypothesis import settings


def examples(as_long_as: int, least: int = 5) -> int:
    """How many examples keep a test about as quick as the others of its run.

    Args:
        as_long_as: how many examples of other tests one of its examples takes.
        least: fewer would try nothing.
    """
    return max(least, settings().max_examples // as_long_as)


def in_turns(turning: Sequence[object], *factors: Iterable[object]) -> list[ParameterSet]:
    """Every combination for `pytest.mark.parametrize`, most of them `long`.

    In `make test` the first factor takes turns: each combination of the others meets one of its
    values, the next combination the next.
    """
    return [
        pytest.param(value, *others, marks=[pytest.mark.long] * (place != nth % len(turning)))
        for nth, others in enumerate(product(*factors))
        for place, value in enumerate(turning)
    ]
