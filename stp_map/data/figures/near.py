"""Names that are like what stands in a cell. They are only ever suggested."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from difflib import SequenceMatcher

from stp_map.data.figures.known import Known, Meaning
from stp_map.data.figures.names import trimmed

MOST_SUGGESTIONS = 3
NEAR = 0.73
"""How alike two names must be, of 1, for one to be suggested for the other."""
NEAR_PART = 0.85
"""The same for a part of a name, which says less."""
NEAR_WHOLE = 0.95
"""The same for names with all that is usually trimmed off, most of which is the same."""
SHORTEST_PART = 4
"""Letters of a part that say anything."""

_COMPASS = frozenset({"north", "south", "east", "west", "central"})


class Near:
    """Finds names that are like another."""

    def __init__(self, known: Known) -> None:
        """Sort names by how they are compared."""
        self._known = known
        self._bases = {n: m for n, m in known.names.items() if trimmed(n) == n}
        self._wholes = {n: m for n, m in known.names.items() if n not in self._bases}
        self._by_words = {_in_any_order(name): m for name, m in self._bases.items()}
        self._parts: defaultdict[int, dict[str, list[Meaning]]] = defaultdict(dict)
        for name, meaning in self._bases.items():
            if not isinstance(meaning, str):
                continue
            words = name.split()
            for length in range(1, len(words)):
                for start in range(len(words) - length + 1):
                    part = " ".join(words[start : start + length])
                    self._parts[length].setdefault(part, []).append(meaning)

    def to(self, *spellings: str) -> tuple[Meaning, ...]:
        """What is called much as a name that may be spelled out so, the likest first."""
        meanings: list[Meaning] = []
        found: list[tuple[float, Meaning]] = []
        for full in dict.fromkeys(spellings):
            if not (base := trimmed(full)):
                continue
            unclear = self._known.unclear.get(full) or self._known.unclear.get(base)
            reordered = self._by_words.get(_in_any_order(base))
            meanings += [each for each in (unclear, reordered) if each]
            found += _like(base, self._bases, NEAR) + _like(full, self._wholes, NEAR_WHOLE)
            found += self.with_part(base)
        meanings += [meaning for _, meaning in sorted(found, key=lambda each: -each[0])]
        return tuple(dict.fromkeys(meanings))[:MOST_SUGGESTIONS]

    def with_part(self, base: str) -> list[tuple[float, Meaning]]:
        """How alike, and of what, a part of a name is: ``cornwal`` is like the start of one."""
        parts = self._parts.get(len(base.split()), {})
        if len(base) < SHORTEST_PART or set(base.split()) <= _COMPASS:
            return []
        like = _like(base, {part: part for part in parts}, NEAR_PART)
        return [(ratio, meaning) for ratio, part in like for meaning in parts[str(part)]]


def _in_any_order(name: str) -> str:
    return " ".join(sorted(name.split()))


def _like(name: str, others: Mapping[str, Meaning], least: float) -> list[tuple[float, Meaning]]:
    """How alike others are that are at least so alike, in no order.

    None has points of the compass less: West Surrey is not in the name of East Surrey.
    """
    compare = SequenceMatcher(autojunk=False)
    compare.set_seq2(name)
    compass = _COMPASS & set(name.split())
    found = []
    for other, meaning in others.items():
        # No two names whose lengths differ so much are so alike.
        if 2 * min(len(name), len(other)) < least * (len(name) + len(other)):
            continue
        compare.set_seq1(other)
        if compass <= set(other.split()) and compare.quick_ratio() >= least:
            ratio = compare.ratio()
            if ratio >= least:
                found.append((ratio, meaning))
    return found
