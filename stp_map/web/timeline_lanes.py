"""The lanes of the timeline for the page: who led each footprint when, drawn and in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from stp_map.analysis.lane_words import (
    COLOURS,
    Bar,
    Lane,
    line_words,
    shown_lanes,
    types_in,
)
from stp_map.analysis.lanes import Line
from stp_map.analysis.scene import Scene
from stp_map.analysis.timeline import share
from stp_map.analysis.timeline_words import day_shown, known_days
from stp_map.core import palette, text
from stp_map.core.html import Html, element, together
from stp_map.core.model import FIRST_DAY, LAST_DAY, Atlas
from stp_map.core.palette import Fill
from stp_map.core.view import View
from stp_map.web.elements import footprint_link, note

_YEARS = range(FIRST_DAY.year + 1, LAST_DAY.year + 1)


def lanes_html(scene: Scene) -> Html:
    """A lane for each footprint shown, by region, in number order.

    Args:
        scene: what is shown; the day looked at is a line across all lanes.

    Returns:
        A key, and a list a region whose items link to their footprints and say in words what is
        drawn. The drawing is for the eye alone.
    """
    shown = shown_lanes(scene)
    if not shown:
        return note("No footprint matches these filters, so there is no lane.")
    lists = [
        together([element("h3", region.value), _list(list(lanes), scene.view)])
        for region, lanes in groupby(shown, key=lambda lane: lane.footprint.region)
    ]
    drawn = [_lines(scene), _axis(scene), *lists]
    return together([_key(shown), element("div", *drawn, class_="stp-lanes")])


def _list(shown: Sequence[Lane], view: View) -> Html:
    return element("ul", *(_lane(lane, view) for lane in shown), role="list")


def _lane(lane: Lane, view: View) -> Html:
    """A press anywhere on it selects its footprint, as it does on a row of the table."""
    one, is_selected = lane.footprint, lane.footprint.code == view.presentation.selected
    current = {"aria_current": "true"} if is_selected else {}
    link = footprint_link(one.code, one.name, view, data_keep=f"lane {one.code}", **current)
    # Known days come last, so that they are seen on what follows however narrow they are.
    drawn = sorted(lane.bars, key=lambda bar: bar.line is Line.SOLID)
    track = element("div", *map(_bar, drawn), class_="stp-track", aria_hidden="true")
    # Read out for every lane, and shown for the one that was chosen.
    said = [element("span", f"{bar.words} ") for bar in lane.bars]
    words = element("p", *said, **({} if is_selected else {"class_": "stp-unseen"}))
    selected = {"class_": "stp-selected"} if is_selected else {}
    return element("li", link, track, words, data_stp=one.code, **selected)


def _bar(bar: Bar) -> Html:
    words = [element("span", words) for words in (bar.label, bar.more) if words]
    place = f"left:{bar.start:.2%};width:{bar.end - bar.start:.2%}"
    look = _look(palette.LEADER_TYPES[bar.leader_type])
    kind = f"stp-bar stp-{bar.line.name.lower()}"
    return element("i", *words, class_=kind, style=f"{place};{look}", title=bar.words)


def _look(fill: Fill) -> str:
    return f"--stp-fill:{fill.colour};--stp-ink:{fill.label_colour}"


def _key(shown: Sequence[Lane]) -> Html:
    """What the looks and the colours mean, for the eye; the words of each lane say it too."""
    grey = _look(Fill(palette.GREY_OUTLINE))
    lines = [
        (f"stp-bar stp-{line.name.lower()}", grey, line_words(line), line is not Line.EMPTY)
        for line in Line
    ]
    types = [
        ("stp-bar stp-solid", _look(palette.LEADER_TYPES[kind]), str(kind.value), True)
        for kind in types_in(shown)
    ]
    return together([_swatches(lines), note(f"{COLOURS}."), _swatches(types)])


def _swatches(rows: Sequence[tuple[str, str, str, bool]]) -> Html:
    items = []
    for kind, look, words, is_drawn in rows:
        swatch = [element("i", class_=kind, style=look, aria_hidden="true")] if is_drawn else []
        items.append(element("li", *swatch, words))
    return element("ul", *items, class_="stp-lane-key", role="list")


def _lines(scene: Scene) -> Html:
    """Lines across all lanes: the years, the known days, and the day looked at."""
    known = [moment.day for moment in known_days(scene.atlas)]
    lines = [_line("stp-year", date(year, 1, 1)) for year in _YEARS]
    lines += [_line("stp-known", day) for day in known]
    lines.append(_line("stp-day", scene.view.filters.as_at.day or LAST_DAY))
    return element("div", *lines, class_="stp-lines", aria_hidden="true")


def _line(kind: str, day: date) -> Html:
    return element("i", class_=kind, style=f"left:{share(day):.2%}")


def _axis(scene: Scene) -> Html:
    """The words at those lines; the day looked at and the years stay in sight."""
    as_at = scene.view.filters.as_at
    at = share(as_at.day or LAST_DAY)
    here = element("b", day_shown(as_at), style=f"left:{at:.2%};transform:translateX(-{at:.2%})")
    years = [
        _at(share(max(FIRST_DAY, date(year, 1, 1))), str(year))
        for year in (FIRST_DAY.year, *_YEARS)
    ]
    known = [element("div", row) for row in _known(scene.atlas)]
    scale = [element("div", *years), element("div", here)]
    return together(
        [
            element("div", *known, class_="stp-axis", aria_hidden="true"),
            element("div", *scale, class_="stp-axis stp-scale", aria_hidden="true"),
        ]
    )


def _known(atlas: Atlas) -> list[Html]:
    return [
        _at(share(moment.day), text.day(moment.day), element("small", f": {moment.what}"))
        for moment in known_days(atlas)
    ]


def _at(where: float, *words: str) -> Html:
    return element("span", *words, style=f"left:{where:.2%}")
