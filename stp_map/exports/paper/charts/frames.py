"""What stands around a chart on every sheet: headline above, footer below, room between."""

from __future__ import annotations

from dataclasses import dataclass

from stp_map.analysis.caption import Caption
from stp_map.core.order import PictureSize
from stp_map.exports.paper.drawing.blocks import Block
from stp_map.exports.paper.drawing.sheet import Sheet
from stp_map.exports.paper.drawing.words import footer_block, heading
from stp_map.exports.paper.picture.sizes import MEASURES, Measures
from stp_map.geometry.boxes import Box


@dataclass(frozen=True, eq=False)
class Frame:
    """The words of a sheet, set but not drawn, and the measures of the sheet."""

    size: Measures
    heading: Block
    footer: Block

    @property
    def room(self) -> Box:
        """What is left for the chart, in points."""
        size = self.size
        top = size.margin * 0.85 + self.heading.height + size.gap
        bottom = size.height - size.margin * 0.7 - self.footer.height - size.gap
        return Box(size.margin, top, size.width - size.margin, bottom)

    def begun(self, dpi: int | None) -> Sheet:
        """A sheet with these words on it.

        Args:
            dpi: pixels per inch where it becomes pixels; None where it stays lines and text.
        """
        size = self.size
        sheet = Sheet(size.width, size.height, dpi or 72, has_outlines=dpi is not None)
        sheet.place(self.heading, size.margin, size.margin * 0.85, "heading")
        foot = size.height - size.margin * 0.7 - self.footer.height
        sheet.place(self.footer, size.margin, foot, "footer")
        sheet.parts["plot"] = self.room
        return sheet


def frame(words: Caption, size: PictureSize) -> Frame:
    """The words around a chart, set for a sheet of a size."""
    measures = MEASURES[size]
    across = measures.width - 2 * measures.margin
    top = heading(
        words.title,
        words.subtitle,
        measures.titles[2:],
        measures.subtitle,
        across,
        measures.title_height,
    )
    return Frame(measures, top, footer_block(words.footer, measures.footer, across))
