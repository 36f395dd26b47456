"""What the page's scripts put together (frontend/above.js and details.js), without a browser."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from stp_map.analysis.lanes import known_leads
from stp_map.app.server.loading import GEODATA
from stp_map.core.html import Html, element
from stp_map.core.model import Atlas
from stp_map.data.atlas import load_atlas
from stp_map.web.above import page_words
from stp_map.web.details_state import FILE_SIZE, details_facts, details_words


def above_put_together(state: Mapping[str, Any]) -> list[Html]:
    """HTML of what stands above the map, in three pieces: title and notices, figures, legend.

    Args:
        state: what ``above_state`` says of a view.
    """
    words, legend = page_words(), state["legend"]
    top = element(
        "div",
        element("h1", words["title"], class_="stp-title"),
        element("p", state["headline"], class_="stp-headline"),
        element("p", words["meaning"], class_="stp-meaning"),
        element("div", Html(state["notices"]), class_="stp-notices"),
        class_="stp-top",
    )
    marks = _key(legend["marks"], words["noneMarked"]) if "marks" in legend else []
    keys = [*_key(legend, words["noneMarked"]), *marks]
    pairs = (element("div", element("dt", k), element("dd", v)) for k, v in state["figures"])
    return [
        top,
        element("dl", *pairs, class_="stp-figures"),
        element("div", *keys, class_="stp-legend"),
    ]


def _key(key: Mapping[str, Any], none: str) -> list[Html]:
    """A heading and its lines, each with how many of the footprints shown bear it."""
    lines = [
        element("li", element("span"), label, " ", element("span", f"({count})"))
        for _, label, count in key["lines"]
    ]
    return [element("h2", key["title"]), element("ul", *lines) if lines else element("p", none)]


def details_put_together(atlas: Atlas, state: Mapping[str, Any]) -> str:
    """HTML of the details for what the server says of a view."""
    words = details_words()
    if not state["selected"]:
        return str(words["none"])
    place = [footprint.code for footprint in atlas.footprints].index(state["selected"])
    facts = _facts(atlas)[place // FILE_SIZE][place % FILE_SIZE]
    name, where, leaders, numbers, rest = facts
    left_out = "" if state["rows"][place] == "1" else words["leftOut"]
    leader = state.get("leader") or leaders[int(state["leads"][place])]
    own = state.get("ownFigures", "")
    return "".join((words["clear"], name, left_out, own, where, leader, numbers, rest))


@lru_cache(maxsize=1)
def _facts(atlas: Atlas) -> list[list[tuple[Any, ...]]]:
    return details_facts(atlas, known_leads(atlas))


@lru_cache(maxsize=1)
def real_atlas() -> Atlas:
    """The atlas that the page shows."""
    return load_atlas(GEODATA)
