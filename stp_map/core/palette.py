"""Every colour and stroke, by name. Map, legend and exports ask the same functions.

The sequential scale is that of ONS Census Maps and the leader types were chosen by measuring:
the smallest CIEDE2000 between any two that can meet stays above 10 under normal vision,
protanopia, deuteranopia and tritanopia (tests/unit/core/test_palette.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from stp_map.core.model import LeaderType, Region

TEXT = "#212B32"
SECONDARY_TEXT = "#4C6272"
NHS_BLUE = "#005EB8"
NHS_DARK_BLUE = "#003087"
GREY_OUTLINE = "#768692"
PALE_OUTLINE = "#AEB7BD"
PALE_FILL = "#F0F4F5"
RULE = "#D8DDE0"
WHITE = "#FFFFFF"
PIN = "#D5281B"

SEQUENTIAL = ("#CDE594", "#80C6A3", "#1F9EB7", "#186290", "#080C54")

BELOW_ZERO = ("#FDC48C", "#E48238", "#7A2E00")
ABOVE_ZERO = ("#B0D4F1", "#5A9FD4", "#053061")
"""Outwards from zero; orange and blue stay apart with every colour-vision deficiency."""


class Pattern(Enum):
    """What is drawn over a fill so that colour is not the only sign."""

    NONE = "none"
    HATCH = "hatch"
    DOTS = "dots"
    LINES = "lines"
    CROSSES = "crosses"
    UPRIGHTS = "uprights"


@dataclass(frozen=True, slots=True)
class Fill:
    """How an area is painted: its ground, and the pattern drawn on it in ``ink``."""

    colour: str
    pattern: Pattern = Pattern.NONE
    ink: str = SECONDARY_TEXT

    @property
    def label_colour(self) -> str:
        """The text colour that reads best on this fill (WCAG 2.2 relative luminance)."""
        return max((TEXT, WHITE), key=lambda text: contrast(text, self.colour))


NOT_YET = Fill(PALE_FILL, Pattern.HATCH)
FILTERED_OUT = Fill("#FAFBFB")

CATEGORIES = tuple(
    Fill(colour) for colour in ("#0F385C", "#50A1A5", "#CA357C", "#F7996A", "#4C2E1F", "#806C0D")
)
"""For the categories of uploaded figures, in their order; the first four for our own as well."""

ENDED = Fill("#BCC4C9", Pattern.UPRIGHTS)
"""A lead that has ended; its pattern is none of those that stand for another leader type."""

LEADER_TYPES = dict(zip(LeaderType, (*CATEGORIES[:4], NOT_YET, ENDED), strict=True))
TONES = (TEXT, "#5F6B74", "#8A949C", "#B4BBC1", PALE_FILL, PALE_FILL)
"""For leader types where a pattern would say something else; words beside them say which."""

REGIONS = dict(zip(Region, CATEGORIES[:4], strict=True))

NO_DATA = NOT_YET
"""The same ground and hatch: nothing is known of the area yet."""

ZERO = Fill("#BFC6C0")


def diverging(below: int, above: int, depths: tuple[int, int] = (3, 3)) -> tuple[Fill, ...]:
    """Fills for classes on both sides of zero, from the lowest to the highest.

    Args:
        below: number of classes below zero, 1 to 3.
        above: number of classes above zero, 1 to 3.
        depths: how many shades of each side are used, from the lightest on.

    Returns:
        As many fills, darker away from zero on both sides.

    Raises:
        ValueError: more classes than the palette can tell apart.
    """
    lower, upper = BELOW_ZERO[: depths[0]], ABOVE_ZERO[: depths[1]]
    return (*reversed(_spread(lower, below)), *_spread(upper, above))


def sequential(count: int) -> tuple[Fill, ...]:
    """Fills for one to five classes from low (light) to high (dark), as far apart as can be.

    Raises:
        ValueError: more classes than the palette can tell apart.
    """
    return _spread(SEQUENTIAL, count)


def _spread(scale: tuple[str, ...], count: int) -> tuple[Fill, ...]:
    """As many colours of a scale, as far apart as can be; one is the middle one."""
    if not 1 <= count <= len(scale):
        raise ValueError(f"Expected 1 to {len(scale)} classes, but got {count}.")
    if count == 1:
        return (Fill(scale[len(scale) // 2]),)
    last = len(scale) - 1
    return tuple(Fill(scale[round(i * last / (count - 1))]) for i in range(count))


_BLACK_AND_WHITE = (
    Fill("#DDE1E4"),
    Fill(WHITE, Pattern.DOTS, TEXT),
    Fill(WHITE, Pattern.LINES, TEXT),
    Fill("#C8CDD0", Pattern.CROSSES, TEXT),
    Fill(TEXT),
)
_SEVEN_IN_BLACK_AND_WHITE = (
    *_BLACK_AND_WHITE[:3],
    Fill("#E8EBED", Pattern.UPRIGHTS, TEXT),
    _BLACK_AND_WHITE[3],
    Fill("#9AA4AB"),
    _BLACK_AND_WHITE[4],
)
"""Only uploaded figures have more than five classes: on both sides of zero, or six categories."""


def black_and_white(fills: Sequence[Fill]) -> tuple[Fill, ...]:
    """The same classes told apart by pattern and tone alone, for a printer without colours.

    Args:
        fills: as many as seven in the order of their legend, besides those whose pattern says
            that there is no value: hatched and ended ones stay as they are.

    Raises:
        ValueError: there are more classes than patterns.
    """
    plain = [fill for fill in fills if fill not in (NOT_YET, ENDED)]
    known = _BLACK_AND_WHITE if len(plain) <= len(_BLACK_AND_WHITE) else _SEVEN_IN_BLACK_AND_WHITE
    if len(plain) > len(known):
        raise ValueError(f"Expected at most {len(known)} classes, but got {len(plain)}.")
    last, steps = len(known) - 1, max(len(plain) - 1, 1)
    chosen = iter(known[round(i * last / steps)] for i in range(len(plain)))
    return tuple(fill if fill in (NOT_YET, ENDED) else next(chosen) for fill in fills)


def luminance(colour: str) -> float:
    """Relative luminance of a ``#RRGGBB`` colour, 0 to 1 (WCAG 2.2, definition)."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=1024)
def contrast(one: str, other: str) -> float:
    """Contrast ratio of two ``#RRGGBB`` colours, 1 to 21 (WCAG 2.2, definition)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
