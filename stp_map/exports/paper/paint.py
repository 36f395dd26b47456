"""What decides the look of every footprint and border on a map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from stp_map.analysis.legend import Legend
from stp_map.analysis.marks import Marks
from stp_map.analysis.scene import Scene
from stp_map.analysis.selection import Selection
from stp_map.core import palette
from stp_map.data.places import FoundPlace
from stp_map.geometry.borders import Border, BorderKind
from stp_map.geometry.shapes import Detail, Shapes, shapes

LIGHT = 1.5
"""Contrast with white below which a white border is lost, and a grey one is drawn instead."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a border is drawn, ``width`` in points; later ``order`` is drawn over earlier."""

    order: int
    colour: str
    width: float


LEFT_OUT = Stroke(0, palette.PALE_OUTLINE, 0.5)
BETWEEN = Stroke(1, palette.WHITE, 0.8)
BETWEEN_LIGHT = Stroke(1, palette.GREY_OUTLINE, 0.6)
REGIONS = Stroke(2, palette.WHITE, 1.9)
REGIONS_LIGHT = Stroke(2, palette.GREY_OUTLINE, 1.4)
COAST = Stroke(3, palette.TEXT, 0.6)
RIM = Stroke(1, palette.WHITE, 1.3)
RIM_LIGHT = Stroke(1, palette.GREY_OUTLINE, 0.7)
RIM_CASING = Stroke(0, palette.WHITE, 2.4)
CASING = Stroke(4, palette.WHITE, 4.2)
SELECTED = Stroke(5, palette.TEXT, 1.7)

STROKES = {
    BorderKind.LEFT_OUT: LEFT_OUT,
    BorderKind.EDGE: COAST,
    BorderKind.COAST: COAST,
    BorderKind.FOOTPRINTS: BETWEEN,
    BorderKind.REGIONS: REGIONS,
}
LIGHT_STROKES = {BorderKind.FOOTPRINTS: BETWEEN_LIGHT, BorderKind.REGIONS: REGIONS_LIGHT}
"""Instead of these, between two light fills."""


@dataclass(frozen=True, eq=False)
class Paint:
    """A map's shapes and how each is painted.

    Attributes:
        shapes: what stands for the footprints.
        selection: which of them are shown.
        legend: their fills.
        marks: signs and places over the colours.
        selected: code of the footprint that is outlined; empty for none.
        pin: the colour of pins.
    """

    shapes: Shapes
    selection: Selection
    legend: Legend
    marks: Marks
    selected: str
    pin: str

    @classmethod
    def of(
        cls, scene: Scene, *, detail: Detail = Detail.PRINT, black_and_white: bool = False
    ) -> Paint:
        """The paint of a scene, in its colours or in black and white.

        Raises:
            DataError: the boundary file has been removed or damaged since the atlas was loaded.
        """
        seen = scene.in_black_and_white() if black_and_white else scene
        drawn = shapes(scene.atlas, scene.shown.style, scene.shown.population, detail)
        pin = palette.TEXT if black_and_white else palette.PIN
        return cls(drawn, seen.selection, seen.legend, seen.marks, scene.shown.selected, pin)

    @property
    def places(self) -> tuple[FoundPlace, ...]:
        """Places to be marked: none on a map without places on the ground."""
        return self.marks.places if self.shapes.has_places else ()

    @property
    def dots(self) -> dict[str, tuple[float, float]]:
        """Longitude and latitude of the trusts that are marked, by their codes."""
        return {trust.code: (trust.longitude, trust.latitude) for trust in self.marks.trusts}

    def in_order(self) -> list[str]:
        """Codes in the order of drawing; circles left out lie under those shown."""
        codes = list(self.shapes.areas)
        if not self.shapes.is_stacked:
            return codes
        return sorted(codes, key=lambda code: code in self.selection.shown_codes)

    def fill(self, code: str) -> palette.Fill:
        """The fill of a footprint, pale where the filters leave it out."""
        if code in self.selection.shown_codes:
            return self.legend.fill_of(code)
        return palette.FILTERED_OUT

    def borders(self) -> Mapping[Stroke, list[int]]:
        """Each stroke with the indexes of the borders drawn with it, in the order of drawing."""
        found: dict[Stroke, list[int]] = defaultdict(list)
        for index, border in enumerate(self.shapes.borders):
            found[self._stroke(border)].append(index)
        return dict(sorted(found.items(), key=lambda item: item[0].order))

    def rim(self, code: str) -> Stroke:
        """How the rim of a circle is drawn, by the same rule as borders."""
        if code not in self.selection.shown_codes:
            return LEFT_OUT
        return RIM_LIGHT if self._is_light(code) else RIM

    def _stroke(self, border: Border) -> Stroke:
        """White on colours, grey on light ones, dark at an edge."""
        kind = border.kind_among(self.selection.shown_codes)
        if kind in LIGHT_STROKES and all(self._is_light(code) for code in border.codes):
            return LIGHT_STROKES[kind]
        return STROKES[kind]

    def _is_light(self, code: str) -> bool:
        return palette.contrast(palette.WHITE, self.fill(code).colour) < LIGHT
