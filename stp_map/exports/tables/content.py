"""What every data file holds: the rows, the words around them, and the scene behind both."""

from __future__ import annotations

from dataclasses import dataclass

from stp_map.analysis.caption import Caption, caption
from stp_map.analysis.scene import Scene
from stp_map.analysis.sentences import filters_in_words
from stp_map.core import text
from stp_map.core.order import Order
from stp_map.exports.tables.export_table import ExportTable, export_table


@dataclass(frozen=True, slots=True)
class Content:
    """A scene's rows and words, ready to be written in any format."""

    scene: Scene
    order: Order
    table: ExportTable
    caption: Caption

    @property
    def about(self) -> tuple[tuple[str, str], ...]:
        """Label and text of everything a reader needs to know beside the rows."""
        words, filters = self.caption, self.scene.view.filters
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


def content_of(scene: Scene, order: Order) -> Content:
    """The rows and words of a scene, as the file that was ordered will hold them."""
    return Content(scene, order, export_table(scene), caption(scene, order))
