"""What the templates of a comparison and of the timeline are given."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from itertools import pairwise

from stp_map.analysis.comparison import compared, rows
from stp_map.analysis.comparison_words import left_out
from stp_map.analysis.scene import Scene
from stp_map.analysis.timeline import share
from stp_map.analysis.timeline_words import KEY_POINT, KEY_SPAN, timeline_lines
from stp_map.core import palette
from stp_map.core.model import FIRST_DAY, LAST_DAY
from stp_map.core.palette import Fill
from stp_map.exports.paper.chart_values import Values, fill_values

_OF_LEADERS = 2
"""Rows at the foot of a comparison that are about leaders; own figures stand above them."""


def comparison_values(scene: Scene, *, black_and_white: bool) -> Values:
    """What is compared, row by row, and what is said where own figures find no room."""
    items = compared(scene.atlas, scene.shown.compared, scene.view.filters.as_at)
    own = len(scene.figures.usable) if scene.figures else 0
    return {
        "items": [item.name for item in items],
        "rows": [asdict(row) for row in rows(scene.atlas, items, scene.figures)],
        "own": own,
        "after": _OF_LEADERS,
        "left-out": [left_out(count) for count in range(1, own + 1)],
        "fill": _bar_fill(black_and_white=black_and_white),
    }


def timeline_values(scene: Scene, *, black_and_white: bool) -> Values:
    """The lines of the timeline, every day as its place on the track of time."""
    as_at = scene.view.filters.as_at
    lines = [
        {
            "name": line.name,
            "what": line.what,
            "when": line.when,
            "start": share(line.earliest),
            "end": share(line.latest),
            "here": line.is_here,
        }
        for line in timeline_lines(scene.atlas, as_at)
    ]
    years = range(FIRST_DAY.year, LAST_DAY.year + 1)
    starts = [max(FIRST_DAY, date(year, 1, 1)) for year in years]
    return {
        "rows": lines,
        "years": [
            {"words": str(start.year), "start": share(start), "end": share(end)}
            for start, end in pairwise([*starts, LAST_DAY])
        ],
        "marked": {"words": as_at.value, "at": share(as_at.day or LAST_DAY)},
        "key": {"point": KEY_POINT, "span": KEY_SPAN},
        "fill": _bar_fill(black_and_white=black_and_white),
    }


def _bar_fill(*, black_and_white: bool) -> Values:
    return fill_values(Fill(palette.TEXT if black_and_white else palette.NHS_BLUE))
