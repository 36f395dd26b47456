"""Who led each footprint, each leader once, and which of them on which day."""

from __future__ import annotations

from collections.abc import Sequence

from stp_map.analysis.editions import leader_as_at
from stp_map.analysis.selection import plain
from stp_map.core import leader_words
from stp_map.core.model import AsAt, Atlas, Leader
from stp_map.web.table import leader_cells


def led_on(atlas: Atlas, leaders: Sequence[Sequence[Leader]], as_at: AsAt) -> list[int]:
    """Which of its leaders each footprint has on a day, by their places in ``leaders_of``."""
    beside = zip(atlas.footprints, leaders, strict=True)
    return [led.index(leader_as_at(footprint, as_at)) for footprint, led in beside]


def leader_facts(leader: Leader) -> dict[str, object]:
    """What the script says of a leader, filters by and searches in."""
    return {
        "type": leader.leader_type.slug,
        "name": leader.name,
        "cells": leader_cells(leader),
        "line": leader_words.line_of(leader),
        "confirmed": leader.is_confirmed,
        "unverified": leader_words.is_unverified(leader),
        "search": plain(f"{leader.name} \n {leader.organisation}"),
    }
