"""The scripts of both pages, put together from their parts."""

from __future__ import annotations

import json
import re

import pytest

from stp_map.web.scripts import (
    FRONTEND,
    MAP_PARTS,
    PARTS,
    SHARED,
    constants,
    map_script,
    own,
    page_script,
)

SERVED = ("served", "copy", "figures_form")
SCRIPTS = sorted(file.name for file in FRONTEND.iterdir() if file.name.endswith(".js"))


def test_a_name_in_the_head_of_a_script_is_its_value_again():
    told = {"WORDS": {"title": "</script> “Zoë” \u2028"}, "CODES": ["a", "b"]}
    found = re.findall(r"^const (\w+) = (.*);$", constants(told), re.MULTILINE)
    assert {name: json.loads(value) for name, value in found} == told


def test_every_part_gives_one_function():
    for name in (*PARTS, *SERVED):
        assert own(f"{name}.js").count("export default function") == 1


@pytest.mark.parametrize("more", [(), SERVED], ids=["standalone", "served"])
def test_the_page_s_script_has_every_part_once_in_its_order(more):
    script = page_script(*more)
    assert "export default" not in script
    made = re.findall(r"^const (\w+) = \(function \(\) \{$", script, re.MULTILINE)
    assert made == ["picked", *PARTS, *more]


def test_the_standalone_page_is_told_nothing_that_only_a_server_needs():
    assert "returned" not in page_script()
    assert "server was lost" in page_script("served")
    assert "server was lost" not in page_script()


def test_the_map_s_script_is_a_scope_of_its_own_that_makes_stp_map():
    script = map_script("const SHAPES = {};")
    assert script.startswith('(function () {\n"use strict";\n\nconst SHAPES = {};\n')
    assert script.endswith("}());\n")
    assert re.search(r"^window\.stpMap = ", script, re.MULTILINE)
    for part in MAP_PARTS:
        assert own(f"footprint_map_{part}.js") in script


def test_every_script_of_ours_is_in_one_of_the_pages():
    known = {f"footprint_map_{part}.js" for part in MAP_PARTS}
    known |= {f"{name}.js" for name in (*SHARED, *PARTS, *SERVED, "map_frame")}
    assert [name for name in SCRIPTS if name not in known] == [
        "standalone.js",
        "standalone_data.js",
        "standalone_state.js",
        "standalone_view.js",
        "standalone_words.js",
    ]


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_makes_code_or_a_style_attribute_of_text(name):
    script = own(name)
    assert not re.search(r"\beval\(|new Function\(|document\.write|outerHTML", script)
    assert not re.search(r"setAttribute\(\s*[\"']style", script), "the policy would block it"
