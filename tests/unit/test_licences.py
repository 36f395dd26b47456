"""The list of licences is that of the packages in use, and the lock pins them all with hashes."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def licences():
    """The script, as a module."""
    spec = importlib.util.spec_from_file_location("licences", ROOT / "scripts" / "licences.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["licences"] = module
    spec.loader.exec_module(module)
    return module


def test_the_list_of_licences_is_current(licences):
    written = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8").splitlines()
    for line, made in zip(written, licences.page().splitlines(), strict=True):
        here = licences.NOT_HERE not in made
        assert line == made if here else line.split("|")[:3] == made.split("|")[:3]


def test_every_pinned_package_has_hashes_and_no_host_is_named():
    pinned = re.findall(r"^([a-z0-9][\w.-]*)==\S+(.*)$", LOCK, re.MULTILINE)
    assert len(pinned) > 50
    assert all(rest.endswith("\\") for _, rest in pinned)
    assert "://" not in LOCK
    assert "--index" not in LOCK


def test_the_lock_has_the_versions_of_the_constraints():
    constraints = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    known = set(re.findall(r"^([a-z0-9][\w.-]*==[\w.+]+)", constraints, re.MULTILINE))
    assert set(re.findall(r"^([a-z0-9][\w.-]*==[\w.+]+)", LOCK, re.MULTILINE)) <= known


def test_everything_that_is_needed_to_run_is_locked():
    needed = re.findall(
        r"^([\w.-]+)==", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE
    )
    assert {name.lower() for name in needed} <= set(
        re.findall(r"^([a-z0-9][\w.-]*)==", LOCK, re.MULTILINE)
    )
