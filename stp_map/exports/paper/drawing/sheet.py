"""A sheet to draw on: matplotlib's figure with points from the upper left corner, y downwards."""

from __future__ import annotations

from collections.abc import Iterable

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Patch, PathPatch, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Bbox, TransformedBbox

from stp_map.core import palette
from stp_map.core.palette import Fill, Pattern
from stp_map.exports.paper.drawing.blocks import Block, Disc, Item, Rule, Swatch, Words
from stp_map.exports.paper.drawing.fonts import drawable, outlines, properties, width
from stp_map.geometry.boxes import Box

PATTERNS = {
    Pattern.HATCH: "/////",
    Pattern.DOTS: "...",
    Pattern.LINES: "-----",
    Pattern.CROSSES: "xxxx",
    Pattern.UPRIGHTS: "|||||",
}
OVER_LINES = 2.5
"""matplotlib draws patches first (1), then lines (2), then text (3), whichever was added first."""

_OVER_ALL = 3
"""Where text stands, so that pixels and lines agree."""

PATTERN_WIDTH = 0.6
"""Points; thin enough that a number can be read over it."""


class Sheet:
    """A figure of so many points, and the boxes that named parts of it take.

    Args:
        width: in points.
        height: in points.
        dpi: pixels per inch where it becomes pixels.
        has_outlines: letters are drawn as filled outlines, not as text. That is for pixels: it
            takes a third of the time, and type keeps its place to less than a pixel at every dpi.
    """

    def __init__(
        self, width: float, height: float, dpi: float = 72, *, has_outlines: bool = False
    ) -> None:
        self.has_outlines = has_outlines
        self.page = Box(0, 0, width, height)
        self.parts: dict[str, Box] = {}
        self.figure = Figure(figsize=(width / 72, height / 72), dpi=dpi, facecolor=palette.WHITE)
        FigureCanvasAgg(self.figure)
        self.to_figure = (
            Affine2D().scale(1 / 72, -1 / 72).translate(0, height / 72)
            + self.figure.dpi_scale_trans
        )

    def add(self, artist: Artist, clip: Box | None = None) -> None:
        """Add an artist whose transform is set, cut off at the edges of a box."""
        self.figure.add_artist(artist)
        if clip is not None:
            bounds = Bbox([[clip.left, clip.top], [clip.right, clip.bottom]])
            artist.set_clip_box(TransformedBbox(bounds, self.to_figure))

    def place(self, block: Block, x: float, y: float, part: str = "") -> Box:
        """Draw a block with its upper left corner at a point; remember its box as a part."""
        self.draw(block.moved(x, y))
        box = Box.at(x, y, block.width, block.height)
        if part and block.items:
            self.parts[part] = box
        return box

    def draw(self, items: Iterable[Item]) -> None:
        """Draw items where they stand."""
        for item in items:
            match item:
                case Words():
                    self.words(item)
                case Swatch():
                    edges = Box.at(item.x, item.y, item.width, item.height)
                    self.rectangle(edges, item.fill, item.edge, 0.5)
                case Disc():
                    self.disc(item)
                case Rule():
                    ends = [(item.x, item.y), (item.x + item.width, item.y)]
                    self.line(ends, item.colour, 0.6)

    def words(self, words: Words, *, centred: bool = False, gid: str = "") -> None:
        """Draw one line of text; dollar signs and backslashes are only characters."""
        line = drawable(words.text)
        room = width(line, words.weight, words.size)
        left = words.x - room * (0.5 if centred else words.is_right)
        if self.has_outlines:
            self.add(self._outlined(line, words, left))
        else:
            text = self._text(line, words, left)
            text.set_gid(gid or None)
            self.add(text)

    def _outlined(self, line: str, words: Words, left: float) -> Artist:
        to_sheet = Affine2D().scale(words.size, -words.size).translate(left, words.y)
        path = outlines(line, words.weight)
        return PathPatch(
            path,
            color=words.colour,
            linewidth=0,
            transform=to_sheet + self.to_figure,
            zorder=_OVER_ALL,
        )

    def _text(self, line: str, words: Words, left: float) -> Artist:
        return Text(
            left,
            words.y,
            line,
            color=words.colour,
            fontproperties=properties(line, words.weight, words.size),
            verticalalignment="baseline",
            parse_math=False,
            usetex=False,
            transform=self.to_figure,
        )

    def rectangle(
        self,
        box: Box,
        fill: Fill | None,
        edge: str | None = None,
        edge_width: float = 0.6,
        order: float = 1,
    ) -> None:
        """Draw a box, filled, outlined or both; ``OVER_LINES`` draws its fill over every line."""
        patch = Rectangle(
            (box.left, box.top),
            box.width,
            box.height,
            facecolor=fill.colour if fill else "none",
            edgecolor="none",
            linewidth=0,
            transform=self.to_figure,
            zorder=order,
        )
        if fill:
            set_pattern(patch, fill)
        self.add(patch)
        if edge:
            corners = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom)]
            closed = [*corners, (box.left, box.bottom), (box.left, box.top)]
            self.line(closed, edge, edge_width)

    def disc(self, disc: Disc, gid: str = "", order: float = 1) -> None:
        """Draw a circle, filled, outlined or both; ``OVER_LINES`` draws it over every line."""
        patch = Circle(
            (disc.x, disc.y),
            disc.radius,
            facecolor=disc.fill or "none",
            edgecolor=disc.line or "none",
            linewidth=disc.edge if disc.line else 0,
            transform=self.to_figure,
        )
        patch.set_gid(gid or None)
        patch.set_zorder(order)
        self.add(patch)

    def line(self, points: list[tuple[float, float]], colour: str, width: float) -> None:
        """Draw a line through points, ``width`` points thick."""
        xs, ys = zip(*points, strict=True)
        line = Line2D(xs, ys, color=colour, linewidth=width, transform=self.to_figure)
        line.set_solid_joinstyle("miter")
        line.set_solid_capstyle("projecting")
        self.add(line)


def set_pattern(patch: Patch, fill: Fill) -> None:
    """Draw a fill's pattern over its ground, if it has one."""
    if fill.pattern in PATTERNS:
        patch.set_hatch(PATTERNS[fill.pattern])
        patch.set_hatchcolor(fill.ink)
        patch.set_hatch_linewidth(PATTERN_WIDTH)
