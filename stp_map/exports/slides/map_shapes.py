"""The map on a slide: every footprint a shape of its own, borders and inset beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import shapely
from pptx.enum.shapes import MSO_SHAPE
from shapely.geometry.base import BaseGeometry

from stp_map.analysis.measures import REGION
from stp_map.analysis.scene import Scene
from stp_map.analysis.selection import Selection
from stp_map.core import palette, text
from stp_map.core.model import Entry, Region
from stp_map.core.palette import Fill
from stp_map.core.view import MapStyle
from stp_map.exports.slides.canvas import Canvas
from stp_map.exports.slides.content import Paragraph, Run, Stroke
from stp_map.exports.slides.geometry import Border, Ground, MapFrame, ground
from stp_map.geometry.boxes import Box

MAP_GROUP = "Map of footprints"
INSET_GROUP = "London inset"
INSET_PREFIX = "Greater London inset: "

_BETWEEN_FOOTPRINTS = Stroke(palette.WHITE, 0.75)
_BETWEEN_REGIONS = Stroke(palette.WHITE, 2.25)
_COAST = Stroke(palette.TEXT, 0.4)
_THAMES = Stroke(palette.WHITE, 2)
_LEFT_OUT = Stroke(palette.PALE_OUTLINE, 0.5)
_SELECTED = Stroke(palette.TEXT, 1.75)
_SELECTED_CASING = Stroke(palette.WHITE, 4.5)
_FRAME = Stroke(palette.GREY_OUTLINE, 0.75)
_RIM = Stroke(palette.WHITE, 1)
_PALE_RIM = Stroke(palette.PALE_OUTLINE, 0.75)


@dataclass(frozen=True, eq=False)
class SlideMap(Scene):
    """What is shown, and where its map stands on a slide.

    Attributes:
        frame: where on the slide which part of England stands.
        region: the one region that fills the frame; None where it is England.
        inset: the same as frame for London, None where there is no inset.
    """

    frame: MapFrame
    region: Region | None = None
    inset: MapFrame | None = None

    def ground_in(self, frame: MapFrame) -> Ground:
        """Shapes and borders for a frame (EPSG:27700), finer where it shows a part of England."""
        fine = not self.is_national or frame is self.inset
        return ground(self.atlas, self.shown, fine=fine)

    @property
    def is_national(self) -> bool:
        """Whether the map is of England rather than of one region."""
        return self.region is None

    def fill_of(self, code: str) -> Fill:
        """The fill of a footprint: its class's, or pale where it is left out."""
        shown = code in self.selection.shown_codes
        return self.legend.fill_of(code) if shown else palette.FILTERED_OUT

    def in_inset(self, entry: Entry) -> bool:
        """Whether a footprint is read from the inset rather than from the map."""
        return self.inset is not None and entry.footprint.region is Region.LONDON


def only_region(selection: Selection) -> Region | None:
    """The region of everything that is shown; None for several, and where nothing is shown."""
    regions = {entry.footprint.region for entry in selection.shown}
    return next(iter(regions)) if len(regions) == 1 else None


def on_slide(scene: Scene, box: Box, inset: Box, *, national: bool = False) -> SlideMap:
    """Where the map of a scene stands.

    Args:
        scene: what is shown.
        box: where the map stands, in inches.
        inset: where the London inset stands in a national map that shows London.
        national: show all of England even where only one region is shown.

    Returns:
        The map: the region fills the frame where only one is shown.
    """
    footprints, shown = scene.atlas.footprints, scene.shown
    region = None if national else only_region(scene.selection)
    codes = [f.code for f in footprints if region in {None, f.region}]
    where = ground(scene.atlas, shown)
    # Among equal tiles London's are as large as any.
    shows_london = shown.style is not MapStyle.TILES and any(
        entry.footprint.region is Region.LONDON for entry in scene.entries
    )
    london = [f.code for f in footprints if f.region is Region.LONDON]
    return SlideMap(
        scene.atlas,
        scene.view,
        scene.figures,
        scene.selection,
        scene.legend,
        scene.marks,
        MapFrame(where.extent(codes, 0.02 if region else 0), box),
        region,
        MapFrame(where.extent(london, 0.05), inset) if shows_london and not region else None,
    )


def draw_map(canvas: Canvas, scene: SlideMap, description: str) -> None:
    """Draw a scene as groups of native shapes: the map, and the inset if there is one.

    Args:
        canvas: the slide.
        scene: what to draw.
        description: the text alternative of the map.
    """
    with canvas.group(MAP_GROUP, description):
        _draw_ground(canvas, scene, scene.frame, lambda name: name)
        if scene.inset:
            where = scene.frame.box_on_slide(scene.inset.extent)
            canvas.shape(MSO_SHAPE.RECTANGLE, "Where the London inset lies", where, stroke=_FRAME)
    if scene.inset:
        box = scene.inset.box
        with canvas.group(INSET_GROUP, "London at a larger scale, from the same map."):
            _draw_ground(canvas, scene, scene.inset, lambda name: INSET_PREFIX + name)
            canvas.shape(MSO_SHAPE.RECTANGLE, "Frame of the London inset", box, stroke=_FRAME)
        label = Paragraph((Run("London", 11, bold=True),))
        canvas.text("London inset label", Box.at(box.left, box.top - 0.24, 2, 0.2), [label])


