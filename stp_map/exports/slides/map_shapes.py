"""The map on a slide: every footprint a shape of its own, borders and inset beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pptx.enum.shapes import MSO_SHAPE
from shapely import MultiLineString
from shapely.geometry.base import BaseGeometry

from stp_map.analysis.measures import REGION
from stp_map.analysis.scene import Scene
from stp_map.analysis.selection import Selection
from stp_map.core import leader_words, palette
from stp_map.core.model import Entry, Region
from stp_map.core.palette import Fill
from stp_map.exports.slides.canvas import Canvas
from stp_map.exports.slides.content import Paragraph, Run, Stroke
from stp_map.geometry.borders import Border, BorderKind
from stp_map.geometry.boxes import Box
from stp_map.geometry.placing import Frame
from stp_map.geometry.shapes import Detail, Shapes, shapes

MAP_GROUP = "Map of footprints"
INSET_GROUP = "London inset"
INSET_PREFIX = "Greater London inset: "
INSET_TITLE = 0.24
"""Inches that the name of the inset takes above it."""

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
        frame: where on the slide, in inches, which part of England stands.
        region: the one region that fills the frame; None where it is England.
        inset: the same as frame for London, None where there is no inset.
    """

    frame: Frame
    region: Region | None = None
    inset: Frame | None = None

    def shapes_in(self, frame: Frame) -> Shapes:
        """What is drawn in a frame (EPSG:27700), finer where it shows a part of England."""
        return self.shapes_at(Detail.LIGHT if self.is_overview(frame) else Detail.PRINT)

    def shapes_at(self, detail: Detail) -> Shapes:
        """What stands for the footprints in the style of the map (EPSG:27700)."""
        return shapes(self.atlas, self.shown.style, self.shown.population, detail)

    @property
    def is_national(self) -> bool:
        """Whether the map is of England rather than of one region."""
        return self.region is None

    def is_overview(self, frame: Frame) -> bool:
        """Whether a frame shows all of England rather than a part of it."""
        return self.is_national and frame is not self.inset

    @property
    def in_inset(self) -> frozenset[str]:
        """Codes of the footprints that are read from the inset rather than from the map."""
        return frozenset(self.shapes_in(self.inset).regions[Region.LONDON] if self.inset else ())

    def fill_of(self, code: str) -> Fill:
        """The fill of a footprint: its class's, or pale where it is left out."""
        shown = code in self.selection.shown_codes
        return self.legend.fill_of(code) if shown else palette.FILTERED_OUT


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
    region = None if national else only_region(scene.selection)
    found = shapes(scene.atlas, scene.shown.style, scene.shown.population, Detail.LIGHT)
    codes, london = found.regions[region] if region else found.areas, found.regions[Region.LONDON]
    # Among equal tiles London's are as large as any.
    shows_london = found.has_places and not scene.selection.shown_codes.isdisjoint(london)
    return SlideMap(
        scene.atlas,
        scene.view,
        scene.figures,
        scene.selection,
        scene.legend,
        scene.marks,
        Frame.showing(found.extent(codes, 0.02 if region else 0), box),
        region,
        Frame.showing(found.extent(london, 0.05), inset) if shows_london and not region else None,
    )


def draw_map(canvas: Canvas, scene: SlideMap, description: str) -> None:
    """Draw a scene as groups of native shapes: the map, and the inset if there is one.

    Args:
        canvas: the slide.
        scene: what to draw.
        description: the text alternative of the map.
    """
    with canvas.group(MAP_GROUP, description):
        _draw_shapes(canvas, scene, scene.frame)
        if scene.inset:
            where = scene.frame.placement.box(scene.inset.view.bounds)
            canvas.shape(MSO_SHAPE.RECTANGLE, "Where the London inset lies", where, stroke=_FRAME)
    if scene.inset:
        box = scene.inset.box
        with canvas.group(INSET_GROUP, "London at a larger scale, from the same map."):
            _draw_shapes(canvas, scene, scene.inset, INSET_PREFIX)
            canvas.shape(MSO_SHAPE.RECTANGLE, "Frame of the London inset", box, stroke=_FRAME)
        label = Paragraph((Run("London", 11, bold=True),))
        title = Box.at(box.left, box.top - INSET_TITLE, 2, 0.2)
        canvas.text("London inset label", title, [label])


