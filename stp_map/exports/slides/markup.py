"""The XML of a slide's shapes and text, as strings: shapes that python-pptx has no calls for.

Positions and sizes are in EMU, 914,400 to the inch. All text passes through ``plain``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from stp_map.core import palette
from stp_map.core.palette import Fill, Pattern

EMU_PER_INCH = 914_400
EMU_PER_POINT = 12_700
UNIT = 127
"""EMU to a unit of a drawn outline: a hundredth of a point, so that numbers stay short."""
UNITS_PER_INCH = EMU_PER_INCH // UNIT

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
_FIRST_OUTSIDE = 0xFFFE
"""U+FFFE and U+FFFF may not stand in XML 1.0, nor may surrogates and most control characters."""

Ring = Sequence[tuple[int, int]]
"""Points of an outline in units of ``UNIT`` EMU from the top left of the slide."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide, in inches from its top left."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: its colour as ``#RRGGBB`` and its width in points."""

    colour: str
    points: float


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style."""

    text: str
    points: float = 12
    bold: bool = False
    colour: str = palette.TEXT


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs in one paragraph. ``hanging`` and ``before`` are in points."""

    runs: tuple[Run, ...]
    align: str = "l"
    hanging: float = 0
    before: float = 0


def plain(text: str) -> str:
    """Text on one line, without what XML 1.0 forbids: control characters and surrogates."""
    kept = (
        " " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c
        for c in text
        if unicodedata.category(c) != "Cs" and ord(c) & 0xFFFE != _FIRST_OUTSIDE
    )
    return " ".join("".join(kept).split())


def emu(inches: float) -> int:
    """Inches as EMU."""
    return round(inches * EMU_PER_INCH)


def colour_xml(colour: str) -> str:
    """A ``#RRGGBB`` colour."""
    return f'<a:srgbClr val="{colour.removeprefix("#")}"/>'


def fill_xml(fill: Fill | None) -> str:
    """A solid or patterned fill; None is no fill."""
    if fill is None:
        return "<a:noFill/>"
    if fill.pattern is Pattern.NONE:
        return f"<a:solidFill>{colour_xml(fill.colour)}</a:solidFill>"
    return (
        f'<a:pattFill prst="wdUpDiag"><a:fgClr>{colour_xml(fill.ink)}</a:fgClr>'
        f"<a:bgClr>{colour_xml(fill.colour)}</a:bgClr></a:pattFill>"
    )


def line_xml(stroke: Stroke | None) -> str:
    """A line with round ends and joins; None is no line."""
    if stroke is None:
        return "<a:ln><a:noFill/></a:ln>"
    return (
        f'<a:ln w="{round(stroke.points * EMU_PER_POINT)}" cap="rnd"><a:solidFill>'
        f"{colour_xml(stroke.colour)}</a:solidFill><a:round/></a:ln>"
    )


def named_xml(number: int, name: str, description: str) -> str:
    """A shape's number, name and text alternative; without one it is marked decorative."""
    attributes = f'id="{number}" name={quoteattr(plain(name))}'
    if not description:
        return f"<p:cNvPr {attributes}>{_DECORATIVE}</p:cNvPr>"
    return f"<p:cNvPr {attributes} descr={quoteattr(plain(description))}/>"


def box_xml(box: Box, tag: str = "a:xfrm") -> str:
    """Where a shape stands and how large it is."""
    return (
        f'<{tag}><a:off x="{emu(box.left)}" y="{emu(box.top)}"/>'
        f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/></{tag}>'
    )


def outline_xml(rings: Sequence[Ring], *, closed: bool) -> str:
    """A drawn outline of any number of rings, with its place: holes and islands in one shape."""
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    left, top = min(xs), min(ys)
    width, height = max(max(xs) - left, 1), max(max(ys) - top, 1)
    end = "<a:close/>" if closed else ""
    fill = "" if closed else ' fill="none"'
    parts = []
    for ring in rings:
        points = [f'<a:pt x="{x - left}" y="{y - top}"/>' for x, y in ring]
        lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
        parts.append(f"<a:moveTo>{points[0]}</a:moveTo>{lines}{end}")
    return (
        f'<a:xfrm><a:off x="{left * UNIT}" y="{top * UNIT}"/>'
        f'<a:ext cx="{width * UNIT}" cy="{height * UNIT}"/></a:xfrm>'
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width}" h="{height}"{fill}>{"".join(parts)}</a:path>'
        "</a:pathLst></a:custGeom>"
    )


def run_xml(run: Run) -> str:
    """A run of text."""
    return (
        f'<a:r><a:rPr lang="en-GB" sz="{round(run.points * 100)}" b="{int(run.bold)}" dirty="0">'
        f"<a:solidFill>{colour_xml(run.colour)}</a:solidFill></a:rPr>"
        f"<a:t>{escape(plain_keeping_ends(run.text))}</a:t></a:r>"
    )


def plain_keeping_ends(text: str) -> str:
    """``plain`` for a run, whose spaces at its ends part it from the runs beside it."""
    tidy = plain(text)
    start = " " if text[:1] == " " else ""
    return f"{start}{tidy}{' ' if tidy and text[-1:] == ' ' else ''}"


def paragraph_xml(paragraph: Paragraph) -> str:
    """A paragraph without a bullet, its later lines hanging if asked for."""
    hanging = round(paragraph.hanging * EMU_PER_POINT)
    # Schema order: spacing, then bullets, then tabs.
    before = f'<a:spcBef><a:spcPts val="{round(paragraph.before * 100)}"/></a:spcBef>'
    tabs = f'<a:tabLst><a:tab pos="{hanging}" algn="l"/></a:tabLst>' if hanging else ""
    # A tab has a size too, and the line is as high as the largest.
    size = round(paragraph.runs[0].points * 100)
    tab = f'<a:r><a:rPr lang="en-GB" sz="{size}"/><a:t>\t</a:t></a:r>' if hanging else ""
    runs = tab.join(map(run_xml, paragraph.runs))
    return (
        f'<a:p><a:pPr marL="{hanging}" indent="{-hanging}" algn="{paragraph.align}">'
        f"{before}<a:buNone/>{tabs}</a:pPr>{runs}</a:p>"
    )


def body_xml(
    paragraphs: Sequence[Paragraph], *, anchor: str = "t", wrap: bool = True, tag: str = "p:txBody"
) -> str:
    """A text body without margins."""
    return (
        f'<{tag}><a:bodyPr wrap="{"square" if wrap else "none"}" lIns="0" tIns="0" rIns="0" '
        f'bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        f"{''.join(map(paragraph_xml, paragraphs))}</{tag}>"
    )
