"""What the charts show: ranks, population against area, leaders by region. Pure."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace

from stp_map.analysis.legend import Legend
from stp_map.analysis.selection import Selection
from stp_map.core.model import Footprint, LeaderType, Region
from stp_map.core.palette import Fill
from stp_map.core.view import Presentation


@dataclass(frozen=True, slots=True)
class Dot:
    """A footprint in the ranking.

    Attributes:
        code: first-issued.
        name: untrusted text.
        rank: 1 for the highest; equal values share a rank; None without data.
        value: the number that is ranked; None without data.
        words: the value in words. Untrusted text where the figures were uploaded.
        short: the same without the noun that the axis says already.
        fill: exactly as on the map.
        is_selected: whether it is the selected footprint.
        is_compared: whether it is among those that are compared.
    """

    code: str
    name: str
    rank: int | None
    value: float | None
    words: str
    short: str
    fill: Fill
    is_selected: bool
    is_compared: bool


def ranking(selection: Selection, legend: Legend, shown: Presentation) -> tuple[Dot, ...]:
    """The footprints shown, highest value first, those without data last; equals by number."""
    numbers = legend.numbers
    known = [numbers[code] for code in selection.shown_codes if code in numbers]

    def dot(footprint: Footprint) -> Dot:
        code, words = footprint.code, legend.values[footprint.code]
        return Dot(
            code=code,
            name=footprint.name,
            rank=_rank(known, numbers.get(code)),
            value=numbers.get(code),
            words=words,
            short=words if legend.measure.is_uploaded else words.split(" ")[0],
            fill=legend.fill_of(code),
            is_selected=code == shown.selected,
            is_compared=code in shown.compared,
        )

    def order(footprint: Footprint) -> tuple[float, int]:
        return -numbers.get(footprint.code, -math.inf), footprint.number

    return tuple(map(dot, sorted((entry.footprint for entry in selection.shown), key=order)))


def _rank(known: list[float], value: float | None) -> int | None:
    return None if value is None else 1 + sum(other > value for other in known)


def begins_at_zero(legend: Legend, dots: tuple[Dot, ...]) -> bool:
    """Whether an axis from zero shows the values well: not where all lie close together.

    Our own figures are counts and always begin at zero.
    """
    values = [dot.value for dot in dots if dot.value is not None]
    if not legend.measure.is_uploaded or not values:
        return True
    low, high = min(values), max(values)
    return low <= 0 <= high or min(abs(low), abs(high)) * 2 < max(abs(low), abs(high))


@dataclass(frozen=True, slots=True)
class ClassBar:
    """A class with its count; ``name`` also names the selected footprint, where it is in it."""

    name: str
    count: int
    fill: Fill
    is_chosen: bool = False


def class_bars(selection: Selection, legend: Legend, selected: str) -> tuple[ClassBar, ...]:
    """Footprints shown by class, in the order of the legend; labels may be untrusted text."""
    bars = [ClassBar(each.label, each.count, each.fill) for each in legend.classes]
    if selected in selection.shown_codes:
        index = legend.class_of[selected]
        name = f"{bars[index].name}, {selection.by_code[selected].footprint.name} among them"
        bars[index] = replace(bars[index], name=name, is_chosen=True)
    return tuple(bars)


@dataclass(frozen=True, slots=True)
class Point:
    """A footprint by its population and its area in square kilometres. ``name`` is untrusted."""

    code: str
    name: str
    region: Region
    people: int
    area_km2: float
    is_selected: bool
    is_compared: bool

    @property
    def density(self) -> float:
        """People per square kilometre."""
        return self.people / self.area_km2


def points(selection: Selection, shown: Presentation) -> tuple[Point, ...]:
    """Population against area of the footprints shown, in number order."""
    return tuple(
        Point(
            footprint.code,
            footprint.name,
            footprint.region,
            footprint.population(shown.population),
            footprint.area_km2,
            footprint.code == shown.selected,
            footprint.code in shown.compared,
        )
        for footprint in (entry.footprint for entry in selection.shown)
    )


def leaders_by_region(selection: Selection) -> dict[Region, dict[LeaderType, int]]:
    """How many leaders of each type, none left out, the footprints shown have in each region."""
    counts = Counter((e.footprint.region, e.lead.leader_type) for e in selection.shown)
    shown = {entry.footprint.region for entry in selection.shown}
    return {
        region: {kind: counts[region, kind] for kind in LeaderType}
        for region in Region
        if region in shown
    }
