"""Phrases that nobody should have to read, in everything that people read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from stp_map.analysis.scene import scene_of
from stp_map.core import text
from stp_map.core.model import Atlas
from stp_map.core.view import View
from stp_map.data.sources import resources
from stp_map.web.sources_table import overview_html, resource_html
from tests.html_reader import HtmlReader

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "stp_map"
UNCLEAR = re.compile(
    r"left out by the filters|\bpublic to\b|met on the way|\bnot held\b|^in words$|"
    r"^what was said\b",
    re.IGNORECASE,
)
"""Wordings that were read as something else, or as nothing, by people who were new to the page."""

INTERNAL = re.compile(r"\b[a-z_]+\.(?:py|csv|toml|md)\b|\b(?:tables|boundaries|derived)/")
"""Names of our own files and scripts."""


def strings_of(script: Path) -> Iterator[str]:
    """Every text in a module that is no docstring."""
    tree = ast.parse(script.read_text("utf-8"))
    documentation = {
        id(node.value)
        for parent in ast.walk(tree)
        for node in ast.iter_child_nodes(parent)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in documentation:
            yield node.value


def quoted(script: Path) -> list[str]:
    """Every text in quotes in a script of the browser or a template of paper."""
    return re.findall(r'"([^"\n]*)"', script.read_text("utf-8"))


@pytest.mark.parametrize("script", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.stem)
def test_no_module_says_what_nobody_understands(script: Path):
    read = (said for said in strings_of(script) if said not in text.FORMER_SECTIONS)
    assert [said for said in read if UNCLEAR.search(said)] == []


def test_no_script_template_or_document_does_either():
    written = [path for ending in ("js", "typ", "html") for path in PACKAGE.rglob(f"*.{ending}")]
    assert len(written) > 20
    for script in written:
        assert [said for said in quoted(script) if UNCLEAR.search(said)] == [], script.name
    for name in ("README.md", "geodata/README.md", "geodata/datapackage.json", "CONTRIBUTING.md"):
        assert UNCLEAR.search((ROOT / name).read_text("utf-8")) is None, name


def test_paper_and_map_say_in_one_way_what_is_filtered_out():
    on_the_map = quoted(PACKAGE / "frontend" / "footprint_map_drawing.js")
    assert text.FILTERED_OUT in on_the_map
    assert f", {text.FILTERED_OUT.lower()}" in on_the_map


def test_the_sources_name_none_of_our_files_and_scripts(atlas: Atlas):
    said = HtmlReader(overview_html(scene_of(atlas, View()))).words
    assert INTERNAL.findall(said) == []
    for each in resources(atlas):
        assert INTERNAL.findall(HtmlReader(resource_html(atlas, each)).words) == [], each.name
