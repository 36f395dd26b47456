"""Uploaded figures on the command line: the same reader, its report on standard error."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from stp_map.cli import main
from stp_map.core.model import Atlas
from stp_map.data import figures
from stp_map.data.figures import Answers, Choice, FiguresFile, Question, Topic

FILE = "STP,Deficit,Rating\nDevon,-12.5,Poor\nDorset,3,Good\nCornwal,1,Good\n"
SOURCE = ["--figures-source", "Trust accounts"]


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Two columns for two footprints, and a name that is nearly right."""
    path = tmp_path / "figures.csv"
    path.write_text(FILE, "utf-8")
    return str(path)


def test_the_first_usable_column_colours_and_problems_are_plain_lines(file, capsys):
    assert main(["view", "--figures", file, *SOURCE]) == 0
    said = capsys.readouterr()
    assert "Map: Deficit, 2 of 44 footprints" in said.out
    assert "Highest: Dorset (3.0). Lowest: Devon (−12.5)." in said.out
    first, second = said.err.splitlines()
    assert first.startswith("stp_map: figures: 1 row left out: Row 4 “Cornwal”:")
    assert first.endswith("Similar: “Cornwall and the Isles of Scilly”.")
    assert second.startswith("stp_map: figures: 42 footprints without a row:")


def test_a_column_is_chosen_by_name(file, capsys):
    arguments = ["--figures", file, *SOURCE, "--colour-by", "figure-rating"]
    assert main(["view", *arguments]) == 0
    assert "Rating, number of footprints: Poor: 1; Good: 1" in capsys.readouterr().out


def test_a_column_is_chosen_by_its_heading_and_given_a_unit(file, capsys):
    asked = ["--figures-column", "deficit", "--figures-unit", "£m"]
    assert main(["view", "?colour_by=figure-rating", "--figures", file, *SOURCE, *asked]) == 0
    assert "Highest: Dorset (£3.0m). Lowest: Devon (−£12.5m)." in capsys.readouterr().out


def test_a_heading_that_is_not_there_is_a_complaint_that_names_the_others(file, capsys):
    assert main(["view", "--figures", file, *SOURCE, "--figures-column", "Surplus"]) == 2
    assert "the figures have “Deficit” and “Rating”, not Surplus" in capsys.readouterr().err


def test_what_the_page_would_ask_stops_with_the_option_that_answers_it(file, monkeypatch, capsys):
    question = Question(
        Topic.DECIMAL, "Is 1,234 a whole number?", (Choice(".", "1234"), Choice(",", "1.234"))
    )
    real = figures.read_figures

    def asking(name: str, content: bytes, atlas: Atlas, answers: Answers) -> FiguresFile:
        found = real(name, content, atlas, answers)
        asked = replace(question, chosen=answers.decimal)
        return replace(found, report=replace(found.report, questions=(asked,)))

    monkeypatch.setattr(figures, "read_figures", asking)
    arguments = ["view", "--figures", file, *SOURCE]
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert 'Is 1,234 a whole number? Answer with --figures-decimal, one of "." (1234)' in said
    assert main([*arguments, "--figures-decimal", ";"]) == 2
    assert "argument --figures-decimal: can't use ';'" in capsys.readouterr().err
    assert main([*arguments, "--figures-decimal", ","]) == 0
    capsys.readouterr()


def test_a_link_made_with_the_figures_finds_its_column_again(file, capsys):
    assert main(["view", "?colour_by=figure-rating", "--figures", file, *SOURCE]) == 0
    assert "Map: Rating," in capsys.readouterr().out


def test_an_unknown_column_is_a_complaint_that_names_the_others(file, capsys):
    arguments = ["--figures", file, *SOURCE, "--colour-by", "figure-surplus"]
    assert main(["view", *arguments]) == 2
    assert "the figures have figure-deficit and figure-rating" in capsys.readouterr().err


def test_the_source_is_in_what_leaves(file, tmp_path, capsys):
    out = tmp_path / "a.csv"
    assert main(["data", "--figures", file, *SOURCE, "--out", str(out)]) == 0
    assert "Your figures: Trust accounts. Source:" in out.read_text("utf-8-sig")
    capsys.readouterr()


@pytest.mark.parametrize(
    "arguments", [["--figures", "a.csv"], SOURCE, ["--figures", "a.csv", "--figures-source", " "]]
)
def test_file_and_source_belong_together(arguments, capsys):
    assert main(["view", *arguments]) == 2
    assert "--figures and --figures-source belong together" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "can't be read: No such file"),
        (b"", "The file is empty"),
        (b"x" * (2 * 1024 * 1024 + 1), "Expected at most 2 MB"),
        (b"%PDF-1.7", "the file is a PDF"),
        (b"a,b\n1,2\n", "Expected a column that names the footprint"),
        (b"STP,Figure\nDevon,\n", "can be shown"),
    ],
)
def test_what_cant_be_used_is_one_line_and_exit_1(tmp_path, capsys, content, why):
    path = tmp_path / "figures.csv"
    if content is not None:
        path.write_bytes(content)
    assert main(["view", "--figures", str(path), *SOURCE]) == 1
    *_, last = capsys.readouterr().err.splitlines()
    assert last.startswith("stp_map: ")
    assert why in last
    assert "Traceback" not in last


def test_a_link_without_its_figures_is_noted(capsys):
    assert main(["view", "?colour_by=figure-deficit"]) == 0
    said = capsys.readouterr()
    assert "“deficit” are not here; add them with --figures" in said.err
    assert "“deficit”, not added on this page" in said.out
