"""A slide to put shapes on, one after another, the first at the back."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from itertools import count
from typing import Any

from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.shapes.base import BaseShape
from pptx.shapes.shapetree import SlideShapes
from pptx.slide import Slide
from shapely.geometry.base import BaseGeometry

from stp_map.core.palette import Fill
from stp_map.exports.slides import markup
from stp_map.exports.slides.content import Paragraph, Place, Stroke, emu_of, rings_of
from stp_map.exports.slides.style import set_margins, style_shape, write
from stp_map.geometry.boxes import Box

Looks = dict[Hashable, Any]
"""Elements of shapes by what they look like, to be copied for each shape that looks the same."""

_FIRST_NUMBER = 100
"""Numbers of shapes; those below are left to the placeholders of the layout."""


class Canvas:
    """Adds shapes to a slide with numbers that depend on their order only.

    To make and style a shape takes python-pptx a millisecond, so the first in each look is copied
    for the others. It looks through everything on the slide for each shape and group that it
    makes: the points of a map, tens of thousands, follow when the slide is closed.
    """

    def __init__(self, slide: Slide, looks: Looks) -> None:
        """Draw on a slide, with looks that other slides of the presentation have in common."""
        self._slide = slide
        self._shapes = slide.shapes
        self._looks = looks
        self._numbers = count(_FIRST_NUMBER)
        self._paths: list[tuple[Any, str]] = []

    def outline(
        self,
        name: str,
        shape: BaseGeometry,
        description: str = "",
        fill: Fill | None = None,
        stroke: Stroke | None = None,
    ) -> None:
        """Add a drawn outline: holes and islands, or lines, in one shape.

        Args:
            name: of the shape, for the selection pane.
            shape: polygons or lines in inches; nothing is added where there are none.
            description: the text alternative; without it the shape is decorative.
            fill: how it is painted, None for not at all.
            stroke: its line, None for none.
        """

        def make(shapes: SlideShapes) -> Any:  # noqa: ANN401 - python-pptx's shapes have many classes
            line = shapes.build_freeform().add_line_segments([(1, 1)], close=False)
            return style_shape(line.convert_to_shape(), fill, stroke)

        rings = rings_of(shape)
        if rings:
            place, path = markup.path(rings)
            added = self.add(("outline", fill, stroke), make, place, name, description)
            self._paths.append((added, path))

    def shape(
        self,
        kind: MSO_SHAPE,
        name: str,
        box: Box,
        description: str = "",
        fill: Fill | None = None,
        stroke: Stroke | None = None,
        turned: float = 0,
    ) -> None:
        """Add one of the shapes that every program for slides knows, as ``outline`` does.

        Args:
            kind: which one.
            name: of the shape.
            box: where it stands before it is turned.
            description: the text alternative.
            fill: how it is painted.
            stroke: its line.
            turned: clockwise, in degrees.
        """

        def make(shapes: SlideShapes) -> Any:  # noqa: ANN401
            shape = style_shape(shapes.add_shape(kind, *emu_of(box)), fill, stroke)
            shape.rotation = turned
            return shape

        look = (kind, fill, stroke, turned)
        self.add(look, make, emu_of(box), name, description)

    def text(
        self,
        name: str,
        box: Box,
        paragraphs: Sequence[Paragraph],
        *,
        anchor: MSO_ANCHOR = MSO_ANCHOR.TOP,
        wrap: bool = True,
        fill: Fill | None = None,
        stroke: Stroke | None = None,
    ) -> None:
        """Add a text box without margins, which is its own text alternative."""
        styles = tuple(dict.fromkeys(paragraph.without_words for paragraph in paragraphs))

        def make(shapes: SlideShapes) -> Any:  # noqa: ANN401
            shape = style_shape(shapes.add_textbox(*emu_of(box)), fill, stroke)
            shape.text_frame.auto_size = MSO_AUTO_SIZE.NONE
            set_margins(shape.text_frame, anchor, wrap=wrap)
            write(shape.text_frame, styles)
            markup.hang(shape.element, styles)
            return shape

        shape = self.add((anchor, wrap, fill, stroke, styles), make, emu_of(box), name)
        markup.fill_text(shape, styles, paragraphs)

    def slide_number(self, box: Box, look: Paragraph) -> None:
        """Add the slide's number as a field that follows the slide when it is moved."""

        def make(shapes: SlideShapes) -> Any:  # noqa: ANN401
            holders: Any = self._slide.slide_layout.placeholders
            for holder in holders:
                if holder.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
                    shapes.clone_placeholder(holder)
            shape: Any = shapes[-1]
            shape.left, shape.top, shape.width, shape.height = emu_of(box)
            set_margins(shape.text_frame, MSO_ANCHOR.BOTTOM)
            write(shape.text_frame, [look])
            markup.number_slide(shape.element)
            return shape

        self.add(look, make, emu_of(box), "Slide number")

    @contextmanager
    def group(self, name: str, description: str) -> Iterator[None]:
        """Put the shapes that are added inside into one group."""
        before = len(self._shapes.element)
        yield
        inside = [BaseShape(each, self._shapes) for each in self._shapes.element[before:]]
        group = self._shapes.add_group_shape(inside)
        markup.label(group.element, next(self._numbers), name, description)

    def close(self) -> None:
        """Draw the outlines that were added."""
        for shape, path in self._paths:
            markup.draw(shape, path)

    def add(
        self,
        look: Hashable,
        make: Callable[[SlideShapes], Any],
        place: Place,
        name: str,
        description: str | None = None,
    ) -> Any:  # noqa: ANN401
        """Add a shape, the first in its look by python-pptx.

        Args:
            look: what tells its looks from those of other shapes.
            make: adds the first one.
            place: where it stands.
            name: of the shape, for the selection pane.
            description: the text alternative; decorative where it is empty, neither where None.

        Returns:
            Its element.
        """
        if look not in self._looks:
            shape = make(self._shapes).element
            self._looks[look] = deepcopy(shape)
        else:
            shape = deepcopy(self._looks[look])
            self._shapes.element.append(shape)
        markup.place(shape, place)
        markup.label(shape, next(self._numbers), name, description)
        return shape
