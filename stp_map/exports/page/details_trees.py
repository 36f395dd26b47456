"""The details of every footprint under every leader, as trees that a script builds by text only.

The words are those of ``stp_map.web.details``: its HTML is taken apart here, so that the standalone
page says exactly what the page says and its script never has to read HTML.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any

from stp_map.analysis.scene import Scene
from stp_map.core.html import Html, element, together
from stp_map.core.model import Entry, Leader
from stp_map.web.details import details_of, left_out_html

Tree = list[Any]
"""An element: its name, its attributes, then its children: trees or texts."""

ATTRIBUTES = frozenset({"class", "data-stp", "href", "scope"})
"""Those that the page has a use for."""


class _TreeBuilder(HTMLParser):
    """Builds nested lists from HTML that is well formed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root: Tree = ["", {}]
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        useful = {name: value for name, value in attrs if name in ATTRIBUTES}
        if "data-stp" in useful:  # The address is the served page's; the script makes its own.
            useful.pop("href", None)
        made: Tree = [tag, useful]
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
    """Details of each footprint under each of its leaders, every part once.

    From one day to another nothing differs in them but the leader.

    Args:
        scene: gives the data, and the uploaded figures.
        leaders: for each footprint everybody who led it, nobody included.

    Returns:
        ``pieces``, trees; ``details``: for each footprint and each of its leaders a list of
        indexes in ``pieces``; and ``leftOutNote``, the index of the piece for a footprint
        filtered out.
    """
    indexes: dict[str, int] = {}

    def listed(html: str) -> list[int]:
        return [indexes.setdefault(json.dumps(tree), len(indexes)) for tree in trees_of(html)]

    details = [
        [listed(details_of(scene.atlas, Entry(f, leader), scene.figures)) for leader in led]
        for f, led in zip(scene.atlas.footprints, leaders, strict=True)
    ]
    (left_out,) = listed(left_out_html())
    pieces = [json.loads(tree) for tree in indexes]
    return {"pieces": pieces, "details": details, "leftOutNote": left_out}


def tree_html(tree: Tree | str) -> Html:
    """A tree as HTML, for readers without JavaScript; links within the page are plain text."""
    if isinstance(tree, str):
        return together([tree])
    name, attributes, *children = tree
    is_link_inside = name == "a" and not attributes.get("href", "").startswith("http")
    inner = [tree_html(child) for child in children]
    if is_link_inside:
        return element("span", *inner)
    plain = {f"{key}_": value for key, value in attributes.items() if not key.startswith("data")}
    return element(name, *inner, **plain)
