"""What stands beside a map: subtitle, legend, key of names, figures, footer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from stp_map import palette, text
from stp_map.caption import Caption
from stp_map.deck.canvas import Canvas
from stp_map.deck.fit import POINTS_PER_INCH, cut, fitted, height_of, line_count, text_width
from stp_map.deck.map_shapes import Scene
from stp_map.deck.markup import Box, Paragraph, Run, Stroke, plain
from stp_map.legend import Legend
from stp_map.selection import Entry
from stp_map.sentences import KeyFigure

MARGIN = 0.47
FOOTER = Box(MARGIN, 6.74, 11.7, 0.56)
SLIDE_NUMBER = Box(12.26, 7.1, 0.6, 0.2)

LEGEND_STEP = 0.27
_SWATCH = (0.3, 0.19)
_SWATCH_LINE = Stroke(palette.GREY_OUTLINE, 0.5)
_SIZE = 12
_SUBTITLE_SIZES = (14, 13, 12, 11, 10)
_KEY_SIZES = (10, 9.5, 9, 8.5, 8)
_HANGING = 18
_BETWEEN = 4
"""Points from a number to its name, and between regions."""

_FOOTER_SIZES = (8, 7.5, 7)


def draw_subtitle(canvas: Canvas, words: str, box: Box) -> float:
    """Write the subtitle, hostile text, set smaller until it fits; returns where it ends."""
    one_line = height_of(1, _SUBTITLE_SIZES[0])
    fit, points = fitted(plain(words), box.width, one_line, _SUBTITLE_SIZES[:3])
    if fit != plain(words):
        fit, points = fitted(plain(words), box.width, box.height, _SUBTITLE_SIZES[1:])
    high = height_of(line_count(fit, box.width, points), points)
    run = Run(fit, points, colour=palette.SECONDARY_TEXT)
    canvas.text("Subtitle", Box(box.left, box.top, box.width, high), [Paragraph((run,))])
    return box.top + high


def draw_legend(canvas: Canvas, legend: Legend, left: float, top: float) -> float:
    """Draw the classes as swatches with their words and counts.

    Args:
        canvas: the slide.
        legend: title and classes.
        left: of the swatches, in inches.
        top: of the title, in inches.

    Returns:
        Where the legend ends, in inches from the top.
    """
    heading = Run(legend.title, _SIZE, bold=True)
    wide = text_width(legend.title, _SIZE, bold=True)
    counts = Run("Footprints", 10, colour=palette.SECONDARY_TEXT)
    counts_wide = text_width(counts.text, counts.points) + 0.05
    count_right = left + max(3.55, wide + 0.1 + counts_wide)
    canvas.text("Legend title", Box(left, top, wide, 0.22), [Paragraph((heading,))], wrap=False)
    above = Box(count_right - counts_wide, top + 0.02, counts_wide, 0.2)
    canvas.text("Legend counts", above, [Paragraph((counts,), align="r")])
    for place, each in enumerate(legend.classes):
        y = top + 0.3 + place * LEGEND_STEP
        swatch = Box(left, y, *_SWATCH)
        described = f"{each.label}: {text.count_of(each.count, 'footprint')}"
        canvas.rectangle(
            f"Legend: {each.label}", swatch, description=described, fill=each.fill,
            stroke=_SWATCH_LINE,
        )  # fmt: skip
        label = Paragraph((Run(each.label, _SIZE),))
        words = Box(left + 0.4, y - 0.01, count_right - left - 0.95, 0.21)
        canvas.text("Legend label", words, [label], anchor="ctr")
        number = Paragraph((Run(str(each.count), _SIZE, bold=True),), align="r")
        canvas.text("Legend count", Box(count_right - 0.5, y - 0.01, 0.5, 0.21), [number],
                    anchor="ctr")  # fmt: skip
    return top + 0.3 + len(legend.classes) * LEGEND_STEP


def draw_legend_line(canvas: Canvas, legend: Legend, box: Box) -> None:
    """Draw the classes side by side, each with its words and count, in as many lines as needed."""
    x, y = box.left, box.top
    for each in legend.classes:
        words = f"{each.label} ({each.count})"
        wide = text_width(words, 10) + 0.02
        if x + 0.28 + wide > box.right and x > box.left:
            x, y = box.left, y + 0.23
        described = f"{each.label}: {text.count_of(each.count, 'footprint')}"
        swatch = Box(x, y + 0.02, 0.22, 0.14)
        canvas.rectangle(
            f"Legend: {each.label}",
            swatch,
            description=described,
            fill=each.fill,
            stroke=_SWATCH_LINE,
        )
        label = [Paragraph((Run(words, 10),))]
        canvas.text("Legend label", Box(x + 0.28, y, wide, 0.18), label, anchor="ctr", wrap=False)
        x += 0.28 + wide + 0.16


def draw_key(
    canvas: Canvas, columns: Sequence[tuple[Sequence[Entry], Box]], *, headed: bool
) -> None:
    """Write the name to every number on the map in columns, as large as fits all of them.

    Args:
        canvas: the slide.
        columns: which footprints stand where, in number order.
        headed: whether each region stands as a heading over its footprints.
    """
    sizes = (s for s in _KEY_SIZES if all(_key_height(e, b, s) <= b.height for e, b in columns))
    points = next(sizes, _KEY_SIZES[-1])
    for entries, box in columns:
        paragraphs: list[Paragraph] = []
        for region, of_region in groupby(entries, key=lambda entry: entry.footprint.region):
            if headed:
                head = Run(str(region.value), points, bold=True)
                paragraphs.append(Paragraph((head,), before=_BETWEEN if paragraphs else 0))
            paragraphs += [_key_line(entry, points) for entry in of_region]
        if paragraphs:
            canvas.text("Key of names", box, paragraphs)


def _key_line(entry: Entry, points: float) -> Paragraph:
    number = Run(str(entry.footprint.number), points, bold=True)
    return Paragraph((number, Run(entry.footprint.name, points)), hanging=_HANGING)


def _key_height(entries: Sequence[Entry], box: Box, points: float) -> float:
    width = box.width - _HANGING / POINTS_PER_INCH
    names = sum(line_count(entry.footprint.name, width, points) for entry in entries)
    regions = len({entry.footprint.region for entry in entries})
    return height_of(names + regions, points) + _BETWEEN * regions / POINTS_PER_INCH


def draw_figures(
    canvas: Canvas, figures: Sequence[KeyFigure], box: Box, columns: int, points: float = 18
) -> None:
    """Write key figures in a grid: the value large, its label under it."""
    rows = -(-len(figures) // columns)
    wide, high = box.width / columns, box.height / rows
    for place, figure in enumerate(figures):
        cell = Box(
            box.left + place % columns * wide, box.top + place // columns * high, wide - 0.1, high
        )
        value = Run(figure.value, points, bold=True, colour=palette.NHS_DARK_BLUE)
        label = Run(figure.label, 10, colour=palette.SECONDARY_TEXT)
        canvas.text("Key figure", cell, [Paragraph((value,)), Paragraph((label,))])


def draw_selected(canvas: Canvas, scene: Scene, box: Box) -> None:
    """Write what is known of the selected footprint; nothing where none is."""
    entry = scene.selected
    if entry is None:
        return
    footprint = entry.footprint
    value = scene.legend.values[footprint.code]
    lines = (
        Run(f"Selected: {footprint.number} {footprint.name}", _SIZE, bold=True),
        Run(f"{value}, {footprint.region.value}", 11),
        Run(f"Leader: {text.leader_line(entry.leader)}", 11),
    )
    canvas.text("Selected footprint", box, [Paragraph((line,), before=2) for line in lines])


def draw_footer(canvas: Canvas, caption: Caption) -> None:
    """Write sources, evidence, date and address at the foot, and the slide's number."""
    lines = [plain(line) for line in caption.footer]
    for points in _FOOTER_SIZES:
        high = sum(height_of(line_count(line, FOOTER.width, points), points) for line in lines)
        if high <= FOOTER.height:
            break
    else:
        # Only an address can be this long; it stands whole in the notes.
        lines = [cut(line, FOOTER.width, 2 if line is lines[0] else 1, points) for line in lines]
    runs = [Run(line, points, colour=palette.SECONDARY_TEXT) for line in lines]
    canvas.text("Footer", FOOTER, [Paragraph((run,)) for run in runs], anchor="b")
    canvas.slide_number(SLIDE_NUMBER, 9, palette.SECONDARY_TEXT)
