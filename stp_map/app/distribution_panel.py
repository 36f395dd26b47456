"""The Distribution panel: charts that speak to the map through the View, and it to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import streamlit as st

from stp_map.analysis.distribution import (
    Dot,
    begins_at_zero,
    class_bars,
    leaders_by_region,
    points,
    ranking,
)
from stp_map.analysis.distribution_words import HOW_TO_BRUSH, chart_words
from stp_map.analysis.scene import Scene
from stp_map.analysis.sentences import NOTHING_SHOWN
from stp_map.app import panels
from stp_map.app.chart_download import chart_download
from stp_map.app.state import go_from, select_footprint
from stp_map.core import palette
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.html import Html, element
from stp_map.core.model import Atlas, LeaderType
from stp_map.core.palette import Fill
from stp_map.core.view import MOST_COMPARED
from stp_map.web.above import fill_name
from stp_map.web.distribution_table import classes_html, leaders_html, points_html, ranking_html

if TYPE_CHECKING:
    from stp_map.web.charts import Drawing

TURN, DRAWN, DRAGGED = "distribution_turn", "distribution_drawn", "distribution_dragged"


def distribution_panel(scene: Scene) -> None:
    """Draw the charts of what is shown. Clicks and drags become new views.

    Args:
        scene: which footprints are shown, the classes and colours of the map, what is selected
            and what is compared.
    """
    if not scene.entries:
        st.html(element("p", f"{NOTHING_SHOWN}.", class_="stp-note"))
        return
    turn = _turn(scene.shown.selected)
    _ranking(scene, turn)
    _area(scene, turn)
    _leaders(scene)


def _turn(selected: str) -> int:
    """A number that changes with every selection.

    The browser tells of a click only where it differs from the last one. With this number in
    what is clicked, a second click on the same dot differs and clears the selection, as on the map.
    """
    state = st.session_state
    if state.get(DRAWN, "") != selected:
        state[TURN] = state.get(TURN, 0) + 1
        state[DRAWN] = selected
    return int(state.get(TURN, 0))


def _ranking(scene: Scene, turn: int) -> None:
    from stp_map.web.charts import classes_chart, ranking_chart  # noqa: PLC0415 - Altair is slow

    selection, legend, shown = scene.selection, scene.legend, scene.shown
    dots = ranking(selection, legend, shown)
    description = _title(ChartKind.RANKING, scene)
    st.html(_key((each.fill, f"{each.label} ({each.count})") for each in legend.classes))
    if any(dot.value is not None for dot in dots):
        st.html(element("p", HOW_TO_BRUSH, class_="stp-note"))
        chart = ranking_chart(
            dots,
            legend.limits,
            description,
            turn,
            from_zero=begins_at_zero(legend, dots),
        )
        _chart(chart, "ranking", _taking_gestures(scene.atlas, "ranking", dots))
        panels.show_wide(ranking_html(dots, legend))
    else:
        _chart(classes_chart(class_bars(selection, legend, shown.selected), description), "classes")
        panels.show_wide(classes_html(legend))
    chart_download(ChartKind.RANKING, scene)


def _area(scene: Scene, turn: int) -> None:
    from stp_map.web.charts import scatter_chart  # noqa: PLC0415 - Altair is slow

    found, base = points(scene.selection, scene.shown), scene.shown.population
    description = _title(ChartKind.AREA, scene)
    chart = scatter_chart(found, base, description, turn)
    _chart(chart, "scatter", _taking_gestures(scene.atlas, "scatter"))
    panels.show_wide(points_html(found, base))
    chart_download(ChartKind.AREA, scene)


def _leaders(scene: Scene) -> None:
    from stp_map.web.charts import leaders_chart  # noqa: PLC0415 - Altair is slow

    counts = leaders_by_region(scene.selection)
    description = _title(ChartKind.LEADERS, scene)
    st.html(_key((palette.LEADER_TYPES[kind], str(kind.value)) for kind in LeaderType))
    _chart(leaders_chart(counts, description), "leaders")
    panels.show_wide(leaders_html(counts))
    chart_download(ChartKind.LEADERS, scene)


def _key(lines: Iterable[tuple[Fill, str]]) -> Html:
    """What the colours of a chart mean."""
    items = [element("li", _swatch(fill_name(fill)), words) for fill, words in lines]
    return element("div", element("ul", *items), class_="stp-legend")


def _swatch(fill: str) -> Html:
    if not fill.startswith("#"):
        return element("span", class_=f"stp-swatch stp-{fill}")
    return element("span", class_="stp-swatch", style=f"background: {fill}")


def _title(kind: ChartKind, scene: Scene) -> str:
    """The finding as a heading, with what is shown below it.

    Returns:
        The chart's description, which is its accessible name.
    """
    words = chart_words(kind, scene)
    heading = element("h2", words.title)
    below = element("p", words.subtitle, class_="stp-note")
    st.html(element("div", heading, below, class_="stp-wide stp-chart-title"))
    return words.description


def _chart(chart: Drawing, key: str, taken: Callable[[], None] | None = None) -> None:
    with st.container(key=f"chart_{key}"):
        st.vega_lite_chart(chart.to_dict(), theme=None, key=key, on_select=taken or "ignore")


def _taking_gestures(atlas: Atlas, key: str, dots: tuple[Dot, ...] = ()) -> Callable[[], None]:
    """A callback that makes a new view of a click or a drag."""

    def take() -> None:
        from stp_map.web.charts import DRAG, PICK, between  # noqa: PLC0415 - Altair is slow

        gestures = st.session_state[key].get("selection", {})
        ends = [end for pair in (gestures.get(DRAG) or {}).values() for end in pair]
        is_new = ends != st.session_state.get(DRAGGED, [])
        st.session_state[DRAGGED] = ends
        dragged = between(dots, ends[0], ends[-1])[:MOST_COMPARED] if ends and is_new else ()
        if dragged:
            go_from(atlas, lambda view: view.presented(compared=dragged))
            return
        for picked in gestures.get(PICK) or ():
            if picked.get("turn") == st.session_state.get(TURN, 0):
                select_footprint(atlas, str(picked.get("code", "")))

    return take
