"""The map on a slide: every footprint a shape of its own, borders and inset beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

from pptx.enum.shapes import MSO_SHAPE
from shapely import MultiLineString
from shapely.geometry.base import BaseGeometry

from stp_map.analysis.measures import REGION
from stp_map.analysis.scene import Scene
from stp_map.core import leader_words, palette
from stp_map.core.model import Entry, Region
from stp_map.core.palette import Fill
from stp_map.exports.slides.canvas import Canvas
from stp_map.exports.slides.content import Paragraph, Stroke
from stp_map.geometry.borders import Border, BorderKind
from stp_map.geometry.boxes import Box
from stp_map.geometry.placing import Frame
from stp_map.geometry.shapes import Detail, Shapes, shapes

NATIONAL_MAP = Box.at(5.2, 0.42, 5.5, 6.2)
INSET = Box.at(10.6, 4.74, 2.26, 1.83)

MAP_GROUP = "Map of footprints"
INSET_GROUP = "London inset"
INSET_PREFIX = "Greater London inset: "
INSET_TITLE = 0.24
"""Inches that the name of the inset takes above it."""

_AROUND = "around the selected footprint"
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

    def is_overview(self, frame: Frame) -> bool:
        """Whether a frame shows all of England rather than a part of it."""
        return self.region is None and frame is not self.inset

    @property
    def in_inset(self) -> frozenset[str]:
        """Codes of the footprints that are read from the inset rather than from the map."""
        return frozenset(self.shapes_in(self.inset).regions[Region.LONDON] if self.inset else ())

    def fill_of(self, code: str) -> Fill:
        """The fill of a footprint: its class's, or pale where it is left out."""
        shown = code in self.selection.shown_codes
        return self.legend.fill_of(code) if shown else palette.FILTERED_OUT


def on_slide(scene: Scene, region_box: Box | None) -> SlideMap:
    """Where the map of a scene stands: England's, or of the one region that is shown.

    Args:
        scene: what is shown.
        region_box: where the map of one region stands, in inches; None for all of England even
            where only one region is shown.
    """
    region = scene.selection.only_region if region_box else None
    box = region_box if region_box and region else NATIONAL_MAP
    found = shapes(scene.atlas, scene.shown.style, scene.shown.population, Detail.LIGHT)
    codes, london = found.regions[region] if region else found.areas, found.regions[Region.LONDON]
    # Among equal tiles London's are as large as any.
    shows_london = found.has_places and not scene.selection.shown_codes.isdisjoint(london)
    inset = Frame.showing(found.extent(london, 0.05), INSET) if shows_london else None
    return SlideMap(
        **{field.name: getattr(scene, field.name) for field in fields(Scene)},
        frame=Frame.showing(found.extent(codes, 0.02 if region else 0), box),
        region=region,
        inset=None if region else inset,
    )


def draw_map(canvas: Canvas, scene: SlideMap, description: str) -> None:
    """Draw a scene as groups of native shapes: the map, and the inset if there is one.

    Args:
        canvas: the slide.
        scene: what to draw.
        description: the text alternative of the map.
    """
    with canvas.group(MAP_GROUP, description):
        _Part(canvas, scene, scene.frame).draw()
        if scene.inset:
            where = scene.frame.placement.box(scene.inset.view.bounds)
            canvas.shape(MSO_SHAPE.RECTANGLE, "Where the London inset lies", where, stroke=_FRAME)
    if scene.inset:
        box = scene.inset.box
        with canvas.group(INSET_GROUP, "London at a larger scale, from the same map."):
            _Part(canvas, scene, scene.inset, INSET_PREFIX).draw()
            canvas.shape(MSO_SHAPE.RECTANGLE, "Frame of the London inset", box, stroke=_FRAME)
        title = Box.at(box.left, box.top - INSET_TITLE, 2, 0.2)
        canvas.text("London inset label", title, [Paragraph("London", 11, bold=True)])


