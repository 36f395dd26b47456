"""A dot for each footprint, highest first, in the map's colours."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any

import altair as alt
import pandas as pd

from stp_map.analysis.distribution import Dot
from stp_map.core import palette
from stp_map.core.text import encodable
from stp_map.web.charts.look import (
    INK,
    NARROW,
    NUMBER,
    ROWS,
    Drawing,
    Part,
    dressed,
    expr,
    hatch,
    rows_named,
    text_beside,
)

PICK, DRAG = "pick", "drag"
"""Names of the selections: of one footprint by a click, of several by dragging."""

_NAMES = 310
"""Pixels for names beside the dots; where there is less room they stand above them."""

_LIMITS = "limits"
_AXIS = 36
"""Pixels for the axis above the rows."""

_ROW, _LINE, _LONGEST_LINE, _MOST_LINES = 24, 14, 44, 2
_LOWER = expr(f"{NARROW} ? 1 + 5 * datum.lines : 0")
_RAISED = expr(f"({NARROW} ? 1 - 7 * datum.lines : 7 - 7 * datum.lines)")
"""Of a dot, and of the first line of its name, from the middle of its row."""

_BY_MOUSE = "[pointerdown[event.pointerType !== 'touch'], window:pointerup] > window:pointermove!"
"""A drag by mouse or pen, in Vega's words. A finger that moves down the chart scrolls the page."""

_START = expr(f"{NARROW} ? 8 : {_NAMES}")


def row_lines(name: str) -> list[str]:
    """A name in at most two lines; what is longer still ends with an ellipsis. Untrusted text."""
    words = " ".join(encodable(name).split())
    return textwrap.wrap(words, _LONGEST_LINE, max_lines=_MOST_LINES, placeholder=" …") or [""]


def _tops(dots: Sequence[Dot]) -> list[float]:
    """Where each row begins, in pixels from the top, and where the last ends."""
    heights = (_ROW + _LINE * (len(row_lines(dot.name)) - 1) for dot in dots)
    return [0.0, *accumulate(heights)]


def between(dots: Sequence[Dot], first: float, last: float) -> tuple[str, ...]:
    """The codes of the footprints whose rows' middles lie in a part of the chart.

    Args:
        dots: as they were drawn.
        first: pixels from the top.
        last: pixels from the top, the other end.
    """
    low, high = sorted((first, last))
    rows = zip(dots, pairwise(_tops(dots)), strict=True)
    return tuple(dot.code for dot, (top, bottom) in rows if low <= (top + bottom) / 2 <= high)


def ranking_rows(dots: Sequence[Dot], turn: int) -> pd.DataFrame:
    """The dots as rows of data, each with where it stands in pixels from the top."""
    values = [dot.value for dot in dots if dot.value is not None]
    middle = (min(values) + max(values)) / 2
    return pd.DataFrame(
        {
            "code": dot.code,
            "turn": turn,
            "name": "\n".join(row_lines(dot.name)),
            "lines": len(row_lines(dot.name)),
            "said": encodable(f"{dot.name}: {dot.words}"),
            "short": encodable(dot.short),
            "value": dot.value,
            "zero": 0,
            "fill": dot.fill.colour,
            "known": dot.value is not None,
            "chosen": dot.is_selected,
            "named": dot.is_selected or dot.is_compared,
            "high": dot.value is not None and dot.value > middle,
            "top": top,
            "middle": (top + bottom) / 2,
            "bottom": bottom,
        }
        for dot, (top, bottom) in zip(dots, pairwise(_tops(dots)), strict=True)
    )


def ranking_chart(
    dots: Sequence[Dot],
    limits: Sequence[float],
    description: str,
    turn: int = 0,
    *,
    from_zero: bool = True,
) -> Drawing:
    """The ranking.

    Args:
        dots: at least one of them with a value; any text is untrusted.
        limits: of the classes, drawn as thin lines.
        description: the chart's accessible name.
        turn: changes with every selection, so that a second click on the same dot is news.
        from_zero: whether the axis begins at zero.

    Returns:
        A chart with two selections: ``PICK``, a row's code, and ``DRAG``, pixels from the top.
    """
    lines = pd.DataFrame({"value": pd.Series([float(limit) for limit in limits], dtype=float)})
    rows = {ROWS: ranking_rows(dots, turn), _LIMITS: lines}
    has_gaps = any(dot.value is None for dot in dots)
    return Drawing(
        _spec(_tops(dots)[-1], description, from_zero=from_zero, has_gaps=has_gaps), rows
    )


