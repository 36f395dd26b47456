"""A view as text on the terminal."""

from __future__ import annotations

from stp_map.analysis.describe import describe
from stp_map.analysis.legend import legend
from stp_map.analysis.selection import select
from stp_map.analysis.sentences import headline, subtitle
from stp_map.cli.terminal import columns, printable, say
from stp_map.core.model import Atlas
from stp_map.core.view import View
from stp_map.web.table import headings, table_row


def print_view(atlas: Atlas, view: View) -> None:
    """Print what a view shows: its headline, its description and its table.

    Args:
        atlas: all the data.
        view: what was asked for.
    """
    shown = view.presentation
    selection = select(atlas, view.filters)
    colours = legend(atlas, selection, shown)
    say(printable(headline(selection, shown.population)))
    say(printable(subtitle(selection, colours)))
    say("")
    for sentence in describe(selection, colours, shown):
        say(printable(sentence))
    rows = [table_row(entry, colours, shown) for entry in selection.shown]
    say("")
    say(columns(headings(colours), rows, frozenset({0, 5, 6, 7})))