def _draw_ground(
    canvas: Canvas, scene: SlideMap, frame: MapFrame, named: Callable[[str], str]
) -> None:
    """Footprints left out, then those shown, then their borders, last the one selected."""
    if scene.ground_in(frame).is_stacked:
        _draw_stack(canvas, scene, frame, named)
        return
    entries = sorted(
        scene.selection.everything, key=lambda e: e.footprint.code in scene.selection.shown_codes
    )
    for entry in entries:
        if entry is not scene.selected:
            _draw_footprint(canvas, scene, frame, entry, named)
    for name, stroke, borders in _strokes(scene, frame):
        lines = shapely.MultiLineString([border.line for border in borders])
        canvas.outline(named(name), frame.rings(lines), stroke=stroke, closed=False)
    if scene.selected:
        shape = scene.ground_in(frame).shapes[scene.selected.footprint.code]
        casing = named("White line around the selected footprint")
        canvas.outline(casing, frame.rings(shape), stroke=_SELECTED_CASING)
        _draw_footprint(canvas, scene, frame, scene.selected, named, _SELECTED)


def _draw_stack(
    canvas: Canvas, scene: SlideMap, frame: MapFrame, named: Callable[[str], str]
) -> None:
    """The land as pale lines, then circles, the largest first, last a line around the selected."""
    where = scene.ground_in(frame)
    lines = shapely.MultiLineString([border.line for border in where.borders])
    land = named("Coast and borders under the circles")
    canvas.outline(land, frame.rings(lines), stroke=_LEFT_OUT, closed=False)
    shown = scene.selection.shown_codes
    for code in sorted(where.order, key=shown.__contains__):
        rim = _RIM if code in shown else _PALE_RIM
        _draw_footprint(canvas, scene, frame, scene.selection.by_code[code], named, rim)
    if scene.selected:
        around = where.shapes[scene.selected.footprint.code]
        for name, stroke in (("White line", _SELECTED_CASING), ("Line", _SELECTED)):
            line = named(f"{name} around the selected footprint")
            _draw_shape(canvas, frame, around, line, stroke=stroke)


def _draw_shape(
    canvas: Canvas,
    frame: MapFrame,
    shape: BaseGeometry,
    name: str,
    *,
    description: str = "",
    fill: Fill | None = None,
    stroke: Stroke | None = None,
) -> None:
    """A circle as an oval, which it is only where the frame does not cut it."""
    if frame.covers(shape):
        box = frame.box_on_slide(shape.bounds)
        canvas.shape(MSO_SHAPE.OVAL, name, box, description=description, fill=fill, stroke=stroke)
        return
    canvas.outline(name, frame.rings(shape), description=description, fill=fill, stroke=stroke)


def _draw_footprint(
    canvas: Canvas,
    scene: SlideMap,
    frame: MapFrame,
    entry: Entry,
    named: Callable[[str], str],
    stroke: Stroke | None = None,
) -> None:
    code = entry.footprint.code
    where = scene.ground_in(frame)
    name, description = named(entry.footprint.name), describe_footprint(scene, entry)
    fill, shape = scene.fill_of(code), where.shapes[code]
    if where.is_stacked:
        _draw_shape(canvas, frame, shape, name, description=description, fill=fill, stroke=stroke)
        return
    rings = frame.rings(shape)
    canvas.outline(name, rings, description=description, fill=fill, stroke=stroke)


def describe_footprint(scene: SlideMap, entry: Entry) -> str:
    """The text alternative of one footprint: number, name, value, class, leader."""
    footprint = entry.footprint
    start = f"{footprint.number} {footprint.name}"
    if footprint.code not in scene.selection.shown_codes:
        return f"{start}: not among the footprints shown."
    words = [scene.legend.values[footprint.code]]
    if footprint.code in scene.legend.numbers:
        label = scene.legend.classes[scene.legend.class_of[footprint.code]].label
        words.append(f"class {label[0].lower()}{label[1:]}")
    elif scene.measure is REGION:
        words.append(f"{text.leader_type_phrase(entry.leader.leader_type)} leader")
    mark = scene.marks.words.get(footprint.code, "")
    marked = f" {mark}." if mark else ""
    return f"{start}: {', '.join(words)}. Leader: {text.leader_line(entry.leader)}.{marked}"


def _strokes(scene: SlideMap, frame: MapFrame) -> Iterable[tuple[str, Stroke, list[Border]]]:
    """Borders by the way they are drawn: name, line and borders, the hindmost first."""
    shown = scene.selection.shown_codes
    borders = scene.ground_in(frame).borders
    pale = [border for border in borders if shown.isdisjoint(border.codes)]
    bright = [border for border in borders if not shown.isdisjoint(border.codes)]
    coast = [border for border in bright if len(border.codes) == 1]
    inner = [border for border in bright if len(border.codes) > 1]
    yield "Borders and coast of footprints not shown", _LEFT_OUT, pale
    yield "Borders between footprints", _BETWEEN_FOOTPRINTS, inner
    regions = [border for border in inner if len(border.regions) > 1]
    yield "Borders between regions", _BETWEEN_REGIONS, regions
    is_true = scene.view.presentation.style is MapStyle.BOUNDARIES
    if is_true and (frame is scene.inset or scene.region is Region.LONDON):
        # The Thames lies between dark fills; elsewhere white would swallow the islets.
        yield "White line along the Thames", _THAMES, coast
    yield "Coast", _COAST, coast
