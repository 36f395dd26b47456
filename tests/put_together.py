"""The details as the page's script puts them together (frontend/details.js), without a browser."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from stp_map.app.server.loading import GEODATA
from stp_map.core.model import Atlas
from stp_map.data.atlas import load_atlas
from stp_map.web.details_state import FILE_SIZE, details_facts, details_words


def details_put_together(atlas: Atlas, state: Mapping[str, Any]) -> str:
    """HTML of the details for what the server says of a view."""
    words = json.loads(details_words())
    if not state["selected"]:
        return str(words["none"])
    place = [footprint.code for footprint in atlas.footprints].index(state["selected"])
    facts = _facts(atlas)[place // FILE_SIZE][place % FILE_SIZE]
    name, where, leaders, numbers, rest = facts
    left_out = "" if state["rows"][place] == "1" else words["leftOut"]
    leader = state.get("leader") or leaders[int(state["leads"][place])]
    own = state.get("ownFigures", "")
    return "".join((words["clear"], name, left_out, where, leader, numbers, own, rest))


@lru_cache(maxsize=1)
def _facts(atlas: Atlas) -> list[list[Any]]:
    return [json.loads(file) for file in details_facts(atlas)]


@lru_cache(maxsize=1)
def real_atlas() -> Atlas:
    """The atlas that the page shows."""
    return load_atlas(GEODATA)
