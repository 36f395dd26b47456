"""Classes, fills and words for a column of figures: what a legend is made of."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stp_map.analysis.classification import Bounds, class_bounds
from stp_map.core import palette
from stp_map.core.errors import FiguresError
from stp_map.core.figures import ColumnKind, FiguresColumn
from stp_map.core.palette import Fill
from stp_map.core.view import ClassMethod

NO_DATA = "No data"
MOST_A_SIDE = len(palette.BELOW_ZERO)


@dataclass(frozen=True, slots=True)
class FiguresScale:
    """The classes of a column.

    Attributes:
        labels: of each class, lowest or first category first; "No data" last where it occurs.
        fills: of each class.
        class_of: every code asked for to the place of its class.
        values: every code asked for to its value in words, unit included.
    """

    labels: tuple[str, ...]
    fills: tuple[Fill, ...]
    class_of: Mapping[str, int]
    values: Mapping[str, str]


def figures_scale(column: FiguresColumn, codes: Iterable[str], method: ClassMethod) -> FiguresScale:
    """The classes of a column for some footprints.

    Numbers on both sides of zero get diverging colours with zero as a limit and, where it
    occurs, as a class of its own.

    Args:
        column: numbers or categories.
        codes: the footprints to be shown, such as all 44.
        method: how numbers are put into classes.

    Returns:
        A class for every code; those without a value are in "No data".

    Raises:
        FiguresError: the column has nothing to colour by.
    """
    wanted = list(codes)
    known = {code: column.values[code] for code in wanted if code in column.values}
    if column.kind not in {ColumnKind.NUMBER, ColumnKind.CATEGORY} or not known:
        raise FiguresError(
            f"The column “{column.heading}” can't be shown on the map: it has "
            f"{column.kind.value}. Expected numbers, or at most {len(palette.CATEGORIES)} "
            "different words. Choose another column, or put its values into fewer groups."
        )
    if column.kind is ColumnKind.CATEGORY:
        labels, fills, classes = _categories(column, known)
    else:
        numbers = {code: float(value) for code, value in known.items()}
        labels, fills, classes = _numbers(numbers, column.unit, method)
    if len(known) < len(wanted):
        labels, fills = [*labels, NO_DATA], [*fills, palette.NO_DATA]
    return FiguresScale(
        labels=tuple(labels),
        fills=tuple(fills),
        class_of={code: classes.get(code, len(labels) - 1) for code in wanted},
        values={code: value_in_words(column, code) for code in wanted},
    )


_Classes = tuple[list[str], list[Fill], dict[str, int]]


def _categories(column: FiguresColumn, known: Mapping[str, float | str]) -> _Classes:
    places = {category: place for place, category in enumerate(column.categories)}
    return (
        list(column.categories),
        list(palette.CATEGORIES[: len(places)]),
        {code: places[str(value)] for code, value in known.items()},
    )


def _numbers(numbers: Mapping[str, float], unit: str, method: ClassMethod) -> _Classes:
    values = list(numbers.values())
    if min(values) < 0 < max(values):
        return _both_sides(numbers, unit, method)
    bounds = _rounded(class_bounds(values, method), values)
    labels = [bounds_words(each, unit) for each in bounds]
    classes = {code: _place(bounds, value) for code, value in numbers.items()}
    return labels, list(palette.sequential(len(bounds))), classes


def _both_sides(numbers: Mapping[str, float], unit: str, method: ClassMethod) -> _Classes:
    below = _side([value for value in numbers.values() if value < 0], method)
    above = _side([value for value in numbers.values() if value > 0], method)
    below[-1] = Bounds(below[-1].lower, 0.0)
    above[0] = Bounds(0.0, above[0].upper)
    labels = [bounds_words(each, unit) for each in (*below, *above)]
    if len(below) == 1:
        labels[0] = f"Below {with_unit('0', unit)}"  # "Up to" would take zero in.
    fills = list(palette.diverging(len(below), len(above)))
    bounds = [*below, *above]
    if 0 not in numbers.values():
        return labels, fills, {code: _place(bounds, value) for code, value in numbers.items()}
    middle = len(below)
    labels.insert(middle, with_unit("0", unit))
    fills.insert(middle, palette.ZERO)
    classes = {
        code: middle if value == 0 else (place := _place(bounds, value)) + (place >= middle)
        for code, value in numbers.items()
    }
    return labels, fills, classes


def _side(values: Sequence[float], method: ClassMethod) -> list[Bounds]:
    bounds = [
        each
        for each in _rounded(class_bounds(values, method, MOST_A_SIDE), values)
        if each.lower is None or each.upper is None or each.lower < each.upper
    ]
    return bounds[-MOST_A_SIDE:]


def _place(bounds: Sequence[Bounds], value: float) -> int:
    return next(place for place, each in enumerate(bounds) if each.holds(value))


def _rounded(bounds: Sequence[Bounds], values: Sequence[float]) -> list[Bounds]:
    """Classes whose limits have few enough digits to be printed as they are.

    A limit such as 3.3333333 is rounded, and the values classified by the rounded one, so that
    the legend says exactly what is drawn.
    """
    limits = [each.upper for each in bounds if each.upper is not None]
    step = (max(values) - min(values)) / max(1, len(bounds))
    digits = 3 - math.floor(math.log10(step)) if step > 0 else 0
    kept = sorted({round(limit, digits) + 0.0 for limit in limits})
    edges = [None, *[limit for limit in kept if min(values) <= limit < max(values)], None]
    return [Bounds(lower, upper) for lower, upper in pairwise(edges)]


def bounds_words(bounds: Bounds, unit: str) -> str:
    """A class as a legend says it: ``Up to −5``, ``−5 to 0``, ``Over £1,000``."""
    lower = None if bounds.lower is None else with_unit(number_words(bounds.lower), unit)
    upper = None if bounds.upper is None else with_unit(number_words(bounds.upper), unit)
    if lower is None:
        return "All values" if upper is None else f"Up to {upper}"
    return f"Over {lower}" if upper is None else f"{lower} to {upper}"


def value_in_words(column: FiguresColumn, code: str) -> str:
    """A footprint's value in words, or that there is none."""
    return in_words(column.values[code], column) if code in column.values else NO_DATA


