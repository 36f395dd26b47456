from __future__ import annotations

import json

from stp_map.analysis.distribution import leaders_by_region, points, ranking
from stp_map.analysis.legend import legend
from stp_map.analysis.selection import select
from stp_map.core import palette
from stp_map.core.model import Atlas, PopulationBase
from stp_map.core.view import Filters, Presentation
from stp_map.web.charts import (
    DRAG,
    PICK,
    Drawing,
    between,
    leaders_chart,
    ranking_chart,
    scatter_chart,
)
from stp_map.web.charts.ranking import row_lines
from tests.untrusted import CORPUS, atlas_full_of

DEVON = "E54000037"
CHOSEN = Presentation(selected=DEVON)


def drawn_ranking(atlas: Atlas, shown: Presentation = CHOSEN, turn: int = 0) -> Drawing:
    selection = select(atlas, Filters())
    classes = legend(atlas, selection, shown)
    dots = ranking(selection, classes, shown)
    return ranking_chart(dots, classes.limits, "A ranking", turn)


def test_every_footprint_is_a_row_in_its_colour_on_the_map(atlas: Atlas):
    selection = select(atlas, Filters())
    classes = legend(atlas, selection, CHOSEN)
    rows = drawn_ranking(atlas).rows["rows"]
    assert len(rows) == 44
    assert dict(zip(rows["code"], rows["fill"], strict=True)) == {
        code: classes.fill_of(code).colour for code in atlas.by_code
    }
    assert list(rows[rows["chosen"]]["code"]) == [DEVON]
    assert classes.limits == (800_000, 1_200_000, 1_700_000, 2_200_000)
    assert list(drawn_ranking(atlas).rows["limits"]["value"]) == list(classes.limits)


def test_a_selection_changes_rows_only_so_that_the_browser_keeps_the_chart(atlas: Atlas):
    before, after = drawn_ranking(atlas, Presentation()), drawn_ranking(atlas, CHOSEN, turn=1)
    assert before.spec == after.spec
    assert set(after.rows["rows"]["turn"]) == {1}


def test_charts_can_be_clicked_and_dragged_and_have_names(atlas: Atlas):
    spec = drawn_ranking(atlas).to_dict()
    assert spec["description"] == "A ranking"
    assert {param["name"] for param in spec["params"]} == {PICK, DRAG}
    assert spec["usermeta"]["embedOptions"]["renderer"] == "svg"
    selection = select(atlas, Filters())
    found = points(selection, CHOSEN)
    scatter = scatter_chart(found, PopulationBase.REGISTERED, "Areas").to_dict()
    assert {param["name"] for param in scatter["params"]} == {PICK}
    leaders = leaders_chart(leaders_by_region(selection), "Leaders").to_dict()
    assert "params" not in leaders


def test_a_drag_holds_the_footprints_whose_middles_it_covers(atlas: Atlas):
    selection = select(atlas, Filters())
    dots = ranking(selection, legend(atlas, selection, CHOSEN), CHOSEN)
    assert between(dots, 10, 14) == (dots[0].code,)
    assert between(dots, 61, 13) == (dots[1].code, dots[2].code)
    assert between(dots, 0, 1e6) == tuple(dot.code for dot in dots)


def test_long_names_break_into_two_lines_and_end_with_an_ellipsis():
    assert row_lines("Devon") == ["Devon"]
    assert row_lines("") == [""]
    long = row_lines("Durham, Darlington and Tees, Hambleton, Richmondshire and Whitby")
    assert len(long) == 2
    assert max(map(len, long)) <= 44
    assert [len(row_lines(text)) <= 2 for text in CORPUS.values()] == [True] * len(CORPUS)
    assert row_lines("many words " * 100)[-1].endswith("…")


def test_who_is_to_be_confirmed_is_hatched(atlas: Atlas):
    selection = select(atlas, Filters())
    rows = leaders_chart(leaders_by_region(selection), "Leaders").rows["rows"]
    hatched = rows[rows["hatched"]]
    assert list(hatched["said"]) == [
        "North, To be confirmed: 1",
        "Midlands and East, To be confirmed: 1",
        "South, To be confirmed: 1",
    ]
    assert set(hatched["fill"]) == {palette.NOT_YET.colour}


def test_parts_of_a_bar_follow_each_other(atlas: Atlas):
    selection = select(atlas, Filters())
    rows = leaders_chart(leaders_by_region(selection), "Leaders").rows["rows"]
    london = rows[rows["row"] == "London"]
    assert list(zip(london["start"], london["end"], strict=True)) == [(0, 3), (3, 5)]


def test_untrusted_names_stay_in_the_rows_and_out_of_the_specification(atlas: Atlas):
    doctored = atlas_full_of(atlas, *CORPUS.values())
    drawing = drawn_ranking(doctored)
    assert "window.hacked" not in json.dumps(drawing.spec)
    assert drawing.rows["rows"]["said"].str.contains("window.hacked").any()
