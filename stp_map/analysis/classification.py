"""Numbers put into classes, by mapclassify."""

from __future__ import annotations

import hashlib
import math
import warnings
from collections.abc import Mapping, Sequence

from stp_map.core.view import ClassMethod

CLASS_COUNT = 5
"""As many classes as the sequential palette can keep apart under colour-vision deficiencies."""

MOST_FOR_NATURAL_BREAKS = 500
"""Finding them takes the square of the number of values: half a second for 500, minutes for 7,000.

Of more values, this many that are spread evenly by rank are looked at.
"""


def class_limits(
    values: Sequence[float],
    method: ClassMethod,
    most: int = CLASS_COUNT,
    known: Mapping[str, Sequence[float]] | None = None,
) -> list[float]:
    """Where one of a few classes, five unless told, ends and the next begins.

    The first class has no lower limit and the last no upper one, so that the outermost values
    need not be quoted as if they were limits. Natural breaks of up to 500 values are Fisher's
    exact optimum (Fisher 1958, "On grouping for maximum homogeneity"), so that the same values
    give the same classes every time.

    Args:
        values: the numbers to classify; at least one.
        method: how to classify them.
        most: as many classes as there may be.
        known: limits that were found before, by ``limits_key``; others are found now.

    Returns:
        One limit fewer than classes, in rising order; a value on a limit belongs below it. For
        natural breaks and quantiles each limit is the roundest number in the gap between two
        classes, which moves no value from one class to another; for the other methods limits
        are the method's own, and a class may be empty.
    """
    ordered = sorted(values)
    if known and most == CLASS_COUNT and (key := limits_key(ordered, method)) in known:
        return list(known[key])
    count = min(most, len(set(ordered)))
    if count < 2:  # noqa: PLR2004 - one class has no limit
        return []
    with warnings.catch_warnings():
        # It tells that numba would be quicker and that ties leave fewer classes; both are fine.
        warnings.simplefilter("ignore", UserWarning)
        return _limits_by(method, ordered, count, most)


def limits_key(ordered: Sequence[float], method: ClassMethod) -> str:
    """The name under which limits of these very values, in rising order, are remembered."""
    named = f"{method.slug} {CLASS_COUNT} " + " ".join(repr(float(value)) for value in ordered)
    return hashlib.sha256(named.encode()).hexdigest()


def _limits_by(method: ClassMethod, values: Sequence[float], count: int, most: int) -> list[float]:
    import mapclassify  # noqa: PLC0415 - it takes a second to import and is not always needed

    if method is ClassMethod.NATURAL_BREAKS:
        some = _spread(values)
        found = mapclassify.FisherJenks(some, k=min(count, len(set(some))))
        return _rounded(some, found.bins)
    if method is ClassMethod.QUANTILES:
        return _rounded(values, mapclassify.Quantiles(values, k=count).bins)
    if method is ClassMethod.EQUAL_INTERVALS:
        return _inner(values, mapclassify.EqualInterval(values, k=count).bins)
    # PrettyBreaks may find more classes than were asked for: then fewer are asked for.
    tried = (mapclassify.PrettyBreaks(values, k=wanted) for wanted in range(count, 1, -1))
    inner = (_inner(values, each.bins) for each in tried)
    return next((limits for limits in inner if len(limits) < most), [])


def _spread(values: Sequence[float]) -> Sequence[float]:
    """As many of the values as natural breaks can be found in soon, spread evenly by rank."""
    last = len(values) - 1
    if last < MOST_FOR_NATURAL_BREAKS:
        return values
    steps = range(MOST_FOR_NATURAL_BREAKS)
    return [values[round(step * last / (MOST_FOR_NATURAL_BREAKS - 1))] for step in steps]


def _inner(values: Sequence[float], bins: Sequence[float]) -> list[float]:
    """The bins between the lowest and the highest value; bins outside hold nothing."""
    return sorted({float(limit) for limit in bins if values[0] <= limit < values[-1]})


def _rounded(values: Sequence[float], bins: Sequence[float]) -> list[float]:
    limits = set()
    for limit in _inner(values, bins):
        last_below = max(value for value in values if value <= limit)
        first_above = min(value for value in values if value > limit)
        limits.add(roundest_between(last_below, first_above))
    return sorted(limits)  # Two bins in one gap are one limit.


def roundest_between(low: float, high: float) -> float:
    """The number with the fewest digits that is at least ``low`` and less than ``high``.

    Returns:
        A multiple of the largest power of ten that fits, nearest to the middle of the gap.
    """
    for power in range(math.ceil(math.log10(max(abs(low), abs(high), 1))), -7, -1):
        step = 10.0**power
        first, last = math.ceil(low / step), math.ceil(high / step) - 1
        if first <= last:
            nearest = min(max(round((low + high) / 2 / step), first), last)
            return round(nearest * step, max(0, -power))
    return low
