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
        "sources": sources_in_words(scene.shown.population, scene.measure.source),
    }


def sources_in_words(base: PopulationBase, own_source: str = "") -> str:
    """Where the figures of a map are from, in sentences.

    Args:
        base: the population base in use.
        own_source: of uploaded figures, where the map is coloured by them.
    """
    return ". ".join(text.attribution(base, own_source)) + "."
