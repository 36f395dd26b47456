"""The keys to a map as values for templates: what colours, marks and sizes of circles mean."""

from __future__ import annotations

from stp_map.core import palette, text
from stp_map.exports.paper import signs
from stp_map.exports.paper.paint import Paint

LEFT_OUT = "Left out by the filters"
COUNTED = "Footprints"


def legend_values(paint: Paint) -> dict[str, object]:
    """What the colours mean, with the number of footprints shown in each class."""
    left_out = len(paint.selection.everything) - len(paint.selection.shown)
    rows = [
        {"label": each.label, "count": str(each.count), "drawing": f"class-{index}.svg"}
        for index, each in enumerate(paint.legend.classes)
    ]
    if left_out:
        rows.append({"label": LEFT_OUT, "count": str(left_out), "drawing": "left-out.svg"})
    return {"title": paint.legend.title, "rows": rows, "counted": COUNTED, "nothing": ""}


def marks_values(paint: Paint) -> dict[str, object] | None:
    """What the signs mean; None where nothing is asked to be marked."""
    marks = paint.marks
    rows = [
        {"label": each.label, "count": str(each.count), "drawing": f"{each.symbol.value}.svg"}
        for each in marks.lines
    ]
    values: dict[str, object] = {
        "title": marks.title,
        "rows": rows,
        "counted": "",
        "nothing": text.NONE_MARKED,
    }
    return values if marks.title else None


def drawings(paint: Paint) -> dict[str, bytes]:
    """The drawings that both are shown with, by name."""
    swatches = {
        f"class-{index}.svg": signs.swatch(each.fill, palette.TEXT)
        for index, each in enumerate(paint.legend.classes)
    }
    symbols = {f"{each.symbol.value}.svg": signs.symbol(each.symbol) for each in paint.marks.lines}
    left_out = {"left-out.svg": signs.swatch(palette.FILTERED_OUT, palette.PALE_OUTLINE)}
    return {name: svg.encode() for name, svg in (swatches | symbols | left_out).items()}
