"""What the browser's map is told beside its shapes: how they are called, and values in words."""

from __future__ import annotations

from stp_map.analysis.classification import value_of
from stp_map.core import text
from stp_map.core.model import Atlas, PopulationBase
from stp_map.core.view import BUILT_IN, ColourBy, MapStyle, Presentation


def values_key(colour_by: ColourBy, base: PopulationBase) -> str:
    """The name under which the browser finds a measure's values in words."""
    return f"{colour_by.slug}/{base.slug}"


def values_in_words(atlas: Atlas) -> dict[str, list[str]]:
    """Every numeric measure in words, a value a footprint in number order, by ``values_key``."""
    return {
        values_key(colour_by, base): [
            text.measure_value(value_of(footprint, colour_by, base), colour_by, base)
            for footprint in atlas.footprints
        ]
        for colour_by in BUILT_IN
        for base in PopulationBase
        if colour_by.is_numeric
    }


def style_key(shown: Presentation) -> str:
    """The name under which the browser finds the shapes of a style of map."""
    if shown.style is MapStyle.CIRCLES:
        return f"{shown.style.slug}/{shown.population.slug}"
    return shown.style.slug