def _draw_shapes(canvas: Canvas, scene: SlideMap, frame: Frame, prefix: str = "") -> None:
    """Footprints left out, then those shown, then their borders, last the one selected."""
    shapes, shown = scene.shapes_in(frame), scene.selection.shown_codes
    if shapes.is_stacked:
        _draw_stack(canvas, scene, frame, prefix)
        return
    selected = scene.selected.footprint.code if scene.selected else ""
    for code in sorted(shapes.areas, key=shown.__contains__):
        if code != selected:
            _draw_footprint(canvas, scene, frame, code, prefix)
    for name, stroke, borders in _strokes(scene, frame):
        _draw_borders(canvas, frame, prefix + name, borders, stroke)
    if selected:
        casing = f"{prefix}White line around the selected footprint"
        canvas.outline(casing, frame.on_sheet(shapes.areas[selected]), stroke=_SELECTED_CASING)
        _draw_footprint(canvas, scene, frame, selected, prefix, _SELECTED)


def _draw_stack(canvas: Canvas, scene: SlideMap, frame: Frame, prefix: str) -> None:
    """The land as pale lines, then circles, the largest first, last a line around the selected."""
    shapes, shown = scene.shapes_in(frame), scene.selection.shown_codes
    if shapes.ground:
        land = f"{prefix}Coast and borders under the circles"
        _draw_borders(canvas, frame, land, shapes.ground.borders, _LEFT_OUT)
    for code in sorted(shapes.areas, key=shown.__contains__):
        rim = _RIM if code in shown else _PALE_RIM
        _draw_footprint(canvas, scene, frame, code, prefix, rim)
    if scene.selected:
        around = shapes.areas[scene.selected.footprint.code]
        for name, stroke in (("White line", _SELECTED_CASING), ("Line", _SELECTED)):
            line = f"{prefix}{name} around the selected footprint"
            _draw_circle(canvas, frame, around, line, stroke=stroke)


def _draw_circle(
    canvas: Canvas,
    frame: Frame,
    circle: BaseGeometry,
    name: str,
    description: str = "",
    fill: Fill | None = None,
    stroke: Stroke | None = None,
) -> None:
    """A circle as an oval, which it is only where the frame does not cut it."""
    if frame.covers(circle):
        box = frame.placement.box(circle.bounds)
        canvas.shape(MSO_SHAPE.OVAL, name, box, description=description, fill=fill, stroke=stroke)
    else:
        canvas.outline(
            name, frame.on_sheet(circle), description=description, fill=fill, stroke=stroke
        )


def _draw_footprint(
    canvas: Canvas,
    scene: SlideMap,
    frame: Frame,
    code: str,
    prefix: str,
    stroke: Stroke | None = None,
) -> None:
    entry, shapes = scene.selection.by_code[code], scene.shapes_in(frame)
    name, description = prefix + entry.footprint.name, describe_footprint(scene, entry)
    fill, area = scene.fill_of(code), shapes.areas[code]
    if shapes.is_stacked:
        _draw_circle(canvas, frame, area, name, description, fill, stroke)
    else:
        outline = frame.on_sheet(area)
        canvas.outline(name, outline, description=description, fill=fill, stroke=stroke)


def _draw_borders(
    canvas: Canvas, frame: Frame, name: str, borders: Iterable[Border], stroke: Stroke
) -> None:
    lines = MultiLineString([border.line for border in borders])
    canvas.outline(name, frame.on_sheet(lines), stroke=stroke)


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
        words.append(f"{leader_words.type_in_a_sentence(entry.leader.leader_type)} leader")
    mark = scene.marks.words.get(footprint.code, "")
    marked = f" {mark}." if mark else ""
    return f"{start}: {', '.join(words)}. Leader: {leader_words.line_of(entry.leader)}.{marked}"


def _strokes(scene: SlideMap, frame: Frame) -> Iterator[tuple[str, Stroke, list[Border]]]:
    """Borders by the way they are drawn: name, line and borders, the hindmost first."""
    shapes, shown = scene.shapes_in(frame), scene.selection.shown_codes
    of_kind: dict[BorderKind, list[Border]] = {kind: [] for kind in BorderKind}
    for border in shapes.borders:
        kind = border.kind_among(shown)
        # Beside what is left out, a border looks as it does beside what is shown.
        of_kind[border.kind if kind is BorderKind.EDGE else kind].append(border)
    yield "Borders and coast of footprints not shown", _LEFT_OUT, of_kind[BorderKind.LEFT_OUT]
    yield "Borders between footprints", _BETWEEN_FOOTPRINTS, of_kind[BorderKind.FOOTPRINTS]
    yield "Borders between regions", _BETWEEN_REGIONS, of_kind[BorderKind.REGIONS]
    if shapes.is_true and (frame is scene.inset or scene.region is Region.LONDON):
        # The Thames lies between dark fills; elsewhere white would swallow the islets.
        yield "White line along the Thames", _THAMES, of_kind[BorderKind.COAST]
    yield "Coast", _COAST, of_kind[BorderKind.COAST]
