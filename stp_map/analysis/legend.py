"""The classes of a map with their fills, words and counts: one answer for map and legend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from weakref import WeakKeyDictionary

from stp_map.analysis.classification import bounds_label, class_bounds, value_of
from stp_map.analysis.figures_scale import NO_DATA, figures_scale
from stp_map.analysis.selection import Entry, Selection
from stp_map.core import palette, text
from stp_map.core.figures import ColumnKind, FiguresColumn
from stp_map.core.model import Atlas, LeaderType, PopulationBase, Region
from stp_map.core.palette import Fill
from stp_map.core.view import ClassMethod, ColourBy, Presentation


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
        numbers: codes to the numbers that were classified; empty where the classes are words.
            Footprints without data are not in it.
        source: what a person gave as the source of their own figures, else empty. Hostile text.
        is_own: the colours show a person's own figures.
        limits: where one class of our own numbers ends and the next begins, in rising order.
    """

    title: str
    classes: tuple[LegendClass, ...]
    class_of: Mapping[str, int]
    values: Mapping[str, str]
    numbers: Mapping[str, float]
    source: str = ""
    is_own: bool = False
    limits: tuple[float, ...] = ()

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
    title: str
    labels: tuple[str, ...]
    fills: tuple[Fill, ...]
    class_of: Mapping[str, int]
    values: Mapping[str, str]
    numbers: Mapping[str, float]
    limits: tuple[float, ...] = ()


def legend(atlas: Atlas, selection: Selection, shown: Presentation) -> Legend:
    """The legend of a selection under a presentation.

    Classes are those of all 44 footprints, so that a colour keeps its meaning while filters
    change; counts are of the footprints shown.

    Args:
        atlas: all the data.
        selection: which footprints are shown, and in which edition.
        shown: what to colour by and how to classify. Own figures that the atlas does not hold
            are shown as no data.

    Returns:
        The legend, with a class for every footprint of the atlas.
    """
    scale = _scale(atlas, selection, shown)
    is_own = shown.colour_by is ColourBy.OWN_FIGURES
    counts = Counter(scale.class_of[code] for code in selection.shown_codes)
    return Legend(
        title=scale.title,
        classes=tuple(
            LegendClass(label, fill, counts[index])
            for index, (label, fill) in enumerate(zip(scale.labels, scale.fills, strict=True))
        ),
        class_of=scale.class_of,
        values=scale.values,
        numbers=scale.numbers,
        source=atlas.own.source if atlas.own and _own_column(atlas, shown) else "",
        is_own=is_own,
        limits=scale.limits,
    )


def _scale(atlas: Atlas, selection: Selection, shown: Presentation) -> _Scale:
    if shown.colour_by is ColourBy.LEADER_TYPE:
        return _leader_types(selection.everything)
    if shown.colour_by is ColourBy.REGION:
        return _regions(selection.everything)
    if shown.colour_by is ColourBy.OWN_FIGURES:
        return _own(atlas, shown.figure, shown.classes)
    return _numbers(atlas.shared, shown.colour_by, shown.population, shown.classes)


def _leader_types(entries: tuple[Entry, ...]) -> _Scale:
    order = list(LeaderType)
    types = {entry.footprint.code: entry.leader.leader_type for entry in entries}
    return _Scale(
        title=text.measure_title(ColourBy.LEADER_TYPE, PopulationBase.REGISTERED),
        labels=tuple(str(kind.value) for kind in order),
        fills=tuple(palette.LEADER_TYPES[kind] for kind in order),
        class_of={code: order.index(kind) for code, kind in types.items()},
        values={code: str(kind.value) for code, kind in types.items()},
        numbers={},
    )


def _regions(entries: tuple[Entry, ...]) -> _Scale:
    order = list(Region)
    regions = {entry.footprint.code: entry.footprint.region for entry in entries}
    return _Scale(
        title=text.measure_title(ColourBy.REGION, PopulationBase.REGISTERED),
        labels=tuple(str(region.value) for region in order),
        fills=tuple(palette.REGIONS[region] for region in order),
        class_of={code: order.index(region) for code, region in regions.items()},
        values={code: str(region.value) for code, region in regions.items()},
        numbers={},
    )


@lru_cache(maxsize=64)
def _numbers(
    atlas: Atlas, colour_by: ColourBy, base: PopulationBase, method: ClassMethod
) -> _Scale:
    values = {f.code: value_of(f, colour_by, base) for f in atlas.footprints}
    numbers = list(values.values())
    classes = class_bounds(numbers, method, known=atlas.class_limits)
    whole = colour_by is ColourBy.CCG_COUNT
    return _Scale(
        title=text.measure_title(colour_by, base),
        labels=tuple(bounds_label(bounds, numbers, whole=whole) for bounds in classes),
        fills=palette.sequential(len(classes)),
        class_of={
            code: next(i for i, bounds in enumerate(classes) if bounds.holds(value))
            for code, value in values.items()
        },
        values={c: text.measure_value(v, colour_by, base) for c, v in values.items()},
        numbers=values,
        limits=tuple(bounds.upper for bounds in classes if bounds.upper is not None),
    )


def _own_column(atlas: Atlas, shown: Presentation) -> FiguresColumn | None:
    """The column that is shown, where it is one of the person's own and was added."""
    return atlas.own.column(shown.figure) if atlas.own else None


_own_scales: WeakKeyDictionary[Atlas, dict[tuple[str, ClassMethod], _Scale]] = WeakKeyDictionary()
"""Scales of people's own figures; what a person added goes when their atlas does."""


def _own(atlas: Atlas, slug: str, method: ClassMethod) -> _Scale:
    column = atlas.own.column(slug) if atlas.own else None
    if column is None:
        return _not_loaded(atlas, slug)
    known = _own_scales.setdefault(atlas, {})
    if (slug, method) not in known:
        known[slug, method] = _own_scale(column, atlas.by_code, method)
    return known[slug, method]


def _own_scale(column: FiguresColumn, codes: Iterable[str], method: ClassMethod) -> _Scale:
    scale = figures_scale(column, codes, method)
    values = column.values if column.kind is ColumnKind.NUMBER else {}
    return _Scale(
        title=column.heading or text.OWN_FIGURES,
        labels=scale.labels,
        fills=scale.fills,
        class_of=scale.class_of,
        values=scale.values,
        numbers={code: float(value) for code, value in values.items()},
    )


def _not_loaded(atlas: Atlas, slug: str) -> _Scale:
    return _Scale(
        title=f"{text.OWN_FIGURES} “{slug}”, not added on this page",
        labels=(NO_DATA,),
        fills=(palette.NO_DATA,),
        class_of=dict.fromkeys(atlas.by_code, 0),
        values=dict.fromkeys(atlas.by_code, NO_DATA),
        numbers={},
    )
