"""The documents tell the truth: links lead somewhere, commands parse, parameters exist."""

from __future__ import annotations

import re
import shlex
from dataclasses import fields
from pathlib import Path

import pytest

from stp_map.analysis.address import from_params, to_params
from stp_map.analysis.measures import MEASURES, PREFIX, measure_of
from stp_map.analysis.parameters import BY_NAME
from stp_map.cli.options import parser
from stp_map.cli.requests import address_parts
from stp_map.core.model import FIRST_DAY, LAST_DAY, AsAt, Choice, LeaderType, PopulationBase, Region
from stp_map.core.view import (
    ClassMethod,
    Filters,
    MapStyle,
    Mark,
    Presentation,
    View,
)

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(
    [
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
        *(ROOT / "docs").glob("*.md"),
    ]
)
README = (ROOT / "README.md").read_text("utf-8")
LINKS = re.compile(r"\]\(([^)\s]+)\)|<img[^>]* src=\"([^\"]+)\"")
EXAMPLES = re.findall(r"^python -m stp_map (.+)$", README, re.MULTILINE)
PARAMETERS = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", README, re.MULTILINE))

EVERYTHING = View(
    Filters(AsAt.FIRST_LEADERS, (Region.LONDON,), (LeaderType.CCG,), "london"),
    Presentation(
        "figure-spend-per-head",
        PopulationBase.RESIDENT,
        ClassMethod.QUANTILES,
        MapStyle.TILES,
        labels=True,
        mark=Mark.EVIDENCE,
        selected="E54000028",
        compared=("london",),
    ),
)
"""A view in which nothing is a default, so that its address holds every parameter."""


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_relative_link_and_picture_exists(document):
    links = [one or other for one, other in LINKS.findall(document.read_text("utf-8"))]
    within = [link.partition("#")[0] for link in links if "://" not in link]
    missing = [link for link in within if link and not (document.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_picture_says_in_words_what_it_shows(document):
    text = document.read_text("utf-8")
    assert "![](" not in text
    assert all(re.search(r'alt="[^"]{10,}"', tag) for tag in re.findall(r"<img[^>]+>", text))


def test_the_readme_has_an_example_of_every_command():
    commands = {"snapshot", "chart", "deck", "pack", "page", "data", "view", "find", "check"}
    assert {example.split()[0] for example in EXAMPLES} == commands


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_the_command_line_parses(atlas, example):
    options = vars(parser().parse_args(shlex.split(example)))
    assert options["command"] == example.split()[0]
    typed = {name: options[name] for name in BY_NAME if isinstance(options.get(name), str | list)}
    asked = {name: [each] if isinstance(each, str) else each for name, each in typed.items()}
    _, params = address_parts(options.get("query") or options.get("url") or "")
    assert from_params({**params, **asked}, atlas.codes)[1] == ()


def values_of(name: str) -> list[str]:
    """Every value that the readme's table has for a parameter, in order."""
    return re.findall(r"`([\w-]+)`", PARAMETERS[name])


def test_the_readme_names_exactly_the_parameters_of_an_address():
    default = View()
    for part in ("filters", "presentation"):
        mine, its = getattr(EVERYTHING, part), getattr(default, part)
        assert all(getattr(mine, f.name) != getattr(its, f.name) for f in fields(mine))
    assert list(PARAMETERS) == list(to_params(EVERYTHING))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("region", Region),
        ("leader_type", LeaderType),
        ("population", PopulationBase),
        ("classes", ClassMethod),
        ("style", MapStyle),
        ("mark", Mark),
    ],
)
def test_the_readme_names_exactly_the_values_of_a_parameter(name: str, kind: type[Choice]):
    assert values_of(name) == [choice.slug for choice in kind]


def test_the_readme_names_the_days_that_can_be_asked_for():
    ends = [FIRST_DAY.isoformat(), LAST_DAY.isoformat()]
    assert values_of("as_at") == [*ends, AsAt.LATEST_KNOWN.slug, AsAt.LEADERS_NAMED.slug]


def test_the_readme_names_every_measure_and_how_to_ask_for_own_figures():
    *measures, any_column, example = values_of("colour_by")
    assert measures == [measure.slug for measure in MEASURES]
    assert any_column == f"{PREFIX}NAME"
    view, ignored = from_params({"colour_by": [example]}, {})
    assert (view.presentation.colour_by, ignored) == (example, ())
    assert measure_of(example).is_uploaded


@pytest.mark.parametrize("name", ["as_at", "colour_by", "population", "classes", "style", "mark"])
def test_the_readme_has_the_default_in_bold(name: str):
    (bold,) = re.findall(r"\*\*`([\w-]+)`\*\*", PARAMETERS[name])
    assert from_params({name: [bold]}, {}) == (View(), ())
