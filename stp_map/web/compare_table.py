"""The comparison as a table for the page, with bars in its cells."""

from __future__ import annotations

from stp_map.analysis.comparison import Cell, Compared, compared, rows
from stp_map.analysis.comparison_words import HOW_TO_BEGIN, SHARED_SCALE, uploaded_note
from stp_map.analysis.scene import Scene
from stp_map.core import text
from stp_map.core.html import Html, element, together
from stp_map.core.view import View
from stp_map.web.elements import footprint_link, note, table


def comparison_html(scene: Scene) -> Html:
    """What is compared side by side, or how to begin.

    Args:
        scene: what is compared, the edition of the leaders, and the uploaded figures.

    Returns:
        A table with a column for each that is compared; names of footprints select them.
    """
    view, figures = scene.view, scene.figures
    items = compared(scene.atlas, view.presentation.compared, view.filters.as_at)
    if not items:
        return note(HOW_TO_BEGIN)
    said = f"Leaders: {text.edition(view.filters.as_at)}. {SHARED_SCALE}"
    if figures:
        has_region = any(item.is_region for item in items)
        said += f" {text.OWN_FIGURES}: {uploaded_note(figures.source, has_region=has_region)}"
    drawn = table(
        ("", *(_name(item, view) for item in items)),
        ((row.heading, *map(_cell, row.cells)) for row in rows(scene.atlas, items, figures)),
        class_="stp-compare",
        style=f"min-width:{_COLUMN * (len(items) + 1)}rem",
    )
    return together([note(said), drawn])


_COLUMN = 6.5
"""Width below which a column can't be read; a phone shows three before one has to scroll."""


def _name(item: Compared, view: View) -> str:
    return item.name if item.is_region else footprint_link(item.key, item.name, view)


def _cell(cell: Cell) -> Html:
    parts: list[str] = [cell.words]
    if cell.more:
        parts.append(element("small", cell.more))
    if cell.bar is not None:
        # An empty element: the number beside it is the bar's text.
        parts.append(element("i", style=f"width:{cell.bar:.1%}"))
    return together(parts)
