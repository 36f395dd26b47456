"""What to say where a search names a place: which footprint it lies in."""

from __future__ import annotations

from collections import Counter

from stp_map.core import text
from stp_map.core.html import Html, element
from stp_map.core.model import Atlas
from stp_map.core.view import View
from stp_map.data.places import FoundPlace, find_place
from stp_map.web.elements import footprint_link

_ENGLAND_ONLY = "The footprints cover England only."


def place_notice(atlas: Atlas, view: View) -> Html:
    """A paragraph on the places that the search names.

    Args:
        atlas: all the data.
        view: its search, and what links to footprints lead to.

    Returns:
        Such as ``Skipton is in West Yorkshire.``, each footprint a link that selects it; empty
        where the search names no place.
    """
    places = find_place(view.filters.query, atlas)
    if not places:
        return Html("")
    if places[0].is_position:
        return element("p", *_of_position(places[0], atlas, view))
    return element(
        "p", *_of_names(places, atlas, view), ". ", element("small", text.PLACES_ATTRIBUTION)
    )


def _of_position(place: FoundPlace, atlas: Atlas, view: View) -> list[str]:
    if place.footprint:
        return [place.name, " is in ", _link(place.footprint, atlas, view), "."]
    return [
        f"{place.name} is outside England, or at sea. {_ENGLAND_ONLY} ",
        "Coordinates are read as latitude, then longitude.",
    ]


def _of_names(places: tuple[FoundPlace, ...], atlas: Atlas, view: View) -> list[str]:
    """``Newport is the name of 6 places, in Essex; Devon; Wales, outside England (2)``."""
    inside = Counter(place.footprint for place in places if place.footprint)
    outside = Counter(place.country for place in places if not place.footprint)
    where: list[tuple[str, int]] = [(_link(code, atlas, view), n) for code, n in inside.items()]
    where += [(f"{land}, outside England", n) for land, n in outside.items()]
    name = places[0].name
    if len(places) == 1:
        tail = "" if inside else f". {_ENGLAND_ONLY.removesuffix('.')}"
        return [f"{name} is in ", where[0][0], tail]
    parts = [f"{name} is the name of {len(places)} places, in "]
    for number, (words, count) in enumerate(where):
        parts += ["; " if number else "", words, f" ({count})" if count > 1 else ""]
    return parts


def _link(code: str, atlas: Atlas, view: View) -> Html:
    return footprint_link(code, atlas.by_code[code].name, view)
