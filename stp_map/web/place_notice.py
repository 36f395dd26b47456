"""What to say of a search: where what it names lies, every candidate, or what it may have meant."""

from __future__ import annotations

from functools import partial

from stp_map.analysis.address import to_query_string
from stp_map.analysis.scene import Scene
from stp_map.analysis.search import Candidate, Kind, spellings
from stp_map.analysis.search_words import SEARCHED, name_of, sentences, where
from stp_map.core import text
from stp_map.core.html import Html, element, together
from stp_map.core.model import Atlas
from stp_map.core.view import View, tidy_query
from stp_map.web.elements import footprint_link

MOST_LISTED = 40


def place_notice(scene: Scene) -> Html:
    """What the search of a view finds, in words.

    Args:
        scene: what is shown for the search, and what links to footprints keep.

    Returns:
        Sentences on places and postcodes, and all candidates in a list where there are several.
        Each footprint is a link that selects it, each candidate one that searches for it alone.
        Empty where there is no search, or all that it finds are names in one footprint.
    """
    atlas, view, found = scene.atlas, scene.view, scene.found
    if not view.filters.query:
        return Html("")
    every = (*found.candidates, *found.others)
    if not every:
        return _nothing_like_it(scene)
    naming = partial(_link, atlas, view)
    said = [element("p", *parts) for parts in sentences(found, naming)]
    if not said and found.only and not found.places:
        return Html("")
    listed = [element("li", *_line(atlas, view, each)) for each in every[:MOST_LISTED]]
    if len(every) > MOST_LISTED:
        listed.append(element("li", f"and {len(every) - MOST_LISTED} more"))
    if len(every) > 1:
        summary = element("summary", f"{len(every)} matches for “{view.filters.query}”")
        only = {} if said else {"open": ""}
        said.append(element("details", summary, element("ul", *listed), **only))
    return together([*said, *_sources(every)])


def _nothing_like_it(scene: Scene) -> Html:
    """The nearest spellings, each a link that searches for it, and what can be searched."""
    filters = scene.view.filters
    near = spellings(scene.atlas, filters.as_at, filters.query)
    links = [_search_link(scene.view, name, name) for name in near]
    parts = [part for link in links for part in (", ", link)][1:]
    asked = [element("p", "Did you mean ", *parts, "?")] if links else []
    return together([*asked, element("p", SEARCHED)])


def _line(atlas: Atlas, view: View, candidate: Candidate) -> list[str]:
    """``NHS trust: Humber NHS Foundation Trust: Coast, Humber and Vale``, with links."""
    place = candidate.place
    asked = f"{place.name}, {place.county}" if place and place.county else candidate.name
    link = _search_link(view, asked, name_of(candidate), candidate)
    there = where(candidate, partial(_link, atlas, view))
    is_footprint = candidate.kind is Kind.FOOTPRINT
    return [f"{candidate.kind.value}: ", link, *([] if is_footprint else [": ", *there])]


def _search_link(view: View, query: str, name: str, candidate: Candidate | None = None) -> Html:
    """A link that searches for something else, and selects the one footprint that it lies in."""
    codes = list(candidate.footprints) if candidate else []
    there = view.filtered(query=tidy_query(query)).presented(
        selected=codes[0] if len(codes) == 1 else ""
    )
    address = to_query_string(there)
    return element("a", name, href=f"?{address}", data_view=address, data_stay="")


def _sources(found: tuple[Candidate, ...]) -> list[Html]:
    lines = []
    if any(each.kind is Kind.TOWN for each in found):
        lines.append(text.PLACES_ATTRIBUTION)
    if any(each.postcode or (each.place and len(each.footprints) > 1) for each in found):
        lines += text.POSTCODES_ATTRIBUTION
    return [element("small", ". ".join(lines))] if lines else []


def _link(atlas: Atlas, view: View, code: str) -> Html:
    return footprint_link(code, atlas.by_code[code].name, view)
