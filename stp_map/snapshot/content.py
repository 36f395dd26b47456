"""What a picture is made of, before it is known where anything goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from stp_map.caption import Caption
from stp_map.drawing.blocks import Block
from stp_map.drawing.maps import Paint
from stp_map.drawing.shapes import shapes
from stp_map.drawing.words import footer_block, heading, key_block, legend_block
from stp_map.legend import legend
from stp_map.model import Atlas, Region
from stp_map.selection import select
from stp_map.snapshot.sizes import Measures
from stp_map.view import View


@dataclass(frozen=True, eq=False)
class Content:
    """The blocks and the paint of a picture.

    Attributes:
        atlas: all the data.
        view: what was asked for.
        paint: the look of every footprint.
        measures: of the sheet.
        heading: headline and subtitle.
        legend: what the colours mean.
        footer: sources and date.
        key: makes the key with columns of a width, so many, in a type size; empty where no
            numbers are drawn.
    """

    atlas: Atlas
    view: View
    paint: Paint
    measures: Measures
    heading: Block
    legend: Block
    footer: Block
    key: Callable[[float, int, float], Block]

    @property
    def has_key(self) -> bool:
        """Whether numbers are drawn, and so a key to them."""
        return self.view.presentation.labels and bool(self.paint.selection.shown)

    @property
    def regions(self) -> tuple[Region, ...]:
        """Regions of which a footprint is shown."""
        shown = {entry.footprint.region for entry in self.paint.selection.shown}
        return tuple(region for region in Region if region in shown)

    @property
    def one_region(self) -> Region | None:
        """The region that fills the frame, where only one is shown."""
        return self.regions[0] if len(self.regions) == 1 else None

    @property
    def has_inset(self) -> bool:
        """Whether London is drawn a second time, larger."""
        return Region.LONDON in self.regions and self.one_region is None


def paint_for(atlas: Atlas, view: View) -> Paint:
    """The look of every footprint under a view."""
    selection = select(atlas, view.filters)
    shown = view.presentation
    return Paint(shapes(atlas), selection, legend(atlas, selection, shown), shown.selected)


def content(atlas: Atlas, view: View, paint: Paint, words: Caption, measures: Measures) -> Content:
    """The blocks of a picture, set at the given measures.

    Args:
        atlas: all the data.
        view: what was asked for.
        paint: the look of every footprint under the view.
        words: the caption; hostile text.
        measures: of the sheet, in points.
    """
    across = measures.width - 2 * measures.margin
    entries = paint.selection.shown if view.presentation.labels else ()
    return Content(
        atlas=atlas,
        view=view,
        paint=paint,
        measures=measures,
        heading=heading(
            words.title,
            words.subtitle,
            measures.titles,
            measures.subtitle,
            measures.words,
            measures.title_height,
        ),
        legend=legend_block(paint.legend, paint.selection, measures.legend, measures.words),
        footer=footer_block(words.footer, measures.footer, across),
        key=lambda column, count, size: key_block(entries, size, column, count),
    )
