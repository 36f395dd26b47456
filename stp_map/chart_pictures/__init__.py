"""Charts as files: drawn on the same sheets, with the same words, as pictures of the map."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from stp_map.caption import caption
from stp_map.chart_pictures.sheets import draw_chart
from stp_map.distribution_words import ChartKind, chart_words
from stp_map.drawing.files import About, to_png, to_svg
from stp_map.legend import legend
from stp_map.model import Atlas
from stp_map.selection import select
from stp_map.snapshot import PictureFormat
from stp_map.view import View

__all__ = ["chart_picture"]


def chart_picture(
    kind: ChartKind,
    atlas: Atlas,
    view: View,
    *,
    format: PictureFormat,  # noqa: A002 - the word for it everywhere else
    made_on: date,
    page: str = "",
    dpi: float = 150,
) -> bytes:
    """A chart of exactly what a view shows.

    Args:
        kind: which chart.
        atlas: all the data.
        view: what was asked for.
        format: PNG or SVG.
        made_on: the date that the footer gives; never asked of the clock.
        page: address of the page without its query, for the footer.
        dpi: pixels per inch of a PNG.

    Returns:
        The file. The same arguments give the same bytes.
    """
    selection, shown = select(atlas, view.filters), view.presentation
    classes = legend(atlas, selection, shown)
    words = chart_words(kind, selection, classes, shown)
    own = classes if kind is ChartKind.RANKING else replace(classes, source="")
    around = caption(
        selection,
        own,
        view,
        made_on=made_on,
        page=page,
        title=words.title,
        subtitle_text=words.subtitle,
    )
    is_png = format is PictureFormat.PNG
    sheet = draw_chart(kind, atlas, view, around, dpi if is_png else None)
    about = About(around.title, f"{words.description} {words.title}.", " ".join(around.footer))
    return to_png(sheet, about) if is_png else to_svg(sheet, about)
