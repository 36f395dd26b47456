"""Classes with their fills, words and counts: one answer for map and legend."""

from __future__ import annotations

import gc
from itertools import product
from weakref import ref

import pytest

from stp_map.analysis.legend import Legend, LegendClass, _cached, legend
from stp_map.analysis.measures import MEASURES
from stp_map.analysis.selection import select
from stp_map.core import palette
from stp_map.core.figures import Figures
from stp_map.core.model import AsAt, Atlas, LeaderType, PopulationBase, Region
from stp_map.core.view import ClassMethod, Filters, Presentation
from tests.factories import EDITIONS, column, uploaded


def of(atlas: Atlas, filters: Filters, figures: Figures | None = None, **shown: object) -> Legend:
    """The legend of some filters under a presentation."""
    presentation = Presentation(**shown)  # type: ignore[arg-type]
    return legend(atlas, select(atlas, filters), presentation, figures)


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
    assert of(atlas, filters, colour_by="leader-type").classes == tuple(
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
    found = of(atlas, Filters(regions=(Region.LONDON,)), colour_by="region")
    assert found.title == "NHS England region"
    assert lines(found) == [("North", 0), ("Midlands and East", 0), ("London", 5), ("South", 0)]


def test_small_counts_are_labelled_with_the_numbers_in_each_class(atlas: Atlas):
    found = of(atlas, Filters(), colour_by="number-of-ccgs", classes=ClassMethod.QUANTILES)
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


SLUGS = [measure.slug for measure in MEASURES]


@pytest.mark.parametrize(
    ("as_at", "colour_by", "base", "method"),
    list(product(EDITIONS, SLUGS, PopulationBase, ClassMethod)),
)
def test_every_footprint_is_in_one_class_and_counted_once(atlas, as_at, colour_by, base, method):
    found = of(atlas, Filters(as_at=as_at), colour_by=colour_by, population=base, classes=method)
    assert list(found.class_of) == [f.code for f in atlas.footprints]
    assert sum(each.count for each in found.classes) == 44
    counted = [list(found.class_of.values()).count(n) for n in range(len(found.classes))]
    assert counted == [each.count for each in found.classes]
    assert len({each.label for each in found.classes}) == len(found.classes)
    assert len({each.fill for each in found.classes}) == len(found.classes)


SPEND = column({n: 100.5 * n for n in range(1, 41)}, "Spend per head", unit="£", decimals=2)
CHANGE = column({n: n - 20.0 for n in range(1, 45)}, "Change")
KIND = column({n: "Urban" if n < 20 else "Rural" for n in range(1, 39)}, "Kind")


def own(figure: str, **shown: object) -> dict[str, object]:
    """What asks for a column of uploaded figures."""
    return {"colour_by": f"figure-{figure}", **shown}


def test_numbers_of_ones_own_are_classified_and_the_missing_ones_hatched(atlas: Atlas):
    found = of(atlas, Filters(), uploaded(SPEND), **own("spend-per-head"))
    assert (found.title, found.measure.source) == ("Spend per head", "Finance, 2016")
    assert found.measure.is_uploaded
    assert lines(found) == [
        ("Up to £900", 8),
        ("£900 to £1,700", 8),
        ("£1,700 to £2,500", 8),
        ("£2,500 to £3,300", 8),
        ("Over £3,300", 8),
        ("No data", 4),
    ]
    assert found.fill_of("E54000044") == palette.NO_DATA
    assert (found.values["E54000001"], found.values["E54000041"]) == ("£100.50", "No data")
    assert found.numbers == {f"E540000{n:02}": 100.5 * n for n in range(1, 41)}


def test_the_method_chosen_is_that_of_ones_own_numbers_too(atlas: Atlas):
    mine = uploaded(CHANGE)
    methods = [
        of(atlas, Filters(), mine, **own("change", classes=method)) for method in ClassMethod
    ]
    assert len({tuple(lines(found)) for found in methods}) > 1


def test_numbers_on_both_sides_of_zero_diverge(atlas: Atlas):
    found = of(atlas, Filters(), uploaded(CHANGE), **own("change"))
    assert [each.fill for each in found.classes] == [
        *palette.diverging(3, 3)[:3],
        palette.ZERO,
        *palette.diverging(3, 3)[3:],
    ]
    assert found.classes[3] == LegendClass("0", palette.ZERO, 1)
    assert found.values["E54000001"] == "−19"


def test_words_of_ones_own_are_classes_in_their_order_and_have_no_numbers(atlas: Atlas):
    found = of(atlas, Filters(regions=(Region.SOUTH,)), uploaded(KIND), **own("kind"))
    assert lines(found) == [("Urban", 0), ("Rural", 7), ("No data", 6)]
    assert found.numbers == {}


def test_figures_that_were_not_added_are_no_data_and_have_no_source(atlas: Atlas):
    for mine in (None, uploaded(SPEND)):
        found = of(atlas, Filters(), mine, **own("gone"))
        assert found.title == "Your figures “gone”, not added on this page"
        assert lines(found) == [("No data", 44)]
        assert (found.measure.source, found.numbers) == ("", {})
        assert found.measure.is_uploaded


def test_what_is_not_coloured_by_them_owes_uploaded_figures_nothing(atlas: Atlas):
    found = of(atlas, Filters(), uploaded(SPEND))
    assert found == of(atlas, Filters())
    assert not found.measure.is_uploaded


def test_a_column_without_a_heading_has_a_title(atlas: Atlas):
    mine = uploaded(column({1: 1.0}, ""))
    assert of(atlas, Filters(), mine, **own("column")).title == "Your figures"


def test_two_people_with_columns_of_one_name_each_see_their_own(atlas: Atlas):
    mine = uploaded(column({1: 1.0}, "Spend"), source="Mine")
    hers = uploaded(column({1: 2.0}, "Spend"), source="Hers")
    found = [of(atlas, Filters(), one, **own("spend")) for one in (mine, hers, mine)]
    assert [each.values["E54000001"] for each in found] == ["1", "2", "1"]
    assert [each.measure.source for each in found] == ["Mine", "Hers", "Mine"]


def test_nothing_is_cached_of_a_person_who_left(atlas: Atlas):
    gc.collect()
    before = len(_cached)
    mine = uploaded(SPEND, KIND)
    for figure in ("spend-per-head", "kind"):
        of(atlas, Filters(), mine, **own(figure))
    assert len(_cached) == before + 1
    gone = ref(mine)
    del mine
    gc.collect()
    assert gone() is None
    assert len(_cached) == before


@pytest.mark.parametrize("method", ClassMethod)
def test_a_class_is_named_to_the_browser_by_one_digit(atlas: Atlas, method):
    most = [f"Kind {n}" for n, _ in enumerate(palette.CATEGORIES)]
    words = column({n: most[n % len(most)] for n in range(1, 40)}, "Words")
    both = column({n: (n - 20) ** 3 for n in range(1, 40)}, "Both")
    mine = uploaded(words, both)
    for figure in ("words", "both"):
        found = of(atlas, Filters(), mine, **own(figure, classes=method))
        assert len(found.classes) <= 10
