"""What a View means: computed once, and handed whole to everything that draws or writes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from stp_map.analysis import sentences
from stp_map.analysis.describe import describe, evidence_note
from stp_map.analysis.legend import Legend, legend
from stp_map.analysis.marks import Marks, marks
from stp_map.analysis.measures import Measure
from stp_map.analysis.search import Found, search
from stp_map.analysis.selection import Selection, select
from stp_map.core.figures import Figures
from stp_map.core.model import Atlas, Entry
from stp_map.core.view import Presentation, View


@dataclass(frozen=True, eq=False)
class Scene:
    """A View of an Atlas, beside it the figures that a person uploaded, and what follows.

    Attributes:
        atlas: all the data.
        view: what was asked for.
        figures: what the person uploaded, if anything.
        selection: what the view's filters leave.
        legend: the classes of its measure, with their fills and values.
        marks: what is drawn over the colours.
    """

    atlas: Atlas
    view: View
    figures: Figures | None
    selection: Selection
    legend: Legend
    marks: Marks

    @property
    def shown(self) -> Presentation:
        """How it looks: style, population base, labels, what is selected and compared."""
        return self.view.presentation

    @property
    def measure(self) -> Measure:
        """What the map is coloured by."""
        return self.legend.measure

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The footprints shown with their leaders, in number order."""
        return self.selection.shown

    @cached_property
    def selected(self) -> Entry | None:
        """The selected footprint with its leader, if there is one."""
        return self.selection.by_code.get(self.shown.selected)

    @cached_property
    def found(self) -> Found:
        """What its search finds."""
        return search(self.atlas, self.view.filters.as_at, self.view.filters.query)

    # Words are worked out when they are first asked for, and then stay.
    headline = cached_property(sentences.headline)
    finding = cached_property(sentences.finding)
    subtitle = cached_property(sentences.subtitle)
    key_figures = cached_property(sentences.key_figures)
    description = cached_property(describe)

    @cached_property
    def style_note(self) -> str:
        """What must be known to read a map of this style and measure; empty for nothing."""
        return sentences.style_note(self.selection, self.shown)

    @cached_property
    def evidence_note(self) -> str:
        """About leaders shown without a published source; empty where there are none."""
        return evidence_note(self.selection)

    def seen_by(self, view: View) -> Scene:
        """The same data under another view."""
        return scene_of(self.atlas, view, self.figures)

    def in_black_and_white(self) -> Scene:
        """The same with patterns and greys instead of colours."""
        return replace(self, legend=self.legend.in_black_and_white())


def scene_of(atlas: Atlas, view: View, figures: Figures | None = None) -> Scene:
    """What a view means, beside the figures that a person uploaded, if any."""
    selection, shown = select(atlas, view.filters), view.presentation
    return Scene(
        atlas=atlas,
        view=view,
        figures=figures,
        selection=selection,
        legend=legend(atlas, selection, shown, figures),
        marks=marks(atlas, selection, shown),
    )
