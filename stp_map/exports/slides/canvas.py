"""A slide to put shapes on, one after another, the first at the back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.slide import Slide

from stp_map.core.palette import Fill
from stp_map.exports.slides.markup import (
    NAMESPACES,
    Box,
    Paragraph,
    Ring,
    Stroke,
    body_xml,
    box_xml,
    fill_xml,
    line_xml,
    named_xml,
    outline_xml,
    plain,
)

_DEGREE = 60_000
"""DrawingML turns shapes by sixty-thousandths of a degree."""

_FIRST_NUMBER = 100
"""Numbers of shapes; those below are left to the placeholders of the layout."""


class Canvas:
    """Adds shapes to a slide with numbers that depend on their order only."""

    def __init__(self, slide: Slide) -> None:
        self.slide = slide
        self._tree = slide.shapes.element
        self._numbers = count(_FIRST_NUMBER)

    def outline(
        self,
        name: str,
        rings: Sequence[Ring],
        *,
        description: str = "",
        fill: Fill | None = None,
        stroke: Stroke | None = None,
        closed: bool = True,
    ) -> None:
        """Add a drawn outline; rings in hundredths of a point from the top left.

        Args:
            name: of the shape, for the selection pane.
            rings: its outline; nothing is added where there are none.
            description: the text alternative; without it the shape is decorative.
            fill: how it is painted, None for not at all.
            stroke: its line, None for none.
            closed: whether rings are closed to areas, or are open lines.
        """
        if not rings:
            return
        self._shape(
            named_xml(next(self._numbers), name, description),
            f"{outline_xml(rings, closed=closed)}{fill_xml(fill)}{line_xml(stroke)}",
        )

    def rectangle(
        self,
        name: str,
        box: Box,
        *,
        description: str = "",
        fill: Fill | None = None,
        stroke: Stroke | None = None,
    ) -> None:
        """Add a rectangle; without a description it is decorative."""
        self.preset("rect", name, box, description=description, fill=fill, stroke=stroke)

    def preset(
        self,
        kind: str,
        name: str,
        box: Box,
        *,
        description: str = "",
        fill: Fill | None = None,
        stroke: Stroke | None = None,
        turned: int = 0,
    ) -> None:
        """Add one of the shapes that every program for slides knows.

        Args:
            kind: as DrawingML names it, such as ``ellipse``.
            name: of the shape, for the selection pane.
            box: where it stands before it is turned.
            description: the text alternative; without it the shape is decorative.
            fill: how it is painted, None for not at all.
            stroke: its line, None for none.
            turned: clockwise, in degrees.
        """
        place = box_xml(box)
        if turned:
            place = place.replace("<a:xfrm>", f'<a:xfrm rot="{turned * _DEGREE}">', 1)
        self._shape(
            named_xml(next(self._numbers), name, description),
            f'{place}<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>'
            f"{fill_xml(fill)}{line_xml(stroke)}",
        )

    def text(
        self,
        name: str,
        box: Box,
        paragraphs: Sequence[Paragraph],
        *,
        anchor: str = "t",
        wrap: bool = True,
        fill: Fill | None = None,
        stroke: Stroke | None = None,
    ) -> None:
        """Add a text box without margins."""
        self._shape(
            f'<p:cNvPr id="{next(self._numbers)}" name={quoteattr(plain(name))}/>',
            f'{box_xml(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f"{fill_xml(fill)}{line_xml(stroke)}",
            body=body_xml(paragraphs, anchor=anchor, wrap=wrap),
        )

    def slide_number(self, box: Box, points: float, colour: str) -> None:
        """Add the slide's number as a field that follows the slide when it is moved."""
        rgb = colour.removeprefix("#")
        self._add(
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{next(self._numbers)}" '
            'name="Slide number"/><p:cNvSpPr/><p:nvPr><p:ph type="sldNum" sz="quarter" idx="12"/>'
            f"</p:nvPr></p:nvSpPr><p:spPr>{box_xml(box)}</p:spPr><p:txBody>"
            '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/><a:lstStyle/><a:p>'
            '<a:pPr algn="r"/><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
            f'<a:rPr lang="en-GB" sz="{round(points * 100)}"><a:solidFill><a:srgbClr val="{rgb}"/>'
            "</a:solidFill></a:rPr><a:t>#</a:t></a:fld></a:p></p:txBody></p:sp>"
        )

    def frame(self, name: str, description: str, box: Box, content: str) -> None:
        """Add a graphic frame around the XML of a table."""
        self._add(
            f"<p:graphicFrame {NAMESPACES}><p:nvGraphicFramePr>"
            f"{named_xml(next(self._numbers), name, description)}"
            '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
            f"</p:nvGraphicFramePr>{box_xml(box, 'p:xfrm')}<a:graphic><a:graphicData "
            'uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
            f"{content}</a:graphicData></a:graphic></p:graphicFrame>"
        )

    @contextmanager
    def group(self, name: str, description: str, box: Box) -> Iterator[None]:
        """Put the shapes that are added inside into one group of a given extent."""
        inner = box_xml(box).removeprefix("<a:xfrm>").removesuffix("</a:xfrm>")
        children = inner.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
        around, self._tree = (
            self._tree,
            self._add(
                f"<p:grpSp {NAMESPACES}><p:nvGrpSpPr>"
                f"{named_xml(next(self._numbers), name, description)}<p:cNvGrpSpPr/><p:nvPr/>"
                f"</p:nvGrpSpPr><p:grpSpPr><a:xfrm>{inner}{children}</a:xfrm></p:grpSpPr></p:grpSp>"
            ),
        )
        yield
        self._tree = around

    def _shape(self, named: str, properties: str, body: str = "") -> None:
        kind = '<p:cNvSpPr txBox="1"/>' if body else "<p:cNvSpPr/>"
        self._add(
            f"<p:sp {NAMESPACES}><p:nvSpPr>{named}{kind}<p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{properties}</p:spPr>{body}</p:sp>"
        )

    def _add(self, xml: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 - lxml has no types
        element = parse_xml(xml)
        self._tree.append(element)
        return element
