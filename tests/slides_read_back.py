"""Reads slides back as python-pptx sees them, for tests of both kinds of presentation."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pptx import Presentation


def opened(content: bytes) -> Any:  # noqa: ANN401 - python-pptx's class is a function
    return Presentation(BytesIO(content))


def every_shape(shapes: Any) -> Iterator[Any]:  # noqa: ANN401 - groups and trees alike
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from every_shape(shape.shapes)


def group(slide: Any, name: str) -> Any:  # noqa: ANN401
    return next((shape for shape in slide.shapes if shape.name == name), None)


def alternative(shape: Any) -> str:  # noqa: ANN401
    return str(shape.element.xpath(".//p:cNvPr")[0].get("descr", ""))


def texts(slide: Any) -> list[str]:  # noqa: ANN401
    return [s.text_frame.text for s in every_shape(slide.shapes) if s.has_text_frame]


def rows(slide: Any) -> list[list[str]]:  # noqa: ANN401
    tables = [shape.table for shape in slide.shapes if shape.has_table]
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows]


def outside(deck: Any) -> list[str]:  # noqa: ANN401
    """Names of shapes that reach beyond their slide, by more than a rounding."""
    wide, high, slack = deck.slide_width, deck.slide_height, 127
    return [
        shape.name
        for slide in deck.slides
        for shape in every_shape(slide.shapes)
        if shape.left < -slack
        or shape.top < -slack
        or shape.left + shape.width > wide + slack
        or shape.top + shape.height > high + slack
    ]