@lru_cache(maxsize=32)
def _spec(height: float, description: str, *, from_zero: bool, has_gaps: bool) -> dict[str, Any]:
    base = rows_named()
    value, zero = _across("value", "zero", from_zero=from_zero)
    top, middle = _down("top", "middle", height=height)
    limits = rows_named(_LIMITS).mark_rule(stroke=INK, opacity=0.6, strokeDash=[2, 3], aria=False)
    layers = [_rows_to_click(base, top), limits.encode(x=value)]
    if from_zero:
        stems = base.mark_rule(stroke=INK, opacity=0.3, yOffset=_LOWER, aria=False)
        layers.append(stems.encode(x=zero, x2="value:Q", y=middle))
    known = base.transform_filter("datum.known")
    layers += [
        _dots(known, value, middle, None),
        _names(base.transform_filter("!datum.named"), middle, 400),
        _names(base.transform_filter("datum.named"), middle, 700),
        # The value stands on the side of the dot that has room.
        _values(known.transform_filter("datum.named && !datum.high"), value, middle, "left"),
        _values(known.transform_filter("datum.named && datum.high"), value, middle, "right"),
    ]
    if has_gaps:  # a layer without marks would be an image without a name
        unknown = base.transform_filter("!datum.known")
        layers.append(_dots(unknown, alt.value(_START), middle, palette.NO_DATA))
    return dressed(alt.layer(*layers), description, height + _AXIS)


def _across(*fields: str, from_zero: bool) -> list[Part]:
    scale = alt.Scale(zero=from_zero, nice=True, range=[_START, expr("width - 8")])
    axis = alt.Axis(orient="top", labelExpr=NUMBER, tickCount=expr(f"{NARROW} ? 3 : 6"))
    return [alt.X(f"{field}:Q", scale=scale, title=None, axis=axis) for field in fields]


def _down(*fields: str, height: float) -> list[Part]:
    scale = alt.Scale(domain=[0, height], range=[0, expr("height")], nice=False)
    return [alt.Y(f"{field}:Q", scale=scale, axis=None) for field in fields]


def _rows_to_click(base: Part, top: Part) -> Part:
    pick = alt.selection_point(name=PICK, fields=["code", "turn"], on="click", toggle=False)
    brush = alt.BrushConfig(fill=INK, fillOpacity=0.15, stroke=INK)
    drag = alt.selection_interval(
        name=DRAG, encodings=["y"], mark=brush, on=_BY_MOUSE, translate=_BY_MOUSE, zoom=False
    )
    rows = base.mark_rect(fill="transparent", cursor="pointer", aria=False)
    return rows.encode(
        y=top,
        y2="bottom:Q",
        x=alt.value(0),
        x2=alt.value(expr("width")),
        tooltip="said:N",
    ).add_params(pick, drag)


def _dots(base: Part, x: Part, y: Part, hatched: palette.Fill | None) -> Part:
    """Round dots in their class's colour, or hatched squares where the axis begins."""
    look: dict[str, Any] = {"opacity": 1, "stroke": INK, "yOffset": _LOWER, "tooltip": None}
    marks = base.mark_square(fill=hatch(hatched), **look) if hatched else base.mark_circle(**look)
    painted = {} if hatched else {"fill": alt.Fill("fill:N", scale=None)}
    return marks.encode(
        x=x,
        y=y,
        size=alt.condition("datum.chosen", alt.value(260), alt.value(100)),
        strokeWidth=alt.condition("datum.named", alt.value(3), alt.value(1)),
        description="said:N",
        **painted,
    )


def _names(base: Part, y: Part, weight: int) -> Part:
    text = base.mark_text(
        align="left",
        baseline="middle",
        lineBreak="\n",
        lineHeight=_LINE,
        yOffset=_RAISED,
        fontWeight=weight,
        aria=False,
    )
    return text.encode(x=alt.value(0), y=y, text="name:N")


def _values(base: Part, x: Part, y: Part, align: str) -> Part:
    words = text_beside(base, align, baseline="middle", yOffset=_LOWER)
    return words.encode(x=x, y=y, text="short:N")
