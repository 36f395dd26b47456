"""Phrases that stand once, and are filled in by Python and by the standalone page's script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from string import Formatter

import pytest

from stp_map.analysis.leads import LATER
from stp_map.analysis.phrases import PHRASES, phrase
from stp_map.core import text
from stp_map.core.leader_words import WEAKEST_FIRST

PACKAGE = files("stp_map")
PYTHON = "".join(
    (PACKAGE / name).read_text("utf-8")
    for name in (
        "analysis/sentences.py",
        "analysis/leads.py",
        "analysis/describe.py",
        "web/table.py",
    )
)
"""What fills phrases in, but for those that ``core.text`` has a function for."""

IN_TEXT = {"million", "footprint", "footprints"}
COMPOSED = {
    **{f"{each.slug}_{number}": {"count"} for each in LATER for number in ("one", "some")},
    **{f"figure_{each.slug}": {"count"} for each in LATER if each is not LATER[0]},
    **{f"{each.slug}{number}": {"numbers"} for each in WEAKEST_FIRST for number in ("", "_one")},
}
"""Phrases whose names are put together of what they say, with what is filled in."""
EVERY_PHRASE = pytest.mark.parametrize("name", PHRASES)


def gaps(name: str) -> set[str]:
    """What is to be filled into a phrase."""
    return {gap for _, gap, _, _ in Formatter().parse(PHRASES[name]) if gap}


def functions_in_scripts() -> Iterator[str]:
    """Every function of ours in which a script fills in a phrase."""
    for script in (PACKAGE / "frontend").iterdir():
        if script.name.endswith(".js"):
            functions = re.split(r"^(?=function )", script.read_text("utf-8"), flags=re.MULTILINE)
            yield from (each for each in functions if "phrase(" in each)


def names_in(function: str) -> set[str]:
    """The phrases that a function of a script may fill in: all that stand for a name of one."""
    asked = (function[found.end() :] for found in re.finditer(r"\bphrase\(", function))
    return {name for each in asked for name in re.findall(r'"(\w+)"', first_argument(each))}


def first_argument(source: str) -> str:
    """JavaScript up to the comma or bracket that ends the first argument of a call."""
    depth = 0
    for place, sign in enumerate(source):
        depth += (sign in "([{") - (sign in ")]}")
        if depth < 0 or (sign == "," and depth == 0):
            return source[:place]
    return source


def test_scripts_fill_in_the_phrases_that_there_are_and_every_one_of_them():
    asked = {name for function in functions_in_scripts() for name in names_in(function)}
    assert {*asked, *COMPOSED} & set(PHRASES) == set(PHRASES)
    assert asked <= {*PHRASES, "figure_", "_one", "_some"}


@pytest.mark.parametrize("name", COMPOSED)
def test_a_phrase_of_a_composed_name_has_the_gaps_that_are_filled(name: str):
    assert gaps(name) <= COMPOSED[name]


@EVERY_PHRASE
def test_a_script_that_fills_in_a_phrase_leaves_no_gap(name: str):
    using = [function for function in functions_in_scripts() if name in names_in(function)]
    for function in using:
        assert {gap for gap in gaps(name) if not re.search(rf"\b{gap}: ", function)} == set()


@EVERY_PHRASE
def test_python_fills_in_every_phrase(name: str):
    if name in IN_TEXT or name in COMPOSED:
        return
    assert f'"{name}"' in PYTHON
    assert {gap for gap in gaps(name) if not re.search(rf'\b{gap}(=|": )', PYTHON)} == set()


def test_numbers_of_footprints_and_people_read_as_they_do_everywhere():
    assert phrase("footprint", count=1) == text.count_of(1, "footprint")
    assert phrase("footprints", count=44) == text.count_of(44, "footprint")
    assert phrase("million", number="1.31") == text.people_short(1_310_000)


def test_what_fills_a_gap_is_text_and_no_phrase():
    said = phrase("search", query="{query} {0.__class__} {")
    assert said == "search for “{query} {0.__class__} {”"


def test_a_gap_that_is_left_and_a_phrase_that_there_is_not_are_faults():
    with pytest.raises(KeyError):
        phrase("of", some=1)
    with pytest.raises(KeyError):
        phrase("no such phrase")
