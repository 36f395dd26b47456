"""Numbers that were measured, and what is said of them."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """What was measured of one thing, in the order it was measured."""

    values: tuple[float, ...]

    @classmethod
    def of(cls, values: Sequence[float]) -> Sample:
        """A sample of at least one value."""
        if not values:
            raise ValueError("Nothing was measured.")
        return cls(tuple(values))

    @property
    def median(self) -> float:
        """The middle value."""
        return statistics.median(self.values)

    def percentile(self, share: float) -> float:
        """The value that this share of the values does not exceed."""
        ordered = sorted(self.values)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    @property
    def count(self) -> int:
        """How many values there are."""
        return len(self.values)

    def words(self, digits: int = 0) -> str:
        """Median, range and count for a table."""
        low, high = min(self.values), max(self.values)
        if self.count == 1:
            return f"{self.median:,.{digits}f}"
        return f"{self.median:,.{digits}f} ({low:,.{digits}f} to {high:,.{digits}f})"
