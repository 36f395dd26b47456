"""Places on a sheet: points (1/72 inch) from its upper left corner, y downwards."""

from __future__ import annotations

from dataclasses import dataclass

from shapely import Polygon, box


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle in points; ``top`` is smaller than ``bottom``."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def at(cls, left: float, top: float, width: float, height: float) -> Box:
        """A box by its upper left corner and its size, in points."""
        return cls(left, top, left + width, top + height)

    @property
    def width(self) -> float:
        """Width in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        """The middle as x and y in points."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grown(self, by: float) -> Box:
        """This box with ``by`` points more on each side; fewer where negative."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def overlaps(self, other: Box) -> bool:
        """Whether the two have more than an edge in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        """Whether the other lies wholly inside this one."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def polygon(self) -> Polygon:
        """The box as a polygon, in points."""
        return box(self.left, self.top, self.right, self.bottom)
