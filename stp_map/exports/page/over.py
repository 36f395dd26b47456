"""What stands over and beside the colours: marks, the place searched for, and their key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from stp_map.analysis.marks import Marks, Symbol, marks
from stp_map.analysis.scene import Scene
from stp_map.analysis.selection import select
from stp_map.core.html import Html, element, together
from stp_map.core.model import AsAt, Atlas
from stp_map.core.text import NONE_MARKED
from stp_map.core.view import Filters, MapStyle, Mark, Presentation
from stp_map.exports.page.geometry import Drawing, positions

STATIC_UNITS = 9.2
"""Units of the drawing to a pixel before the script knows the size of the screen."""

BESIDE_LABEL = -15
"""Pixels that a mark stands above its point where a label has the point."""

PIN = "M0 0C-2-5-7-8-7-13a7 7 0 1 1 14 0C7-8 2-5 0 0z"
"""A pin in pixels, its tip at nought."""


def marks_payload(atlas: Atlas, days: Iterable[AsAt]) -> dict[str, dict[str, object]]:
    """Every mark that the page can show, by what is marked and by day.

    Args:
        atlas: all the data.
        days: whose leaders can be chosen.

    Returns:
        For each kind and day a ``title``, ``labels`` by symbol, and ``found``: index of the
        footprint, symbol and words. Text in it is untrusted.
    """
    indexes = {code: index for index, code in enumerate(atlas.by_code)}
    everything = {day.slug: select(atlas, Filters(as_at=day)) for day in days}
    return {
        mark.slug: {
            day: _plain_values(marks(atlas, selection, Presentation(mark=mark)), indexes)
            for day, selection in everything.items()
        }
        for mark in (Mark.CHANGES, Mark.EVIDENCE)
    }


def _plain_values(marked: Marks, indexes: Mapping[str, int]) -> dict[str, object]:
    return {
        "title": marked.title,
        "labels": {line.symbol.value: line.label for line in marked.lines},
        "found": [
            [indexes[code], symbol.value, marked.words[code]]
            for code, symbol in sorted(marked.symbols.items())
        ],
    }


def pins(atlas: Atlas, marked: Marks) -> list[tuple[str, int, int]]:
    """The places searched for: name, and position on the drawing."""
    where = positions(atlas, ((place.longitude, place.latitude) for place in marked.places))
    return [(place.name, *at) for place, at in zip(marked.places, where, strict=True)]


def drawn_marks(scene: Scene, drawn: Drawing) -> list[Html]:
    """The marks and the pins as they are drawn before the script runs."""
    marked = scene.marks
    lift = BESIDE_LABEL * STATIC_UNITS if scene.shown.labels else 0
    signs = [
        element(
            "g",
            *symbol_shapes(marked.symbols[code]),
            transform=f"translate({x} {y + lift:g}) scale({STATIC_UNITS})",
        )
        for code, (x, y) in zip(drawn.codes, drawn.points, strict=True)
        if code in marked.symbols
    ]
    if scene.shown.style is MapStyle.TILES:
        return signs
    return signs + [_pin(name, x, y) for name, x, y in pins(scene.atlas, marked)]


def _pin(name: str, x: int, y: int) -> Html:
    return element(
        "g",
        element("path", d=PIN, class_="pin"),
        element("text", name, x="10", y="-9", class_="pin-name"),
        transform=f"translate({x} {y}) scale({STATIC_UNITS})",
    )


def symbol_shapes(symbol: Symbol) -> Sequence[Html]:
    """A mark around nought, in pixels: on a light edge, a dark disc or a ring."""
    return (
        element("circle", r="9", class_="mark-edge"),
        element("circle", r="5.5", class_=f"mark-{symbol.value}"),
    )


def marks_key(marked: Marks) -> Html:
    """The key to the marks as a heading and a list; nothing where nothing is marked."""
    if not marked.title:
        return Html("")
    icon = {"class_": "symbol", "viewBox": "-9 -9 18 18", "aria_hidden": "true"}
    lines = [
        (element("svg", *symbol_shapes(line.symbol), **icon), line.label, line.count)
        for line in marked.lines
    ]
    return key_list(marked.title, lines, NONE_MARKED)


def key_list(title: str, lines: Iterable[tuple[Html, str, int]], otherwise: str = "") -> Html:
    """A key as a heading and a list.

    Args:
        title: the heading.
        lines: sign, label, and how many of the footprints shown bear it.
        otherwise: what stands there instead where there is no line.
    """
    items = [
        element(
            "li", sign, element("span", label), " ", element("span", str(count), class_="count")
        )
        for sign, label, count in lines
    ]
    found = element("ul", *items) if items else element("p", otherwise)
    return together([element("h3", title), found])
