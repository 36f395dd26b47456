"""The comparison as a table for the page, with bars in its cells."""

from __future__ import annotations

from stp_map.analysis.address import to_query_string
from stp_map.analysis.comparison import Cell, Compared, Row, compared, rows
from stp_map.analysis.comparison_words import HOW_TO_BEGIN, SHARED_SCALE, uploaded_note
from stp_map.analysis.scene import Scene
from stp_map.core import text
from stp_map.core.html import Html, element, together
from stp_map.core.view import View


def comparison_html(scene: Scene) -> Html:
    """What is compared side by side, or how to begin.

    Args:
        scene: what is compared, the edition of the leaders, and the person's own figures.

    Returns:
        A table with a column for each that is compared; names of footprints select them.
    """
    view, figures = scene.view, scene.figures
    items = compared(scene.atlas, view.presentation.compared, view.filters.as_at)
    if not items:
        return element("p", HOW_TO_BEGIN, class_="stp-note")
    head = [element("th", _name(item, view), scope="col") for item in items]
    note = f"Leaders: {text.edition(view.filters.as_at)}. {SHARED_SCALE}"
    if figures:
        has_region = any(item.is_region for item in items)
        note += f" {text.OWN_FIGURES}: {uploaded_note(figures.source, has_region=has_region)}"
    table = element(
        "table",
        element("thead", element("tr", element("td"), *head)),
        element("tbody", *[_row(row) for row in rows(scene.atlas, items, figures)]),
        class_="stp-compare",
        style=f"min-width:{_COLUMN * (len(items) + 1)}rem",
    )
    return together([element("p", note, class_="stp-note"), table])


_COLUMN = 6.5
"""Width below which a column can't be read; a phone shows three before one has to scroll."""


def _name(item: Compared, view: View) -> Html:
    if item.is_region:
        return together([item.name])
    href = f"?{to_query_string(view.presented(selected=item.key))}"
    return element("a", item.name, href=href, data_stp=item.key)


def _row(row: Row) -> Html:
    return element(
        "tr", element("th", row.heading, scope="row"), *[_cell(cell) for cell in row.cells]
    )


def _cell(cell: Cell) -> Html:
    parts: list[str] = [cell.words]
    if cell.more:
        parts.append(element("small", cell.more))
    if cell.bar is not None:
        # An empty element: the number beside it is the bar's text.
        parts.append(element("i", style=f"width:{cell.bar:.1%}"))
    return element("td", *parts)
