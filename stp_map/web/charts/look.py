"""What all charts have in common: type, ink, axes and the hatch. Nothing of Streamlit's theme."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from stp_map.core.palette import Fill, Pattern
from stp_map.core.text import encodable

INK = "currentColor"
"""The colour of the page's text, so that a chart is right on a light and on a dark ground."""

FONT = '"Source Sans", "Source Sans Pro", Arial, sans-serif'
NARROW = "width < 600"
"""In Vega's words: there is too little room for names beside the dots."""

NUMBER = (
    "abs(datum.value) >= 1e6 ? format(datum.value / 1e6, ',.3~r') + ' million' "
    ": format(datum.value, ',.4~r')"
)
"""A number of an axis as the page writes it, whatever its size. In Vega's words."""

ROWS = "rows"
"""The name of a chart's rows of data."""

Part = Any
"""A part of a chart as Altair has it, whose own types have no use here."""

_BANDS = 5
_DARK_PART = 0.25


def expr(words: str) -> Part:
    """Something that the browser works out, because only it knows the width."""
    return alt.ExprRef(expr=words)


def hatch(fill: Fill) -> Part:
    """A fill's diagonal or upright lines, a gradient with hard edges: Vega draws no patterns."""
    stops = []
    for band in range(_BANDS):
        ends = (band, band + _DARK_PART, band + _DARK_PART, band + 1)
        colours = (fill.ink, fill.ink, fill.colour, fill.colour)
        stops += [
            alt.GradientStop(color=colour, offset=end / _BANDS)
            for colour, end in zip(colours, ends, strict=True)
        ]
    return alt.Gradient(  # type: ignore[no-untyped-call]
        gradient="linear", x1=0, y1=0, x2=1, y2=int(fill.pattern is Pattern.HATCH), stops=stops
    )


@dataclass(frozen=True, eq=False)
class Drawing:
    """A chart for the browser: how it is drawn, as Vega-Lite, and its rows by name.

    The specification is the same for other rows, so that Altair, which takes its time, is asked
    once, and a browser that has the chart only takes the rows.
    """

    spec: Mapping[str, Any]
    rows: Mapping[str, pd.DataFrame]

    def to_dict(self) -> dict[str, Any]:
        """Both together, a copy that may be changed."""
        return {**deepcopy(dict(self.spec)), "datasets": dict(self.rows)}


def rows_named(name: str = ROWS) -> Part:
    """A chart of rows that are handed over later."""
    return alt.Chart(alt.NamedData(name))


def text_beside(base: Part, align: str, **look: object) -> Part:
    """Bold text beside a dot, to the right of it where ``align`` is ``left``."""
    away = 13 if align == "left" else -13
    return base.mark_text(align=align, dx=away, fontWeight=700, aria=False, **look)


def dressed(chart: Part, description: str, height: float) -> dict[str, Any]:
    """The specification with its accessible name, its size and the look of the page.

    Args:
        chart: layers of marks.
        description: its accessible name; untrusted text.
        height: of the plot in pixels; the width is what the page gives it.
    """
    whole = (
        chart.properties(
            description=encodable(description),
            height=height,
            background="transparent",
            padding={"left": 2, "right": 10, "top": 4, "bottom": 4},
            usermeta={"embedOptions": {"renderer": "svg"}},
        )
        .configure(font=FONT)
        .configure_view(stroke=None)
        .configure_text(font=FONT, fontSize=13, fill=INK)
        .configure_axis(**_AXES)
        .configure_legend(
            labelFont=FONT, labelFontSize=14, labelColor=INK, labelLimit=0, symbolSize=130
        )
    )
    spec: dict[str, Any] = whole.to_dict()
    spec["config"].pop("view", {}).pop("continuousWidth", None)  # Altair's own default size
    spec["config"]["view"] = {"stroke": None}
    return spec


_AXES: dict[str, Any] = {
    "labelFont": FONT,
    "titleFont": FONT,
    "labelFontSize": 13,
    "titleFontSize": 13,
    "titleFontWeight": "normal",
    "labelColor": INK,
    "titleColor": INK,
    "tickColor": INK,
    "domainColor": INK,
    "domainOpacity": 0.5,
    "tickOpacity": 0.5,
    "gridColor": INK,
    "gridOpacity": 0.15,
    "labelLimit": 0,
    "titleLimit": 0,
}
