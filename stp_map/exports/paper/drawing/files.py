"""Sheets as files: PNG, SVG and PDF with their title, text alternative and language."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from threading import Lock
from typing import Any
from xml.sax.saxutils import escape

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.backends.backend_svg import FigureCanvasSVG
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

from stp_map.analysis.caption import Caption
from stp_map.core import text
from stp_map.exports.paper.drawing.fonts import FAMILIES, Weight, drawable, embedded
from stp_map.exports.paper.drawing.sheet import Sheet

LANGUAGE = "en-GB"

_SETTINGS: Any = {  # matplotlib's own type for it is a list of every setting there is
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "stp-map",  # the same names of parts each time
    "pdf.fonttype": 42,  # fonts are embedded as TrueType
    "pdf.compression": 6,
}
COMPRESSION = 3
"""Of PNG: as small as the usual 6 for flat colours, in two thirds of the time."""

_LOCK = Lock()
"""The two vector formats read their settings from matplotlib's global ones and nowhere else, so
only one thread at a time may write them. PNG needs none of them and does not wait."""


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself; untrusted text."""

    title: str
    description: str
    source: str

    @classmethod
    def of(cls, words: Caption) -> About:
        """What a file of some words says of itself."""
        return cls(words.title, words.description, " ".join(words.footer))

    def tidied(self) -> About:
        """The same without characters that a file's properties can't hold."""
        return About(drawable(self.title), drawable(self.description), drawable(self.source))


def to_file(sheet: Sheet, words: Caption, ending: str) -> bytes:
    """One sheet as a file.

    Args:
        sheet: finished.
        words: what is on it, for the file's own title, description and source.
        ending: ``png``, ``svg`` or ``pdf``.
    """
    about = About.of(words)
    if ending == "png":
        return to_png(sheet, about)
    return to_svg(sheet, about) if ending == "svg" else to_pdf([sheet], about, bookmarks=())


def to_png(sheet: Sheet, about: About) -> bytes:
    """The sheet as pixels at its own dpi, with title, description and source as text chunks."""
    about, out = about.tidied(), BytesIO()
    canvas: Any = FigureCanvasAgg(sheet.figure)  # its methods have no types
    canvas.draw()
    chunks = PngInfo()
    chunks.add_text("Title", about.title)
    for name, words in (("Description", about.description), ("Source", about.source)):
        chunks.add_itxt(name, words, lang=LANGUAGE)
    dpi = sheet.figure.dpi
    image = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
    image.save(out, "PNG", pnginfo=chunks, dpi=(dpi, dpi), compress_level=COMPRESSION)
    return out.getvalue()


def to_svg(sheet: Sheet, about: About) -> bytes:
    """The sheet as SVG with real text, a title, a description and no reference to elsewhere."""
    about, out = about.tidied(), BytesIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    with _LOCK, mpl.rc_context(_SETTINGS):
        canvas: Any = FigureCanvasSVG(sheet.figure)  # its methods have no types
        canvas.print_svg(out, metadata=nothing)
    return _with_words(out.getvalue().decode(), about).encode()


_SURPLUS = re.compile(r"(\.\d\d)\d+")
"""Decimals of a point beyond a hundredth, which nobody sees and which are half of the file."""


@cache
def _fonts() -> str:
    """The typeface itself, so that lines are as long as they were measured, whatever shows them."""
    return "".join(
        "@font-face{"
        f"font-family:'{FAMILIES[0]}';font-weight:{weight.value[1]};"
        f"src:url(data:font/woff;base64,{b64encode(embedded(weight)).decode()})"
        "}"
        for weight in Weight
    )


def _with_words(svg: str, about: About) -> str:
    svg = re.sub(r"<!DOCTYPE[^>]*>\s*", "", svg, count=1)
    opening = (
        f'<svg role="img" lang="{LANGUAGE}" xml:lang="{LANGUAGE}" '
        'aria-labelledby="picture-title" aria-describedby="picture-description" '
    )
    words = (
        f'<title id="picture-title">{escape(about.title)}</title>\n'
        f'<desc id="picture-description">{escape(about.description)}</desc>\n'
        f"<metadata>{escape(about.source)}</metadata>\n"
        f"<style>{_fonts()}</style>\n"
    )
    svg = re.sub(r' d="[^"]*"', lambda path: _SURPLUS.sub(r"\1", path.group()), svg)
    start = svg.index("<svg ")
    end = svg.index(">", start) + 1
    return f"{svg[:start]}{opening}{svg[start + 5 : end]}\n{words}{svg[end:]}"


def to_pdf(sheets: Sequence[Sheet], about: About, bookmarks: Sequence[tuple[str, int]]) -> bytes:
    """Sheets as the pages of a PDF: vector, fonts embedded, with properties and language.

    Args:
        sheets: the pages in order.
        about: title, description and source; untrusted text.
        bookmarks: titles and the numbers, from 0, of the pages that they open.

    Returns:
        The file; the same sheets give the same bytes.
    """
    about, out = about.tidied(), BytesIO()
    properties = {
        "Title": about.title,
        "Subject": about.description,
        "Author": text.TITLE,
        "Keywords": "Sustainability and Transformation Plans, STP, NHS England, 2016",
        "Creator": "STP Map",
        "Producer": None,
        "CreationDate": None,
    }
    with _LOCK, mpl.rc_context(_SETTINGS), PdfPages(out, metadata=properties) as pages:
        for sheet in sheets:
            pages.savefig(sheet.figure)
    return _finished(out, bookmarks)


def _finished(pages: BytesIO, bookmarks: Sequence[tuple[str, int]]) -> bytes:
    """What matplotlib can't say: the language, bookmarks, and that viewers show the title."""
    writer = PdfWriter(clone_from=pages)
    writer.root_object[NameObject("/Lang")] = TextStringObject(LANGUAGE)
    writer.root_object[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(True)}  # noqa: FBT003 - its only form
    )
    for title, page in bookmarks:
        writer.add_outline_item(title=title, page_number=page)
    if bookmarks:
        writer.page_mode = "/UseOutlines"
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
