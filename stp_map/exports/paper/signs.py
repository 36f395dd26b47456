"""Small pieces of SVG: patterns, swatches, the signs of marks, pins and words."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from stp_map.analysis.marks import Symbol
from stp_map.core import palette
from stp_map.core.palette import Fill, Pattern
from stp_map.exports.paper.fonts import FAMILY, Weight, writable
from stp_map.geometry.boxes import Box
from stp_map.geometry.labels import SIGN_DARK, SIGN_HOLE, Pin

_NAMESPACE = "http://www.w3.org/2000/svg"

_TILES = {
    Pattern.HATCH: (2.4, "M-.6.6.6-.6M-.6 3 3-.6M1.8 3 3 1.8"),
    Pattern.LINES: (2.4, "M0 1.2h2.4"),
    Pattern.UPRIGHTS: (2.4, "M1.2 0v2.4"),
    Pattern.CROSSES: (
        3,
        "M-.5.5.5-.5M-.5 3.5 3.5-.5M2.5 3.5 3.5 2.5M-.5-.5 3.5 3.5M2.5-.5 3.5.5M-.5 2.5.5 3.5",
    ),
    Pattern.DOTS: (4, "M1 .99v.02M3 2.99v.02"),
}
"""The side of a pattern's tile in points, and the lines on it."""

_THICK = {Pattern.DOTS: 1.1}
_THIN = 0.6
"""Points; thin enough that a number can be read over it."""


def document(box: Box, *content: str) -> str:
    """A drawing that shows a box of its sheet, in points."""
    view = f"{box.left:g} {box.top:g} {box.width:g} {box.height:g}"
    size = f'width="{box.width:g}" height="{box.height:g}"'
    return (
        f'<svg xmlns="{_NAMESPACE}" {size} viewBox="{view}" '
        f'font-family="\'{FAMILY}\', Arial, sans-serif" font-weight="{Weight.SEMIBOLD.value[1]}">'
        f"{''.join(content)}</svg>"
    )


def patterns(fills: Iterable[Fill], name: str = "", scale: float = 1) -> str:
    """The patterns of fills, each once.

    Args:
        fills: those without a pattern count for nothing.
        name: that of each pattern begins with it.
        scale: how many points are in a unit of what is filled.
    """
    drawn = dict.fromkeys(fill for fill in fills if fill.pattern is not Pattern.NONE)
    return "".join(_pattern(fill, name, scale) for fill in drawn)


def _pattern(fill: Fill, name: str, scale: float) -> str:
    side, lines = _TILES[fill.pattern]
    return (
        f'<pattern id="{_name(fill, name)}" width="{side}" height="{side}" '
        f'patternUnits="userSpaceOnUse" patternTransform="scale({1 / scale:.4g})">'
        f'<path fill="{fill.colour}" d="M0 0h{side}v{side}H0z"/>'
        f'<path stroke="{fill.ink}" stroke-width="{_THICK.get(fill.pattern, _THIN)}" '
        f'stroke-linecap="{"round" if fill.pattern is Pattern.DOTS else "butt"}" '
        f'fill="none" d="{lines}"/></pattern>'
    )


def painted(fill: Fill, name: str = "") -> str:
    """What ``fill`` of a shape says: a colour, or a pattern by its name."""
    return fill.colour if fill.pattern is Pattern.NONE else f"url(#{_name(fill, name)})"


def _name(fill: Fill, name: str) -> str:
    return f"{name}{fill.pattern.value}-{fill.colour[1:]}-{fill.ink[1:]}"


def swatch(fill: Fill, edge: str) -> str:
    """A sample of a fill with an edge, for a legend: 34 by 25."""
    box = Box(0, 0, 34, 25)
    inside = box.grown(-0.5)
    return document(box, patterns([fill], scale=2), rectangle(inside, painted(fill), edge, 1))


def symbol_drawing(symbol: Symbol) -> str:
    """A sign by itself, for the key to the marks."""
    return document(Box(0, 0, 10, 10), disc(symbol, 5, 5, 5))


def disc(symbol: Symbol, x: float, y: float, radius: float, name: str = "") -> str:
    """A sign as circles one on the other, by its middle and its radius, white edge included."""
    circles = [(radius, palette.WHITE), (radius * SIGN_DARK, palette.TEXT)]
    if symbol is Symbol.RING:
        circles.append((radius * SIGN_HOLE, palette.WHITE))
    drawn = (
        f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{r:.2f}" fill="{colour}"/>' for r, colour in circles
    )
    return f"<g{_id(name)}>{''.join(drawn)}</g>"


def rectangle(box: Box, fill: str, edge: str = "none", width: float = 0.6) -> str:
    """A box, filled, outlined or both."""
    line = "" if edge == "none" else f' stroke="{edge}" stroke-width="{width:g}"'
    place = f'x="{box.left:.2f}" y="{box.top:.2f}"'
    return f'<rect {place} width="{box.width:.2f}" height="{box.height:.2f}" fill="{fill}"{line}/>'


def line(start: tuple[float, float], end: tuple[float, float], colour: str, width: float) -> str:
    """A straight line, ``width`` points thick."""
    (x, y), (to_x, to_y) = start, end
    return (
        f'<path d="M{x:.2f} {y:.2f}L{to_x:.2f} {to_y:.2f}" stroke="{colour}" '
        f'stroke-width="{width:g}" stroke-linecap="square"/>'
    )


def words(said: str, at: tuple[float, float], size: float, colour: str, name: str = "") -> str:
    """A line of untrusted text; ``at`` is where it begins on its baseline."""
    x, y = at
    return (
        f'<text{_id(name)} x="{x:.2f}" y="{y:.2f}" font-size="{size:.2f}" fill="{colour}">'
        f"{escape(writable(said))}</text>"
    )


def pin(number: int, drop: Pin, colour: str) -> str:
    """A pin with a white edge inside a dark one, seen on any fill."""
    (x, y), r = drop.head, drop.radius
    outline = (
        f"M{drop.x:.2f} {drop.y:.2f}C{x - r * 0.25:.2f} {y + r * 1.5:.2f} {x - r:.2f} {y + r:.2f} "
        f"{x - r:.2f} {y:.2f}A{r:.2f} {r:.2f} 0 0 1 {x + r:.2f} {y:.2f}"
        f"C{x + r:.2f} {y + r:.2f} {x + r * 0.25:.2f} {y + r * 1.5:.2f} {drop.x:.2f} {drop.y:.2f}z"
    )
    edges = "".join(
        f'<path d="{outline}" fill="{colour}" stroke="{edge}" stroke-width="{wide}"/>'
        for edge, wide in ((palette.TEXT, 3), (palette.WHITE, 1.6))
    )
    eye = f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{r * 0.36:.2f}" fill="{palette.WHITE}"/>'
    return f'<g{_id(f"pin-{number}")} stroke-linejoin="round">{edges}{eye}</g>'


def _id(name: str) -> str:
    return f' id="{name}"' if name else ""
