"""A presentation: its size, fonts, colours, properties, and bytes that depend on nothing else."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, date, datetime, time
from io import BytesIO
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import quoteattr

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from stp_map.core import palette
from stp_map.exports.slides.canvas import Canvas
from stp_map.exports.slides.fit import fitted, height_of, line_count
from stp_map.exports.slides.markup import NAMESPACES, Box, Paragraph, Run, paragraph_xml, plain

SLIDE = Box(0, 0, 13.333, 7.5)
TYPEFACE = "Arial"
"""Every NHS machine has it, and it is the typeface of NHS documents."""

TITLE_SIZES = (30, 28, 26, 24, 22, 20, 18, 16, 14)
_KEPT_LAYOUTS = ("Title Slide", "Title and Content", "Title Only")
_ACCENTS = ("#005EB8", "#0F385C", "#50A1A5", "#CA357C", "#F7996A", "#4C6272")
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_LONGEST_PROPERTY = 255
"""Characters that a document property may have."""


class Document:
    """A 16:9 presentation in the typeface and colours of the page, to add slides to."""

    def __init__(self) -> None:
        self._presentation = Presentation()
        self._sections: list[tuple[str, list[int]]] = []
        self._set_up_template()

    def _set_up_template(self) -> None:
        """Make the template 16:9, in our fonts and colours, without what is not used."""
        deck = self._presentation
        ratio = Inches(SLIDE.width) / (deck.slide_width or 1)
        deck.slide_width, deck.slide_height = Inches(SLIDE.width), Inches(SLIDE.height)
        for layout in list(deck.slide_layouts):
            if layout.name not in _KEPT_LAYOUTS:
                deck.slide_layouts.remove(layout)
        for holder in (deck.slide_master, *deck.slide_layouts):
            for off in holder.element.iter(qn("a:off")):
                off.set("x", str(round(int(off.get("x")) * ratio)))
            for extent in holder.element.iter(qn("a:ext")):
                if extent.get("cx"):
                    extent.set("cx", str(round(int(extent.get("cx")) * ratio)))
        theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        theme._blob = _themed(theme.blob.decode()).encode()  # noqa: SLF001 - no other way in
        package = deck.part.package
        for key, relation in list(package._rels.items()):  # noqa: SLF001 - the same
            if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
                package.drop_rel(key)  # a picture of the empty template

    def section(self, name: str) -> None:
        """Begin a section that the next slides belong to."""
        self._sections.append((plain(name), []))

    def slide(
        self, title: str, box: Box, *, largest: float = 30, notes: str = ""
    ) -> tuple[Canvas, float]:
        """Add a slide with a native title.

        Args:
            title: its title; set smaller, at last cut, until it fits. Hostile text.
            box: where the title stands, in inches.
            largest: its type size in points where it is short.
            notes: speaker notes, paragraphs parted by line ends.

        Returns:
            The slide, to put shapes on, and where its title ends, in inches from the top.
        """
        layout = next(
            each for each in self._presentation.slide_layouts if each.name == "Title Only"
        )
        slide = self._presentation.slides.add_slide(layout)
        if self._sections:
            self._sections[-1][1].append(slide.slide_id)
        sizes = [size for size in TITLE_SIZES if size <= largest]
        words, points = fitted(plain(title), box.width, box.height, sizes, bold=True)
        high = height_of(line_count(words, box.width, points, bold=True), points)
        box = Box(box.left, box.top, box.width, high)
        _set_title(slide.shapes.title, words, points, box)
        if notes:
            frame = slide.notes_slide.notes_text_frame
            if frame is not None:
                frame.text = "\n".join(plain(line) for line in notes.split("\n"))
        return Canvas(slide), box.bottom

    def to_bytes(self, *, title: str, subject: str, keywords: str, made_on: date) -> bytes:
        """The file. The same slides and arguments give the same bytes.

        Args:
            title: for the document's properties, like subject and keywords.
            subject: what it shows.
            keywords: words it can be found by.
            made_on: the day it is said to be made; the clock is not asked.

        Returns:
            A PPTX file.
        """
        about = self._presentation.core_properties
        about.title = plain(title)[:_LONGEST_PROPERTY]
        about.subject = plain(subject)[:_LONGEST_PROPERTY]
        about.keywords = plain(keywords)[:_LONGEST_PROPERTY]
        about.author = about.last_modified_by = "STP Map"
        about.language = "en-GB"
        about.revision = 1
        about.created = about.modified = datetime.combine(made_on, time(), tzinfo=UTC).replace(
            tzinfo=None
        )
        self._write_sections()
        for slide in self._presentation.slides:
            for run in slide.element.iter(qn("a:rPr"), qn("a:endParaRPr")):
                run.set("lang", "en-GB")
        file = BytesIO()
        self._presentation.save(file)
        return _without_clock(file.getvalue())

    def _write_sections(self) -> None:
        """Sections are an extension that python-pptx does not write."""
        if not self._sections:
            return
        parts = []
        for place, (name, slides) in enumerate(self._sections):
            guid = str(uuid5(NAMESPACE_URL, f"{place} {name}")).upper()
            ids = "".join(f'<p14:sldId id="{number}"/>' for number in slides)
            parts.append(
                f'<p14:section name={quoteattr(name)} id="{{{guid}}}">'
                f"<p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>"
            )
        root = self._presentation.element
        for old in root.findall(qn("p:extLst")):
            root.remove(old)
        root.append(
            parse_xml(
                f'<p:extLst {NAMESPACES}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
                "<p14:sectionLst "
                'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
                f"{''.join(parts)}</p14:sectionLst></p:ext></p:extLst>"
            )
        )


def _set_title(shape, words: str, points: float, box: Box) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    shape.left, shape.top = Inches(box.left), Inches(box.top)
    shape.width, shape.height = Inches(box.width), Inches(box.height)
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(0)
    frame.vertical_anchor, frame.word_wrap = MSO_ANCHOR.TOP, True
    body = frame._txBody  # noqa: SLF001 - the paragraph is written like every other
    body.remove(body.p_lst[0])
    run = Run(words, points, bold=True)
    body.append(
        parse_xml(paragraph_xml(Paragraph((run,))).replace("<a:p>", f"<a:p {NAMESPACES}>", 1))
    )


def _themed(theme: str) -> str:
    """A theme in our typeface, with the colours of the map to choose from."""
    theme = re.sub(
        r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{TYPEFACE}", theme
    )
    for number, colour in enumerate(_ACCENTS, start=1):
        tag = f"a:accent{number}"
        value = f'<{tag}><a:srgbClr val="{colour.removeprefix("#")}"/></{tag}>'
        theme = re.sub(rf"<{tag}>.*?</{tag}>", value, theme, flags=re.DOTALL)
    dark = palette.TEXT.removeprefix("#")
    return re.sub(
        r"<a:dk1>.*?</a:dk1>", f'<a:dk1><a:srgbClr val="{dark}"/></a:dk1>', theme, flags=re.DOTALL
    )


def _without_clock(content: bytes) -> bytes:
    """A zip file with the same members in the same order, all of one fixed time."""
    rewritten = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(rewritten, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _ZIP_DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return rewritten.getvalue()
