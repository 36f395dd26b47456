"""A presentation: its size, fonts, colours, properties, and bytes that depend on nothing else."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Inches

from stp_map.analysis.caption import Caption
from stp_map.core import palette
from stp_map.exports.slides.canvas import Canvas, Looks
from stp_map.exports.slides.content import Paragraph, emu_of, plain
from stp_map.exports.slides.fit import fitted, height_of, line_count
from stp_map.exports.slides.markup import themed, without_clock, write_sections
from stp_map.exports.slides.style import set_margins, write
from stp_map.geometry.boxes import Box

SLIDE = Box.at(0, 0, 13.333, 7.5)
MARGIN = 0.47
TYPEFACE = "Arial"
"""Every NHS machine has it, and it is the typeface of NHS documents."""

_ACROSS_SIZES = (24, 22, 20, 18, 16, 14)
_TITLE_SIZES = (30, 28, 26, *_ACROSS_SIZES)
_KEPT_LAYOUTS = ("Title Slide", "Title and Content", "Title Only")
_ACCENTS = ("#005EB8", "#0F385C", "#50A1A5", "#CA357C", "#F7996A", "#4C6272")
_COLOURS = {
    "dk1": palette.TEXT,
    **{f"accent{number}": colour for number, colour in enumerate(_ACCENTS, start=1)},
}
_LONGEST_PROPERTY = 255
"""Characters that a document property may have."""


class Document:
    """A 16:9 presentation in the typeface and colours of the page, to add slides to."""

    def __init__(self) -> None:
        self._presentation = Presentation(BytesIO(_template()))
        self._looks: Looks = {}
        self._canvases: list[Canvas] = []
        self._sections: list[tuple[str, list[int]]] = []

    def section(self, name: str) -> None:
        """Begin a section that the next slides belong to."""
        self._sections.append((plain(name), []))

    def slide(self, title: str, box: Box | None = None, notes: str = "") -> tuple[Canvas, float]:
        """Add a slide with a native title.

        Args:
            title: its title; set smaller, at last cut, until it fits. Untrusted text.
            box: where the title stands, in inches; without it, in smaller type across the slide.
            notes: speaker notes, paragraphs parted by line ends.

        Returns:
            The slide, to put shapes on, and where its title ends, in inches from the top.
        """
        layout: Any = self._presentation.slide_layouts.get_by_name("Title Only")
        slide = self._presentation.slides.add_slide(layout)
        if self._sections:
            self._sections[-1][1].append(slide.slide_id)
        sizes = _TITLE_SIZES if box else _ACROSS_SIZES
        box = box or Box.at(MARGIN, 0.42, 12.39, 0.5)
        words, points = fitted(plain(title), box.width, box.height, sizes, bold=True)
        high = height_of(line_count(words, box.width, points, bold=True), points)
        box = Box.at(box.left, box.top, box.width, high)
        heading: Any = slide.shapes.title
        heading.left, heading.top, heading.width, heading.height = emu_of(box)
        set_margins(heading.text_frame)
        write(heading.text_frame, [Paragraph(words, points, bold=True)])
        if notes:
            frame: Any = slide.notes_slide.notes_text_frame
            frame.text = "\n".join(plain(each) for each in notes.split("\n"))
        canvas = Canvas(slide, self._looks)
        self._canvases.append(canvas)
        return canvas, box.bottom

    def to_bytes(self, words: Caption, keywords: str, made_on: date) -> bytes:
        """The file. The same slides and arguments give the same bytes.

        Args:
            words: title and subtitle for the document's properties.
            keywords: words it can be found by.
            made_on: the day it is said to be made; the clock is not asked.

        Returns:
            A PPTX file.
        """
        about = self._presentation.core_properties
        about.title = plain(words.title)[:_LONGEST_PROPERTY]
        about.subject = plain(words.subtitle)[:_LONGEST_PROPERTY]
        about.keywords = plain(keywords)[:_LONGEST_PROPERTY]
        about.author = about.last_modified_by = "STP Map"
        about.language = "en-GB"
        about.revision = 1
        about.created = about.modified = datetime.combine(made_on, time())
        for canvas in self._canvases:
            canvas.close()
        if self._sections:
            write_sections(self._presentation.element, self._sections)
        file = BytesIO()
        self._presentation.save(file)
        return without_clock(file.getvalue())


@cache
def _template() -> bytes:
    """An empty presentation, 16:9, in our typeface and colours, without what is not used."""
    deck = Presentation()
    ratio = Inches(SLIDE.width) / (deck.slide_width or 1)
    deck.slide_width, deck.slide_height = Inches(SLIDE.width), Inches(SLIDE.height)
    for layout in list(deck.slide_layouts):
        if layout.name not in _KEPT_LAYOUTS:
            deck.slide_layouts.remove(layout)
    for holder in (deck.slide_master, *deck.slide_layouts):
        for each in holder.element.iter(qn("a:off"), qn("a:ext")):
            for name in {"x", "cx"} & set(each.keys()):
                each.set(name, str(round(int(each.get(name)) * ratio)))
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme.blob = themed(theme.blob.decode(), TYPEFACE, _COLOURS).encode()
    package = deck.part.package
    for relation in list(package.iter_rels()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.drop_rel(relation.rId)  # a picture of the template
    file = BytesIO()
    deck.save(file)
    return file.getvalue()
