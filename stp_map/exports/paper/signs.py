"""Small pieces of SVG: patterns, swatches, the signs of marks, pins and words."""

from __future__ import annotations

from xml.sax.saxutils import escape

import shapely
from shapely.geometry.base import BaseGeometry

from stp_map.analysis.marks import Symbol
from stp_map.core import palette
from stp_map.core.palette import Fill, Pattern
from stp_map.exports.paper.fonts import FAMILY, Weight, writable
from stp_map.exports.paper.patterns import THICK, THIN, pattern_path
from stp_map.geometry.boxes import Box
from stp_map.geometry.labels import SIGN_DARK, SIGN_HOLE, Pin

SQUARE_DARK = 0.72
"""Share of a square's width that is dark."""

_NAMESPACE = "http://www.w3.org/2000/svg"

_SQUARE = 0.89
"""Half the side of a square as large as a disc of radius 1."""


def document(box: Box, *content: str) -> str:
    """A drawing that shows a box of its sheet, in points."""
    view = f"{box.left:g} {box.top:g} {box.width:g} {box.height:g}"
    return (
        f'<svg xmlns="{_NAMESPACE}" viewBox="{view}" '
        f'font-family="\'{FAMILY}\', Arial, sans-serif" font-weight="{Weight.SEMIBOLD.value[1]}">'
        f"{''.join(content)}</svg>"
    )


def swatch(fill: Fill, edge: str) -> str:
    """A sample of a fill with an edge, for a legend, in points."""
    box = Box(0, 0, 20, 14.7)
    ground = rectangle(box.grown(-0.25), fill.colour)
    over = pattern(fill, shapely.box(0.5, -14.2, 19.5, -0.5), point=1, metres=0.01, scale=0.01)
    over = f'<g transform="scale(.01)">{over}</g>'
    return document(box, ground, over, rectangle(box.grown(-0.25), "none", edge, 0.5))


def pattern(fill: Fill, area: BaseGeometry, *, point: float, metres: float, scale: float) -> str:
    """The pattern of a fill inside an area, if it has one.

    Args:
        fill: the ground is not drawn.
        area: in metres (EPSG:27700).
        point: how many metres a point on the sheet is.
        metres: in one unit of the drawing.
        scale: how many points are in one unit.
    """
    if fill.pattern is Pattern.NONE:
        return ""
    path = pattern_path(area, fill.pattern, point, metres)
    wide = THICK.get(fill.pattern, THIN) / scale
    look = f'fill="none" stroke="{fill.ink}" stroke-width="{wide:.4g}"'
    return f'<path d="{path}" {look} stroke-linecap="round"/>'


def symbol(symbol: Symbol) -> str:
    """A sign by itself, for the key to the marks."""
    whole = Box(0, 0, 10, 10)
    drawn = square(whole.grown(-1)) if symbol is Symbol.TRUST else sign(symbol, 5, 5, 5)
    return document(whole, drawn)


def square(box: Box, name: str = "") -> str:
    """A dark square on a slightly larger light one, which any fill sets off."""
    dark = box.grown(box.width * (SQUARE_DARK - 1) / 2)
    return f"<g{_id(name)}>{rectangle(box, palette.WHITE)}{rectangle(dark, palette.TEXT)}</g>"


def sign(symbol: Symbol, x: float, y: float, radius: float, name: str = "") -> str:
    """A sign as discs or squares one on the other, by its middle and its radius, edge included."""
    layers = [(radius, palette.WHITE), (radius * SIGN_DARK, palette.TEXT)]
    if symbol.is_open:
        layers.append((radius * SIGN_HOLE, palette.WHITE))
    drawn = (
        f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{r:.2f}" fill="{colour}"/>'
        if symbol.is_round
        else rectangle(Box.around(x, y, r * _SQUARE, r * _SQUARE), colour)
        for r, colour in layers
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
