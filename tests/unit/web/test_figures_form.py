"""The form of uploaded figures: what the browser is told, and what of its answer is taken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stp_map.core.model import Atlas
from stp_map.data.figures import Answers, Choice, FiguresFile, Question, Topic, read_figures
from stp_map.web.figures_form import form_state, read_answer, read_form

FILE = b"STP,Deficit,Rating\nDevon,-12.5,Poor\nDorset,3,Good\nCornwal,1,Good\nTotal,4,Good\n"
CORNWALL = "E54000036"


@pytest.fixture
def found(atlas: Atlas) -> FiguresFile:
    """Two certain rows, one that is nearly right, and a total."""
    return read_figures("figures.csv", FILE, atlas)


def state(atlas: Atlas, found: FiguresFile) -> dict[str, object]:
    return form_state(atlas, found, Answers(), None)


def test_the_form_asks_about_names_that_are_nearly_right_and_about_no_total(atlas, found):
    told = state(atlas, found)
    assert [(row["key"], row["offers"]) for row in told["rows"]] == [("Cornwal", [CORNWALL])]
    assert told["certain"] == ["37 Devon", "41 Dorset"]
    assert told["source"] == "figures.csv"
    assert str(told["readAs"]).startswith("Read as ")
    names = [(each["name"], each["isNumber"]) for each in told["columns"]]
    assert sorted(names) == [("Deficit", True), ("Rating", False)]


def test_what_was_filled_in_is_taken_and_the_rest_left(atlas, found):
    said = {"key": state(atlas, found)["key"], "column": "deficit", "source": " Accounts "}
    said |= {"rows": {"Cornwal": CORNWALL, "Total": CORNWALL, "x": "y"}, "decimals": 2, "name": ""}
    filled = read_form(said, atlas, found)
    assert filled is not None
    assert filled.rows == {"Cornwal": CORNWALL}
    assert (filled.told.name, filled.told.decimals) == ("Deficit", 2)
    assert filled.told.source == "Accounts"


@pytest.mark.parametrize(
    "change", [{"key": "old"}, {"column": "gone"}, {"source": " "}, {"column": ["deficit"]}]
)
def test_what_makes_no_sense_is_not_taken(atlas, found, change):
    said = {"key": state(atlas, found)["key"], "column": "deficit", "source": "a", "rows": {}}
    assert read_form(said, atlas, found) is not None
    assert read_form({**said, **change}, atlas, found) is None


def test_only_answers_that_a_question_has_are_taken(found):
    question = Question(Topic.DECIMAL, "Which?", (Choice(".", "point"), Choice(",", "comma")))
    asked = replace(found, report=replace(found.report, questions=(question,)))
    assert read_answer({"topic": "decimal", "value": ","}, asked) == {"decimal": ","}
    for said in ({"topic": "decimal", "value": ";"}, {"topic": "rows", "value": ","}, None, 3):
        assert read_answer(said, asked) == {}
