"""What a picture is made of, before it is known where anything goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from stp_map.caption import Caption, caption
from stp_map.drawing.blocks import Block
from stp_map.drawing.files import About
from stp_map.drawing.maps import Paint
from stp_map.drawing.shapes import shapes
from stp_map.drawing.words import footer_block, heading, key_block, legend_block
from stp_map.legend import legend
from stp_map.model import Atlas, Region
from stp_map.selection import select
from stp_map.snapshot.sizes import Measures
from stp_map.view import View


@dataclass(frozen=True, eq=False)
class Subject:
    """What a picture is of: the data, what was asked for, how it looks and its words."""

    atlas: Atlas
    view: View
    paint: Paint
    words: Caption

    @property
    def about(self) -> About:
        """What a file of it says of itself."""
        return About(self.words.title, self.words.description, " ".join(self.words.footer))


def subject(
    atlas: Atlas,
    view: View,
    *,
    made_on: date,
    page: str = "",
    title: str = "",
    subtitle: str = "",
    black_and_white: bool = False,
) -> Subject:
    """What a picture of a view is of.

    Args:
        atlas: all the data.
        view: what was asked for.
        made_on: the date that the footer gives.
        page: address of the page without its query.
        title: a headline instead of the computed finding; hostile text.
        subtitle: a subtitle instead of the computed one; hostile text.
        black_and_white: patterns and greys instead of colours.
    """
    selection, shown = select(atlas, view.filters), view.presentation
    classes = legend(atlas, selection, shown)
    if black_and_white:
        classes = classes.in_black_and_white()
    words = caption(
        selection,
        classes,
        view,
        made_on=made_on,
        page=page,
        title=title,
        subtitle_text=subtitle,
    )
    return Subject(
        atlas, view, Paint(shapes(atlas.shared), selection, classes, shown.selected), words
    )


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


def content(subject: Subject, measures: Measures) -> Content:
    """The blocks of a picture, set at the given measures.

    Args:
        subject: what is drawn, and its words.
        measures: of the sheet, in points.
    """
    words, paint, view = subject.words, subject.paint, subject.view
    across = measures.width - 2 * measures.margin
    entries = paint.selection.shown if view.presentation.labels else ()
    numbered = tuple((entry.footprint.number, entry.footprint.name) for entry in entries)
    return Content(
        atlas=subject.atlas,
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
        key=lambda column, count, size: key_block(numbered, size, column, count),
    )
