"""Whatever a map can be coloured by is one entry of the registry, and all there is follows."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from stp_map.analysis.measures import (
    MEASURES,
    PREFIX,
    Kind,
    Measure,
    in_words,
    measure_of,
    uploaded_measures,
    value_in_words,
)
from stp_map.analysis.scene import scene_of
from stp_map.analysis.selection import Selection, select
from stp_map.core import palette, text
from stp_map.core.figures import ColumnKind
from stp_map.core.model import Atlas, Entry, Footprint, PopulationBase
from stp_map.core.view import Filters, Presentation, View
from tests.factories import EDITIONS, ccg, column, footprint, uploaded, with_footprints
from tests.untrusted import CORPUS

REGISTERED, RESIDENT = PopulationBase.REGISTERED, PopulationBase.RESIDENT
NUMERIC = [measure for measure in MEASURES if measure.is_numeric]
CATEGORIES = [measure for measure in MEASURES if not measure.is_numeric]
UNITS = {
    "population": {REGISTERED: " registered patients", RESIDENT: " residents"},
    "population-density": {
        REGISTERED: " registered patients per km²",
        RESIDENT: " residents per km²",
    },
    "share-of-patients": {
        REGISTERED: "% of England’s registered patients",
        RESIDENT: "% of England’s residents",
    },
    "number-of-ccgs": {REGISTERED: " CCGs", RESIDENT: " CCGs"},
    "number-of-trusts": {REGISTERED: " NHS trusts", RESIDENT: " NHS trusts"},
    "number-of-councils": {REGISTERED: " councils", RESIDENT: " councils"},
    "number-of-neighbours": {REGISTERED: " neighbours", RESIDENT: " neighbours"},
}
SPEND = column({n: 100.5 * n for n in range(1, 41)}, "Spend per head", unit="£", decimals=2)
KIND = column({n: "Urban" if n < 20 else "Rural" for n in range(1, 39)}, "Kind")

each_measure = pytest.mark.parametrize("measure", MEASURES, ids=lambda each: each.slug)
each_numeric = pytest.mark.parametrize("measure", NUMERIC, ids=lambda each: each.slug)
each_base = pytest.mark.parametrize("base", PopulationBase)


def entries(atlas: Atlas, **filters: object) -> tuple[Entry, ...]:
    """The footprints with their leaders."""
    return select(atlas, Filters(**filters)).everything  # type: ignore[arg-type]


def found(atlas: Atlas, measure: Measure, base: PopulationBase = REGISTERED, **filters: str) -> str:
    """The finding of a measure on what some filters leave."""
    filtered = Filters(**filters)  # type: ignore[arg-type]
    return scene_of(atlas, View(filtered, Presentation(measure.slug, population=base))).finding


def test_every_measure_has_a_slug_of_its_own_that_an_address_can_hold():
    slugs, names = ({getattr(measure, field) for measure in MEASURES} for field in ("slug", "name"))
    assert len(slugs) == len(names) == len(MEASURES)
    for measure in MEASURES:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", measure.slug)
        assert measure_of(measure.slug) is measure


@each_measure
def test_no_measure_of_the_data_package_can_be_taken_for_an_uploaded_one(measure: Measure):
    assert not measure.is_uploaded
    assert not measure.slug.startswith(PREFIX)
    assert measure.source == ""


@pytest.mark.parametrize(
    ("slug", "kind", "has_column"),
    [
        ("population", Kind.AMOUNT, True),
        ("population-density", Kind.AMOUNT, True),
        ("share-of-patients", Kind.AMOUNT, False),
        ("leader-type", Kind.CATEGORY, True),
        ("region", Kind.CATEGORY, True),
        ("number-of-ccgs", Kind.COUNT, True),
        ("number-of-trusts", Kind.COUNT, True),
        ("number-of-councils", Kind.COUNT, True),
        ("number-of-neighbours", Kind.COUNT, False),
    ],
)
def test_a_measure_knows_what_its_values_are(slug, kind, has_column):
    measure = measure_of(slug)
    assert (measure.kind, measure.has_column) == (kind, has_column)
    assert measure.is_numeric is (kind is not Kind.CATEGORY)


def test_the_registry_offers_the_measures_in_their_order():
    assert [measure.slug for measure in MEASURES] == [
        "population",
        "population-density",
        "share-of-patients",
        "leader-type",
        "region",
        "number-of-ccgs",
        "number-of-trusts",
        "number-of-councils",
        "number-of-neighbours",
    ]


@pytest.mark.parametrize(
    ("slug", "base", "title"),
    [
        ("population", REGISTERED, "GP-registered patients, January to March 2016"),
        ("population", RESIDENT, "Residents, mid-2015"),
        ("population-density", REGISTERED, "Registered patients per square kilometre"),
        ("population-density", RESIDENT, "Residents per square kilometre"),
        ("share-of-patients", REGISTERED, "Share of England’s registered patients"),
        ("share-of-patients", RESIDENT, "Share of England’s residents"),
        ("leader-type", RESIDENT, "Organisation the leader comes from"),
        ("region", RESIDENT, "NHS England region"),
        ("number-of-ccgs", RESIDENT, "Clinical commissioning groups (CCGs)"),
        ("number-of-trusts", RESIDENT, "NHS trusts, by headquarters"),
        ("number-of-councils", RESIDENT, "Upper-tier councils, whole or in part"),
        ("number-of-neighbours", RESIDENT, "Neighbouring footprints"),
    ],
)
def test_a_legend_is_headed_by_what_is_measured(slug, base, title):
    assert measure_of(slug).title(base) == title


@pytest.mark.parametrize(
    ("number", "slug", "base", "value"),
    [
        (322_775, "population", REGISTERED, "322,775 registered patients"),
        (319_000, "population", RESIDENT, "319,000 residents"),
        (63.4, "population-density", REGISTERED, "63 registered patients per km²"),
        (62.6, "population-density", RESIDENT, "63 residents per km²"),
        (2.078, "share-of-patients", REGISTERED, "2.1% of England’s registered patients"),
        (0.56, "share-of-patients", RESIDENT, "0.6% of England’s residents"),
        (1, "number-of-ccgs", RESIDENT, "1 CCG"),
        (12, "number-of-ccgs", RESIDENT, "12 CCGs"),
        (1, "number-of-neighbours", RESIDENT, "1 neighbour"),
        (9, "number-of-neighbours", REGISTERED, "9 neighbours"),
    ],
)
def test_a_value_carries_its_unit(number, slug, base, value):
    assert measure_of(slug).words(number, base) == value


@pytest.mark.parametrize(
    ("slug", "base", "value"),
    [
        ("population", REGISTERED, 1_000),
        ("population", RESIDENT, 900),
        ("population-density", REGISTERED, 10),
        ("population-density", RESIDENT, 9),
        ("share-of-patients", REGISTERED, 25),
        ("share-of-patients", RESIDENT, 30),
        ("number-of-ccgs", RESIDENT, 2),
        ("number-of-neighbours", RESIDENT, 1),
    ],
)
def test_a_measure_is_read_from_the_footprint(atlas: Atlas, slug, base, value):
    small = with_footprints(
        atlas,
        footprint(1, ccgs=(ccg(), ccg()), neighbours=("E54000002",)),
        footprint(2, population_registered=3_000, population_resident=2_100),
    )
    values = measure_of(slug).values(entries(small), base)
    assert values["E54000001"] == value
    assert len(values) == 2


@each_numeric
@each_base
def test_every_numeric_measure_has_a_number_in_words_for_all_44(atlas: Atlas, measure, base):
    values = measure.values(entries(atlas), base)
    assert list(values) == [f.code for f in atlas.footprints]
    assert len(values) == 44
    assert all(value > 0 for value in values.values())
    ending = UNITS[measure.slug][base]
    for value in values.values():
        words = measure.words(value, base)
        assert words.endswith(ending if value != 1 else ending.removesuffix("s"))
        assert re.match(r"[0-9][0-9,.]*", words)
    assert measure.title(base)
    assert measure.categories == ()


@pytest.mark.parametrize("measure", CATEGORIES, ids=lambda each: each.slug)
@pytest.mark.parametrize("as_at", EDITIONS)
def test_every_word_of_a_category_has_a_fill_of_its_own(atlas: Atlas, measure, as_at):
    values = measure.values(entries(atlas, as_at=as_at), REGISTERED)
    assert list(values) == [f.code for f in atlas.footprints]
    fills = dict(measure.categories)
    assert set(values.values()) <= set(fills)
    assert len(fills) == len(measure.categories) == len(set(fills.values()))


@each_numeric
@each_base
def test_a_finding_is_of_one_of_several_or_of_equal_values(atlas: Atlas, measure, base):
    values = measure.values(entries(atlas), base)
    ordered = sorted(values, key=values.__getitem__)
    lowest, highest = (atlas.by_code[code] for code in (ordered[0], ordered[-1]))

    one = found(atlas, measure, base, query="devon")
    assert one == f"In the South, Devon has {measure.words(values['E54000037'], base)}"

    several = found(atlas, measure, base)
    assert values[ordered[-1]] > values[ordered[0]]
    if measure.kind is Kind.COUNT:
        at_top = [code for code in values if values[code] == values[highest.code]]
        assert several.startswith(f"{highest.name} has" if len(at_top) == 1 else "Two footprints")
        assert f", {values[highest.code]}" in several
    else:
        assert several.startswith(f"{highest.name} ")
        assert several.endswith(f" as {lowest.name}")
        assert text.times(values[highest.code] / values[lowest.code]) in several

    alike = with_footprints(
        atlas,
        footprint(1, neighbours=("E54000002",)),
        footprint(2, neighbours=("E54000001",)),
    )
    same = measure.values(entries(alike), base)["E54000001"]
    assert found(alike, measure, base) == (
        f"In the North, both footprints shown have {measure.words(same, base)}"
    )


@each_measure
def test_a_finding_of_nothing_says_so(atlas: Atlas, measure: Measure):
    assert found(atlas, measure, query="zzz") == "No footprint matches these filters"


@each_base
def test_the_shares_of_england_add_up_to_100(atlas: Atlas, base: PopulationBase):
    shares = measure_of("share-of-patients").values(entries(atlas), base)
    assert sum(shares.values()) == pytest.approx(100)
    people = {f.code: f.population(base) for f in atlas.footprints}
    assert sorted(shares, key=shares.__getitem__) == sorted(people, key=people.__getitem__)


def test_where_nobody_lives_every_share_is_nothing(atlas: Atlas):
    empty = with_footprints(atlas, footprint(1, population_registered=0))
    assert measure_of("share-of-patients").values(entries(empty), REGISTERED) == {"E54000001": 0}


@each_base
def test_neighbours_are_counted_as_the_atlas_has_them(atlas: Atlas, base: PopulationBase):
    counted = measure_of("number-of-neighbours").values(entries(atlas), base)
    assert counted == {f.code: len(f.neighbours) for f in atlas.footprints}
    assert counted["E54000036"] == 1, "Cornwall has only Devon beside it"

    def has_on_both_sides(one: Footprint) -> bool:
        return all(one.code in atlas.by_code[other].neighbours for other in one.neighbours)

    assert all(has_on_both_sides(each) for each in atlas.footprints)


@each_measure
def test_a_measure_is_the_same_whatever_was_uploaded(measure: Measure):
    mine = uploaded(column({1: 1.0}, measure.name), column({1: 1.0}, measure.slug))
    assert measure_of(measure.slug, mine) is measure


def test_a_column_of_uploaded_figures_is_a_measure_like_any_other():
    mine = uploaded(SPEND, KIND)
    spend, kind = uploaded_measures(mine)
    assert (spend.slug, spend.name) == ("figure-spend-per-head", "Your figures: Spend per head")
    assert (spend.kind, spend.unit, spend.source) == (Kind.AMOUNT, "£", "Finance, 2016")
    assert spend.title(REGISTERED) == "Spend per head"
    assert spend.values((), REGISTERED) == SPEND.values
    assert spend.words(1234.5, RESIDENT) == "£1,234.50"
    assert (kind.kind, kind.slug) == (Kind.CATEGORY, "figure-kind")
    assert kind.categories == tuple(zip(("Urban", "Rural"), palette.CATEGORIES[:2], strict=True))
    assert kind.values((), RESIDENT) == KIND.values
    for measure in (spend, kind):
        assert measure.is_uploaded
        assert not measure.has_column
        assert measure.is_numeric is (measure is spend)
        same = measure_of(measure.slug, mine)
        assert (same.slug, same.name, same.kind) == (measure.slug, measure.name, measure.kind)
        assert same.values((), REGISTERED) == measure.values((), REGISTERED)


def test_only_columns_that_a_map_can_be_coloured_by_are_measures():
    varied = column({1: "a", 2: "b"}, "Varied", kind=ColumnKind.TEXT)
    nothing = column({}, "Nothing", kind=ColumnKind.EMPTY)
    measures = uploaded_measures(uploaded(varied, KIND, nothing, SPEND))
    assert [measure.slug for measure in measures] == ["figure-kind", "figure-spend-per-head"]
    assert uploaded_measures(None) == ()
    assert uploaded_measures(uploaded()) == ()


@pytest.mark.parametrize("heading", CORPUS.values(), ids=CORPUS)
def test_any_heading_is_a_measure_that_an_address_can_hold(heading: str):
    (measure,) = uploaded_measures(uploaded(column({1: 1.0}, heading)))
    assert re.fullmatch(rf"{PREFIX}[a-z0-9-]{{1,60}}", measure.slug)
    assert measure.name == f"Your figures: {heading}"
    assert measure.title(REGISTERED) == (heading or "Your figures")


@pytest.mark.parametrize("slug", ["figure-gone", "figure-", "figure-varied", "gone", ""])
@pytest.mark.parametrize(
    "figures", [None, uploaded(SPEND, column({1: "a"}, "Varied", kind=ColumnKind.TEXT))]
)
def test_an_unknown_measure_has_no_values_and_says_so(atlas: Atlas, slug, figures):
    measure = measure_of(slug, figures)
    assert measure.slug == slug
    assert measure.is_uploaded
    assert not measure.is_numeric
    assert (measure.source, measure.categories) == ("", ())
    assert measure.name == "Your figures (not added)"
    name = slug.removeprefix(PREFIX)
    assert measure.title(RESIDENT) == f"Your figures “{name}”, not added on this page"
    assert measure.values(entries(atlas), REGISTERED) == {}
    assert found(atlas, measure) == (
        f"Your figures “{name}”, not added on this page: no data for the 44 footprints"
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [(4.0, "£4.00"), (-4.0, "−£4.00"), (12.128, "£12.13"), (0.001, "£0.001"), ("few", "few")],
)
def test_a_value_is_written_with_the_decimals_of_its_column_unless_they_make_it_zero(value, words):
    assert in_words(value, SPEND) == words


def test_a_footprint_without_a_value_has_no_data():
    assert value_in_words(SPEND, "E54000001") == "£100.50"
    assert value_in_words(SPEND, "E54000041") == "No data"


@each_numeric
def test_what_filters_leave_out_changes_no_value(atlas: Atlas, measure: Measure):
    whole = select(atlas, Filters())
    few: Selection = replace(whole, shown=whole.shown[:3])
    assert measure.values(few.everything, REGISTERED) == measure.values(
        whole.everything, REGISTERED
    )
