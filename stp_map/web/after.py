"""What the browser is told of all that follows the map."""

from __future__ import annotations

from stp_map.analysis.scene import Scene
from stp_map.core import text
from stp_map.core.model import PopulationBase
from stp_map.web.details_state import details_state
from stp_map.web.table import table_state


def after_state(scene: Scene) -> dict[str, object]:
    """What follows the map: the state of table and details, a note on the style, and sources."""
    return {
        **table_state(scene),
        **details_state(scene),
        "note": scene.style_note,
        "sources": sources_of(scene),
    }


def sources_of(scene: Scene) -> str:
    """Where the figures of a map, and what is marked on it, are from, in sentences."""
    more = dict.fromkeys((*scene.measure.attribution, *scene.marks.attribution))
    said = sources_in_words(scene.shown.population, scene.measure.source)
    return " ".join((said, *(f"{line}." for line in more)))


def sources_in_words(base: PopulationBase, own_source: str = "") -> str:
    """Where the figures of every map are from, in sentences.

    Args:
        base: the population base in use.
        own_source: of uploaded figures, where the map is coloured by them.
    """
    return ". ".join(text.attribution(base, own_source)) + "."
