"""Pictures of a Scene on one sheet: PNG, SVG and PDF. Nothing is a screenshot or fetched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from stp_map.analysis.caption import Caption, caption
from stp_map.analysis.scene import Scene
from stp_map.core.errors import ExportError
from stp_map.core.order import Order
from stp_map.exports.paper import keys
from stp_map.exports.paper.circles_key import circles_key
from stp_map.exports.paper.finished import About
from stp_map.exports.paper.map_block import MapBlock, map_block
from stp_map.exports.paper.map_plan import (
    MapPlan,
    TypeSizes,
    england,
    framed,
    has_inset,
)
from stp_map.exports.paper.paint import Paint
from stp_map.exports.paper.typesetting import Sheet, noted, typeset
from stp_map.geometry.boxes import Box

KEY_TITLE = "Numbers on the map"


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture that is arranged, and its map drawn.

    Attributes:
        sheet: the template with everything that it needs.
        paint: the look of every footprint.
        plan: where the map is.
        block: the map.
        page: the whole sheet, in points.
        parts: the boxes of heading, legend, key and footer, and of what stands over the map.
    """

    sheet: Sheet
    paint: Paint
    plan: MapPlan
    block: MapBlock
    page: Box
    parts: Mapping[str, Box]


def make_picture(scene: Scene, order: Order) -> bytes:
    """A picture of exactly what is shown, in British National Grid (EPSG:27700).

    Raises:
        ExportError: the words fit on the picture at no size that can be read.
        DataError: the boundary file has been removed or damaged since the atlas was loaded.
    """
    return typeset(arranged(scene, order).sheet, order.output.ending, order.pixels_per_inch)


def arranged(scene: Scene, order: Order) -> Picture:
    """The picture of a scene in the arrangement in which its map comes out largest.

    Raises:
        ExportError: the words fit on the picture at no size that can be read.
        DataError: the boundary file has been removed or damaged since the atlas was loaded.
    """
    words = caption(scene, order)
    paint = Paint.of(scene, black_and_white=order.black_and_white)
    values = _values(scene, paint, words, order)
    sheet = Sheet("picture", values, About.of(words), keys.drawings(paint))
    found = noted(sheet, "arrangements")[0]["value"]
    if not found:
        raise ExportError(
            "The words of this picture don't fit on it; shorten its title or subtitle."
        )
    plans = [_plan(scene, paint, each) for each in found]
    merits = [plan.placement.scale * each["worth"] for plan, each in zip(plans, found, strict=True)]
    best = merits.index(max(merits))
    return _with_map(sheet, scene, paint, plans[best], found[best])


def _values(scene: Scene, paint: Paint, words: Caption, order: Order) -> dict[str, object]:
    """Everything that the template says, and nothing of where it stands."""
    numbered = paint.selection.shown if scene.shown.labels else ()
    return {
        "size": order.size.name.lower(),
        "title": words.title,
        "subtitle": words.subtitle,
        "footer": words.footer,
        "legend": keys.legend_values(paint),
        "marks": keys.marks_values(paint),
        "circles": keys.circles_words(scene) if paint.shapes.radius_of_one else None,
        "key-title": KEY_TITLE,
        "key": [{"number": e.footprint.number, "name": e.footprint.name} for e in numbered],
        "has-inset": has_inset(scene),
        "is-framed": scene.selection.only_region is not None,
        "map": None,
    }


def _with_map(
    sheet: Sheet, scene: Scene, paint: Paint, plan: MapPlan, arrangement: Mapping[str, Any]
) -> Picture:
    """The picture in one arrangement, with its map and the key to the size of circles."""
    block = map_block(scene, paint, _with_room(plan, arrangement["margin"]))
    radius = paint.shapes.radius_of_one * plan.placement.scale
    circles = (
        circles_key(radius, arrangement["circles"], arrangement["smallest"]) if radius else None
    )
    images = {"map.svg": block.svg} | ({"circles.svg": circles[1]} if circles else {})
    words = {name: Box(*edges) for name, edges in arrangement["parts"].items()}
    key = arrangement["key"]
    chosen = {
        "share": arrangement["share"],
        "key": key and {**key, "at": [words["key"].left, words["key"].top]},
        "place": [block.box.left, block.box.top, block.box.width, block.box.height],
        "circles-width": circles[0].width if circles else None,
    }
    drawn = {name: svg.encode() for name, svg in images.items()}
    whole = replace(sheet, values={**sheet.values, "map": chosen}, images={**sheet.images, **drawn})
    page = Box(0, 0, *arrangement["page"])
    return Picture(whole, paint, plan, block, page, {**words, **block.parts})


def _plan(scene: Scene, paint: Paint, each: Mapping[str, Any]) -> MapPlan:
    """The map in one of the arrangements that the template noted."""
    area, region = Box(*each["area"]), scene.selection.only_region
    sizes = TypeSizes(each["number"], each["name"], each["smallest"])
    if region:
        return framed(paint.shapes, region, area, sizes)
    taken = [Box(*edges) for edges in each["parts"].values()]
    inset = Box(*each["inset"]) if each["inset"] else None
    return england(paint.shapes, area, sizes, taken, inset)


def _with_room(plan: MapPlan, margin: float) -> MapPlan:
    """The same with room for labels beyond the land, up to a little from the sheet's edge."""
    if plan.is_framed:
        return plan
    more, box = margin - 6, plan.box
    return replace(plan, box=Box(box.left - more, box.top, box.right + more, box.bottom))
