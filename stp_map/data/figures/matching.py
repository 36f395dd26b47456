"""Which footprint a cell means: by code, number or name, and never by a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from stp_map.core.later import LaterArea
from stp_map.core.model import Atlas
from stp_map.data.figures import match_words as words
from stp_map.data.figures.geographies import (
    COUNTRIES,
    REGIONS,
    body_of,
    country_of,
    geography_of,
    is_footnote,
    is_region,
    is_rest,
    is_total,
)
from stp_map.data.figures.known import known
from stp_map.data.figures.model import Match, Recognised
from stp_map.data.figures.names import LONGEST_NAME, QUOTES, rough_words, trimmed
from stp_map.data.figures.near import MOST_SUGGESTIONS, Near
from stp_map.data.figures.numbers import is_no_data
from stp_map.data.figures.said import NUMBER, ONS_CODE, Said, said_in

MOST_WORDS = 7
"""Words of a name, spelled out and not like any that is known; more are a sentence."""

MOST_CELLS = 10_000
"""Different cells of known words that are read closely; no list of footprints has as many."""

_BARE_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
_TOTAL_WORDS = re.compile(r"\b((sub|grand) ?)?totals?\b")


class Matcher:
    """Knows the atlas's footprints by every code and name for them."""

    def __init__(self, atlas: Atlas, accepted: Mapping[str, str] | None = None) -> None:
        """Learn the names of an atlas's footprints.

        Args:
            atlas: all the data.
            accepted: cells for which the person said what is meant, to first-issued codes; codes
                that are not in the atlas are left out.

        Raises:
            StpMapError: a table was removed, damaged or replaced since the atlas was loaded.
        """
        self._atlas = atlas
        self._known = known(atlas)
        self._near: Near | None = None
        self._numbers = {f.number: f.code for f in atlas.footprints}
        self._accepted = {
            cell.strip().casefold(): code
            for cell, code in (accepted or {}).items()
            if code in atlas.by_code and cell.strip()
        }
        self._read: dict[str, Match | None] = {}
        self._matches: dict[str, Match] = {}

    def by_words(self, cell: str) -> str | None:
        """The first-issued code that a cell means for certain by code or name, if any."""
        if cell in self._read:
            found = self._read[cell]
        elif len(self._read) < MOST_CELLS and self._may_be_certain(cell):
            found = self._certain(cell)
        else:
            return None
        return found.code if found else None

    def by_number(self, cell: str) -> str | None:
        """The first-issued code that a cell means by number, if any."""
        found = NUMBER.fullmatch(cell.strip()) if len(cell) < LONGEST_NAME else None
        return self._numbers.get(int(found[1])) if found else None

    def match(self, cell: str) -> Match:
        """What a cell means, with similar names and why where it is no footprint for certain.

        Args:
            cell: as it stands in the column that names footprints. Untrusted.
        """
        if cell not in self._matches:
            self._matches[cell] = self._certain(cell) or self._uncertain(_stripped(cell))
        return self._matches[cell]

    def rather_later(self, cell: str, beside: Iterable[str]) -> Match | None:
        """What a cell means that a footprint and a later area are called by, in a table of such.

        Args:
            cell: as it stands, matched for certain.
            beside: what else stands in the column and was recognised as later areas.

        Returns:
            None unless one of those is as late as the later area of the name; then the footprint
            is only suggested.
        """
        certain = self._certain(cell)
        if not (certain and certain.reason):
            return None
        area = self._known.later_names[self._said(_stripped(cell)).full]
        others = (each for one in beside for each in self._said(_stripped(one)).meanings)
        if not any(isinstance(o, LaterArea) and o.edition >= area.edition for o in others):
            return None
        return replace(
            certain,
            kind=Recognised.LATER_AREA,
            code="",
            suggestions=(certain.code,),
            lies_in=_parts(area),
        )

    def _may_be_certain(self, cell: str) -> bool:
        """Whether every word of a cell is known, which is quickly found out."""
        if len(cell) > LONGEST_NAME:
            return False
        if self._accepted and cell.strip().casefold() in self._accepted:
            return True
        said = [word for word in rough_words(cell) if not word.isdigit()]
        return bool(said) and self._known.words.issuperset(said)

    def _certain(self, cell: str) -> Match | None:
        if cell not in self._read:
            self._read[cell] = self._make_certain(cell)
        return self._read[cell]

    def _make_certain(self, cell: str) -> Match | None:
        if code := self._accepted.get(cell.strip().casefold()):
            return Match(Recognised.FOOTPRINT, code)
        text = _stripped(cell)
        if not text or len(text) > LONGEST_NAME or _BARE_NUMBER.fullmatch(text):
            return None
        said = self._said(text)
        if said.is_unread or len(set(said.meanings)) != 1:
            return None
        meaning = said.meanings[0]
        if isinstance(meaning, LaterArea):
            return None
        also = self._known.later_names.get(said.full)
        reason = words.also_called(also, self._atlas) if also else ""
        return Match(Recognised.FOOTPRINT, meaning, reason=reason)

    def _said(self, text: str) -> Said:
        return said_in(text, self._known, self._numbers)

    def _uncertain(self, text: str) -> Match:
        """What a cell is that means no footprint for certain."""
        if is_no_data(text):
            return Match(Recognised.EMPTY, reason=words.EMPTY)
        if len(text) > LONGEST_NAME:
            return Match(Recognised.FOOTNOTE, reason=words.FOOTNOTE)
        said = self._said(text)
        areas = [each for each in said.meanings if isinstance(each, LaterArea)]
        if areas:
            return self._later(areas[-1])
        codes = tuple(dict.fromkeys(each for each in reversed(said.meanings) if each))
        footprints = tuple(str(code) for code in codes)
        shared = self._known.later_codes.get(text.upper())
        if shared:
            reason = words.shared_code(shared, self._atlas)
            return Match(Recognised.LATER_AREA, "", footprints, reason, _parts(shared))
        if len(footprints) > 1:
            reason = words.contradiction(footprints, self._atlas)
            return Match(Recognised.UNKNOWN, "", footprints[:MOST_SUGGESTIONS], reason)
        return self._recognised(text, said.full) or self._similar(text, said.full, footprints)

    def _later(self, area: LaterArea) -> Match:
        reason = words.later_area(area, self._atlas)
        return Match(Recognised.LATER_AREA, reason=reason, lies_in=_parts(area))

    def _recognised(self, text: str, full: str) -> Match | None:
        """A row of something that is known, but no footprint."""
        geography = geography_of(text)
        if geography in REGIONS or is_region(full):
            return Match(Recognised.REGION, reason=words.REGION, geography=geography)
        if country_of(full):
            reason = words.other_geography(COUNTRIES, (), self._atlas)
            return Match(Recognised.OTHER_GEOGRAPHY, reason=reason, geography=COUNTRIES)
        if geography == COUNTRIES or is_total(full) or is_rest(full):
            left = trimmed(_TOTAL_WORDS.sub(" ", full))
            of = self._known.names.get(left)
            suggestions = (of,) if isinstance(of, str) else ()
            reason = words.REST if is_rest(full) else words.TOTAL
            return Match(Recognised.TOTAL, "", suggestions, reason, geography=geography)
        other, lies_in = self._known.others.get(text.lower()) or self._known.others.get(
            full, ("", ())
        )
        if geography := geography or other or body_of(full):
            reason = words.other_geography(geography, lies_in, self._atlas)
            found = Match(Recognised.OTHER_GEOGRAPHY, "", (), reason, lies_in, geography)
            return replace(found, suggestions=self._with_part(full, lies_in))
        is_code = _BARE_NUMBER.fullmatch(text) or ONS_CODE.search(text)
        if is_footnote(text) or not (is_code or trimmed(full)):
            return Match(Recognised.FOOTNOTE, reason=words.FOOTNOTE)
        return None

    def _with_part(self, full: str, lies_in: tuple[str, ...]) -> tuple[str, ...]:
        """Of the footprints that a council lies in, those of whose name its name is a part."""
        unclear = self._known.unclear.get(full)
        alike = self._nearness().with_part(full) if lies_in else []
        parts = [meaning for _, meaning in sorted(alike, key=lambda each: -each[0])]
        found = (unclear, *(each for each in parts if each in lies_in))
        return tuple(dict.fromkeys(each for each in found if isinstance(each, str)))

    def _similar(self, text: str, full: str, footprints: tuple[str, ...]) -> Match:
        """Footprints with a similar name, if any."""
        if _BARE_NUMBER.fullmatch(text):
            reason = words.BARE_NUMBER if self.by_number(text) else words.NO_NUMBER
            return Match(Recognised.UNKNOWN, reason=reason)
        if ONS_CODE.search(text) and not footprints:
            return Match(Recognised.UNKNOWN, reason=words.NO_CODE)
        near = self._nearness().to(full, self._known.spelling.full(text, with_slips=True))
        if near and isinstance(near[0], LaterArea) and not footprints:
            area = near[0]
            reason = words.like_a_later_area(area, self._atlas)
            return Match(Recognised.LATER_AREA, reason=reason, lies_in=_parts(area))
        alike = [each for each in near if isinstance(each, str)]
        if not alike and len(full.split()) > MOST_WORDS:
            return Match(Recognised.FOOTNOTE, reason=words.FOOTNOTE)
        suggestions = tuple(dict.fromkeys((*alike, *footprints)))[:MOST_SUGGESTIONS]
        reason = words.similar(suggestions[0], self._atlas) if suggestions else words.NO_NAME
        return Match(Recognised.UNKNOWN, "", suggestions, reason)

    def _nearness(self) -> Near:
        if self._near is None:
            self._near = Near(self._known)
        return self._near


def _stripped(cell: str) -> str:
    return cell.strip().strip(QUOTES).strip()


def _parts(area: LaterArea) -> tuple[str, ...]:
    return tuple(code for code, _ in area.shares)
