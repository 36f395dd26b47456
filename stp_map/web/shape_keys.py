"""The names by which page and browser speak of files of shapes and of values in them."""

from __future__ import annotations

from stp_map.core.model import PopulationBase
from stp_map.core.view import MapStyle, Presentation


def values_key(measure: str, base: PopulationBase) -> str:
    """The name under which the browser finds the values in words of a measure, by its slug."""
    return f"{measure}/{base.slug}"


def style_key(shown: Presentation) -> str:
    """The name under which the browser finds the shapes of a style of map."""
    if shown.style is MapStyle.CIRCLES:
        return f"{shown.style.slug}/{shown.population.slug}"
    return shown.style.slug
