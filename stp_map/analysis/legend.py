"""The classes of a map with their fills, words and counts: one answer for map and legend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from stp_map.analysis.classes import classes_of
from stp_map.analysis.measures import Measure, measure_of
from stp_map.analysis.selection import Selection
from stp_map.core import palette, text
from stp_map.core.figures import Figures
from stp_map.core.leader_words import is_counted
from stp_map.core.model import AsAt, Atlas, PopulationBase
from stp_map.core.palette import Fill
from stp_map.core.view import ClassMethod, Presentation


@dataclass(frozen=True, slots=True)
class LegendClass:
    """One line of a legend. ``count`` is how many of the footprints shown are in it."""

    label: str
    fill: Fill
    count: int = 0


@dataclass(frozen=True)
class Legend:
    """What the colours of a map mean.

    Attributes:
        measure: what the map is coloured by.
        title: what is measured, with its unit or period.
        classes: the lines in order, lowest or first category first.
        class_of: every footprint's code to the index of its class, filtered out or not.
        values: every footprint's code to its value in words, unit included.
        numbers: codes to the numbers that were classified; empty where the classes are words.
            Footprints without data are not in it.
        limits: where one class of numbers ends and the next begins, in rising order.
    """

    measure: Measure
    title: str
    classes: tuple[LegendClass, ...]
    class_of: Mapping[str, int]
    values: Mapping[str, str]
    numbers: Mapping[str, float]
    limits: tuple[float, ...] = ()

    def fill_of(self, code: str) -> Fill:
        """The fill of a footprint that is shown."""
        return self.classes[self.class_of[code]].fill

    def label_of(self, code: str) -> str:
        """The line of the legend that a footprint falls in."""
        return self.classes[self.class_of[code]].label

    def in_black_and_white(self) -> Legend:
        """The same legend with patterns and greys instead of colours."""
        fills = palette.black_and_white([each.fill for each in self.classes])
        painted = zip(self.classes, fills, strict=True)
        return replace(self, classes=tuple(replace(each, fill=fill) for each, fill in painted))


def legend(
    atlas: Atlas, selection: Selection, shown: Presentation, figures: Figures | None = None
) -> Legend:
    """The legend of a selection under a presentation.

    Classes are those of all 44 footprints, so that a colour keeps its meaning while filters
    change; counts are of the footprints shown.

    Uploaded figures that are asked for and not there are shown as no data.

    Returns:
        The legend, with a class for every footprint of the atlas.
    """
    whole = _of_everything(atlas, selection, shown, figures)
    counts = Counter(whole.class_of[code] for code in selection.shown_codes)
    classes = (replace(each, count=counts[i]) for i, each in enumerate(whole.classes))
    return replace(whole, classes=tuple(classes))


_Cached = dict[tuple[str, PopulationBase, ClassMethod], Legend]
_cached: WeakKeyDictionary[Atlas | Figures, _Cached] = WeakKeyDictionary()
"""Legends of numbers, which depend on no day and no filter, beside what they were made from.

Those of uploaded figures are cached beside the figures and go with them, so that nothing of what
a person brought outlives their visit.
"""


def _of_everything(
    atlas: Atlas, selection: Selection, shown: Presentation, figures: Figures | None
) -> Legend:
    """The legend before anything is counted."""
    measure = measure_of(shown.colour_by, figures)
    if not measure.is_numeric:
        return _made(atlas, selection, shown, measure)
    cached = _cached.setdefault(figures if figures and measure.is_uploaded else atlas, {})
    key = measure.slug, shown.population, shown.classes
    if key not in cached:
        cached[key] = _made(atlas, selection, shown, measure)
    return cached[key]


def title_on(measure: Measure, base: PopulationBase, as_at: AsAt) -> str:
    """The heading of a measure on a day."""
    is_later = bool(measure.later_title) and not is_counted(as_at)
    return measure.later_title if is_later else measure.title(base)


def _made(atlas: Atlas, selection: Selection, shown: Presentation, measure: Measure) -> Legend:
    base = shown.population
    values = measure.values(selection.everything, base)
    found = classes_of(measure, values, atlas.by_code, shown.classes, atlas.class_limits)
    return Legend(
        measure=measure,
        title=title_on(measure, base, selection.filters.as_at),
        classes=tuple(map(LegendClass, found.labels, found.fills)),
        class_of=found.class_of,
        values={
            code: measure.words(values[code], base) if code in values else text.NO_DATA
            for code in atlas.by_code
        },
        numbers={code: value for code, value in values.items() if not isinstance(value, str)},
        limits=found.limits,
    )
