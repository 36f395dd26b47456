"""What was claimed of the footprints at the time, beside what the data says. Pure.

A claim holds its words, its figure and where it was made; everything else is computed from the
atlas, so that a changed table changes the verdict.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from stp_map.core import text
from stp_map.core.model import Atlas
from stp_map.core.view import View

CLOSE = 0.1
"""A figure that misses what was said by up to a tenth holds approximately."""


class Verdict(Enum):
    """How a claim stands against the data, from best to worst; the value is read by people."""

    HOLDS = "Holds"
    APPROXIMATELY = "Holds approximately"
    DOES_NOT_HOLD = "Does not hold"
    CANNOT_CHECK = "Can’t be checked"


@dataclass(frozen=True, slots=True)
class Finding:
    """What the data says to a claim.

    Attributes:
        verdict: how the claim stands.
        figure: what the data gives, in words.
        why: the difference, or why it can't be checked; empty where the claim simply holds.
        after: what happened later, which was not part of the claim.
    """

    verdict: Verdict
    figure: str
    why: str = ""
    after: str = ""


Check = Callable[[Atlas], Finding]
"""What the data says to a claim."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Something said in March 2016, in our words.

    Attributes:
        words: the claim, as a sentence.
        source: who said it, and when.
        check: what the data says to it.
        view: the map that shows it.
    """

    words: str
    source: str
    check: Check
    view: View


@dataclass(frozen=True, slots=True)
class Said:
    """A figure as it was said: from ``low`` to ``high``, to the nearest ``precision``."""

    low: float
    high: float
    precision: float = 1

    def miss(self, value: float) -> float:
        """How far a value lies outside what was said: negative below, positive above, 0 within.

        The value is rounded as what was said was, halves upwards: 1.79 is 1.8 to a tenth.
        """
        half = self.precision / 2
        if self.low - half <= value < self.high + half or self.low <= value <= self.high:
            return 0
        return value - self.nearest(value)

    def nearest(self, value: float) -> float:
        """The end of what was said that a value outside lies nearer to."""
        return self.low if value < self.low else self.high

    def verdict(self, value: float) -> Verdict:
        """How what was said stands against a value."""
        miss = abs(self.miss(value))
        if miss == 0:
            return Verdict.HOLDS
        is_close = miss <= CLOSE * abs(self.nearest(value))
        return Verdict.APPROXIMATELY if is_close else Verdict.DOES_NOT_HOLD


@dataclass(frozen=True, slots=True)
class Measured:
    """A value of the data beside what was said of it.

    Attributes:
        what: what was measured, such as ``North``; may be empty.
        value: the number.
        said: what was said of it.
        write: how the number is written for people.
    """

    what: str
    value: float
    said: Said
    write: Callable[[float], str] = text.whole_number


def judge(figure: str, *measured: Measured) -> Finding:
    """The finding on a claim of numbers, at least one: it stands as its worst number does."""
    verdict = max((each.said.verdict(each.value) for each in measured), key=list(Verdict).index)
    differences = [_difference(each) for each in measured if each.said.miss(each.value)]
    return Finding(verdict, figure, "; ".join(differences))


def _difference(measured: Measured) -> str:
    """Such as ``North: 22,775 above what was said (8%)``."""
    miss = measured.said.miss(measured.value)
    nearest = measured.said.nearest(measured.value)
    share = f" ({abs(miss) / nearest:.0%})" if nearest else ""
    prefix = f"{measured.what}: " if measured.what else ""
    side = "below" if miss < 0 else "above"
    return f"{prefix}{measured.write(abs(miss))} {side} what was said{share}"


def cannot_check(why: str) -> Check:
    """A check for a claim that the tables hold nothing about."""
    return lambda _atlas: Finding(Verdict.CANNOT_CHECK, "", why)
