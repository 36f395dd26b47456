"""The measures of the sheets that pictures are drawn on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from stp_map.core.order import PictureSize

SMALLEST_KEY = 6.5
SMALLEST_LEGEND = 7.5
"""Points; below these nobody reads on paper."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a size, all in points.

    Attributes:
        width: of the sheet.
        height: of the sheet.
        margin: kept free on each side.
        words: width of the column of words; on upright sheets the whole width.
        titles: type sizes that the headline may have, largest first.
        title_height: that the headline may take.
        subtitle: type size.
        legend: type size.
        key: type size of the key to the numbers, and of numbers on the map a little more.
        footer: type size.
        inset: width of the London inset.
    """

    width: float
    height: float
    margin: float
    words: float
    titles: tuple[float, ...]
    title_height: float
    subtitle: float
    legend: float
    key: float
    footer: float
    inset: float

    @property
    def is_wide(self) -> bool:
        """Whether words stand beside the map rather than above it."""
        return self.width > self.height

    @property
    def legend_width(self) -> float:
        """What a legend may take: on upright sheets the inset stands beside it."""
        return self.words if self.is_wide else self.words - self.inset - self.margin

    @property
    def gap(self) -> float:
        """Between parts."""
        return self.margin / 2

    def tighter(self, share: float) -> Measures:
        """The same sheet with less room for the headline and smaller type, for much content."""
        return replace(
            self,
            titles=tuple(size for size in self.titles if size <= self.titles[0] * (share + 0.1)),
            title_height=self.title_height * share,
            legend=max(self.legend * (share + 0.1), SMALLEST_LEGEND),
            key=max(self.key * share, SMALLEST_KEY),
        )


def _down_from(size: float) -> tuple[float, ...]:
    return tuple(size * share for share in (1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.54, 0.48, 0.43))


MEASURES = {
    PictureSize.A4_PORTRAIT: Measures(
        595.28, 841.89, 42, 511.28, _down_from(23), 92, 11.5, 10.5, 7.6, 7.2, 158
    ),
    PictureSize.A4_LANDSCAPE: Measures(
        841.89, 595.28, 40, 350, _down_from(23), 118, 11.5, 10.5, 7.4, 7.2, 160
    ),
    PictureSize.SLIDE: Measures(960, 540, 40, 410, _down_from(27), 128, 13, 12, 8, 8, 168),
    PictureSize.SQUARE: Measures(576, 576, 32, 512, _down_from(21), 70, 11, 9.5, 6.6, 6.8, 138),
}
