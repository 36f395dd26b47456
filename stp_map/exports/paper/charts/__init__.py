"""Charts as files: drawn on the same sheets, with the same words, as pictures of the map."""

from __future__ import annotations

from datetime import date

from stp_map.analysis.comparison_words import NOTHING_COMPARED
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.errors import ExportError
from stp_map.core.model import Atlas
from stp_map.core.view import View
from stp_map.exports.paper.charts.captions import chart_caption
from stp_map.exports.paper.charts.sheets import draw_chart
from stp_map.exports.paper.drawing.files import About, to_pdf, to_png, to_svg
from stp_map.exports.paper.picture import PictureFormat

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
    title: str = "",
    subtitle: str = "",
    black_and_white: bool = False,
) -> bytes:
    """A chart of exactly what a view shows.

    Args:
        kind: which chart.
        atlas: all the data.
        view: what was asked for.
        format: kind of file.
        made_on: the date that the footer gives; never asked of the clock.
        page: address of the page without its query, for the footer.
        dpi: pixels per inch of a PNG; SVG and PDF are drawn in lines and don't need it.
        title: a headline instead of the computed finding; hostile text.
        subtitle: a subtitle instead of the computed one; hostile text.
        black_and_white: patterns and greys instead of colours, for printers without them.

    Returns:
        The file. The same arguments give the same bytes.

    Raises:
        ExportError: a comparison was asked for, and nothing is compared.
    """
    if kind is ChartKind.COMPARISON and not view.presentation.compared:
        raise ExportError(NOTHING_COMPARED)
    words = chart_caption(
        kind, atlas, view, made_on=made_on, page=page, title=title, subtitle=subtitle
    )
    pixels = dpi if format is PictureFormat.PNG else None
    sheet = draw_chart(kind, atlas, view, words, pixels, black_and_white=black_and_white)
    about = About(words.title, words.description, " ".join(words.footer))
    if format is PictureFormat.PNG:
        return to_png(sheet, about)
    if format is PictureFormat.SVG:
        return to_svg(sheet, about)
    return to_pdf([sheet], about, bookmarks=())
