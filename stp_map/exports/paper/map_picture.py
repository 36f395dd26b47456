"""Pictures of a Scene on one sheet: PNG, SVG and PDF. Nothing is a screenshot or fetched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from stp_map.analysis.caption import Caption, caption
from stp_map.analysis.scene import Scene
from stp_map.core.errors import ExportError
from stp_map.core.order import Order
from stp_map.exports.paper import keys
from stp_map.exports.paper.circles_key import circles_key
from stp_map.exports.paper.finished import About
from stp_map.exports.paper.map_block import map_block
from stp_map.exports.paper.map_plan import (
    MapPlan,
    TypeSizes,
    england,
    framed,
    has_inset,
    region_alone,
)
from stp_map.exports.paper.paint import Paint
from stp_map.exports.paper.typesetting import Sheet, noted, typeset
from stp_map.geometry.boxes import Box

KEY_TITLE = "Numbers on the map"


def make_picture(scene: Scene, order: Order) -> bytes:
    """A picture of exactly what is shown, in British National Grid (EPSG:27700).

    Raises:
        ExportError: the words fit on the picture at no size that can be read.
        DataError: the boundary file has been removed or damaged since the atlas was loaded.
    """
    return typeset(picture_sheet(scene, order), order.output.ending, order.pixels_per_inch)


def picture_sheet(scene: Scene, order: Order) -> Sheet:
    """The sheet of a picture, its map drawn where it comes out largest.

    Raises:
        ExportError: the words fit on the picture at no size that can be read.
    """
    words = caption(scene, order)
    paint = Paint.of(scene, black_and_white=order.black_and_white)
    values = _values(scene, paint, words, order)
    sheet = Sheet("picture", values, About.of(words), keys.drawings(paint))
    arrangements = noted(sheet, "arrangements")[0]["value"]
    if not arrangements:
        raise ExportError(
            "The words of this picture don't fit on it; shorten its title or subtitle."
        )
    return _with_map(sheet, scene, paint, arrangements)


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
        "is-framed": region_alone(scene) is not None,
        "map": None,
    }


def _with_map(
    sheet: Sheet, scene: Scene, paint: Paint, arrangements: Sequence[Mapping[str, Any]]
) -> Sheet:
    """The sheet with its map drawn in the arrangement in which it comes out largest."""
    plans = [_plan(scene, paint, each) for each in arrangements]
    both = zip(plans, arrangements, strict=True)
    merits = [plan.placement.scale * each["worth"] for plan, each in both]
    best = merits.index(max(merits))
    plan, size = plans[best], arrangements[best]["size"]
    block = map_block(scene, paint, _with_room(plan, size["margin"]))
    radius = paint.shapes.radius_of_one * plan.placement.scale
    circles = circles_key(radius, size["circles"], size["smallest"]) if radius else None
    chosen = {
        "arrangement": best,
        "place": [block.box.left, block.box.top, block.box.width, block.box.height],
        "circles-width": circles[0].width if circles else None,
    }
    images = {"map.svg": block.svg} | ({"circles.svg": circles[1]} if circles else {})
    drawn = {name: svg.encode() for name, svg in images.items()}
    return replace(sheet, values={**sheet.values, "map": chosen}, images={**sheet.images, **drawn})


def _plan(scene: Scene, paint: Paint, each: Mapping[str, Any]) -> MapPlan:
    """The map in one of the arrangements that the template noted."""
    area, region, size = Box(*each["area"]), region_alone(scene), each["size"]
    sizes = TypeSizes(size["number"], size["name"], size["smallest"])
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
