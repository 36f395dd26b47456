"""Pins at the places that a search names, each with its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stp_map.data.places import FoundPlace
from stp_map.geometry.boxes import Box
from stp_map.geometry.labels.label import Label, MapSite, against, beside
from stp_map.geometry.projection import projected

PIN_RADIUS = 4.2
"""Points: of the head of a pin, whose tip is at the place."""

PIN_HEIGHT = 2.5
"""From the tip to the middle of the head, as a multiple of its radius."""

WIDEST_NAME = 180
"""Points that the name of a place may take; a longer one is cut short."""

_GAP = 4.5
"""Points from the head of a pin to its name."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A pin by its tip and the name that stands beside it, which is untrusted.

    ``radius`` is that of its head, ``edge`` the room that its outline takes around it.
    """

    x: float
    y: float
    name: str
    radius: float
    edge: float

    @property
    def head(self) -> tuple[float, float]:
        """The middle of its head."""
        return self.x, self.y - self.radius * PIN_HEIGHT

    @property
    def box(self) -> Box:
        """The box that it takes, without its name."""
        x, top = self.head
        radius = self.radius
        return Box(x - radius, top - radius, x + radius, self.y).grown(self.edge)


def place_pins(site: MapSite, places: Mapping[int, FoundPlace]) -> dict[int, Pin]:
    """The pins of the places, by their number, that lie in the room of a map; north first."""
    found = {}
    grid = projected((place.longitude, place.latitude) for place in places.values())
    for (number, place), point in zip(places.items(), grid, strict=True):
        x, y = site.placement.point(*point)
        pin = Pin(x, y, place.name, site.points(PIN_RADIUS), site.points(1))
        if site.room.holds(pin.box):
            found[number] = pin
    return dict(sorted(found.items(), key=lambda item: (item[1].y, item[1].x)))


def pin_labels(
    site: MapSite, pins: Mapping[int, Pin], size: float, taken: Sequence[Box]
) -> list[Label]:
    """The names of pins: against the head where there is room, else further off with a line.

    Args:
        site: the map.
        pins: with untrusted names.
        size: type size in points.
        taken: boxes that names keep clear of; the pins' own among them.
    """
    labels: list[Label] = []
    widest = min(site.points(WIDEST_NAME), site.room.width * 0.8)
    for number, pin in pins.items():
        name, text = f"place-{number}", site.lettering.cut(pin.name, size, widest)
        others = [*taken, *(label.box for label in labels)]
        for side in _sides(site, pin, text, size):
            label = against(site, name, text, size, side, pin.head)
            if site.room.holds(label.box) and not any(map(label.box.overlaps, others)):
                break
        else:
            label = beside(site, name, text, size, pin.head, others)
        labels.append(label)
    return labels


def _sides(site: MapSite, pin: Pin, text: str, size: float) -> Iterator[tuple[float, float]]:
    """Middles of a name to the right, left, above and below."""
    (x, y), gap = pin.head, site.points(_GAP)
    half, rise = site.lettering.half(text, size)
    across, up = pin.radius + gap + half, pin.radius + gap + rise
    yield from ((x + across, y), (x - across, y), (x, y - up), (x, pin.y + up - pin.radius))
