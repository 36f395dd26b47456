"""What all charts have in common: type, ink, axes and the hatch. Nothing of Streamlit's theme."""

from __future__ import annotations

from typing import Any

import altair as alt

from stp_map.palette import Fill

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

_BANDS = 5
_DARK_PART = 0.25


def expr(words: str) -> Any:  # noqa: ANN401 - a reference that Altair takes for any value
    """Something that the browser works out, because only it knows the width."""
    return alt.ExprRef(expr=words)


def hatch(fill: Fill) -> Any:  # noqa: ANN401 - Altair's own type has no use here
    """A fill's diagonal hatch, as a gradient with hard edges: Vega draws no patterns."""
    stops = []
    for band in range(_BANDS):
        turns = (band / _BANDS, (band + _DARK_PART) / _BANDS, (band + 1) / _BANDS)
        stops += [
            alt.GradientStop(color=fill.ink, offset=turns[0]),
            alt.GradientStop(color=fill.ink, offset=turns[1]),
            alt.GradientStop(color=fill.colour, offset=turns[1]),
            alt.GradientStop(color=fill.colour, offset=turns[2]),
        ]
    return alt.Gradient(  # type: ignore[no-untyped-call]
        gradient="linear", x1=0, y1=0, x2=1, y2=1, stops=stops
    )


def dressed(chart: Any, description: str, height: float) -> Any:  # noqa: ANN401 - Altair's types
    """The chart with its accessible name, its size and the look of the page.

    Args:
        chart: layers of marks.
        description: its accessible name; hostile text.
        height: of the plot in pixels; the width is that of its place on the page.
    """
    return (
        chart.properties(
            description=description,
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
