"""Words that findings share: numbers, regions, and what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stp_map.core import text
from stp_map.core.model import LeaderType, Region

if TYPE_CHECKING:
    from stp_map.analysis.scene import Scene

_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


NOBODY_LEADS = (LeaderType.TO_BE_CONFIRMED, LeaderType.ENDED)
"""What stands for a type where nobody is known to lead."""


def in_region(scene: Scene, sentence: str) -> str:
    """A sentence as a title: where only footprints of one region are shown, it names the region.

    Args:
        scene: what is shown.
        sentence: what is found, with or without a capital. Text in it may be untrusted.

    Returns:
        Such as ``In London, two footprints have the most CCGs``.
    """
    if region := scene.selection.only_region:
        return f"In {region_name(region)}, {sentence}"
    return text.begun(sentence)


def is_part(scene: Scene) -> bool:
    """Whether the filters leave some footprints out."""
    return len(scene.entries) < len(scene.selection.everything)


def shown(scene: Scene) -> str:
    """What is shown: ``the 44 footprints``, ``the five footprints shown``, ``Devon``."""
    if len(scene.entries) == 1:
        return scene.entries[0].footprint.name
    shown = " shown" if is_part(scene) else ""
    return f"the {number(len(scene.entries))} footprints{shown}"


def number(count: int) -> str:
    """A count in words up to nine."""
    return _WORDS[count] if count < len(_WORDS) else str(count)


def has(count: int) -> str:
    """The verb that belongs to a count."""
    return "has" if count == 1 else "have"


def no_data(scene: Scene, known: int) -> str:
    """How many of the footprints shown have no data, to end a sentence with; empty for none."""
    missing = len(scene.entries) - known
    return f"; no data for {number(missing)}" if missing else ""


def region_name(region: Region) -> str:
    """A region inside a sentence."""
    return "London" if region is Region.LONDON else f"the {region.value}"
