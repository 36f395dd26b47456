"""Draws what was placed over the colours of a map: numbers, names, signs and pins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from matplotlib.patches import PathPatch
from matplotlib.path import Path

from stp_map.analysis.marks import Symbol
from stp_map.core import palette
from stp_map.core.palette import Fill, Pattern
from stp_map.exports.paper.drawing.blocks import Disc, Words
from stp_map.exports.paper.drawing.fonts import Weight, drawable, width
from stp_map.exports.paper.drawing.sheet import OVER_LINES, Sheet
from stp_map.exports.paper.drawing.symbols import symbol_discs
from stp_map.exports.paper.drawing.wrapping import wrap
from stp_map.geometry.boxes import Box
from stp_map.geometry.labels import Label, Lettering, Pin, Sign

LETTERING = Lettering(
    width=lambda text, size: width(drawable(text), Weight.SEMIBOLD, size),
    cut=lambda text, size, room: "".join(wrap(text, Weight.SEMIBOLD, size, room, 1).lines),
)
"""How labels are measured on paper, whose unit is the point."""

ON_WHITE = Fill(palette.WHITE)


def draw_labels(
    sheet: Sheet, labels: Sequence[Label], fill_of: Callable[[str], Fill] = lambda _: ON_WHITE
) -> None:
    """Draw labels, those beside their footprint on white and with a line to it.

    Args:
        sheet: to draw on.
        labels: their middles and boxes, in points.
        fill_of: the fill of the footprint that a label stands on, by its code. It decides the
            colour of the words, and its pattern is kept clear around them.
    """
    for label in labels:
        fill = fill_of(label.code) if label.code else ON_WHITE
        if not label.code:
            if label.has_line:
                _draw_line(sheet, label)
            sheet.rectangle(label.box, fill, palette.TEXT, 0.5)
        elif fill.pattern is not Pattern.NONE:
            sheet.rectangle(label.box.grown(1.2), Fill(fill.colour))
        x, y = label.middle
        baseline = y + LETTERING.half(label.text, label.size)[1]
        words = Words(x, baseline, label.text, label.size, Weight.SEMIBOLD, fill.label_colour)
        sheet.words(words, centred=True, gid=label.name)


def _draw_line(sheet: Sheet, label: Label) -> None:
    end = label.box.nearest(label.point)
    sheet.line([label.point, end], palette.WHITE, 2.2)
    sheet.line([label.point, end], palette.TEXT, 0.7)
    dot = Box.around(*label.point, 1.3, 1.3)
    sheet.rectangle(dot, Fill(palette.TEXT), palette.WHITE, 0.5)


def draw_signs(sheet: Sheet, signs: Iterable[Sign], symbols: Mapping[str, Symbol]) -> None:
    """Draw the sign of each footprint as its symbol; remember each one's box as a part."""
    for sign in signs:
        outer, *inner = symbol_discs(symbols[sign.code], sign.x, sign.y, sign.radius)
        sheet.disc(outer, f"mark-{sign.code}", OVER_LINES)
        for disc in inner:
            sheet.disc(disc, order=OVER_LINES)
        sheet.parts[f"mark-{sign.code}"] = sign.box


def draw_pins(sheet: Sheet, pins: Mapping[int, Pin], colour: str) -> None:
    """Draw pins with a white edge inside a dark one, seen on any fill."""
    for number, pin in pins.items():
        outline = _drop(pin)
        for line, edge in ((palette.TEXT, 3.0), (palette.WHITE, 1.6)):
            patch = PathPatch(
                outline,
                facecolor=colour,
                edgecolor=line,
                linewidth=edge,
                joinstyle="round",
                transform=sheet.to_figure,
                zorder=OVER_LINES,
            )
            patch.set_gid(f"pin-{number}-{line.removeprefix('#')}")
            sheet.add(patch)
        sheet.disc(Disc(*pin.head, pin.radius * 0.36, palette.WHITE), order=OVER_LINES)
        sheet.parts[f"pin-{number}"] = pin.box


def _drop(pin: Pin) -> Path:
    """A head that tapers to the tip."""
    (x, y), r, k = pin.head, pin.radius, pin.radius * 0.552
    points = [
        (pin.x, pin.y),
        (x - r * 0.25, y + r * 1.5),
        (x - r, y + r * 1.0),
        (x - r, y),
        (x - r, y - k),
        (x - k, y - r),
        (x, y - r),
        (x + k, y - r),
        (x + r, y - k),
        (x + r, y),
        (x + r, y + r * 1.0),
        (x + r * 0.25, y + r * 1.5),
        (pin.x, pin.y),
    ]
    return Path(points, [Path.MOVETO, *[Path.CURVE4] * 12])