@dataclass(frozen=True)
class _Part:
    """One of the maps on a slide, to be drawn; ``prefix`` begins the names of its shapes."""

    canvas: Canvas
    scene: SlideMap
    frame: Frame
    prefix: str = ""

    @property
    def shapes(self) -> Shapes:
        return self.scene.shapes_in(self.frame)

    def draw(self) -> None:
        """Footprints left out, then those shown, then their borders, last the one selected."""
        areas, shown = self.shapes.areas, self.scene.selection.shown_codes
        selected = self.scene.selected.footprint.code if self.scene.selected else ""
        from_behind = sorted(areas, key=shown.__contains__)
        if self.shapes.ground:
            self._draw_stack(self.shapes.ground, from_behind, selected)
            return
        for code in from_behind:
            if code != selected:
                self._draw_footprint(code)
        for name, stroke, borders in self._strokes():
            self._draw_borders(name, borders, stroke)
        if selected:
            self._draw_area(f"White line {_AROUND}", areas[selected], stroke=_SELECTED_CASING)
            self._draw_footprint(selected, _SELECTED)

    def _draw_stack(self, ground: Shapes, from_behind: Sequence[str], selected: str) -> None:
        """The land as pale lines, then circles, the largest first, last a line around one."""
        self._draw_borders("Coast and borders under the circles", ground.borders, _LEFT_OUT)
        for code in from_behind:
            shown = code in self.scene.selection.shown_codes
            self._draw_footprint(code, _RIM if shown else _PALE_RIM)
        if selected:
            for name, stroke in (("White line", _SELECTED_CASING), ("Line", _SELECTED)):
                self._draw_area(f"{name} {_AROUND}", self.shapes.areas[selected], stroke=stroke)

    def _draw_footprint(self, code: str, stroke: Stroke | None = None) -> None:
        entry, fill = self.scene.selection.by_code[code], self.scene.fill_of(code)
        description = _describe(self.scene, entry)
        self._draw_area(entry.footprint.name, self.shapes.areas[code], description, fill, stroke)

    def _draw_area(
        self,
        name: str,
        area: BaseGeometry,
        description: str = "",
        fill: Fill | None = None,
        stroke: Stroke | None = None,
    ) -> None:
        """A circle as an oval, which it is only where the frame does not cut it."""
        name, frame = self.prefix + name, self.frame
        if self.shapes.is_stacked and frame.covers(area):
            box = frame.placement.box(area.bounds)
            self.canvas.shape(MSO_SHAPE.OVAL, name, box, description, fill, stroke)
        else:
            self.canvas.outline(name, frame.on_sheet(area), description, fill, stroke)

    def _draw_borders(self, name: str, borders: Iterable[Border], stroke: Stroke) -> None:
        lines = self.frame.on_sheet(MultiLineString([border.line for border in borders]))
        self.canvas.outline(self.prefix + name, lines, stroke=stroke)

    def _strokes(self) -> Iterator[tuple[str, Stroke, list[Border]]]:
        """Borders by the way they are drawn: name, line and borders, the hindmost first."""
        of_kind: dict[BorderKind, list[Border]] = defaultdict(list)
        for border in self.shapes.borders:
            kind = border.kind_among(self.scene.selection.shown_codes)
            # Beside what is left out, a border looks as it does beside what is shown.
            of_kind[border.kind if kind is BorderKind.EDGE else kind].append(border)
        yield "Borders and coast of footprints not shown", _LEFT_OUT, of_kind[BorderKind.LEFT_OUT]
        yield "Borders between footprints", _BETWEEN_FOOTPRINTS, of_kind[BorderKind.FOOTPRINTS]
        yield "Borders between regions", _BETWEEN_REGIONS, of_kind[BorderKind.REGIONS]
        is_london = self.frame is self.scene.inset or self.scene.region is Region.LONDON
        if self.shapes.is_true and is_london:
            # The Thames lies between dark fills; elsewhere white would swallow the islets.
            yield "White line along the Thames", _THAMES, of_kind[BorderKind.COAST]
        yield "Coast", _COAST, of_kind[BorderKind.COAST]


def _describe(scene: SlideMap, entry: Entry) -> str:
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
        words.append(f"{leader_words.type_in_a_sentence(entry.lead.leader_type)} leader")
    mark = scene.marks.words.get(footprint.code, "")
    marked = f" {mark}." if mark else ""
    return f"{start}: {', '.join(words)}. Leader: {leader_words.line_on(entry.lead)}.{marked}"
