"""What the templates of a comparison and of the timeline are given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from stp_map.analysis.comparison import compared, rows
from stp_map.analysis.comparison_words import left_out
from stp_map.analysis.lane_words import (
    COLOURS,
    NO_ROOM,
    Lane,
    line_words,
    shown_lanes,
    types_in,
)
from stp_map.analysis.lanes import Line
from stp_map.analysis.scene import Scene
from stp_map.analysis.sentences import NOTHING_SHOWN
from stp_map.analysis.timeline import share
from stp_map.analysis.timeline_words import day_shown, known_days
from stp_map.core import palette, text
from stp_map.core.model import FIRST_DAY, LAST_DAY, LeaderType
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
    """The lanes of the footprints shown, every day as its place on the track of time."""
    as_at, shown = scene.view.filters.as_at, shown_lanes(scene)
    fills = _in_tones() if black_and_white else palette.LEADER_TYPES
    years = range(FIRST_DAY.year, LAST_DAY.year + 1)
    starts = [max(FIRST_DAY, date(year, 1, 1)) for year in years]
    return {
        "lanes": [_lane_values(lane, fills, scene.shown.selected) for lane in shown],
        "years": [{"words": str(start.year), "at": share(start)} for start in starts],
        "known": [
            {"words": f"{text.day(moment.day)}: {moment.what}", "at": share(moment.day)}
            for moment in known_days(scene.atlas)
        ],
        "marked": {"words": day_shown(as_at), "at": share(as_at.day or LAST_DAY)},
        "key": [{"line": line.name.lower(), "words": line_words(line)} for line in Line],
        "types": [
            {"words": str(kind.value), "fill": fill_values(fills[kind])} for kind in types_in(shown)
        ],
        "colours": COLOURS,
        "no-room": NO_ROOM,
        "nothing": NOTHING_SHOWN,
        "fill": _bar_fill(black_and_white=black_and_white),
    }


def _lane_values(lane: Lane, fills: Mapping[LeaderType, Fill], selected: str) -> Values:
    name, code, region = lane.footprint.name, lane.footprint.code, lane.footprint.region
    bars = [
        {
            "line": bar.line.name.lower(),
            "start": bar.start,
            "end": bar.end,
            "label": bar.label,
            "more": bar.more,
            "told": bar.told,
            "fill": fill_values(fills[bar.leader_type]),
        }
        for bar in lane.bars
    ]
    return {"name": name, "region": region.value, "bars": bars, "selected": code == selected}


def _in_tones() -> Mapping[LeaderType, Fill]:
    """Greys in place of colours: a pattern would be taken for what is known."""
    return dict(zip(LeaderType, map(Fill, palette.TONES), strict=True))


def _bar_fill(*, black_and_white: bool) -> Values:
    return fill_values(Fill(palette.TEXT if black_and_white else palette.NHS_BLUE))
