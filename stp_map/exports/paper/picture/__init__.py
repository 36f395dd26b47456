"""Pictures of a View: values in, bytes out. Nothing is a screenshot, nothing is fetched."""

from __future__ import annotations

from datetime import date

from stp_map.core.model import Atlas
from stp_map.core.view import View
from stp_map.exports.paper.drawing.files import to_pdf, to_png, to_svg
from stp_map.exports.paper.picture.compose import draw_picture
from stp_map.exports.paper.picture.content import subject
from stp_map.exports.paper.picture.sizes import MEASURES, PictureFormat, PictureSize

__all__ = ["PREVIEW_DPI", "PictureFormat", "PictureSize", "picture"]

PREVIEW_DPI = 80
"""Pixels per inch that are enough to see on a screen how a picture will come out."""


def picture(
    atlas: Atlas,
    view: View,
    *,
    format: PictureFormat,  # noqa: A002 - the word for it everywhere else
    size: PictureSize,
    made_on: date,
    dpi: float = 150,
    page: str = "",
    title: str = "",
    subtitle: str = "",
    black_and_white: bool = False,
) -> bytes:
    """A picture of exactly what a view shows, in British National Grid (EPSG:27700).

    Args:
        atlas: all the data.
        view: what was asked for.
        format: kind of file.
        size: what the picture is to fill.
        made_on: the date that the footer gives; never asked of the clock.
        dpi: pixels per inch of a PNG; SVG and PDF are drawn in lines and don't need it.
        page: address of the page without its query, for the footer.
        title: a headline instead of the computed finding; hostile text.
        subtitle: a subtitle instead of the computed one; hostile text.
        black_and_white: patterns and greys instead of colours, for printers without them.

    Returns:
        The file. The same arguments give the same bytes.

    Raises:
        ExportError: the words fit on the picture at no size that can be read.
        DataError: the boundary file has been removed or damaged since the atlas was loaded.
    """
    shown = subject(
        atlas,
        view,
        made_on=made_on,
        page=page,
        title=title,
        subtitle=subtitle,
        black_and_white=black_and_white,
    )
    pixels = dpi if format is PictureFormat.PNG else None
    sheet = draw_picture(shown, MEASURES[size], pixels)
    if format is PictureFormat.PNG:
        return to_png(sheet, shown.about)
    if format is PictureFormat.SVG:
        return to_svg(sheet, shown.about)
    return to_pdf([sheet], shown.about, bookmarks=())
