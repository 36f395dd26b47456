"""What is marked on the map over its colours: changes, weak evidence, the place searched for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from stp_map.analysis.search import search
from stp_map.analysis.selection import Selection
from stp_map.analysis.timeline import changes, may_have_changed_by, step_before
from stp_map.core import leader_words, text
from stp_map.core.model import Atlas, Evidence
from stp_map.core.view import Mark, Presentation
from stp_map.data.places import FoundPlace


class Symbol(Enum):
    """The two signs that marks are drawn with: a dark disc, and a white disc with a dark rim."""

    DISC = "disc"
    RING = "ring"


@dataclass(frozen=True, slots=True)
class MarkLine:
    """One line of the key to the marks. ``count`` is how many of the footprints shown bear it."""

    symbol: Symbol
    label: str
    count: int


@dataclass(frozen=True)
class Marks:
    """What is drawn over the colours.

    Attributes:
        title: what the marks mean, as a heading; empty where nothing is marked.
        lines: the key, without lines that nothing bears.
        symbols: codes of the footprints shown that are marked, to their symbol.
        words: the same codes to what the mark says of each, without a full stop. Untrusted text.
        places: what was searched for, where it is a place in England.
    """

    title: str
    lines: tuple[MarkLine, ...]
    symbols: Mapping[str, Symbol]
    words: Mapping[str, str]
    places: tuple[FoundPlace, ...]


def marks(atlas: Atlas, selection: Selection, shown: Presentation) -> Marks:
    """What was asked to be marked, of the footprints that are shown."""
    filters = selection.filters
    found_places = search(atlas, filters.as_at, filters.query).places if filters.query else ()
    title, labels, found = _asked_for(atlas, selection, shown.mark)
    found = {code: mark for code, mark in found.items() if code in selection.shown_codes}
    counts = Counter(symbol for symbol, _ in found.values())
    return Marks(
        title=title,
        lines=tuple(MarkLine(s, labels[s], counts[s]) for s in Symbol if counts[s]),
        symbols={code: symbol for code, (symbol, _) in found.items()},
        words={code: words for code, (_, words) in found.items()},
        places=found_places,
    )


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
