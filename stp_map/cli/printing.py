"""A scene as text on the terminal."""

from __future__ import annotations

from stp_map.analysis.scene import Scene
from stp_map.cli.terminal import columns, printable, say
from stp_map.web.table import headings, table_row


def print_scene(scene: Scene) -> None:
    """Print what is shown: its headline, its description and its table."""
    say(printable(scene.headline))
    say(printable(scene.subtitle))
    say("")
    for sentence in scene.description:
        say(printable(sentence))
    rows = [table_row(entry, scene) for entry in scene.entries]
    say("")
    say(columns(headings(scene.legend), rows, frozenset({0, 5, 6, 7})))
