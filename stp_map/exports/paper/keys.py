"""The keys to a map as values for templates: what colours, marks and sizes of circles mean."""

from __future__ import annotations

from stp_map.analysis.scene import Scene
from stp_map.core import palette, text
from stp_map.exports.paper import signs
from stp_map.exports.paper.paint import Paint

Shown = Scene | Paint
"""What has a key: both know the selection, its legend and its marks."""

COUNTED = "Footprints"


def legend_values(shown: Shown) -> dict[str, object]:
    """What the colours mean, with the number of footprints shown in each class."""
    left_out = len(shown.selection.everything) - len(shown.selection.shown)
    rows = [
        {"label": each.label, "count": str(each.count), "drawing": f"class-{index}.svg"}
        for index, each in enumerate(shown.legend.classes)
    ]
    if left_out:
        rows.append({"label": text.FILTERED_OUT, "count": str(left_out), "drawing": "left-out.svg"})
    return {"title": shown.legend.title, "rows": rows, "counted": COUNTED, "nothing": ""}


def marks_values(shown: Shown) -> dict[str, object] | None:
    """What the signs mean; None where nothing is asked to be marked."""
    marks = shown.marks
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


def drawings(shown: Shown) -> dict[str, bytes]:
    """The drawings that both are shown with, by name."""
    swatches = {
        f"class-{index}.svg": signs.swatch(each.fill, palette.TEXT)
        for index, each in enumerate(shown.legend.classes)
    }
    symbols = {f"{each.symbol.value}.svg": signs.symbol(each.symbol) for each in shown.marks.lines}
    left_out = {"left-out.svg": signs.swatch(palette.FILTERED_OUT, palette.PALE_OUTLINE)}
    return {name: svg.encode() for name, svg in (swatches | symbols | left_out).items()}


def circles_words(scene: Scene) -> dict[str, object]:
    """The title of the key to the size of circles, and what it shows in a sentence."""
    noun = text.people_noun(scene.shown.population)
    return {"title": f"Circle size: {noun}", "said": f"The areas of circles show {noun}."}
