"""What is marked on the map over its colours: changes, evidence, leads, NHS trusts, places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from stp_map.analysis.measures import LEADER_TYPE
from stp_map.analysis.search import search
from stp_map.analysis.selection import Selection
from stp_map.analysis.timeline import changes, may_have_changed_by, step_before
from stp_map.core import text
from stp_map.core.lead import Standing
from stp_map.core.leader_words import EVIDENCE_IN_SHORT, doubt_of, is_counted, standing_in_short
from stp_map.core.model import Atlas, Evidence
from stp_map.core.organisations import Trust
from stp_map.core.text import begun
from stp_map.core.view import MapStyle, Mark, Presentation
from stp_map.data.places import FoundPlace


class Symbol(Enum):
    """The signs that marks are drawn with: round or square, open or not; and a pin."""

    DISC = "disc"
    RING = "ring"
    SQUARE = "square"
    FRAME = "frame"
    TRUST = "trust"

    @property
    def is_round(self) -> bool:
        """Whether it is a disc; the others are squares."""
        return self in {Symbol.DISC, Symbol.RING}

    @property
    def is_open(self) -> bool:
        """Whether it is white within a dark rim."""
        return self in {Symbol.RING, Symbol.FRAME}


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
        source: where the marks are from, for their key; empty where the map's own sources say it.
        attribution: source lines that the marks need besides those of every map.
    """

    title: str
    lines: tuple[MarkLine, ...]
    symbols: Mapping[str, Symbol]
    words: Mapping[str, str]
    places: tuple[FoundPlace, ...]
    trusts: tuple[Trust, ...] = ()
    source: str = ""
    attribution: tuple[str, ...] = ()


def marks(atlas: Atlas, selection: Selection, shown: Presentation) -> Marks:
    """What was asked to be marked, of the footprints that are shown.

    A map of leader types on a day of which nobody counted the leaders says what is known of each,
    unless something else is marked: its colours alone would say that all of them led.
    """
    filters = selection.filters
    places = search(atlas, filters.as_at, filters.query).places if filters.query else ()
    if shown.mark is Mark.TRUSTS:
        return _trusts(selection, shown, places)
    title, labels, found = _asked_for(atlas, selection, mark_shown(selection, shown))
    found = {code: mark for code, mark in found.items() if code in selection.shown_codes}
    counts = Counter(symbol for symbol, _ in found.values())
    return Marks(
        title=title,
        lines=tuple(MarkLine(s, labels[s], counts[s]) for s in Symbol if counts[s]),
        symbols={code: symbol for code, (symbol, _) in found.items()},
        words={code: words for code, (_, words) in found.items()},
        places=places,
    )


def mark_shown(selection: Selection, shown: Presentation) -> Mark:
    """What is marked: what was asked for, or what is known of the leads where a map needs it."""
    by_type = shown.colour_by == LEADER_TYPE.slug
    if shown.mark is Mark.NOTHING and by_type and not is_counted(selection.filters.as_at):
        return Mark.STANDING
    return shown.mark


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
        source=f"{text.TRUSTS_ATTRIBUTION}.",
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
    if mark is Mark.STANDING:
        return _standing(selection)
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
            begun(doubt_of(change)),
        )
        for footprint, change in may_have_changed_by(atlas, as_at)
    }
    for step in changes(atlas, as_at):
        found[step.footprint.code] = (Symbol.DISC, step.sentence)
    return title, labels, found


_WEAK = {
    Evidence.UNVERIFIED: Symbol.DISC,
    Evidence.LATER_SOURCE: Symbol.RING,
    Evidence.ENCYCLOPAEDIA: Symbol.SQUARE,
}


def _evidence(selection: Selection) -> _Asked:
    labels = {symbol: EVIDENCE_IN_SHORT[grade] for grade, symbol in _WEAK.items()}
    found: _Found = {
        entry.footprint.code: (
            _WEAK[entry.leader.evidence],
            f"{entry.leader.name}: {entry.leader.evidence.value}",
        )
        for entry in selection.shown
        if entry.leader.is_named and entry.leader.evidence in _WEAK
    }
    return "Evidence for the leader", labels, found


_STANDING = {
    Standing.KNOWN: Symbol.DISC,
    Standing.LAST_KNOWN: Symbol.RING,
    Standing.ENDED: Symbol.SQUARE,
    Standing.TO_BE_CONFIRMED: Symbol.FRAME,
}


def _standing(selection: Selection) -> _Asked:
    labels = {symbol: str(standing.value).capitalize() for standing, symbol in _STANDING.items()}
    found: _Found = {
        entry.footprint.code: (_STANDING[entry.lead.standing], standing_in_short(entry.lead))
        for entry in selection.shown
        if entry.lead.standing in _STANDING
    }
    return "What is known of the leads", labels, found
