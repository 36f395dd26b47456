"""Which footprint a cell means: by code, number or name, and never by a guess."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Mapping

from stp_map.core.model import Atlas
from stp_map.core.text import without_accents
from stp_map.data.figures.model import Match, Recognised

RENAMED = {
    # As geodata/README.md and the notes of geodata/tables/ccgs.csv have them.
    "Humber, Coast and Vale": "E54000006",
    "Northumberland, Tyne and Wear and North Durham": "E54000001",
}
"""Later names that a source gives, by first-issued code."""

MOST_OFFERS = 3
NEAR = 0.75
"""How alike two names must be, of 1, for one to be offered for the other."""
NEAR_PART = 0.85
"""The same for a part of a name, which says less."""
SHORTEST_PART = 4
"""Letters of a part that say anything."""
LONGEST_NAME = 120
"""Characters that are compared with names; none is longer."""

_CODE = re.compile(r"E[0-9]{8}")
_NUMBER = re.compile(r"(?:stp|footprint|no\.?|number)?\s*([0-9]{1,2})(?:\.0+)?", re.IGNORECASE)
_APART_FROM_THE_NAME = re.compile(
    r"\b(stps?|footprint|sustainability and transformation (plan|partnership)s?)\b"
)


def plain_name(text: str) -> str:
    """A name without case, accents, punctuation, ``&``, a leading ``the`` and ``STP``."""
    letters = without_accents(text[: 2 * LONGEST_NAME])
    words = re.sub(r"[^\w]+", " ", re.sub(r"['’`]", "", letters.replace("&", " and ")))
    name = " ".join(_APART_FROM_THE_NAME.sub(" ", words.replace("_", " ")).split())
    return name.removeprefix("the ").removeprefix("nhs ")


class Matcher:
    """Knows the atlas's footprints by every name for them."""

    def __init__(self, atlas: Atlas, accepted: Mapping[str, str] | None = None) -> None:
        """Learn the names of an atlas's footprints.

        Args:
            atlas: all the data.
            accepted: cells for which the person accepted an offer, to first-issued codes; codes
                that are not in the atlas are left out.
        """
        known = [(plain_name(f.name), f.code) for f in atlas.footprints]
        known += [(plain_name(name), code) for name, code in RENAMED.items()]
        known = [(name, code) for name, code in known if name and code in atlas.by_code]
        uses = Counter(name for name, _ in known)
        self._codes = {code.upper(): first for code, first in atlas.codes.items()}
        self._numbers = {f.number: f.code for f in atlas.footprints}
        # A name that two footprints share is neither's.
        self._names = {name: code for name, code in known if uses[name] == 1}
        self._accepted = {
            plain_name(cell): code
            for cell, code in (accepted or {}).items()
            if code in atlas.by_code and plain_name(cell)
        }

    def by_words(self, cell: str) -> str | None:
        """The first-issued code that a cell means by code or name, if any."""
        text = cell.strip().strip("'").strip()
        code = self._codes.get(text.upper()) if len(text) < LONGEST_NAME else None
        if code or len(text) > LONGEST_NAME:
            return code
        name = plain_name(text)
        return self._names.get(name) or self._accepted.get(name)

    def by_number(self, cell: str) -> str | None:
        """The first-issued code that a cell means by number, if any."""
        found = _NUMBER.fullmatch(cell.strip()) if len(cell) < LONGEST_NAME else None
        return self._numbers.get(int(found[1])) if found else None

    def match(self, cell: str) -> Match:
        """What a cell means, with similar names and why where it means no footprint for certain."""
        if code := self.by_words(cell):
            return Match(Recognised.FOOTPRINT, code)
        return Match(Recognised.UNKNOWN, "", self.offers(cell), self.why_not(cell))

    def offers(self, cell: str) -> tuple[str, ...]:
        """Codes of footprints whose names are like a cell, the likest first."""
        name = plain_name(cell[:LONGEST_NAME])
        near = difflib.get_close_matches(name, list(self._names), MOST_OFFERS, NEAR)
        same_words = [each for each in self._names if sorted(each.split()) == sorted(name.split())]
        codes = [self._names[each] for each in (*same_words, *near, *self._with_part(name)) if name]
        return tuple(dict.fromkeys(codes))[:MOST_OFFERS]

    def _with_part(self, name: str) -> list[str]:
        """Names of which a part is like a name: ``cornwal`` is like the start of one."""
        length = len(name.split())
        if len(name) < SHORTEST_PART:
            return []
        parts: dict[str, list[str]] = {}
        for whole in self._names:
            words = whole.split()
            for start in range(len(words) - length + 1):
                parts.setdefault(" ".join(words[start : start + length]), []).append(whole)
        like = difflib.get_close_matches(name, list(parts), MOST_OFFERS, NEAR_PART)
        return [whole for part in like for whole in parts[part]]

    def why_not(self, cell: str) -> str:
        """Why a cell means no footprint, as a sentence."""
        text = cell.strip()
        if not text:
            return "The cell that should name the footprint is empty."
        if _CODE.fullmatch(text.upper()):
            return "No footprint of March 2016, nor its later code of February 2017, has this code."
        if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text):
            return "No footprint has this number; they run from 1 to 44."
        if self.offers(text):
            return "No footprint has this name; similar names are offered, none was assumed."
        return "No footprint has this name."
