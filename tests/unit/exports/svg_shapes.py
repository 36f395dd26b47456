"""What is drawn on a map block, read back from its SVG: areas, signs and lines in points."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

import shapely

from stp_map.exports.paper.fonts import Weight, width
from stp_map.exports.paper.typesetting import Sheet, typeset

NAMESPACE = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"[A-Za-z]|-?\d*\.?\d+")


def elements(svg: str) -> list[ET.Element]:
    """Every element of a drawing in the order of drawing."""
    return list(ET.fromstring(svg).iter())  # noqa: S314 - our own


def areas(svg: str, named: str) -> dict[str, shapely.Polygon]:
    """Each footprint's largest outline as a polygon in points, in the order of drawing.

    Args:
        svg: a map block.
        named: what the names of its areas begin with, such as ``map-``.
    """
    return {
        (part.get("id") or "").removeprefix(named): max(
            _polygons(part.get("d") or "", *at), key=lambda polygon: polygon.area
        )
        for part, at in _placed(ET.fromstring(svg), (1.0, 0.0, 0.0))  # noqa: S314 - our own
        if (part.get("id") or "").startswith(named)
    }


@dataclass(frozen=True)
class Line:
    """Text on one line of a sheet, in points."""

    text: str
    start: float
    baseline: float
    size: float
    weight: int

    @property
    def end(self) -> float:
        """Where it ends, letter by letter: what Typst moves together is up to a point less."""
        weight = next(each for each in Weight if each.value[1] == self.weight)
        return self.start + width(self.text, weight, self.size)


def lines_of(sheet: Sheet) -> list[Line]:
    """What a template says on a sheet of one page, in order, without the words on its map."""
    whole = ET.fromstring(typeset(sheet, "svg"))  # noqa: S314 - our own
    return list(_lines(whole, (1.0, 0.0, 0.0)))


def _lines(part: ET.Element, at: Place) -> Iterator[Line]:
    for child in part:
        if child.tag == f"{NAMESPACE}svg":
            continue  # A drawing of ours.
        place = _moved(child, at)
        if child.tag == f"{NAMESPACE}text":
            x, y, size = (float(child.attrib[name]) for name in ("x", "y", "font-size"))
            said = "".join(child.itertext())
            weight = int(child.attrib["font-weight"])
            yield Line(said, place[1] + x, place[2] + y, size, weight)
        yield from _lines(child, place)


Place = tuple[float, float, float]
"""Points in a unit, and where its origin is."""


def _placed(part: ET.Element, at: Place) -> Iterator[tuple[ET.Element, Place]]:
    scale, x, y = at
    if part.tag == f"{NAMESPACE}svg" and part.get("x"):
        at = (scale, x + float(part.get("x") or 0), y + float(part.get("y") or 0))
    at = _moved(part, at)
    yield part, at
    for child in part:
        yield from _placed(child, at)


def _moved(part: ET.Element, at: Place) -> Place:
    """The same place after the element's own scale and movement."""
    transform = part.get("transform") or ""
    values = list(map(float, re.findall(r"-?[\d.]+", transform)))
    if transform.startswith("matrix("):
        a, _, _, _, e, f = values
    elif transform.startswith("translate("):
        a, e, f = 1.0, values[0], values[1] if len(values) > 1 else 0.0
    else:
        return at
    return at[0] * a, at[1] + at[0] * e, at[2] + at[0] * f


def _polygons(path: str, scale: float, left: float, top: float) -> list[shapely.Polygon]:
    """The closed rings of a path; a circle is two arcs."""
    rings = []
    for ring in path.split("M")[1:]:
        values = _NUMBER.findall(ring)
        x, y = float(values[0]), float(values[1])
        if "a" in ring:
            radius = float(values[3])
            circle = shapely.Point(left + (x + radius) * scale, top + y * scale)
            rings.append(circle.buffer(radius * scale, quad_segs=64))
            continue
        points = [(left + x * scale, top + y * scale)]
        steps = [float(each) for each in values[3:] if not each.isalpha()]
        for across, down in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + across, y + down
            points.append((left + x * scale, top + y * scale))
        rings.append(shapely.Polygon(points))
    return rings
