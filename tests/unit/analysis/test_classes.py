"""Figures get classes, fills and words that say exactly what is drawn."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stp_map.analysis.classes import Classes, class_label, classes_of
from stp_map.analysis.measures import (
    MEASURES,
    Measure,
    in_words,
    measure_of,
    value_in_words,
)
from stp_map.analysis.selection import select
from stp_map.core import palette
from stp_map.core.figures import ColumnKind, Figures, FiguresColumn, with_slugs
from stp_map.core.model import Atlas, PopulationBase
from stp_map.core.palette import Pattern
from stp_map.core.text import NO_DATA
from stp_map.core.view import ClassMethod, Filters
from tests.colour_difference import VISIONS, difference, lab_of

CODES = [f"E540000{number:02}" for number in range(1, 45)]
DIVERGING = [*palette.BELOW_ZERO, *palette.ABOVE_ZERO, palette.ZERO.colour]


def numbers(values: list[float], unit: str = "", decimals: int = 0) -> FiguresColumn:
    by_code = dict(zip(CODES, values, strict=False))
    return FiguresColumn("F", ColumnKind.NUMBER, unit, decimals, by_code)


def measured(column: FiguresColumn) -> Measure:
    """The measure of a column of uploaded figures."""
    figures = Figures(with_slugs([column]), "Finance")
    return measure_of(f"figure-{figures.columns[0].slug}", figures)


def classed(column: FiguresColumn, codes: list[str], method: ClassMethod) -> Classes:
    """The classes of a column of uploaded figures."""
    measure = measured(column)
    return classes_of(measure, measure.values((), PopulationBase.REGISTERED), codes, method)


def test_numbers_of_one_sign_have_the_sequential_scale():
    scale = classed(numbers([*range(44)]), CODES, ClassMethod.EQUAL_INTERVALS)
    assert scale.fills == palette.sequential(5)
    assert scale.labels[0] == "Up to 8.6"
    assert NO_DATA not in scale.labels


def test_numbers_on_both_sides_of_zero_have_it_as_a_limit():
    values = [float(value) for value in range(-20, 21) if value]
    scale = classed(numbers(values), CODES[:40], ClassMethod.QUANTILES)
    assert scale.fills == palette.diverging(3, 3)
    assert scale.labels[2].endswith(" to 0")
    assert scale.labels[3].startswith("0 to ")
    for code, value in zip(CODES, values, strict=False):
        assert (scale.class_of[code] < 3) is (value < 0)


def test_zero_itself_is_a_class_where_it_occurs():
    scale = classed(numbers([-1, 0, 2]), CODES, ClassMethod.NATURAL_BREAKS)
    assert scale.labels == ("Below 0", "0", "Over 0", NO_DATA)
    assert [scale.class_of[code] for code in CODES[:4]] == [0, 1, 2, 3]
    assert scale.fills[1:] == (palette.ZERO, *palette.diverging(1, 1)[1:], palette.NO_DATA)


def test_a_side_is_as_strong_as_its_values_are_far_from_zero():
    values = [-3.0, -3.5, -4.5, *map(float, range(10, 140, 10))]
    scale = classed(numbers(values), CODES[: len(values)], ClassMethod.QUANTILES)
    assert scale.labels[0] == "Below 0"
    assert scale.fills == (*palette.diverging(1, 3, (1, 3)),)
    assert scale.fills[0].colour == palette.BELOW_ZERO[0]
    assert scale.fills[-1].colour == palette.ABOVE_ZERO[-1]


def test_zero_at_one_end_does_not_diverge():
    scale = classed(numbers([0, 1, 2]), CODES[:3], ClassMethod.EQUAL_INTERVALS)
    assert scale.fills == palette.sequential(3)


def test_footprints_without_a_value_are_no_data_with_a_hatch():
    column = numbers([5.0])
    scale = classed(column, CODES, ClassMethod.QUANTILES)
    assert scale.labels == ("All values", NO_DATA)
    assert value_in_words(column, CODES[9]) == NO_DATA
    assert scale.fills[1].pattern is Pattern.HATCH


def test_categories_have_their_own_fills():
    column = FiguresColumn(
        "R", ColumnKind.CATEGORY, "", 0, {CODES[0]: "Good", CODES[1]: "Poor"}, ("Good", "Poor")
    )
    scale = classed(column, CODES, ClassMethod.QUANTILES)
    assert scale.labels == ("Good", "Poor", NO_DATA)
    assert scale.labels[scale.class_of[CODES[1]]] == value_in_words(column, CODES[1]) == "Poor"
    assert scale.fills == (*palette.CATEGORIES[:2], palette.NO_DATA)


@pytest.mark.parametrize(
    "column",
    [
        FiguresColumn("T", ColumnKind.TEXT, "", 0, {CODES[0]: "x"}),
        FiguresColumn("E", ColumnKind.EMPTY, "", 0, {}),
        numbers([]),
    ],
)
def test_a_column_with_nothing_to_colour_by_is_no_data(column):
    scale = classed(column, CODES, ClassMethod.QUANTILES)
    assert scale == Classes((NO_DATA,), (palette.NO_DATA,), dict.fromkeys(CODES, 0))


FLOATS = st.one_of(
    st.integers(-5, 5).map(float),
    st.floats(-1e15, 1e15).filter(lambda value: value == 0 or abs(value) >= 1e-9),
)


@given(st.lists(FLOATS, min_size=1, max_size=44), st.sampled_from(ClassMethod))
def test_every_value_lies_in_the_class_that_holds_it(values, method):
    scale = classed(numbers(values), CODES, method)
    assert len(scale.labels) == len(scale.fills) <= 8
    order = sorted(range(len(values)), key=lambda index: values[index])
    classes = [scale.class_of[CODES[index]] for index in order]
    assert classes == sorted(classes)
    for value, code in zip(values, CODES, strict=False):
        label = scale.labels[scale.class_of[code]]
        if min(values) < 0 < max(values):
            assert (label == "0") is (value == 0)
            assert 0.0 in scale.limits
    assert list(scale.limits) == sorted(set(scale.limits))
    assert len(scale.limits) == len(scale.labels) - 1 - (NO_DATA in scale.labels) - (
        "0" in scale.labels
    )


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "words"),
    [
        (1234.5, "", 1, "1,234.5"),
        (-3.0, "£", 0, "−£3"),
        (4.5, "%", 2, "4.50%"),
        (0.0000001, "", 0, "1e−07"),
        (1e14, "", 0, "100,000,000,000,000"),
    ],
)
def test_values_in_words_keep_their_decimals(value, unit, decimals, words):
    assert in_words(value, numbers([value], unit, decimals)) == words


def test_classes_in_words():
    assert class_label(measured(numbers([1.0], "£")), None, -5) == "Up to −£5"
    assert class_label(measured(numbers([1.0], "%")), 0, 0.25) == "0% to 0.25%"


@pytest.mark.parametrize(
    ("lower", "upper", "label"),
    [
        (None, 800_000, "Up to 800,000"),
        (800_000, 1_200_000, "800,000 to 1,200,000"),
        (2_200_000, None, "Over 2,200,000"),
        (None, None, "All values"),
    ],
)
def test_a_class_of_numbers_is_named_by_its_limits(lower, upper, label):
    assert class_label(measure_of("population"), lower, upper, [1]) == label


@pytest.mark.parametrize("slug", ["number-of-ccgs", "number-of-neighbours"])
@pytest.mark.parametrize(
    ("lower", "upper", "label"),
    [
        (None, 2, "1 to 2"),
        (2, 3.5, "3"),
        (3.5, 6.2, "4 to 6"),
        (6.2, None, "7 to 12"),
        (11, None, "12"),
        (None, 1, "1"),
        (None, None, "1 to 12"),
    ],
)
def test_a_class_of_small_whole_numbers_is_named_by_those_in_it(slug, lower, upper, label):
    assert class_label(measure_of(slug), lower, upper, [1, 3, 12]) == label


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.slug)
@pytest.mark.parametrize("base", PopulationBase)
@pytest.mark.parametrize("method", ClassMethod)
def test_a_legend_says_exactly_what_is_drawn(atlas: Atlas, measure, base, method):
    values = measure.values(select(atlas, Filters()).everything, base)
    scale = classes_of(measure, values, atlas.by_code, method)
    assert set(scale.class_of) == set(atlas.by_code)
    for code, value in values.items():
        if measure.is_numeric:
            assert scale.class_of[code] == sum(limit < value for limit in scale.limits)
        else:
            assert scale.labels[scale.class_of[code]] == value
    if not measure.is_numeric:
        assert scale.limits == ()


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize(
    "colours", [DIVERGING, [fill.colour for fill in palette.CATEGORIES]], ids=["diverging", "words"]
)
def test_fills_are_told_apart_from_each_other_and_from_the_page(colours, vision):
    grounds = [palette.WHITE, palette.FILTERED_OUT.colour]
    pairs = [*combinations(colours, 2), *((c, ground) for c in colours for ground in grounds)]
    assert min(difference(one, other, vision) for one, other in pairs) >= 10


@pytest.mark.parametrize("side", [palette.BELOW_ZERO, palette.ABOVE_ZERO])
@pytest.mark.parametrize("vision", VISIONS)
def test_both_sides_darken_away_from_zero(side, vision):
    lightness = [lab_of(colour, vision)[0] for colour in side]
    assert lightness == sorted(lightness, reverse=True)


@pytest.mark.parametrize("colour", [*DIVERGING, *(fill.colour for fill in palette.CATEGORIES)])
def test_a_label_reads_on_every_fill(colour):
    assert palette.contrast(palette.Fill(colour).label_colour, colour) >= 4.5


@pytest.mark.parametrize(("below", "above"), [(0, 1), (1, 4)])
def test_more_classes_a_side_than_can_be_told_apart_are_refused(below, above):
    with pytest.raises(ValueError, match="Expected 1 to 3 classes, but got"):
        palette.diverging(below, above)
