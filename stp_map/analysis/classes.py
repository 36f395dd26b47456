"""The classes of a measure: their limits, labels and fills, and which one each footprint is in."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from stp_map.analysis.classification import class_limits, limits_key
from stp_map.analysis.editions import entries_as_at
from stp_map.analysis.measures import MEASURES, Kind, Measure, Values
from stp_map.core import palette, text
from stp_map.core.model import AsAt, Footprint, PopulationBase
from stp_map.core.palette import Fill
from stp_map.core.view import ClassMethod

MOST_A_SIDE = len(palette.BELOW_ZERO)


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes of a measure.

    Attributes:
        labels: of each class, lowest or first category first; "No data" last where it occurs.
        fills: of each class.
        class_of: every code asked for to the index of its class.
        limits: where one class of numbers ends and the next begins, in rising order.
    """

    labels: tuple[str, ...]
    fills: tuple[Fill, ...]
    class_of: Mapping[str, int]
    limits: tuple[float, ...] = ()


def limits_of(footprints: Iterable[Footprint]) -> dict[str, list[float]]:
    """The limits of every numeric measure by base and method, for the data package to hold.

    mapclassify brings scikit-learn and matplotlib with it, more than the first page should wait
    for; so ``geodata/build.py`` asks it once.

    Args:
        footprints: all that are classified together.

    Returns:
        The limits by ``limits_key``.
    """
    entries = entries_as_at(footprints, AsAt.LEADERS_NAMED)
    found = {}
    for measure, base in product(MEASURES, PopulationBase):
        if measure.is_numeric:
            values = sorted(map(float, measure.values(entries, base).values()))
            for method in ClassMethod:
                found[limits_key(values, method)] = class_limits(values, method)
    return dict(sorted(found.items()))


def classes_of(
    measure: Measure,
    values: Values,
    codes: Iterable[str],
    method: ClassMethod,
    limits: Mapping[str, Sequence[float]] | None = None,
) -> Classes:
    """Put values into classes.

    Numbers on both sides of zero get diverging colours with zero as a limit and, where it
    occurs, as a class of its own.

    Args:
        measure: says what the values are and how their limits are written.
        values: numbers or words by code.
        codes: the footprints that need a class, such as all 44.
        method: how numbers are put into classes.
        limits: those that the data package holds, by ``limits_key``; others are found now.

    Returns:
        A class for every code; those without a value are in "No data".
    """
    wanted = list(codes)
    known = {code: values[code] for code in wanted if code in values}
    numbers = {code: value for code, value in known.items() if not isinstance(value, str)}
    if not numbers:
        found = _categories(measure, known)
    elif min(numbers.values()) < 0 < max(numbers.values()):
        found = _both_sides(measure, numbers, method)
    else:
        found = _one_side(measure, numbers, method, limits)
    labels, fills = found.labels, found.fills
    if len(known) < len(wanted):
        labels, fills = (*labels, text.NO_DATA), (*fills, palette.NO_DATA)
    last = len(labels) - 1
    return Classes(
        labels, fills, {code: found.class_of.get(code, last) for code in wanted}, found.limits
    )


def _categories(measure: Measure, known: Values) -> Classes:
    occurring = set(known.values())
    shown = [
        (word, fill)
        for word, fill in measure.categories
        if word in occurring or word not in measure.only_where_it_occurs
    ]
    indices = {word: index for index, (word, _) in enumerate(shown)}
    return Classes(
        tuple(word for word, _ in shown),
        tuple(fill for _, fill in shown),
        {code: indices[str(value)] for code, value in known.items()},
    )


def _one_side(
    measure: Measure,
    numbers: Mapping[str, float],
    method: ClassMethod,
    known: Mapping[str, Sequence[float]] | None,
) -> Classes:
    values = list(numbers.values())
    limits = _rounded(measure, class_limits(values, method, known=known), values)
    return Classes(
        tuple(_labels(measure, limits, values)),
        palette.sequential(len(limits) + 1),
        {code: bisect_left(limits, value) for code, value in numbers.items()},
        tuple(limits),
    )


def _both_sides(measure: Measure, numbers: Mapping[str, float], method: ClassMethod) -> Classes:
    sides = [[n for n in numbers.values() if sign * n > 0] for sign in (-1, 1)]
    # A side is as strong as its values are far from zero: -4 is pale beside 139.
    furthest = [max(map(abs, side)) for side in sides]
    depths = [math.ceil(MOST_A_SIDE * (far / max(furthest))) for far in furthest]
    below, above = (
        _rounded(measure, class_limits(side, method, depth), side)
        for side, depth in zip(sides, depths, strict=True)
    )
    limits = [*below, 0.0, *above]
    labels = _labels(measure, limits)
    zero = text.with_unit("0", measure.unit)
    if not below:
        labels[0] = f"Below {zero}"  # "Up to" would take zero in.
    fills = list(palette.diverging(len(below) + 1, len(above) + 1, (depths[0], depths[1])))
    has_zero = 0 in numbers.values()
    if has_zero:
        labels.insert(len(below) + 1, zero)
        fills.insert(len(below) + 1, palette.ZERO)
    indices = {
        code: bisect_left(limits, value) + (has_zero and value >= 0)
        for code, value in numbers.items()
    }
    return Classes(tuple(labels), tuple(fills), indices, tuple(limits))


def _rounded(measure: Measure, limits: list[float], values: Sequence[float]) -> list[float]:
    """Limits with few enough digits to be printed as they are.

    A limit such as 3.3333333 is rounded, and the values classified by the rounded one, so that
    the legend says exactly what is drawn. Classes of counts are written by the counts in them.
    """
    if measure.kind is Kind.COUNT:
        return limits
    digits = measure.digits
    if digits is None:
        step = (max(values) - min(values)) / (len(limits) + 1)
        digits = 3 - math.floor(math.log10(step)) if step > 0 else 0
    rounded = {round(limit, digits) + 0.0 for limit in limits}
    return sorted(limit for limit in rounded if min(values) <= limit < max(values))


def _labels(measure: Measure, limits: list[float], values: Sequence[float] = ()) -> list[str]:
    sides = pairwise([None, *limits, None])
    return [class_label(measure, lower, upper, values) for lower, upper in sides]


def class_label(
    measure: Measure, lower: float | None, upper: float | None, values: Sequence[float] = ()
) -> str:
    """A class of numbers as a legend says it.

    Args:
        measure: says how limits are written.
        lower: the class lies above it; None where it is open.
        upper: it is the last number of the class; None where it is open.
        values: every value that was classified, for the outermost limits of counts.

    Returns:
        Such as ``Up to 800,000``, ``−5 to 0``, ``Over £1,000``; of counts ``4 to 6``.
    """
    if measure.kind is Kind.COUNT:
        first = int(min(values)) if lower is None else int(lower) + 1
        last = int(max(values)) if upper is None else int(upper)
        return str(first) if first >= last else f"{first} to {last}"
    least, most = (
        None if limit is None else text.with_unit(text.number_words(limit), measure.unit)
        for limit in (lower, upper)
    )
    if least is None:
        return "All values" if most is None else f"Up to {most}"
    return f"Over {least}" if most is None else f"{least} to {most}"
