"""Our scripts and styles, put together from their parts: for the served and the standalone page."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from stp_map.web.script_data import compact_json

FRONTEND = files("stp_map") / "frontend"
"""Our scripts, styles and documents, from which the files that a browser reads are made."""

MAP_PARTS = ("shapes", "arcs", "drawing", "over", "trusts", "trust_list", "picking", "frame")
"""The map's script in parts, in the order in which they are joined."""

SHARED = ("shared", "picked", "search_rules")
"""What all the other scripts of a page know of."""

PARTS = ("page", "above", "search", "panel", "details", "sections", "table", "after_map")
"""Each gives a function of that name, which those after it may call."""


def own(name: str) -> str:
    """The text of one of our files in ``frontend``."""
    return (FRONTEND / name).read_text("utf-8")


def constants(given: Mapping[str, object]) -> str:
    """The head of a script: names for plain values."""
    return "".join(f"const {name} = {compact_json(value)};\n" for name, value in given.items())


def map_script(head: str = "") -> str:
    """The map's script in a scope of its own; it makes ``stpMap``.

    Args:
        head: what names the files of shapes and the values in words, where nothing around does.
    """
    parts = "\n".join(own(f"footprint_map_{part}.js") for part in MAP_PARTS)
    return f'(function () {{\n"use strict";\n\n{head}\n{parts}}}());\n'


def page_script(*more: str) -> str:
    """What draws everything but the map; each part in a scope of its own.

    Args:
        *more: parts after those of every page.
    """
    shared = [own(f"{name}.js") for name in SHARED]
    parts = [
        f"const {name} = (function () {{\n"
        + own(f"{name}.js").replace("export default function", "return function")
        + "}());\n"
        for name in (*PARTS, *more)
    ]
    return "\n".join((*shared, *parts))
