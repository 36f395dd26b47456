"""The briefing pack: a cover, the map, a page for each region, and sources, as one PDF."""

from __future__ import annotations

from datetime import date

from stp_map.core.model import Atlas
from stp_map.core.view import View
from stp_map.exports.paper.drawing.files import to_pdf
from stp_map.exports.paper.pack.pages import (
    Page,
    cover,
    national,
    number_pages,
    region_pages,
    sources_pages,
)
from stp_map.exports.paper.picture.content import subject

__all__ = ["pack_pdf"]


def pack_pdf(atlas: Atlas, view: View, *, made_on: date, page: str = "", title: str = "") -> bytes:
    """A briefing pack of what a view shows: A4 across, British National Grid (EPSG:27700).

    Args:
        atlas: all the data.
        view: what was asked for; regions of which nothing is shown have no page.
        made_on: the date that every footer gives; never asked of the clock.
        page: address of the page without its query, for the footers.
        title: a headline instead of the computed finding; hostile text.

    Returns:
        A PDF with page numbers, bookmarks, title and language. The same arguments give the same
        bytes.

    Raises:
        ExportError: the words fit on a page at no size that can be read.
        DataError: the boundary file has been removed or damaged since the atlas was loaded.
    """
    whole = subject(atlas, view, made_on=made_on, page=page, title=title)
    inner = [national(whole)]
    for region in {entry.footprint.region: None for entry in whole.paint.selection.shown}:
        view_of = view.filtered(regions=(region,)).presented(labels=True)
        inner += region_pages(region, subject(atlas, view_of, made_on=made_on, page=page))
    inner += sources_pages(whole)
    marks = [(p.bookmark, number) for number, p in enumerate(inner, 2) if p.bookmark]
    pages: list[Page] = [cover(whole, marks), *inner]
    number_pages(pages)
    bookmarks = [(p.bookmark, number) for number, p in enumerate(pages) if p.bookmark]
    return to_pdf([p.sheet for p in pages], whole.about, bookmarks)
