"""What is marked on the map over its colours: changes, weak evidence, NHS trusts, places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from stp_map.analysis.selection import Selection
from stp_map.analysis.timeline import changes, may_have_changed_by, step_before
from stp_map.core import leader_words, text
from stp_map.core.model import Atlas, Evidence
from stp_map.core.organisations import Trust
from stp_map.core.view import MapStyle, Mark, Presentation
from stp_map.data.places import FoundPlace, find_place


class Symbol(Enum):
    """The signs that marks are drawn with: a dark disc, a white one with a dark rim, a pin."""

    DISC = "disc"
    RING = "ring"
    TRUST = "trust"


@dataclass(frozen=True, slots=True)
class MarkLine:
    """One line of the key to the marks. ``count`` is how many of what ``noun`` says bear it."""

    symbol: Symbol
    label: str
    count: int
    noun: str = "footprint"


@dataclass(frozen=True)
class Marks:
    """What is drawn over the colours.

    Attributes:
        title: what the marks mean, as a heading; empty where nothing is marked.
        lines: the key, without lines that nothing bears.
        symbols: codes of the footprints shown that are marked, to their symbol.
        words: the same codes to what the mark says of each, without a full stop. Untrusted text.
        places: what was searched for, where it is a place in England.
        trusts: the NHS trusts to be marked where their headquarters are.
        attribution: source lines that the marks need besides those of every map.
    """

    title: str
    lines: tuple[MarkLine, ...]
    symbols: Mapping[str, Symbol]
    words: Mapping[str, str]
    places: tuple[FoundPlace, ...]
    trusts: tuple[Trust, ...] = ()
    attribution: tuple[str, ...] = ()


def marks(atlas: Atlas, selection: Selection, shown: Presentation) -> Marks:
    """What was asked to be marked, of the footprints that are shown."""
    query = selection.filters.query
    searched = find_place(query, atlas) if query else ()  # The list of places is read for a search.
    places = tuple(place for place in searched if place.footprint)
    if shown.mark is Mark.TRUSTS:
        return _trusts(selection, shown, places)
    title, labels, found = _asked_for(atlas, selection, shown.mark)
    found = {code: mark for code, mark in found.items() if code in selection.shown_codes}
    counts = Counter(symbol for symbol, _ in found.values())
    return Marks(
        title=title,
        lines=tuple(MarkLine(s, labels[s], counts[s]) for s in Symbol if counts[s]),
        symbols={code: symbol for code, (symbol, _) in found.items()},
        words={code: words for code, (_, words) in found.items()},
        places=places,
    )


def _trusts(selection: Selection, shown: Presentation, places: tuple[FoundPlace, ...]) -> Marks:
    """The trusts of the footprints shown; among tiles, which have no places, in words alone."""
    trusts = tuple(trust for entry in selection.shown for trust in entry.footprint.trusts)
    is_drawn = shown.style is not MapStyle.TILES
    label = TRUST_LABEL if is_drawn else TRUST_LABEL_ON_TILES
    line = MarkLine(Symbol.TRUST, label, len(trusts), "trust")
    return Marks(
        title=TRUSTS_TITLE,
        lines=(line,) if trusts else (),
        symbols={},
        words={},
        places=places,
        trusts=trusts if is_drawn else (),
        attribution=(text.TRUSTS_ATTRIBUTION, *text.POSTCODES_ATTRIBUTION),
    )


TRUSTS_TITLE = "NHS trusts on 30 March 2016"
TRUST_LABEL = "Headquarters of a trust"
TRUST_LABEL_ON_TILES = "Headquarters of a trust: not drawn, as tiles have no places"


_Found = dict[str, tuple[Symbol, str]]
_Asked = tuple[str, dict[Symbol, str], _Found]


def _asked_for(atlas: Atlas, selection: Selection, mark: Mark) -> _Asked:
    if mark is Mark.CHANGES:
        return _changes(atlas, selection)
    if mark is Mark.EVIDENCE:
        return _evidence(selection)
    return "", {}, {}


def _changes(atlas: Atlas, selection: Selection) -> _Asked:
    as_at = selection.filters.as_at
    before = step_before(atlas, as_at)
    title = f"Changes of leader since {before.value}" if before else "First leaders"
    labels = {
        Symbol.DISC: "Leader changed" if before else "Leader named",
        Symbol.RING: "May have changed by then",
    }
    found: _Found = {
        footprint.code: (
            Symbol.RING,
            f"May have changed {text.span(change.earliest, change.latest)}: {change.leader.name}",
        )
        for footprint, change in may_have_changed_by(atlas, as_at)
    }
    for step in changes(atlas, as_at):
        found[step.footprint.code] = (Symbol.DISC, step.sentence)
    return title, labels, found


_WEAK = {Evidence.UNVERIFIED: Symbol.DISC, Evidence.LATER_SOURCE: Symbol.RING}


def _evidence(selection: Selection) -> _Asked:
    labels = {
        Symbol.DISC: leader_words.EVIDENCE[Evidence.UNVERIFIED],
        Symbol.RING: "Later source: in post by then is inferred",
    }
    found: _Found = {
        entry.footprint.code: (
            _WEAK[entry.leader.evidence],
            f"{entry.leader.name}: {entry.leader.evidence.value}",
        )
        for entry in selection.shown
        if entry.leader.is_confirmed and entry.leader.evidence in _WEAK
    }
    return "Evidence for the leader", labels, found
