"""What is shown now: everything that the parts of the page are drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from stp_map.analysis.address import Ignored
from stp_map.analysis.scene import Scene, scene_of
from stp_map.app.own_figures_state import figures_of_session
from stp_map.app.server.assets import PageFiles
from stp_map.app.state import current_view
from stp_map.core.model import Atlas


@dataclass(frozen=True, eq=False)
class Shown:
    """What the address asks for, and where the browser finds the page's files.

    Attributes:
        scene: the view, beside it this person's own figures, and what follows.
        ignored: what of the address could not be used.
        page: the page's own files.
    """

    scene: Scene
    ignored: tuple[Ignored, ...]
    page: PageFiles


def shown_now(atlas: Atlas, page: PageFiles) -> Shown:
    """Read the address.

    Args:
        atlas: the data that every visitor has.
        page: the page's own files.
    """
    view, ignored = current_view(atlas)
    return Shown(scene_of(atlas, view, figures_of_session()), ignored, page)
