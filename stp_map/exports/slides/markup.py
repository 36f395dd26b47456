"""The XML that python-pptx has no calls for, or none that is quick enough; all of it is here."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from copy import deepcopy
from io import BytesIO
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from stp_map.exports.slides.content import HANGING, UNIT, Paragraph, Place, Ring, Stroke, emu, plain

Element = Any
"""Of XML; lxml has no types."""

_DECORATIVE = (
    f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)
_OFFICE_2010 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_SLIDE_NUMBER = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_FIRST_OF_1980 = bytes((0, 0, 0x21, 0))
"""Midnight on 1 January 1980, the first moment that a zip file can tell, as it is stored."""


def label(shape: Element, number: int, name: str, description: str | None) -> None:
    """Name a shape and say what it shows.

    python-pptx has names, but no text alternatives, and none that are decorative. Its own numbers
    are searched for among all the points of a map again for each shape.

    Args:
        shape: any shape or group.
        number: its number, which no other shape of the slide has.
        name: for the selection pane; untrusted text.
        description: the text alternative; decorative where it is empty, neither where None.
    """
    about = shape.find(f"*/{qn('p:cNvPr')}")
    about.set("id", str(number))
    about.set("name", plain(name))
    if description:
        about.set("descr", plain(description))
    elif description is not None:
        about.append(parse_xml(_DECORATIVE))


def path(rings: Sequence[Ring]) -> tuple[Place, str]:
    """The outline of a freeform shape, written as a whole.

    python-pptx's builder takes 23 microseconds for each point, which is longer for the points of
    a map than all the rest of the slides takes.

    Args:
        rings: any number of them, or of lines; those that end where they began are closed.

    Returns:
        Left, top, width and height of the shape in EMU, and its path.
    """
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    left, top = min(xs), min(ys)
    width, height = max(max(xs) - left, 1), max(max(ys) - top, 1)
    parts = []
    for ring in rings:
        points = [f'<a:pt x="{x - left}" y="{y - top}"/>' for x, y in ring]
        lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:-1])
        end = "<a:close/>" if ring[0] == ring[-1] else f"<a:lnTo>{points[-1]}</a:lnTo>"
        parts.append(f"<a:moveTo>{points[0]}</a:moveTo>{lines}{end}")
    path = f'<a:path {nsdecls("a")} w="{width}" h="{height}">{"".join(parts)}</a:path>'
    return (left * UNIT, top * UNIT, width * UNIT, height * UNIT), path


def draw(shape: Element, path: str) -> None:
    """Replace the path of a freeform shape, which python-pptx cannot."""
    outline = shape.find(f"{qn('p:spPr')}/{qn('a:custGeom')}/{qn('a:pathLst')}")
    outline[0] = parse_xml(path)


def place(shape: Element, where: Place) -> None:
    """Put a copied shape in its place: python-pptx would search the slide for it first."""
    left, top, width, height = map(str, where)
    offset = next(shape.iter(qn("a:off")))
    offset.attrib.update({"x": left, "y": top})
    offset.getnext().attrib.update({"cx": width, "cy": height})


def drop_style(shape: Element) -> None:
    """Take the theme's style from a shape: LibreOffice draws its shadow even if told not to."""
    for style in shape.findall(qn("p:style")):
        shape.remove(style)


def round_ends(shape: Element) -> None:
    """Round the ends and corners of a shape's line, for which python-pptx has no calls."""
    line = shape.find(f"{qn('p:spPr')}/{qn('a:ln')}")
    line.set("cap", "rnd")
    line.append(parse_xml(f"<a:round {nsdecls('a')}/>"))


def hang(shape: Element, paragraphs: Iterable[Paragraph]) -> None:
    """Set a tab, and let lines begin at it: python-pptx has neither tab stops nor indents."""
    for element, paragraph in zip(shape.iter(qn("a:p")), paragraphs, strict=True):
        if paragraph.number is not None:
            at = HANGING * 100 * UNIT
            properties = element.find(qn("a:pPr"))
            properties.set("marL", str(at))
            properties.set("indent", str(-at))
            tab = f'<a:tabLst {nsdecls("a")}><a:tab pos="{at}" algn="l"/></a:tabLst>'
            properties.append(parse_xml(tab))


def fill_text(shape: Element, styles: Sequence[Paragraph], written: Sequence[Paragraph]) -> None:
    """Write the text of a copied shape, which has a paragraph in each style and no words."""
    body = shape.find(qn("p:txBody"))
    patterns = dict(zip(styles, body.findall(qn("a:p")), strict=True))
    for pattern in patterns.values():
        body.remove(pattern)
    body.extend(deepcopy(patterns[each.without_words]) for each in written)
    _put_words(body, [words for each in written for words, _ in each.runs])


