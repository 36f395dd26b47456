"""What every data file holds: the rows, the words around them, and the view behind both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from stp_map.analysis.caption import Caption, caption
from stp_map.analysis.legend import legend
from stp_map.analysis.selection import Selection, select
from stp_map.analysis.sentences import filters_in_words
from stp_map.core import text
from stp_map.core.model import Atlas
from stp_map.core.view import View
from stp_map.exports.tables.export_table import ExportTable, export_table


def encodable(text: str) -> str:
    """Text that can be written in UTF-8: half a pair of surrogates becomes a question mark."""
    return text.encode("utf-8", "replace").decode()


@dataclass(frozen=True, slots=True)
class Content:
    """A view's rows and words, ready to be written in any format."""

    table: ExportTable
    caption: Caption
    selection: Selection

    @property
    def about(self) -> tuple[tuple[str, str], ...]:
        """Label and text of everything a reader needs to know beside the rows."""
        words, filters = self.caption, self.selection.filters
        lines = [
            ("Title", words.title),
            ("What is shown", words.subtitle),
            ("Leaders", text.edition(filters.as_at)),
            ("Filters", filters_in_words(filters) or "None: all footprints"),
            ("Rows", text.count_of(len(self.table.rows), "footprint")),
            *(("Source", line) for line in words.attribution),
            ("Evidence for leaders", text.EVIDENCE_NOTE),
            ("Unverified rows", words.evidence),
            ("Boundaries and codes", text.EDITION_NOTE),
            ("Made", words.made_on),
            ("Address of this view", words.address),
        ]
        return tuple((label, line) for label, line in lines if line)


def content_of(atlas: Atlas, view: View, made_on: date, page: str) -> Content:
    """The rows and words of a view.

    Args:
        atlas: all the data.
        view: what was asked for.
        made_on: the date of making, printed in the file.
        page: address of the page without its query, where it is known.

    Returns:
        What the file will hold.
    """
    selection = select(atlas, view.filters)
    colours = legend(atlas, selection, view.presentation)
    words = caption(selection, colours, view, made_on=made_on, page=page)
    if atlas.own:  # Its columns are in the file, whatever the view is coloured by.
        sources = text.attribution(view.presentation.population, atlas.own.source)
        words = replace(words, attribution=sources)
    return Content(export_table(atlas, selection, colours), words, selection)
