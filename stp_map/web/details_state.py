"""What the details in the browser show: facts once as files, and a few values for each View."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from stp_map.analysis.editions import leader_as_at
from stp_map.analysis.scene import Scene
from stp_map.core import text
from stp_map.core.html import Html, element, together
from stp_map.core.model import AsAt, Atlas, Leader
from stp_map.web.details import details_pieces, leader_html, left_out_html, uploaded_html
from stp_map.web.elements import note
from stp_map.web.table import known_leaders

FILE_SIZE = 64
"""Footprints in a file of facts: all of England's in one, and some of many more."""


def details_facts(
    atlas: Atlas, leaders: Sequence[Sequence[Leader]]
) -> list[list[tuple[object, ...]]]:
    """The details of every footprint under every leader.

    Args:
        atlas: all the data.
        leaders: for each footprint, everybody who led it.

    Returns:
        For each ``FILE_SIZE`` footprints in number order: for each footprint its HTML in pieces,
        as ``details_pieces`` gives them, and after the second a list of what is said of each of
        its leaders. All text from data is escaped.
    """
    facts: list[tuple[object, ...]] = []
    for footprint, led in zip(atlas.footprints, leaders, strict=True):
        name, where, numbers, rest = details_pieces(atlas, footprint)
        facts.append((name, where, [leader_html(leader) for leader in led], numbers, rest))
    return [facts[start : start + FILE_SIZE] for start in range(0, len(facts), FILE_SIZE)]


def details_words() -> dict[str, Html]:
    """What the details say whichever footprint they are of.

    Returns:
        HTML: ``none`` where no footprint is selected, ``clear`` before the details, ``leftOut``
        after the name where the filters leave the footprint out.
    """
    return {
        "none": together([element("h2", "Details", tabindex="-1"), note(text.HOW_TO_SELECT)]),
        "clear": element(
            "button", "Clear selection", type="button", class_="stp-clear", data_stp=""
        ),
        "leftOut": left_out_html(),
    }


def details_state(scene: Scene) -> dict[str, str]:
    """What the details need besides the facts and what the table's state says.

    Args:
        scene: which footprint is selected, who leads on the day shown, and the person's figures.

    Returns:
        ``ownFigures``, HTML, where the person has figures for the selected footprint. On a day on
        which something is said of leaders that is in no fact (that none was public on that very
        day), ``unfounded``, for every footprint ``1`` where it is so, else ``0``; and ``leader``,
        HTML, where it is so of the selected footprint.
    """
    state = {}
    selected = scene.selected
    own = uploaded_html(scene.figures, selected.footprint) if selected else ""
    if own:
        state["ownFigures"] = own
    unfounded = _unfounded(scene.atlas, scene.view.filters.as_at)
    if unfounded:
        state["unfounded"] = "".join(str(int(code in unfounded)) for code in scene.atlas.by_code)
    if selected and selected.footprint.code in unfounded:
        state["leader"] = leader_html(selected.leader)
    return state


@lru_cache(maxsize=32)
def _unfounded(atlas: Atlas, as_at: AsAt) -> frozenset[str]:
    """Codes of the footprints of whose leader on a day something is said that is in no fact."""
    beside = zip(atlas.footprints, known_leaders(atlas), strict=True)
    return frozenset(f.code for f, known in beside if leader_as_at(f, as_at) not in known)
