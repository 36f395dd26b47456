"""What the browser's map is told beside its shapes: how they are called, and values in words."""

from __future__ import annotations

from stp_map.analysis.measures import MEASURES
from stp_map.core.model import Atlas, Entry, PopulationBase
from stp_map.core.view import MapStyle, Presentation


def values_key(measure: str, base: PopulationBase) -> str:
    """The name under which the browser finds the values in words of a measure, by its slug."""
    return f"{measure}/{base.slug}"


def values_in_words(atlas: Atlas) -> dict[str, list[str]]:
    """Every numeric measure in words, a value a footprint in number order, by ``values_key``."""
    entries = [Entry(footprint, footprint.leader) for footprint in atlas.footprints]
    return {
        values_key(measure.slug, base): [
            measure.words(float(number), base) for number in measure.values(entries, base).values()
        ]
        for measure in MEASURES
        for base in PopulationBase
        if measure.is_numeric
    }


def style_key(shown: Presentation) -> str:
    """The name under which the browser finds the shapes of a style of map."""
    if shown.style is MapStyle.CIRCLES:
        return f"{shown.style.slug}/{shown.population.slug}"
    return shown.style.slug
