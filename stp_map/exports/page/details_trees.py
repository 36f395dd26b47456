"""The details of every footprint under every leader, as trees that a script builds by text only.

The words are those of ``stp_map.web.details``: its HTML is taken apart here, so that the standalone
page says exactly what the page says and its script never has to read HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

from stp_map.analysis.scene import Scene
from stp_map.core.html import Html, element, together
from stp_map.core.model import Entry, Leader
from stp_map.core.view import View
from stp_map.web.details import details_html

Tree = list[Any]
"""An element: its name, its attributes, then its children: trees or texts."""

KEPT_ATTRIBUTES = frozenset({"class", "data-stp", "href", "scope"})


class _TreeBuilder(HTMLParser):
    """Builds nested lists from HTML that is well formed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root: Tree = ["", {}]
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = {name: value for name, value in attrs if name in KEPT_ATTRIBUTES}
        if "data-stp" in kept:  # The page's own address; the script has its own for the footprint.
            kept.pop("href", None)
        made: Tree = [tag, kept]
        self._open[-1].append(made)
        self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].append(data)


def trees_of(html: str) -> list[Tree]:
    """The elements of well-formed HTML.

    Args:
        html: as ``stp_map.core.html.element`` writes it: every element closed, all text escaped.

    Returns:
        The outermost elements as trees.
    """
    builder = _TreeBuilder()
    builder.feed(html)
    builder.close()
    return builder.root[2:]


def details_trees(scene: Scene, leaders: Sequence[Sequence[Leader]]) -> dict[str, Any]:
    """Details of each footprint under each of its leaders, every part kept once.

    From one day to another nothing differs in them but the leader.

    Args:
        scene: gives the data, and the person's own figures.
        leaders: for each footprint everybody who led it, nobody included.

    Returns:
        ``pieces``, trees; ``details``: for each footprint and each of its leaders a list of
        places in ``pieces``; and ``leftOutNote``, the place of the piece for a footprint filtered
        out.
    """
    pieces: list[Tree] = []
    places: dict[str, int] = {}

    def place(tree: Tree) -> int:
        key = repr(tree)
        if key not in places:
            places[key] = len(pieces)
            pieces.append(tree)
        return places[key]

    def listed(entry: Entry, *, is_shown: bool = True) -> list[int]:
        selection = replace(
            whole.selection, everything=(entry,), shown=(entry,) if is_shown else ()
        )
        view = whole.view.presented(selected=entry.footprint.code)
        return [place(tree) for tree in details_of(replace(whole, view=view, selection=selection))]

    whole = scene.seen_by(View())
    beside = zip(scene.atlas.footprints, leaders, strict=True)
    details = [[listed(Entry(f, leader)) for leader in led] for f, led in beside]
    first = whole.selection.everything[0]
    left_out, shown = listed(first, is_shown=False), listed(first)
    notes = [piece for piece in left_out if piece not in shown]
    return {"pieces": pieces, "details": details, "leftOutNote": notes[0] if notes else None}


def details_of(scene: Scene) -> list[Tree]:
    """The details of the footprint that is selected, as trees."""
    return trees_of(details_html(scene))


def tree_html(tree: Tree | str) -> Html:
    """A tree as HTML, for readers without JavaScript; links within the page are plain text."""
    if isinstance(tree, str):
        return together([tree])
    name, attributes, *children = tree
    is_link_inside = name == "a" and not attributes.get("href", "").startswith("http")
    kept = {f"{key}_": value for key, value in attributes.items() if not key.startswith("data")}
    inner = [tree_html(child) for child in children]
    return element("span", *inner) if is_link_inside else element(name, *inner, **kept)
