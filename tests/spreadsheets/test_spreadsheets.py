"""Each spreadsheet here is read as a sensible person expects, as the page reads it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from stp_map.core.errors import FiguresError
from stp_map.data.figures import Answers, FiguresFile, read_figures

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "expected.toml").read_text("utf-8"))["case"]


def test_every_file_has_its_expectations():
    assert {case["file"] for case in CASES} == {file.name for file in (HERE / "files").iterdir()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['file']}: {case['expects']}")
def test_a_spreadsheet_is_read_as_a_sensible_person_expects(atlas, case):
    content = (HERE / "files" / case["file"]).read_bytes()
    answers = Answers(**case.get("answers", {}))
    if "refused" in case:
        with pytest.raises(FiguresError) as refused:
            read_figures(case["file"], content, atlas, answers)
        assert case["refused"] in str(refused.value)
    else:
        found = read_figures(case["file"], content, atlas, answers)
        check_columns(found, case)
        check_report(found, case)


def check_columns(found: FiguresFile, case: dict) -> None:
    usable = {column.heading: column for column in found.columns if column.is_usable}
    if "columns" in case:
        values = {
            heading: dict(column.values)
            for heading, column in usable.items()
            # Columns that say which rows were chosen may be offered too.
            if heading in case["columns"] or not case.get("answers")
        }
        assert values == {
            heading: pytest.approx(value) if all_numbers(value) else value
            for heading, value in case["columns"].items()
        }
    for heading, unit in case.get("unit", {}).items():
        assert usable[heading].unit_and_size == unit
    for heading, decimals in case.get("decimals", {}).items():
        assert usable[heading].decimals == decimals
    if "first" in case:
        assert found.columns[0].heading == case["first"]


def all_numbers(values: dict[str, object]) -> bool:
    return all(isinstance(value, (int, float)) for value in values.values())


def check_report(found: FiguresFile, case: dict) -> None:
    report = found.report
    asked = [question.topic.value for question in report.open_questions]
    assert asked == case.get("asks", [])
    assert not (asked and found.columns), "nothing may be drawn before the answer"
    offered = {each.topic.value: [x.value for x in each.choices] for each in report.questions}
    for topic, choices in case.get("offers", {}).items():
        assert sorted(offered[topic]) == sorted(choices)
    for value in case.get("not_offered", []):
        assert all(value not in choices for choices in offered.values())
    if "says_question" in case:
        assert case["says_question"] in report.open_questions[0].words
    for words in case.get("says", []):
        assert words in " ".join(report.notes)
    left_out = {row.row: row.match.reason for row in report.unmatched}
    for row, words in case.get("left_out", {}).items():
        assert words in left_out[int(row)]
    wrong = {each.row: each.reason for each in report.not_numbers}
    assert set(wrong) == {int(row) for row in case.get("wrong", {})}
    for row, words in case.get("wrong", {}).items():
        assert words in wrong[int(row)]
    for field in ("sheet", "decimal"):
        assert getattr(report, field) == case.get(field, getattr(report, field))
    assert list(report.heading_rows) == case.get("heading_rows", list(report.heading_rows))
    assert len(report.matched) == case.get("matched", len(report.matched))
