"""The sentence a picture opens with, for measures that are numbers: computed from what is shown.

A finding compares only what is shown, says where several share the highest or lowest value, and
how many of the footprints shown have no data. ``shown_words.in_region`` makes a title of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stp_map.analysis.measures.findings_in_words import uploaded_words
from stp_map.analysis.shown_words import has, is_part, no_data, number, shown
from stp_map.core import text
from stp_map.core.model import Footprint

if TYPE_CHECKING:
    from stp_map.analysis.scene import Scene

Finding = Callable[["Scene"], str]


@dataclass(frozen=True, slots=True)
class _Ends:
    """The footprints shown that have the lowest number and those that have the highest.

    Attributes:
        low: all that share the lowest, in number order.
        high: all that share the highest.
        known: how many have a number.
    """

    low: tuple[Footprint, ...]
    high: tuple[Footprint, ...]
    known: int


def _ends(scene: Scene) -> _Ends | None:
    """None where no footprint shown has a number."""
    numbers = scene.legend.numbers
    known = [e.footprint for e in scene.entries if e.footprint.code in numbers]
    if not known:
        return None
    values = [numbers[footprint.code] for footprint in known]

    def having(value: float) -> tuple[Footprint, ...]:
        return tuple(f for f in known if numbers[f.code] == value)

    return _Ends(having(min(values)), having(max(values)), len(known))


def times(sentence: str) -> Finding:
    """A finding that compares the highest number with the lowest.

    Args:
        sentence: with ``{high}``, ``{low}``, ``{times}`` and, where it is wanted, ``{people}``;
            its verbs in the singular.
    """

    def tell(scene: Scene, ends: _Ends) -> str:
        numbers = scene.legend.numbers
        low = numbers[ends.low[0].code]
        if low <= 0:  # Nothing is so many times as much as none.
            return _highest_and_lowest(scene, ends)
        ratio = text.times(numbers[ends.high[0].code] / low)
        return sentence.format(
            high=_each_of(ends.high, "highest"),
            low=_each_of(ends.low, "lowest"),
            times=ratio,
            people=text.people_noun(scene.shown.population),
        )

    return _of_numbers(tell)


def _each_of(footprints: tuple[Footprint, ...], which: str) -> str:
    if len(footprints) == 1:
        return footprints[0].name
    return f"each of the {number(len(footprints))} footprints that share the {which} value"


def the_most(noun: str) -> Finding:
    """A finding on a count of some things: who has the most, and how many have just one or none."""

    def tell(scene: Scene, ends: _Ends) -> str:
        numbers = scene.legend.numbers
        top, share = ends.high[0].name, ""
        if len(ends.high) > 1:
            top, share = f"{number(len(ends.high))} footprints", " each"
        few = {0: "none", 1: "just one"}.get(int(numbers[ends.low[0].code]), "")
        tail = f"; {number(len(ends.low))} {has(len(ends.low))} {few}" if few else ""
        of = f" of {shown(scene)}" if is_part(scene) else ""
        highest = f"{numbers[ends.high[0].code]:.0f}{share}"
        return f"{top} {has(len(ends.high))} the most {noun}{of}, {highest}{tail}"

    return _of_numbers(tell)


def _of_numbers(tell: Callable[[Scene, _Ends], str]) -> Finding:
    """What is told of the lowest and the highest; of one footprint, or of equal ones, the value."""

    def say(scene: Scene) -> str:
        ends = _ends(scene)
        if ends is None:
            return f"no data for {shown(scene)}"
        words = scene.legend.values[ends.low[0].code]
        if ends.known == 1:
            said = f"{ends.low[0].name} has {words}"
        elif len(ends.low) == ends.known:
            all_of = "both" if ends.known == 2 else f"all {number(ends.known)}"  # noqa: PLR2004 - a pair
            said = f"{all_of} footprints {_with_data(scene, ends)} have {words}"
        else:
            said = tell(scene, ends)
        return said + no_data(scene, ends.known)

    return say


def _with_data(scene: Scene, ends: _Ends) -> str:
    return "shown" if ends.known == len(scene.entries) else "with data"


def _highest_and_lowest(scene: Scene, ends: _Ends) -> str:
    """Such as ``highest in Devon (£3), five footprints share the lowest value (£1)``."""

    def told(footprints: tuple[Footprint, ...], which: str) -> str:
        value = scene.legend.values[footprints[0].code]
        if len(footprints) == 1:
            return f"{which} in {footprints[0].name} ({value})"
        return f"{number(len(footprints))} footprints share the {which} value ({value})"

    return f"{told(ends.high, 'highest')}, {told(ends.low, 'lowest')}"


def uploaded(scene: Scene) -> str:
    """What uploaded figures show; their words and heading are untrusted."""
    title, values = scene.legend.title, scene.legend.values
    ends = _ends(scene)
    if ends is None:
        return f"{title}: {uploaded_words(scene)}"
    if ends.known == 1:
        said = f"{values[ends.low[0].code]} in {ends.low[0].name}"
    elif len(ends.low) == ends.known:
        said = f"{values[ends.low[0].code]} in every footprint {_with_data(scene, ends)}"
    else:
        said = _highest_and_lowest(scene, ends)
    return f"{title}: {said}{no_data(scene, ends.known)}"