def in_words(value: float | str, column: FiguresColumn) -> str:
    """A value of a column in words, with the decimals that the file has."""
    if isinstance(value, str):
        return value
    written = f"{value:,.{column.decimals}f}"
    exact = math.isclose(float(written.replace(",", "")), value, rel_tol=1e-6)
    return with_unit((written if exact else number_words(value)).replace("-", "−"), column.unit)


def number_words(number: float) -> str:
    """A number with thousands separated, a real minus, and as many digits as it needs."""
    return f"{number:,.10g}".replace("-", "−")


def with_unit(number: str, unit: str) -> str:
    """A number in words with its unit: ``−£3``, ``4.5%``."""
    if unit == "£":
        return f"−£{number[1:]}" if number.startswith("−") else f"£{number}"
    return f"{number}{unit}"


def class_limits(numbers: Iterable[float], method: ClassMethod) -> tuple[float, ...]:
    """Where one class of a column ends and the next begins, as ``figures_scale`` draws them.

    Args:
        numbers: every number of the column.
        method: how they are put into classes.

    Returns:
        The limits in rising order; zero is among them where there are numbers on both sides.
    """
    values = list(numbers)
    if not values:
        return ()
    if not min(values) < 0 < max(values):
        return _uppers(_rounded(class_bounds(values, method), values))
    below = _uppers(_side([value for value in values if value < 0], method))
    above = _uppers(_side([value for value in values if value > 0], method))
    return (*below, 0.0, *above)


def _uppers(bounds: Sequence[Bounds]) -> tuple[float, ...]:
    return tuple(each.upper for each in bounds if each.upper is not None)
