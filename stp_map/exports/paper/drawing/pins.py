"""Pins at the places that a search names, each with its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from matplotlib.patches import PathPatch
from matplotlib.path import Path
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from stp_map.analysis.marks import PlaceMark
from stp_map.core import palette
from stp_map.core.crs import NATIONAL_GRID
from stp_map.core.palette import Fill
from stp_map.exports.paper.drawing.blocks import Disc
from stp_map.exports.paper.drawing.boxes import Box
from stp_map.exports.paper.drawing.fonts import Weight, width
from stp_map.exports.paper.drawing.numbers import CAP_HEIGHT, Label, beside, centred
from stp_map.exports.paper.drawing.placing import Placement
from stp_map.exports.paper.drawing.sheet import OVER_LINES, Sheet
from stp_map.exports.paper.drawing.wrapping import wrap

PIN_RADIUS = 4.2
"""Points: of the head of a pin, whose tip is at the place."""

PIN_HEIGHT = PIN_RADIUS * 2.5
"""From the tip to the middle of the head."""

LONGEST_NAME = 180
"""Points that the name of a place may take; a longer one is cut short."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A pin by its tip, in points, and the name that stands beside it; hostile text."""

    x: float
    y: float
    name: str

    @property
    def head(self) -> tuple[float, float]:
        """The middle of its head."""
        return self.x, self.y - PIN_HEIGHT

    @property
    def box(self) -> Box:
        """The box that it takes, without its name."""
        x, top = self.head
        return Box(x - PIN_RADIUS, top - PIN_RADIUS, x + PIN_RADIUS, self.y).grown(1)


def pins(places: Mapping[int, PlaceMark], placement: Placement, room: Box) -> dict[int, Pin]:
    """The pins of the places, by their number, that lie in a room in points; north first."""
    if not places:
        return {}
    to_grid = Transformer.from_crs("EPSG:4326", NATIONAL_GRID, always_xy=True)
    found = {}
    for number, place in places.items():
        x, y = placement.point(*to_grid.transform(place.longitude, place.latitude))
        pin = Pin(x, y, place.name)
        if room.holds(pin.box):
            found[number] = pin
    return dict(sorted(found.items(), key=lambda item: (item[1].y, item[1].x)))


def pin_labels(
    pins: Mapping[int, Pin], size: float, taken: Sequence[Box], room: Box, land: BaseGeometry
) -> list[Label]:
    """The names of pins: against the head where there is room, else further off with a line.

    Args:
        pins: with hostile names.
        size: type size in points.
        taken: boxes that names keep clear of; the pins' own among them.
        room: no name leaves this box.
        land: what a name that is further off keeps clear of if it can, in points.
    """
    labels: list[Label] = []
    for number, pin in pins.items():
        gid = f"place-{number}"
        lines = wrap(pin.name, Weight.SEMIBOLD, size, min(LONGEST_NAME, room.width * 0.8), 1).lines
        name = "".join(lines)
        others = [*taken, *(label.box for label in labels)]
        against = (_against(pin, name, size, gid, side) for side in _sides(pin, name, size))
        free = (
            label
            for label in against
            if room.holds(label.box) and not any(label.box.overlaps(box) for box in others)
        )
        labels.append(next(free, None) or beside(name, size, pin.head, others, room, land, gid))
    return labels


def _sides(pin: Pin, name: str, size: float) -> Iterator[tuple[float, float]]:
    """Middles of a name to the right, left, above and below."""
    x, y = pin.head
    across = PIN_RADIUS + 4.5 + width(name, Weight.SEMIBOLD, size) / 2
    up = PIN_RADIUS + 4.5 + size * CAP_HEIGHT / 2
    yield from ((x + across, y), (x - across, y), (x, y - up), (x, pin.y + up - PIN_RADIUS))


def _against(pin: Pin, name: str, size: float, gid: str, middle: tuple[float, float]) -> Label:
    label = centred(name, size, middle, Fill(palette.WHITE), gid)
    return Label(label.words, label.box.grown(2.5), pin.head, gid, is_beside=True, has_line=False)


def draw_pins(sheet: Sheet, pins: Mapping[int, Pin], colour: str) -> None:
    """Draw pins with a white edge inside a dark one, seen on any fill."""
    for number, pin in pins.items():
        outline = _drop(pin)
        for line, edge in ((palette.TEXT, 3.0), (palette.WHITE, 1.6)):
            patch = PathPatch(
                outline,
                facecolor=colour,
                edgecolor=line,
                linewidth=edge,
                joinstyle="round",
                transform=sheet.to_figure,
                zorder=OVER_LINES,
            )
            patch.set_gid(f"pin-{number}-{line.removeprefix('#')}")
            sheet.add(patch)
        sheet.disc(Disc(*pin.head, PIN_RADIUS * 0.36, palette.WHITE), order=OVER_LINES)
        sheet.parts[f"pin-{number}"] = pin.box


def _drop(pin: Pin) -> Path:
    """A head that tapers to the tip."""
    (x, y), r, k = pin.head, PIN_RADIUS, PIN_RADIUS * 0.552
    points = [
        (pin.x, pin.y),
        (x - r * 0.25, y + r * 1.5),
        (x - r, y + r * 1.0),
        (x - r, y),
        (x - r, y - k),
        (x - k, y - r),
        (x, y - r),
        (x + k, y - r),
        (x + r, y - k),
        (x + r, y),
        (x + r, y + r * 1.0),
        (x + r * 0.25, y + r * 1.5),
        (pin.x, pin.y),
    ]
    return Path(points, [Path.MOVETO, *[Path.CURVE4] * 12])
