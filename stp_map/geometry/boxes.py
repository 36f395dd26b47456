"""Upright rectangles on a sheet: from its upper left corner, y downwards, in any unit."""

from __future__ import annotations

from dataclasses import dataclass

from shapely import Polygon, box


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle in units of the sheet; ``top`` is smaller than ``bottom``."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def at(cls, left: float, top: float, width: float, height: float) -> Box:
        """A box by its upper left corner and its size."""
        return cls(left, top, left + width, top + height)

    @classmethod
    def around(cls, x: float, y: float, across: float, down: float) -> Box:
        """A box by its middle, and by how far its edges lie from that across and down."""
        return cls(x - across, y - down, x + across, y + down)

    @property
    def width(self) -> float:
        """From the left to the right edge."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From the upper to the lower edge."""
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        """The middle as x and y."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grown(self, by: float) -> Box:
        """This box with so much more on each side; less where ``by`` is negative."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def overlaps(self, other: Box) -> bool:
        """Whether the two have more than an edge in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        """Whether the other lies wholly inside this one."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def nearest(self, point: tuple[float, float]) -> tuple[float, float]:
        """The point of this box that is nearest to another point."""
        x, y = point
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)

    def polygon(self) -> Polygon:
        """The same as a polygon."""
        return box(self.left, self.top, self.right, self.bottom)
