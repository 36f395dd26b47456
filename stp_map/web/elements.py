"""Pieces of HTML that several sections of the page share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from stp_map.analysis.address import to_query_string
from stp_map.core.html import Html, element
from stp_map.core.view import View

_NO_CLASSES: Mapping[int, str] = MappingProxyType({})


def note(*content: str, **attributes: str) -> Html:
    """A paragraph that explains what stands beside it; attributes as ``element`` takes them."""
    return element("p", *content, class_="stp-note", **attributes)


def fault(*said: Html, role: str = "alert") -> Html:
    """A box that says what went wrong.

    Args:
        *said: paragraphs and lists.
        role: ``alert`` interrupts a screen reader, ``status`` waits its turn.
    """
    return element("div", *said, class_="stp-faults", role=role)


def footprint_link(code: str, name: str, view: View | None = None, **attributes: str) -> Html:
    """A link that selects a footprint.

    Args:
        code: the footprint's first-issued code.
        name: what the link says.
        view: what else the link shows where it is opened by itself; the first view, unless given.
        **attributes: of the link, as ``element`` takes them.
    """
    query = to_query_string(view.presented(selected=code)) if view else f"stp={code}"
    return element("a", name, href=f"?{query}", data_stp=code, **attributes)


def table(
    headings: Iterable[str],
    rows: Iterable[Sequence[str]],
    *,
    head: int = 0,
    classes: Mapping[int, str] = _NO_CLASSES,
    caption: str = "",
    **attributes: str,
) -> Html:
    """A table.

    Args:
        headings: text or Html; an empty one is a cell that heads nothing.
        rows: their cells, text or Html.
        head: index of the column that names the row.
        classes: by the index of a column, the class of its heading and cells.
        caption: what the table shows; none where it is empty.
        **attributes: of the table, as ``element`` takes them.
    """
    class_of = {column: {"class_": name} for column, name in classes.items()}
    top = [
        element("th", name, scope="col", **class_of.get(column, {})) if name else element("td")
        for column, name in enumerate(headings)
    ]
    lines = [
        element(
            "tr",
            *(
                element("th", cell, scope="row")
                if column == head
                else element("td", cell, **class_of.get(column, {}))
                for column, cell in enumerate(row)
            ),
        )
        for row in rows
    ]
    return element(
        "table",
        *([element("caption", caption)] if caption else []),
        element("thead", element("tr", *top)),
        element("tbody", *lines),
        **attributes,
    )


def fold(summary: str, *content: str) -> Html:
    """Content that opens below its summary."""
    return element("details", element("summary", summary), *content, class_="stp-fold")
