"""The classes of a map with their fills, words and counts: one answer for map and legend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from stp_map import palette, text
from stp_map.measures import class_bounds, value_of
from stp_map.model import Atlas, LeaderType, PopulationBase, Region
from stp_map.palette import Fill
from stp_map.selection import Entry, Selection
from stp_map.view import ClassMethod, ColourBy, Presentation


@dataclass(frozen=True, slots=True)
class LegendClass:
    """One line of a legend. ``count`` is how many of the footprints shown are in it."""

    label: str
    fill: Fill
    count: int


@dataclass(frozen=True)
class Legend:
    """What the colours of a map mean.

    Attributes:
        title: what is measured, with its unit or period.
        classes: the lines in order, lowest or first category first.
        class_of: every footprint's code to the index of its class, filtered out or not.
        values: every footprint's code to its value in words, unit included.
    """

    title: str
    classes: tuple[LegendClass, ...]
    class_of: Mapping[str, int]
    values: Mapping[str, str]

    def fill_of(self, code: str) -> Fill:
        """The fill of a footprint that is shown."""
        return self.classes[self.class_of[code]].fill

    def in_black_and_white(self) -> Legend:
        """The same legend with patterns and greys instead of colours."""
        fills = palette.black_and_white([each.fill for each in self.classes])
        painted = zip(self.classes, fills, strict=True)
        return replace(self, classes=tuple(replace(each, fill=fill) for each, fill in painted))


@dataclass(frozen=True, slots=True)
class _Scale:
    labels: tuple[str, ...]
    fills: tuple[Fill, ...]
    class_of: Mapping[str, int]
    values: Mapping[str, str]


def legend(atlas: Atlas, selection: Selection, shown: Presentation) -> Legend:
    """The legend of a selection under a presentation.

    Classes are those of all 44 footprints, so that a colour keeps its meaning while filters
    change; counts are of the footprints shown.

    Args:
        atlas: all the data.
        selection: which footprints are shown, and in which edition.
        shown: what to colour by and how to classify.

    Returns:
        The legend, with a class for every footprint of the atlas.
    """
    scale = _scale(atlas, selection, shown)
    counts = Counter(scale.class_of[code] for code in selection.shown_codes)
    return Legend(
        title=text.measure_title(shown.colour_by, shown.population),
        classes=tuple(
            LegendClass(label, fill, counts[index])
            for index, (label, fill) in enumerate(zip(scale.labels, scale.fills, strict=True))
        ),
        class_of=scale.class_of,
        values=scale.values,
    )


def _scale(atlas: Atlas, selection: Selection, shown: Presentation) -> _Scale:
    if shown.colour_by is ColourBy.LEADER_TYPE:
        return _leader_types(selection.everything)
    if shown.colour_by is ColourBy.REGION:
        return _regions(selection.everything)
    return _numbers(atlas, shown.colour_by, shown.population, shown.classes)


def _leader_types(entries: tuple[Entry, ...]) -> _Scale:
    order = list(LeaderType)
    types = {entry.footprint.code: entry.leader.leader_type for entry in entries}
    return _Scale(
        labels=tuple(str(kind.value) for kind in order),
        fills=tuple(palette.LEADER_TYPES[kind] for kind in order),
        class_of={code: order.index(kind) for code, kind in types.items()},
        values={code: str(kind.value) for code, kind in types.items()},
    )


def _regions(entries: tuple[Entry, ...]) -> _Scale:
    order = list(Region)
    regions = {entry.footprint.code: entry.footprint.region for entry in entries}
    return _Scale(
        labels=tuple(str(region.value) for region in order),
        fills=tuple(palette.REGIONS[region] for region in order),
        class_of={code: order.index(region) for code, region in regions.items()},
        values={code: str(region.value) for code, region in regions.items()},
    )


@lru_cache(maxsize=64)
def _numbers(
    atlas: Atlas, colour_by: ColourBy, base: PopulationBase, method: ClassMethod
) -> _Scale:
    values = {f.code: value_of(f, colour_by, base) for f in atlas.footprints}
    numbers = list(values.values())
    classes = class_bounds(numbers, method)
    whole = colour_by is ColourBy.CCG_COUNT
    return _Scale(
        labels=tuple(text.bounds_label(bounds, numbers, whole=whole) for bounds in classes),
        fills=palette.sequential(len(classes)),
        class_of={
            code: next(i for i, bounds in enumerate(classes) if bounds.holds(value))
            for code, value in values.items()
        },
        values={c: text.measure_value(v, colour_by, base) for c, v in values.items()},
    )
