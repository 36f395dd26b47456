"""Everything that stands over the colours of one map, each where it covers nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from stp_map.data.places import FoundPlace
from stp_map.geometry.boxes import Box
from stp_map.geometry.labels.dots import place_dots
from stp_map.geometry.labels.label import Label, MapSite, beside
from stp_map.geometry.labels.numbers import SMALLEST, number_labels
from stp_map.geometry.labels.pins import Pin, pin_labels, place_pins
from stp_map.geometry.labels.signs import Sign, place_signs


@dataclass(frozen=True)
class Wanted:
    """What is to be placed on one map.

    Attributes:
        number_size: type size of numbers in points, where there is room.
        name_size: type size of names in points.
        numbers: by the code of each footprint that is numbered.
        marked: codes of the footprints that bear a sign.
        places: to be pinned, by their number among all that were found.
        dots: longitude and latitude of what bears a small sign without a name, by its own.
        selected: code of the footprint that is named; empty for none.
        name: its name; untrusted.
        smallest: type size in points that numbers may be set in where there is little room.
    """

    number_size: float
    name_size: float
    numbers: Mapping[str, str] = field(default_factory=dict)
    marked: frozenset[str] = frozenset()
    places: Mapping[int, FoundPlace] = field(default_factory=dict)
    dots: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    selected: str = ""
    name: str = ""
    smallest: float = SMALLEST


@dataclass(frozen=True)
class Placed:
    """What was placed: ``labels`` are numbers, then names. What had no room is left out."""

    labels: Sequence[Label]
    signs: Sequence[Sign]
    pins: Mapping[int, Pin]
    dots: Mapping[str, Box]


def place_labels(site: MapSite, wanted: Wanted, taken: Sequence[Box]) -> Placed:
    """Place dots, numbers, signs, pins with their names, and the name of what is selected.

    Args:
        site: the map.
        wanted: what is to be placed.
        taken: boxes that are taken already, in units of the sheet.

    Returns:
        What has its point in the room of the map. Names that are all in each other's way may
        still overlap; they are then over what they name.
    """
    pins = place_pins(site, wanted.places)
    dots = place_dots(site, wanted.dots)
    clear = site.points(1)
    taken = [*taken, *(pin.box for pin in pins.values()), *(d.grown(clear) for d in dots.values())]
    numbers = number_labels(
        site, wanted.numbers, wanted.marked, wanted.number_size, taken, wanted.smallest
    )
    signs = place_signs(site, wanted.marked, numbers)
    taken += [*(label.box for label in numbers), *(sign.box for sign in signs)]
    names = pin_labels(site, pins, wanted.name_size, taken)
    taken += [label.box for label in names]
    return Placed([*numbers, *names, *_selected(site, wanted, signs, taken)], signs, pins, dots)


def _selected(
    site: MapSite, wanted: Wanted, signs: Sequence[Sign], taken: Sequence[Box]
) -> Iterator[Label]:
    """The name of what is selected, where its point is in the room."""
    if not wanted.selected:
        return
    point = site.placement.point(*site.shapes.anchor(wanted.selected))
    if site.shapes.is_true:
        at_sign = ((sign.x, sign.y) for sign in signs if sign.code == wanted.selected)
        point = next(at_sign, point)
    if site.room.holds(Box.around(*point, 0, 0)):
        yield beside(site, "selected-name", wanted.name, wanted.name_size, point, taken)
