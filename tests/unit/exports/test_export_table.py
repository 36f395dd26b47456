"""The rows behind every file of data are those that the page shows."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from stp_map.analysis.measures import MEASURES
from stp_map.analysis.scene import scene_of
from stp_map.core.figures import Figures
from stp_map.core.model import AsAt, Atlas, LeaderType, PopulationBase, Region
from stp_map.core.order import Output
from stp_map.core.view import Filters, Presentation, View
from stp_map.exports.tables.export_table import Cell, ColumnType, ExportTable, export_table
from tests.factories import column, order, uploaded

TYPES = {
    ColumnType.TEXT: (str,),
    ColumnType.WHOLE: (int,),
    ColumnType.NUMBER: (int, float),
    ColumnType.DATE: (date,),
}
LONDON = View(Filters(regions=(Region.LONDON,)), Presentation(colour_by="leader-type"))


def table_of(atlas: Atlas, view: View, figures: Figures | None = None) -> ExportTable:
    return export_table(scene_of(atlas, view, figures), order(Output.CSV))


def cells(table: ExportTable, name: str) -> list[Cell]:
    return [record[name] for record in table.records()]


def test_a_row_for_each_footprint_shown_in_number_order(atlas):
    assert cells(table_of(atlas, View()), "number") == list(range(1, 45))
    assert cells(table_of(atlas, LONDON), "number") == [27, 28, 29, 30, 31]


def test_an_empty_selection_keeps_its_columns(atlas):
    nothing = table_of(atlas, View(Filters(query="no such place")))
    assert nothing.rows == ()
    assert nothing.columns == table_of(atlas, View()).columns


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.slug)
def test_every_cell_has_its_columns_type_or_is_not_known(atlas, measure):
    table = table_of(atlas, View(presentation=Presentation(colour_by=measure.slug)))
    for each, *found in zip(table.columns, *table.rows, strict=True):
        assert all(cell is None or type(cell) in TYPES[each.type] for cell in found), each


def test_every_column_says_what_it_means(atlas):
    columns = table_of(atlas, View()).columns
    assert all(column.title and column.description for column in columns)
    assert len({column.title for column in columns}) == len(columns)


def test_descriptions_come_from_the_data_package(atlas):
    columns = {column.name: column for column in table_of(atlas, View()).columns}
    described = {
        field["name"]: field["description"]
        for field in atlas.package.resources["footprints"]["schema"]["fields"]
    }
    for name in ("code", "code_2017", "region", "population_resident"):
        assert columns[name].description == described[name]


def test_values_are_those_of_the_atlas(atlas):
    for record, footprint in zip(table_of(atlas, View()).records(), atlas.footprints, strict=True):
        assert record["name"] == footprint.name
        assert record["population_registered"] == footprint.population_registered
        assert record["density_resident"] == pytest.approx(
            footprint.population_resident / footprint.area_km2, abs=0.001
        )
        assert record["ccg_count"] == len(footprint.ccgs) == len(str(record["ccgs"]).split("; "))


def test_leaders_are_those_of_the_edition(atlas):
    kinds = Counter(cells(table_of(atlas, View()), "leader_type"))
    assert kinds["CCG"] == kinds["NHS provider"] == 18
    early = table_of(atlas, View(Filters(as_at=AsAt.FIRST_LEADERS)))
    assert set(cells(early, "as_at")) == {"2016-03-15"}
    confirmed = [kind != LeaderType.TO_BE_CONFIRMED.value for kind in cells(early, "leader_type")]
    assert confirmed == [day is not None for day in cells(early, "leader_public_from")]


def test_both_counts_of_people_are_there_whichever_is_chosen(atlas):
    resident = Presentation(population=PopulationBase.RESIDENT)
    table = table_of(atlas, View(presentation=resident))
    assert cells(table, "colour_value") == cells(table, "population_resident")
    assert cells(table, "population_registered") == cells(
        table_of(atlas, View()), "population_registered"
    )


def test_classes_are_those_of_the_legend(atlas):
    for measure in MEASURES:
        scene = scene_of(atlas, View().presented(colour_by=measure.slug))
        counts = Counter(cells(export_table(scene, order(Output.CSV)), "colour_class"))
        for each in scene.legend.classes:
            assert counts[each.label] == each.count


MINE = (
    column({1: 100.125, 2: 7.0}, "Spend per head, £", unit="£", decimals=3),
    column({1: "Urban"}, "=1+1"),
)


def own(figure: str) -> View:
    return View(presentation=Presentation(f"figure-{figure}"))


def test_own_figures_are_columns_of_every_table_whatever_is_coloured(atlas):
    mine = uploaded(*MINE, source="Finance")
    for view in (View(), own("spend-per-head"), own("gone")):
        table = table_of(atlas, view, mine)
        numbers, words = table.columns[-2:]
        assert (numbers.name, numbers.title) == ("own_spend-per-head", "Spend per head, £")
        assert (words.name, words.title) == ("own_1-1", "=1+1")
        assert (numbers.type, words.type) == (ColumnType.NUMBER, ColumnType.TEXT)
        assert numbers.description == "Your figures: Finance (unit: £)"
        assert words.description == "Your figures: Finance"
        assert [row[-2:] for row in table.rows[:3]] == [
            (100.125, "Urban"),
            (7.0, None),
            (None,) * 2,
        ]


def test_the_table_of_others_has_none_of_them(atlas):
    table_of(atlas, own("spend-per-head"), uploaded(*MINE))
    assert not [c.name for c in table_of(atlas, View()).columns if c.name.startswith("own_")]


def test_the_value_of_own_numbers_is_the_number_that_was_given(atlas):
    table = table_of(atlas, own("spend-per-head"), uploaded(*MINE))
    assert cells(table, "colour_value")[:3] == [100.125, 7.0, None]
    assert cells(table, "colour_class")[2] == "No data"
    assert set(cells(table, "colour_by")) == {"Spend per head, £"}
    assert {c.name: c.type for c in table.columns}["colour_value"] is ColumnType.NUMBER


def test_the_value_of_own_words_is_the_word(atlas):
    table = table_of(atlas, own("1-1"), uploaded(*MINE))
    assert cells(table, "colour_value")[0] == cells(table, "colour_class")[0] == "Urban"
    assert {c.name: c.type for c in table.columns}["colour_value"] is ColumnType.TEXT


@pytest.mark.parametrize("figure", ["spend-per-head", "1-1", "gone"])
def test_every_cell_has_its_columns_type_with_own_figures_too(atlas, figure):
    table = table_of(atlas, own(figure), uploaded(*MINE))
    for each, *found in zip(table.columns, *table.rows, strict=True):
        assert all(cell is None or type(cell) in TYPES[each.type] for cell in found), each


def test_a_day_between_two_steps_is_in_every_row(atlas):
    table = table_of(atlas, View(Filters(as_at=AsAt(date(2016, 4, 5)))))
    assert set(cells(table, "as_at")) == {"2016-04-05"}
