"""The briefing pack: a cover, the map, a page for each region, and sources, as one PDF."""

from __future__ import annotations

from dataclasses import replace

from stp_map.analysis.scene import Scene
from stp_map.core.order import Order
from stp_map.exports.paper.drawing.files import About, to_pdf
from stp_map.exports.paper.pack.pages import (
    Page,
    cover,
    national,
    number_pages,
    region_pages,
    sources_pages,
)
from stp_map.exports.paper.picture.content import subject

__all__ = ["make_pack"]


def make_pack(scene: Scene, order: Order) -> bytes:
    """A briefing pack of what is shown: A4 across, British National Grid (EPSG:27700).

    Regions of which nothing is shown have no page. The person's own title is the pack's; the
    pages of the regions have their own.

    Returns:
        A PDF with page numbers, bookmarks, title and language.

    Raises:
        ExportError: the words fit on a page at no size that can be read.
        DataError: the boundary file has been removed or damaged since the atlas was loaded.
    """
    whole, of_region = subject(scene, order), replace(order, title="")
    inner = [national(whole)]
    for region in {entry.footprint.region: None for entry in scene.entries}:
        view = scene.view.filtered(regions=(region,)).presented(labels=True)
        inner += region_pages(region, subject(scene.seen_by(view), of_region))
    inner += sources_pages(whole)
    marks = [(p.bookmark, number) for number, p in enumerate(inner, 2) if p.bookmark]
    pages: list[Page] = [cover(whole, marks), *inner]
    number_pages(pages)
    bookmarks = [(p.bookmark, number) for number, p in enumerate(pages) if p.bookmark]
    return to_pdf([p.sheet for p in pages], About.of(whole.words), bookmarks)
