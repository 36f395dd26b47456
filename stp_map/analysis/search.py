"""What a search finds: every candidate in order, and which footprints are shown for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import Enum
from functools import cached_property, lru_cache

from stp_map.analysis.editions import lead_on
from stp_map.core.model import AsAt, Atlas
from stp_map.data.places import FoundPlace, name_key, place_at, towns
from stp_map.data.postcodes import FoundPostcode, find_postcode
from stp_map.data.short_forms import short_forms


class Kind(Enum):
    """What a candidate is, in the order in which candidates are listed."""

    FOOTPRINT = "Footprint"
    CCG = "CCG"
    COUNCIL = "Council"
    TRUST = "NHS trust"
    LEADER = "Named leader"
    ORGANISATION = "Leader’s organisation"
    POSTCODE = "Postcode"
    POSITION = "Position"
    TOWN = "Town or village"


@dataclass(frozen=True)
class Candidate:
    """One thing that a search may mean.

    Attributes:
        kind: what it is.
        name: its own name. Untrusted text.
        footprints: codes of the footprints it lies in, to the percentage of it there where that
            is known, else 0; none for what lies outside England.
        key: what it is found by, as ``name_key`` writes it: its name and its short forms, or the
            county of a place.
        codes: what it is found by only when typed whole: numbers, ONS and ODS codes, in lower
            case.
        place: the town, village or position that it is.
        postcode: the postcode, sector or district that it is.
    """

    kind: Kind
    name: str
    footprints: Mapping[str, float]
    key: str = ""
    codes: frozenset[str] = frozenset()
    place: FoundPlace | None = None
    postcode: FoundPostcode | None = None


@dataclass(frozen=True)
class Found:
    """What a search finds.

    Attributes:
        candidates: what the footprints are shown for, in the order of ``Kind``.
        others: towns and villages that bear the name besides, and for which none is shown.
    """

    candidates: tuple[Candidate, ...] = ()
    others: tuple[Candidate, ...] = ()

    @cached_property
    def codes(self) -> frozenset[str]:
        """Codes of the footprints that are shown."""
        return frozenset(code for each in self.candidates for code in each.footprints)

    @cached_property
    def only(self) -> str:
        """The footprint in which everything that was found lies; empty where there are several."""
        everywhere = [set(each.footprints) for each in (*self.candidates, *self.others)]
        around = set().union(*everywhere)
        return around.pop() if len(around) == 1 and all(everywhere) else ""

    @cached_property
    def places(self) -> tuple[FoundPlace, ...]:
        """Towns, villages and positions in England for which footprints are shown."""
        found = (each.place for each in self.candidates)
        return tuple(place for place in found if place and place.footprints)


LARGE = 10_000
"""People. A village called Humber is not what a search for Humber is first shown for."""


@lru_cache(maxsize=256)
def search(atlas: Atlas, as_at: AsAt, query: str) -> Found:
    """What a search finds among everything that the atlas has a name for.

    In this order: a position; a postcode, or codes and numbers, each as a whole; then whatever
    has all the words in its name, or a footprint that has them with all that belongs to it; the
    same with words that begin so; then towns; and only where nothing else is found, what occurs
    inside words. A town of ten thousand that is called exactly so is among the first in any case.

    Args:
        atlas: all the data.
        as_at: the day whose leaders are searched.
        query: what was typed. Untrusted text.
    """
    if around := place_at(query, atlas):
        return Found((_of_place(Kind.POSITION, around),))
    if exact := (*_with_code(atlas, as_at, query), *_postcode(atlas, query)):
        return Found(exact)
    words = name_key(query).split()
    return _by_words(atlas, as_at, words) if words else Found()


def _by_words(atlas: Atlas, as_at: AsAt, words: Sequence[str]) -> Found:
    called, more = _towns_called(atlas, " ".join(words))
    if of_county := tuple(each for each in called if each.key == " ".join(words)):
        return Found(of_county)
    for rule in (are_words, begin_words):
        if named := _named(atlas, as_at, words, rule):
            large = tuple(each for each in called if _is_large(each))
            return Found((*named, *large), tuple(e for e in (*called, *more) if e not in large))
    if called:
        return Found(called, more)
    for rule in (begin_words, _occur_in):
        if found := _named(atlas, as_at, words, rule) or _towns_with(atlas, words, rule):
            return Found(found)
    return Found()


def are_words(words: Sequence[str], key: str) -> bool:
    """Whether each of the words is a word of a key."""
    return all(f" {word} " in f" {key} " for word in words)


def begin_words(words: Sequence[str], key: str) -> bool:
    """Whether each of the words is the beginning of a word of a key."""
    return all(f" {word}" in f" {key}" for word in words)


INSIDE = 4
"""Letters of a word that is looked for inside others; fewer stand in many of them by chance."""


def _occur_in(words: Sequence[str], key: str) -> bool:
    return all(len(word) >= INSIDE and word in key for word in words)


_Rule = Callable[[Sequence[str], str], bool]


def _with_code(atlas: Atlas, as_at: AsAt, query: str) -> tuple[Candidate, ...]:
    """Whatever has one of these codes or numbers, where every word is one.

    Letters may also be what something else is called: RDE is a code of Colchester's trust, and
    what Exeter's is known by.
    """
    words = set(name_key(query).split())
    coded = [each for each in names(atlas, as_at) if each.codes & words]
    if not words <= {code for each in coded for code in each.codes}:
        return ()
    called = query.strip().isalpha()
    return tuple(
        each
        for each in names(atlas, as_at)
        if each in coded or (called and are_words(tuple(words), each.key))
    )


def _is_large(town: Candidate) -> bool:
    return bool(town.footprints and town.place and town.place.population >= LARGE)


def _named(atlas: Atlas, as_at: AsAt, words: Sequence[str], rule: _Rule) -> tuple[Candidate, ...]:
    """What bears the words in its name; else footprints that bear them with all they hold."""
    everything = names(atlas, as_at)
    if found := tuple(each for each in everything if rule(words, each.key)):
        return found
    held: defaultdict[str, list[str]] = defaultdict(list)
    for each in everything:
        for code in each.footprints:
            held[code].append(each.key)
    return tuple(
        each
        for each in everything
        if each.kind is Kind.FOOTPRINT
        and all(rule(words, " | ".join(held[code])) for code in each.footprints)
    )


@lru_cache(maxsize=32)
def names(atlas: Atlas, as_at: AsAt) -> tuple[Candidate, ...]:
    """Everything with a name but towns, in the order of ``Kind``, each once."""
    found: dict[tuple[Kind, str], Candidate] = {}
    for each in sorted(_names(atlas, as_at), key=lambda each: list(Kind).index(each.kind)):
        known = found.get((each.kind, each.key))
        there = {**known.footprints, **each.footprints} if known else each.footprints
        most_first = dict(sorted(there.items(), key=lambda part: -part[1]))
        found[each.kind, each.key] = replace(each, footprints=most_first)
    named = {each.key for each in found.values() if each.kind is not Kind.ORGANISATION}
    return tuple(
        each
        for each in found.values()
        if each.kind is not Kind.ORGANISATION or not named & {each.key, f"nhs {each.key}"}
    )


def _names(atlas: Atlas, as_at: AsAt) -> Iterator[Candidate]:
    short = short_forms(atlas)
    for footprint in atlas.footprints:
        here = footprint.code
        leader = lead_on(footprint, as_at).leader
        known: list[tuple[Kind, str, float, tuple[str, ...]]] = [
            (Kind.FOOTPRINT, footprint.name, 100, (here, footprint.code_2017))
        ]
        known += [
            (Kind.CCG, c.name, 0 if c.is_split else 100, (c.code_ods,)) for c in footprint.ccgs
        ]
        known += [
            (Kind.COUNCIL, council.name, 100 * council.share, (council.code,))
            for council in footprint.councils
        ]
        known += [(Kind.TRUST, trust.name, 100, (trust.code,)) for trust in footprint.trusts]
        known += [
            (Kind.LEADER, leader.name, 100, ()),
            (Kind.ORGANISATION, leader.organisation, 100, ()),
        ]
        for kind, name, share, codes in known:
            if name:
                numbers = (str(footprint.number),) if kind is Kind.FOOTPRINT else ()
                key = name_key(" ".join((name, *short.get("".join(codes[:1]), ()))))
                typed = frozenset(code.lower() for code in (*codes, *numbers))
                yield Candidate(kind, name, {here: share}, key, typed)


def _postcode(atlas: Atlas, query: str) -> tuple[Candidate, ...]:
    found = find_postcode(query, atlas)
    if found is None:
        return ()
    return (Candidate(Kind.POSTCODE, found.name, found.shares, postcode=found),)


def _of_place(kind: Kind, place: FoundPlace) -> Candidate:
    key = f"{name_key(place.name)} {_county_key(place.county)}".strip()
    return Candidate(kind, place.name, place.footprints, key, place=place)


@lru_cache(maxsize=128)
def _county_key(county: str) -> str:
    return name_key(county)


@lru_cache(maxsize=4)
def _towns(atlas: Atlas) -> tuple[tuple[str, Candidate], ...]:
    """Every town, with its name as ``name_key`` writes it, the most populous first."""
    found = (_of_place(Kind.TOWN, town) for town in towns(atlas))
    counties = {town.county: f" {_county_key(town.county)}" for town in towns(atlas)}
    return tuple(
        (town.key.removesuffix(counties[town.place.county]), town) for town in found if town.place
    )


def _towns_called(atlas: Atlas, words: str) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """Towns of exactly this name, with or without their county; and those whose name goes on."""
    called = [town for name, town in _towns(atlas) if words in {name, town.key}]
    others = [town for name, town in _towns(atlas) if name.startswith(f"{words} ")]
    return tuple(called), tuple(each for each in others if each not in called)


def _towns_with(atlas: Atlas, words: Sequence[str], rule: _Rule) -> tuple[Candidate, ...]:
    """Towns that bear the words in name and county, one of them at least in the name."""
    return tuple(
        town
        for name, town in _towns(atlas)
        if rule(words, town.key) and any(rule([word], name) for word in words)
    )


ALIKE = 0.75
"""How much of two spellings must agree, as difflib counts it."""


def spellings(atlas: Atlas, as_at: AsAt, query: str) -> tuple[str, ...]:
    """Names of which a search that finds nothing may be a misspelling, the nearest first."""
    whole = [*(each.name for each in names(atlas, as_at)), *(town.name for town in towns(atlas))]
    words = (word for name in whole for word in re.findall(r"[\w’'-]{4,}", name))
    written: dict[str, str] = {}
    for name in (*whole, *words):
        written.setdefault(name_key(name), name)
    near = get_close_matches(name_key(query), written, n=3, cutoff=ALIKE)
    return tuple(written[key] for key in near)
