"""Everything that can leave the page as a file, in one list: its name, its ending, its maker."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from stp_map.core.model import Atlas, Choice
from stp_map.core.view import View
from stp_map.exports.file_names import file_name


class Output(Choice):
    """A kind of file, by the words people choose it by."""

    PNG = "Picture: PNG, for slides and web pages"
    PNG_PRINT = "Picture: PNG, 300 dots per inch, for print"
    SVG = "Picture: SVG, to edit in a drawing program"
    PDF = "Picture: PDF"
    DECK = "Slide: PowerPoint, every footprint an editable shape"
    PACK_PDF = "Briefing pack: PDF"
    PACK_DECK = "Briefing pack: PowerPoint"
    PAGE = "Web page: one HTML file that works without a network"
    CSV = "Data: CSV"
    XLSX = "Data: Excel workbook"
    GEOJSON = "Data: GeoJSON"
    GEOPACKAGE = "Data: GeoPackage, British National Grid"

    @property
    def slug(self) -> str:
        """``png``, ``pack-pdf`` and so on."""
        return self.name.lower().replace("_", "-")

    @property
    def ending(self) -> str:
        """The ending of its file's name, without the dot."""
        return {
            Output.PNG_PRINT: "png",
            Output.DECK: "pptx",
            Output.PACK_PDF: "pdf",
            Output.PACK_DECK: "pptx",
            Output.PAGE: "html",
            Output.GEOPACKAGE: "gpkg",
        }.get(self, self.slug)

    @property
    def media_type(self) -> str:
        """The type that a browser is told."""
        office = "application/vnd.openxmlformats-officedocument"
        return {
            "png": "image/png",
            "svg": "image/svg+xml",
            "pdf": "application/pdf",
            "pptx": f"{office}.presentationml.presentation",
            "html": "text/html",
            "csv": "text/csv",
            "xlsx": f"{office}.spreadsheetml.sheet",
            "geojson": "application/geo+json",
            "gpkg": "application/geopackage+sqlite3",
        }[self.ending]

    @property
    def is_picture(self) -> bool:
        """Whether it comes in several sizes."""
        return self in {Output.PNG, Output.PNG_PRINT, Output.SVG, Output.PDF}

    @property
    def has_words(self) -> bool:
        """Whether a title can be written for it."""
        return not self.value.startswith("Data")

    @property
    def has_subtitle(self) -> bool:
        """Whether a subtitle can be written for it."""
        return self.is_picture or self in {Output.DECK, Output.PAGE}


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asked to be made of a view.

    Attributes:
        output: the kind of file.
        made_on: the date that it will carry.
        size: slug of a picture's size, such as ``a4-landscape``; others ignore it.
        page: address of the page without its query, for footers.
        title: a title instead of the computed finding; hostile text.
        subtitle: a subtitle instead of the computed one; hostile text.
        black_and_white: patterns and greys instead of colours; for pictures only.
    """

    output: Output
    made_on: date
    size: str = "slide"
    page: str = ""
    title: str = ""
    subtitle: str = ""
    black_and_white: bool = False


def name_of(view: View, output: Output) -> str:
    """The name of a file, which says what is inside."""
    pack = output in {Output.PACK_PDF, Output.PACK_DECK}
    return file_name(view, output.ending, "stp-briefing-pack" if pack else "stp-footprints")


def make(atlas: Atlas, view: View, order: Order) -> bytes:
    """Make the file that was ordered.

    The libraries that draw and write are imported here, where they are used: the first page
    needs none of them.

    Args:
        atlas: all the data.
        view: what is shown.
        order: what to make of it.

    Returns:
        The file.

    Raises:
        StpMapError: it could not be made; the text says why.
    """
    if order.output.is_picture:
        return _picture(atlas, view, order)
    if order.output.has_words:
        return _document(atlas, view, order)
    return _data(atlas, view, order)


def _picture(atlas: Atlas, view: View, order: Order, dpi: float | None = None) -> bytes:
    from stp_map.exports.paper.picture import PictureFormat, PictureSize, picture  # noqa: PLC0415

    dots = 300 if order.output is Output.PNG_PRINT else 150
    return picture(
        atlas,
        view,
        format=PictureFormat[order.output.ending.upper()],
        size=next(size for size in PictureSize if size.slug == order.size),
        dpi=dpi or dots,
        made_on=order.made_on,
        page=order.page,
        title=order.title,
        subtitle=order.subtitle,
        black_and_white=order.black_and_white,
    )


def _document(atlas: Atlas, view: View, order: Order) -> bytes:
    words = {"page": order.page, "title": order.title}
    if order.output is Output.PACK_PDF:
        from stp_map.exports.paper.pack import pack_pdf  # noqa: PLC0415

        return pack_pdf(atlas, view, made_on=order.made_on, **words)
    if order.output is Output.PACK_DECK:
        from stp_map.exports.slides.pack import pack_deck  # noqa: PLC0415

        return pack_deck(atlas, view, made_on=order.made_on, **words)
    words["subtitle"] = order.subtitle
    if order.output is Output.DECK:
        from stp_map.exports.slides import deck  # noqa: PLC0415

        return deck(atlas, view, made_on=order.made_on, **words)
    from stp_map.exports.page import standalone_page  # noqa: PLC0415

    return standalone_page(atlas, view, made_on=order.made_on, **words)


def _data(atlas: Atlas, view: View, order: Order) -> bytes:
    from stp_map.exports import tables as data_files  # noqa: PLC0415

    maker = {
        Output.CSV: data_files.csv_bytes,
        Output.XLSX: data_files.xlsx_bytes,
        Output.GEOJSON: data_files.geojson_bytes,
        Output.GEOPACKAGE: data_files.geopackage_bytes,
    }[order.output]
    return maker(atlas, view, made_on=order.made_on, page=order.page)


def preview(atlas: Atlas, view: View, order: Order) -> bytes:
    """A small PNG of how a picture, slide or pack's map will come out.

    Args:
        atlas: all the data.
        view: what is shown.
        order: what would be made; anything but a picture is shown as a slide.

    Returns:
        The PNG.
    """
    from stp_map.exports.paper.picture import PREVIEW_DPI  # noqa: PLC0415

    size = order.size if order.output.is_picture else "slide"
    small = replace(order, output=Output.PNG, size=size)
    return _picture(atlas, view, small, PREVIEW_DPI)
