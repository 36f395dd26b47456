"""The map of a scene as one SVG drawing: shapes, borders, inset, and what stands over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stp_map.analysis.scene import Scene
from stp_map.core import palette
from stp_map.core.model import Region
from stp_map.core.palette import Fill, Pattern
from stp_map.data.places import FoundPlace
from stp_map.exports.paper import signs
from stp_map.exports.paper.fonts import Weight, cut, width, writable
from stp_map.exports.paper.map_layer import draw_layer
from stp_map.exports.paper.map_plan import INSET_TITLE, Inset, MapPlan
from stp_map.exports.paper.paint import Paint
from stp_map.geometry.boxes import Box
from stp_map.geometry.labels import Label, Lettering, MapSite, Placed, Wanted, place_labels
from stp_map.geometry.paths import Paths, paths
from stp_map.geometry.shapes import Detail

UNITS = {Detail.PRINT: 10, Detail.LIGHT: 100}
"""Metres that the paths of a map are rounded to: less than a dot of what it is drawn for."""

ON_WHITE = Fill(palette.WHITE)

LETTERING = Lettering(
    width=lambda text, size: width(writable(text), Weight.SEMIBOLD, size),
    cut=lambda text, size, room: cut(text, Weight.SEMIBOLD, size, room),
)
"""How labels are measured on paper, whose unit is the point."""


@dataclass(frozen=True, eq=False)
class MapBlock:
    """A map that is drawn.

    Attributes:
        svg: the drawing, which shows ``box`` of its sheet.
        box: in points.
        parts: where labels, marks, pins and the inset stand, by name.
    """

    svg: str
    box: Box
    parts: Mapping[str, Box]


def map_block(scene: Scene, paint: Paint, plan: MapPlan, detail: Detail = Detail.PRINT) -> MapBlock:
    """Draw the map of a scene where a plan puts it.

    Args:
        scene: what is shown.
        paint: its shapes and their colours, or patterns of black and white.
        plan: the map's place on its sheet, the inset's, and the boxes that labels keep off.
        detail: how finely; that of the paint's shapes.
    """
    drawn = paths(paint.shapes, UNITS[detail])
    frame = plan.frame if plan.is_framed else plan.box
    content = [draw_layer(paint, drawn, plan.placement, frame, "map-")]
    if plan.is_framed:
        content.append(signs.rectangle(plan.frame, "none", palette.PALE_OUTLINE, 0.8))
    if plan.inset:
        content.append(_inset(paint, drawn, plan.inset, plan))
    parts: dict[str, Box] = {}
    for placed in _placed(scene, paint, plan):
        content.append(_over(paint, placed))
        parts |= _parts(placed)
    if plan.inset:
        parts["inset"] = plan.inset.whole
    return MapBlock(signs.document(plan.box, *content), plan.box, parts)


def _inset(paint: Paint, drawn: Paths, inset: Inset, plan: MapPlan) -> str:
    """London once more, larger, and the frame around what it shows on the map."""
    on_main = plan.placement.box(inset.bounds)
    left, top = inset.box.left, inset.box.top - plan.sizes.name * (INSET_TITLE - 1)
    return "".join(
        (
            draw_layer(paint, drawn, inset.placement, inset.box, "inset-"),
            signs.rectangle(inset.box, "none", palette.TEXT, 0.8),
            signs.rectangle(on_main, "none", palette.WHITE, 2.2),
            signs.rectangle(on_main, "none", palette.TEXT, 0.8),
            signs.words(Region.LONDON.value, (left, top), inset.title_size, palette.TEXT),
        )
    )


def _placed(scene: Scene, paint: Paint, plan: MapPlan) -> list[Placed]:
    """What stands over the colours, in the inset first, then on the main map."""
    found, taken = [], list(plan.taken)
    places, dots = dict(enumerate(paint.places)), paint.dots
    inside: frozenset[str] = frozenset()
    if plan.inset:
        inside = frozenset(paint.shapes.regions[Region.LONDON])
        room = plan.inset.box.grown(-2)
        site = MapSite.of(paint.shapes, plan.inset.placement, room, LETTERING)
        found.append(place_labels(site, _wanted(scene, paint, plan, inside, places, dots), []))
        taken += [plan.inset.whole.grown(4), plan.placement.box(plan.inset.bounds).grown(2)]
        places = {n: place for n, place in places.items() if n not in found[0].pins}
        dots = {code: point for code, point in dots.items() if code not in found[0].dots}
    room = plan.frame.grown(-2) if plan.is_framed else plan.box.grown(-1)
    others = frozenset(paint.shapes.areas) - inside
    main = MapSite.of(paint.shapes, plan.placement, room, LETTERING)
    return [*found, place_labels(main, _wanted(scene, paint, plan, others, places, dots), taken)]


def _wanted(
    scene: Scene,
    paint: Paint,
    plan: MapPlan,
    codes: frozenset[str],
    places: Mapping[int, FoundPlace],
    dots: Mapping[str, tuple[float, float]],
) -> Wanted:
    """What is to stand over the footprints of one of the two maps."""
    numbered = paint.selection.shown if scene.shown.labels else ()
    selected = paint.selected if paint.selected in codes else ""
    return Wanted(
        number_size=plan.sizes.number,
        name_size=plan.sizes.name,
        smallest=plan.sizes.smallest,
        numbers={
            each.footprint.code: str(each.footprint.number)
            for each in numbered
            if each.footprint.code in codes
        },
        marked=frozenset(paint.marks.symbols.keys() & codes),
        places=places,
        dots=dots,
        selected=selected,
        name=paint.selection.by_code[selected].footprint.name if selected else "",
    )


def _over(paint: Paint, placed: Placed) -> str:
    symbols = paint.marks.symbols
    numbers = {label.code: label.box for label in placed.labels if label.code}
    number = numbers.get(paint.selected)
    return "".join(
        (
            *(signs.square(box, f"trust-{code}") for code, box in placed.dots.items()),
            *(label_drawing(label, paint, number) for label in placed.labels),
            *(
                signs.sign(symbols[sign.code], sign.x, sign.y, sign.radius, f"mark-{sign.code}")
                for sign in placed.signs
            ),
            *(signs.pin(number, pin, paint.pin) for number, pin in placed.pins.items()),
        )
    )


def label_drawing(label: Label, paint: Paint, number: Box | None) -> str:
    """A number on its footprint, clear of patterns; or a box beside, with a line to it.

    The line to the name of what is selected ends at its ``number``, not on it.
    """
    under = ""
    fill = paint.fill(label.code) if label.code else ON_WHITE
    if not label.code:
        start = label.point
        if number and number.holds(Box.around(*start, 0, 0)):
            start = number.grown(1).nearest(label.box.centre)
        under = _leader(start, label.box) if label.has_line else ""
        under += signs.rectangle(label.box, palette.WHITE, palette.TEXT, 0.5)
    elif fill.pattern is not Pattern.NONE:
        under = signs.rectangle(label.box.grown(1.2), fill.colour)
    half, rise = LETTERING.half(label.text, label.size)
    at = label.middle[0] - half, label.middle[1] + rise
    return under + signs.words(label.text, at, label.size, fill.label_colour, label.name)


def _leader(start: tuple[float, float], box: Box) -> str:
    end, dot = box.nearest(start), Box.around(*start, 1.3, 1.3)
    return "".join(
        (
            signs.line(start, end, palette.WHITE, 2.2),
            signs.line(start, end, palette.TEXT, 0.7),
            signs.rectangle(dot, palette.TEXT, palette.WHITE, 0.5),
        )
    )


def _parts(placed: Placed) -> dict[str, Box]:
    return (
        {f"label-{label.name}": label.box for label in placed.labels}
        | {f"mark-{sign.code}": sign.box for sign in placed.signs}
        | {f"pin-{number}": pin.box for number, pin in placed.pins.items()}
    )
