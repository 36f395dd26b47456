"""What a person asks to be made of a view: the kinds of file, and one order for one file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from stp_map.core.chart_kinds import ChartKind
from stp_map.core.model import Choice


class PictureSize(Choice):
    """What a picture is made to fill."""

    SLIDE = "Slide, 16:9"
    A4_LANDSCAPE = "A4 landscape"
    A4_PORTRAIT = "A4 portrait"
    SQUARE = "Square"


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
        """Whether it is a single sheet: it comes in several sizes, and in black and white."""
        return self in {Output.PNG, Output.PNG_PRINT, Output.SVG, Output.PDF}

    @property
    def is_pack(self) -> bool:
        """Whether it is a briefing pack of several pages or slides."""
        return self in {Output.PACK_PDF, Output.PACK_DECK}

    @property
    def is_data(self) -> bool:
        """Whether it holds rows of values rather than a picture of them, and takes no title."""
        return self in {Output.CSV, Output.XLSX, Output.GEOJSON, Output.GEOPACKAGE}

    @property
    def has_subtitle(self) -> bool:
        """Whether a subtitle can be written for it."""
        return not (self.is_data or self.is_pack)

    @property
    def holds_all_figures(self) -> bool:
        """Whether it holds every column of uploaded figures, whatever the view is coloured by."""
        return self.is_data or self is Output.PAGE


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asked to be made of a view.

    Attributes:
        output: the kind of file.
        made_on: the date that it will carry; the clock is never asked.
        size: what a picture of a map is to fill; others ignore it.
        chart: the chart that a picture is of; None for the map.
        dpi: pixels per inch of a PNG; None for what its kind has usually.
        page: address of the page without its query, for footers; empty where it is not known.
        title: a title instead of the computed finding; untrusted text.
        subtitle: a subtitle instead of the computed one; untrusted text.
        black_and_white: patterns and greys instead of colours; for pictures only.
    """

    output: Output
    made_on: date
    size: PictureSize = PictureSize.SLIDE
    chart: ChartKind | None = None
    dpi: int | None = None
    page: str = ""
    title: str = ""
    subtitle: str = ""
    black_and_white: bool = False

    @property
    def pixels_per_inch(self) -> int | None:
        """Of a PNG; None where it is drawn in lines and text."""
        if self.output.ending != "png":
            return None
        return self.dpi or (300 if self.output is Output.PNG_PRINT else 150)