def number_slide(shape: Element) -> None:
    """Make a shape's first run the slide's number, which python-pptx has no fields for."""
    run = shape.find(f".//{qn('a:r')}")
    run.tag = qn("a:fld")
    run.set("id", _SLIDE_NUMBER)
    run.set("type", "slidenum")


def rule_below(frame: Element, rule: Stroke) -> None:
    """Draw a rule under each cell of a table, and no other: python-pptx has no borders.

    The table's style, which python-pptx cannot change, has borders of its own and goes.
    """
    for style in list(frame.iter(qn("a:tableStyleId"))):
        style.getparent().remove(style)
    none = "".join(f"<a:{side}><a:noFill/></a:{side}>" for side in ("lnL", "lnR", "lnT"))
    line = (
        f'<a:lnB w="{round(rule.points * 100) * UNIT}" cap="rnd"><a:solidFill><a:srgbClr '
        f'val="{rule.colour.removeprefix("#")}"/></a:solidFill><a:round/></a:lnB>'
    )
    for cell in frame.iter(qn("a:tcPr")):
        cell[:0] = parse_xml(f"<a:tcPr {nsdecls('a')}>{none}{line}</a:tcPr>")[:]


def fill_rows(frame: Element, rows: Sequence[Sequence[str]], heights: Sequence[float]) -> None:
    """Write the rows of a table that has a header and one row: python-pptx adds no rows.

    Args:
        frame: the table.
        rows: the header and all the rows; untrusted text.
        heights: of each row in inches.
    """
    *_, styled = frame.iter(qn("a:tr"))
    for _ in rows[2:]:
        styled.addnext(deepcopy(styled))
    for line, height in zip(frame.iter(qn("a:tr")), heights, strict=True):
        line.set("h", str(emu(height)))
    _put_words(frame, [plain(words) for row in rows for words in row])


def _put_words(element: Element, words: Iterable[str]) -> None:
    """Put other words into the runs of a copied element, which python-pptx cannot look up."""
    for text, word in zip(element.iter(qn("a:t")), words, strict=True):
        text.text = word


def write_sections(presentation: Element, sections: Sequence[tuple[str, Sequence[int]]]) -> None:
    """Part slides into sections, an extension that python-pptx does not write.

    Args:
        presentation: the element of the presentation.
        sections: the name of each, and the numbers of its slides.
    """
    parts = []
    for index, (name, slides) in enumerate(sections):
        guid = str(uuid5(NAMESPACE_URL, f"{index} {name}")).upper()
        ids = "".join(f'<p14:sldId id="{number}"/>' for number in slides)
        parts.append(
            f'<p14:section name={quoteattr(name)} id="{{{guid}}}">'
            f"<p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>"
        )
    for old in presentation.findall(qn("p:extLst")):
        presentation.remove(old)
    presentation.append(
        parse_xml(
            f'<p:extLst {nsdecls("p")}><p:ext uri="{_SECTIONS}"><p14:sectionLst '
            f'xmlns:p14="{_OFFICE_2010}">{"".join(parts)}</p14:sectionLst></p:ext></p:extLst>'
        )
    )


def themed(theme: str, typeface: str, colours: dict[str, str]) -> str:
    """A theme in another typeface and with other colours, none of which python-pptx can set.

    Args:
        theme: its XML.
        typeface: for headings and text.
        colours: ``#RRGGBB`` by the theme's name for each, such as ``accent1``.
    """
    theme = re.sub(
        r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{typeface}", theme
    )
    for name, colour in colours.items():
        value = f'<a:{name}><a:srgbClr val="{colour.removeprefix("#")}"/></a:{name}>'
        theme = re.sub(rf"<a:{name}>.*?</a:{name}>", value, theme, flags=re.DOTALL)
    return theme


def without_clock(content: bytes) -> bytes:
    """A zip file whose members are all of one fixed time: python-pptx asks the clock.

    Each member's time stands in its own header and again in the directory at the file's end.
    """
    fixed = bytearray(content)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = archive.infolist()
    entry = int.from_bytes(content[-6:-2], "little")
    for member in members:
        for header, at in ((member.header_offset, 10), (entry, 12)):
            fixed[header + at : header + at + 4] = _FIRST_OF_1980
        entry += 46 + len(member.filename.encode()) + len(member.extra) + len(member.comment)
    return bytes(fixed)
