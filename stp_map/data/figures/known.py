"""All that is known of what footprints and later areas are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from stp_map.core.later import LaterArea, Relation
from stp_map.core.model import Atlas, Footprint
from stp_map.data.aliases import AliasKind, aliases
from stp_map.data.figures.geographies import OTHER_AREAS
from stp_map.data.figures.names import Spelling, rough_words, trimmed
from stp_map.data.short_forms import short_forms

Meaning = str | LaterArea
"""The first-issued code of the footprint that is meant, or a later area that is not of one."""


@dataclass(frozen=True, eq=False)
class Known:
    """What codes and names mean, each spelled out by ``spelling``.

    Attributes:
        spelling: writes names out in full.
        codes: every code, ODS codes included.
        later_codes: of a code that a footprint shares with a later area of its own: that area.
        names: every name that means one thing.
        later_names: of a name that a footprint shares with a later area of its own: that area.
        unclear: names that may mean a footprint, or something else.
        boards: by footprint, the integrated care board that is not its area, if it is none.
        words: every word of a name or code that is certain, shortened or not.
        others: names of councils, CCGs and trusts: what these are called, and where they lie.
    """

    spelling: Spelling
    codes: Mapping[str, Meaning]
    later_codes: Mapping[str, LaterArea]
    names: Mapping[str, Meaning]
    later_names: Mapping[str, LaterArea]
    unclear: Mapping[str, str]
    boards: Mapping[str, LaterArea]
    words: frozenset[str]
    others: Mapping[str, tuple[str, tuple[str, ...]]]


@lru_cache(maxsize=4)
def known(atlas: Atlas) -> Known:
    """What is known of an atlas's footprints; made once.

    Raises:
        StpMapError: a table was removed, damaged or replaced since the atlas was loaded.
    """
    listed = aliases(atlas)
    spelling = Spelling({a.alias: a.stands_for for a in listed if a.kind is AliasKind.WORD})
    codes, later_codes = _codes(atlas)
    names, later_names = _names(atlas, spelling)
    coded = [(a.alias, a.stands_for) for a in listed if a.kind is AliasKind.NAME]
    coded += [(form, code) for code, forms in short_forms(atlas).items() for form in forms]
    for alias, code in coded:
        if meaning := codes.get(code):
            names.setdefault(spelling.full(alias), meaning)
    written = " ".join((*names, *(alias for alias, _ in coded), *codes))
    return Known(
        spelling=spelling,
        codes=codes,
        later_codes=later_codes,
        names=names,
        later_names=later_names,
        unclear={
            spelling.full(a.alias): a.stands_for for a in listed if a.kind is AliasKind.UNCLEAR
        },
        boards=dict(_boards(atlas)),
        words=spelling.words.union(rough_words(written)),
        others=_others(atlas, spelling),
    )


def _later(atlas: Atlas) -> Iterator[tuple[LaterArea, Footprint]]:
    """Every later area with the footprints that went into it, the oldest edition first."""
    found = ((area, footprint) for footprint in atlas.footprints for area in footprint.later)
    return iter(sorted(found, key=lambda each: each[0].edition))


def _is_same(area: LaterArea) -> bool:
    return area.relation is Relation.SAME_AREA


def _codes(atlas: Atlas) -> tuple[dict[str, Meaning], dict[str, LaterArea]]:
    """What every code means, and the later areas for which footprints' codes stand as well."""
    codes: dict[str, Meaning] = {}
    later: dict[str, LaterArea] = {}
    for area, footprint in _later(atlas):
        for code in filter(None, (area.code, area.code_ods)):
            if _is_same(area):
                codes[code] = footprint.code
            elif isinstance(codes.get(code), str):
                later[code] = area
            else:
                codes[code] = area
    return codes | {code: code for code in atlas.by_code}, later


def _names(atlas: Atlas, spelling: Spelling) -> tuple[dict[str, Meaning], dict[str, LaterArea]]:
    """What names mean, and the later areas whose whole names are those of footprints as well.

    A name that two footprints share is neither's.
    """
    meant: defaultdict[str, set[str]] = defaultdict(set)
    own: dict[str, str] = {}
    for footprint in atlas.footprints:
        own[footprint.code] = trimmed(spelling.full(footprint.name))
        for name in {spelling.full(footprint.name), own[footprint.code]}:
            meant[name].add(footprint.code)
    changed: dict[str, LaterArea] = {}
    whole: dict[str, LaterArea] = {}
    for area, footprint in _later(atlas):
        full = spelling.full(area.name)
        base = trimmed(full)
        if not _is_same(area):
            changed |= {full: area, base: area}
            whole[full] = area
            continue
        meant[full].add(footprint.code)
        # "East London" alone says less than "North East London": only with what follows it.
        if set(own[footprint.code].split()) <= set(base.split()):
            meant[base].add(footprint.code)
    certain = {name: next(iter(codes)) for name, codes in meant.items() if len(codes) == 1}
    names: dict[str, Meaning] = {**changed, **certain}
    names.pop("", None)
    return names, {name: area for name, area in whole.items() if name in certain}


def _boards(atlas: Atlas) -> Iterator[tuple[str, LaterArea]]:
    """By footprint, the integrated care board that most of it went into, where that is another."""
    for footprint in atlas.footprints:
        last = [area for area in footprint.later if area.kind == "ICB"]
        largest = max(last, key=lambda area: area.share_of(footprint.code), default=None)
        if largest and not _is_same(largest):
            yield footprint.code, largest


def _others(atlas: Atlas, spelling: Spelling) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Names and codes of councils, CCGs and trusts, what these are called, and where they lie."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for footprint in atlas.footprints:
        for what, each_of in (
            ("clinical commissioning groups", [(c.name, c.code_ods) for c in footprint.ccgs]),
            ("councils", [(c.name, c.code) for c in footprint.councils]),
            ("NHS trusts", [(t.name, t.code) for t in footprint.trusts]),
        ):
            for name, code in each_of:
                for key in {spelling.full(name), trimmed(spelling.full(name)), code.lower()}:
                    found[key].append((what, footprint.code))
    return {
        key: (next(iter(kinds)) if len(kinds) == 1 else OTHER_AREAS, codes)
        for key, uses in found.items()
        for kinds in ({what for what, _ in uses},)
        for codes in (tuple(dict.fromkeys(code for _, code in uses)),)
    }
