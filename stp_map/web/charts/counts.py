"""Bars of counts: footprints by class, and leader types by region."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from stp_map.analysis.distribution import ClassBar
from stp_map.core import palette
from stp_map.core.model import LeaderType, Region
from stp_map.core.palette import Fill, Pattern
from stp_map.core.text import encodable
from stp_map.web.charts.look import (
    INK,
    ROWS,
    Drawing,
    Part,
    dressed,
    expr,
    hatch,
    rows_named,
)

_ROW = 44
_THICK = 26


def classes_chart(bars: Sequence[ClassBar], description: str) -> Drawing:
    """A bar for each class, in the order and colours of the legend, with its count.

    Args:
        bars: names are untrusted text.
        description: the chart's accessible name.
    """
    names = [encodable(each.name) for each in bars]
    rows = [
        _bar(name, name, each.fill, 0, each.count, is_chosen=each.is_chosen)
        for name, each in zip(names, bars, strict=True)
    ]
    return _bars(rows, names, description, inside=False)


def leaders_chart(counts: Mapping[Region, Mapping[LeaderType, int]], description: str) -> Drawing:
    """A bar for each region, of parts in the colours of the leader types.

    Args:
        counts: as ``leaders_by_region`` gives them; at least one region.
        description: the chart's accessible name.
    """
    rows = []
    for region, kinds in counts.items():
        start = 0
        for kind, count in kinds.items():
            fill = palette.LEADER_TYPES[kind]
            said = f"{region.value}, {kind.value}"
            if count:
                rows.append(_bar(str(region.value), said, fill, start, start + count))
            start += count
    return _bars(rows, [str(region.value) for region in counts], description, inside=True)


def _bar(
    row: str, said: str, fill: Fill, start: int, end: int, *, is_chosen: bool = False
) -> dict[str, object]:
    return {
        "row": row,
        "said": f"{said}: {end - start}",
        "count": end - start,
        "start": start,
        "end": end,
        "middle": (start + end) / 2,
        "fill": fill.colour,
        "ink": fill.label_colour,
        "hatched": fill.pattern is not Pattern.NONE,
        "chosen": is_chosen,
    }


def _bars(
    rows: Sequence[Mapping[str, object]], order: Sequence[str], description: str, *, inside: bool
) -> Drawing:
    longest = max([1, *(int(str(row["end"])) for row in rows)])
    occurring = {row["fill"] for row in rows if row["hatched"] and row["count"]}
    hatched = tuple(each for each in (palette.NOT_YET, palette.ENDED) if each.colour in occurring)
    spec = _spec(tuple(order), longest, description, inside=inside, hatched=hatched)
    return Drawing(spec, {ROWS: pd.DataFrame(rows)})


@lru_cache(maxsize=32)
def _spec(
    order: tuple[str, ...],
    longest: int,
    description: str,
    *,
    inside: bool,
    hatched: tuple[Fill, ...],
) -> dict[str, Any]:
    base = rows_named()
    across = alt.Scale(domain=[0, longest * (1 if inside else 1.12)], nice=False)
    x, y = alt.X("start:Q", scale=across, axis=None), _names(order)
    look: dict[str, Any] = {"stroke": INK, "height": _THICK, "yOffset": 9, "tooltip": None}
    plain = base.transform_filter("!datum.hatched")
    wide = alt.condition("datum.chosen", alt.value(3), alt.value(1))
    shared: dict[str, Any] = {
        "x": x,
        "x2": "end:Q",
        "y": y,
        "strokeWidth": wide,
        "description": "said:N",
    }
    layers = [
        plain.mark_bar(**look).encode(fill=alt.Fill("fill:N", scale=None), **shared),
        # A layer without marks would be an image without a name.
        *(
            base.transform_filter(f"datum.hatched && datum.fill === '{each.colour}'")
            .mark_bar(fill=hatch(each), **look)
            .encode(**shared)
            for each in hatched
        ),
        *_counts(base, across, y, inside=inside),
    ]
    return dressed(alt.layer(*layers), description, max(1, len(order)) * (_ROW + 8))


def _names(order: Sequence[str]) -> Part:
    """Names of the bars above them, so that they have the whole width on a phone."""
    axis = alt.Axis(
        title=None,
        domain=False,
        ticks=False,
        labelAlign="left",
        labelBaseline="bottom",
        labelPadding=0,
        labelOffset=-7,
        labelFontSize=14,
        labelLimit=expr("width"),
        zindex=1,
    )
    return alt.Y("row:N", sort=list(order), scale=alt.Scale(domain=list(order)), axis=axis)


def _counts(base: Part, across: Part, y: Part, *, inside: bool) -> list[Part]:
    """The counts, in the parts of a bar or behind its end."""
    if not inside:
        text = base.mark_text(align="left", dx=8, yOffset=9, fontWeight=700, aria=False)
        return [text.encode(x=alt.X("end:Q", scale=across, axis=None), y=y, text="count:Q")]
    x = alt.X("middle:Q", scale=across, axis=None)
    text = base.mark_text(yOffset=9, fontWeight=700, fontSize=14, aria=False)
    grounds = base.transform_filter("datum.hatched").mark_rect(
        width=16, height=18, yOffset=9, aria=False
    )
    numbers = text.encode(x=x, y=y, text="count:Q", fill=alt.Fill("ink:N", scale=None))
    ground = alt.Fill("fill:N", scale=None)
    return [grounds.encode(x=x, y=y, fill=ground), numbers]
