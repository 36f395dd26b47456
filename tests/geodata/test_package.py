"""The data package is described, unaltered and rebuilt from its source."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from frictionless import validate

ATTRIBUTION = [
    "Source: Office for National Statistics licensed under the Open Government Licence v.3.0",
    "Contains OS data © Crown copyright and database right 2017",
    "Footprints and leaders: NHS England, March 2016",
    "GP-registered patients: NHS Business Services Authority, January to March 2016",
]
DESCRIPTOR = Path(__file__).parents[2] / "geodata" / "datapackage.json"
PACKAGE = json.loads(DESCRIPTOR.read_text(encoding="utf-8"))

each_resource = pytest.mark.parametrize(
    "resource", PACKAGE["resources"], ids=lambda resource: resource["name"]
)


def test_frictionless_finds_the_package_valid(geodata):
    report = validate(str(geodata / "datapackage.json"))
    assert report.flatten(["title", "note"]) == []
    assert report.valid


@each_resource
def test_a_file_has_the_hash_and_size_that_the_package_says(geodata, resource):
    content = (geodata / resource["path"]).read_bytes()
    assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert resource["bytes"] == len(content)


@each_resource
def test_a_resource_says_what_it_is_and_whose(resource):
    for member in ("title", "description", "mediatype", "encoding", "sources", "licenses"):
        assert resource[member]


@each_resource
def test_every_column_is_described(resource):
    for field in resource.get("schema", {}).get("fields", []):
        assert field["title"]
        assert field["description"]


@each_resource
def test_a_file_is_utf8_with_unix_line_ends(geodata, resource):
    text = (geodata / resource["path"]).read_bytes().decode("utf-8")
    assert "\r" not in text
    assert text.endswith("\n")


def test_every_data_file_is_in_the_package(geodata):
    files = {
        str(path.relative_to(geodata).as_posix())
        for folder in ("tables", "boundaries", "places", "derived")
        for path in (geodata / folder).rglob("*")
        if path.is_file()
    }
    assert files == {resource["path"] for resource in PACKAGE["resources"]}


def test_the_attribution_lines_are_exact():
    assert PACKAGE["attribution"] == ATTRIBUTION


@pytest.mark.long
@pytest.mark.network
def test_what_is_committed_is_what_build_derives(geodata):
    command = [sys.executable, str(geodata / "build.py"), "--check"]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert run.returncode == 0, run.stdout + run.stderr
