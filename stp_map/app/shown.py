"""What is shown now: everything that the parts of the page are drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from stp_map.analysis.legend import Legend, legend
from stp_map.analysis.marks import Marks, marks
from stp_map.analysis.selection import Selection, select
from stp_map.app.own_figures_state import atlas_of_session
from stp_map.app.server.assets import PageFiles
from stp_map.app.state import current_view
from stp_map.core.address import Ignored
from stp_map.core.model import Atlas
from stp_map.core.view import View


@dataclass(frozen=True, eq=False)
class Shown:
    """The view that the address asks for, and what follows from it.

    Attributes:
        atlas: all the data, with this person's own figures.
        view: what is asked for.
        ignored: what of the address could not be used.
        selection: what the filters leave.
        legend: its classes and fills.
        marks: what is drawn over the colours.
        page: the page's own files.
    """

    atlas: Atlas
    view: View
    ignored: tuple[Ignored, ...]
    selection: Selection
    legend: Legend
    marks: Marks
    page: PageFiles


def shown_now(shared: Atlas, page: PageFiles) -> Shown:
    """Read the address.

    Args:
        shared: the data that every visitor has.
        page: the page's own files.
    """
    atlas = atlas_of_session(shared)
    view, ignored = current_view(atlas)
    selection = select(atlas, view.filters)
    shown = view.presentation
    return Shown(
        atlas=atlas,
        view=view,
        ignored=ignored,
        selection=selection,
        legend=legend(atlas, selection, shown),
        marks=marks(atlas, selection, shown),
        page=page,
    )
