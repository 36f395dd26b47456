"""What the details in the browser show: facts once as files, and a few values for each View."""

from __future__ import annotations

from collections.abc import Sequence

from stp_map.analysis.scene import Scene
from stp_map.core import text
from stp_map.core.html import Html, element, together
from stp_map.core.lead import Lead
from stp_map.core.model import Atlas
from stp_map.web.details import details_pieces, lead_html, left_out_html, uploaded_html
from stp_map.web.elements import note

FILE_SIZE = 64
"""Footprints in a file of facts: all of England's in one, and some of many more."""


def details_facts(atlas: Atlas, leads: Sequence[Sequence[Lead]]) -> list[list[tuple[object, ...]]]:
    """The details of every footprint under every lead.

    Args:
        atlas: all the data.
        leads: for each footprint, all that is known of its lead on any day.

    Returns:
        For each ``FILE_SIZE`` footprints in number order: for each footprint its HTML in pieces,
        as ``details_pieces`` gives them, and after the second a list of what is said of each of
        its leads. All text from data is escaped.
    """
    facts: list[tuple[object, ...]] = []
    for footprint, led in zip(atlas.footprints, leads, strict=True):
        name, where, numbers, rest = details_pieces(atlas, footprint)
        facts.append((name, where, [lead_html(lead) for lead in led], numbers, rest))
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
        scene: which footprint is selected, and the person's figures.

    Returns:
        ``ownFigures``, HTML, where the person has figures for the selected footprint.
    """
    selected = scene.selected
    own = uploaded_html(scene.figures, selected.footprint) if selected else ""
    return {"ownFigures": own} if own else {}
