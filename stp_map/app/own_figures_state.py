"""What one person brought, kept for their visit only: never on disk, never shared, never logged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import streamlit as st

from stp_map.analysis.measures import PREFIX, measure_of
from stp_map.analysis.scene import Scene
from stp_map.app.state import go_from
from stp_map.core.errors import FiguresError
from stp_map.core.figures import Figures
from stp_map.core.model import Atlas
from stp_map.core.order import Order
from stp_map.core.view import View
from stp_map.data.figures import FiguresFile, read_figures

_FIGURES, _DRAFT, _READING, _PREVIEW = "own_figures", "own_draft", "own_reading", "own_preview"


@dataclass(frozen=True, slots=True)
class Draft:
    """A file or pasted cells that are looked at before anything is drawn. All of it is hostile.

    ``is_pasted`` says that the content is text which the person pasted, in UTF-8; ``source`` is
    what they say of its origin; ``accepted`` are cells for which they chose one of the footprints
    offered, to its code.
    """

    name: str = ""
    content: bytes = b""
    is_pasted: bool = False
    source: str = ""
    accepted: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a draft holds.

    Attributes:
        draft: what was read.
        as_it_stands: without the person's choices among similar names; these are offered from it.
        chosen: with their choices.
        error: why it can't be used at all, in words; else empty.
    """

    draft: Draft
    as_it_stands: FiguresFile | None = None
    chosen: FiguresFile | None = None
    error: str = ""


def figures_of_session() -> Figures | None:
    """What this person has on their map; the same object until they change it."""
    kept = st.session_state.get(_FIGURES)
    return kept if isinstance(kept, Figures) else None


def show_figures(atlas: Atlas, figures: Figures, slug: str) -> None:
    """Put a person's figures on their map, in place of earlier ones.

    Args:
        atlas: all the data.
        figures: what they uploaded.
        slug: of the column to colour by.
    """
    _forget_shown()
    st.session_state[_FIGURES] = figures
    go_from(atlas, lambda view: view.presented(colour_by=f"{PREFIX}{slug}"))


def remove_figures(atlas: Atlas) -> None:
    """Forget a person's figures and what they were read from.

    Args:
        atlas: all the data.
    """

    def uncoloured(view: View) -> View:
        if not measure_of(view.presentation.colour_by).is_uploaded:
            return view
        return view.presented(colour_by=View().presentation.colour_by)

    _forget_shown()
    for key in (_DRAFT, _READING):
        if key in st.session_state:
            del st.session_state[key]
    go_from(atlas, uncoloured)


def _forget_shown() -> None:
    """Forget what is on the map; the choice of colours is drawn anew, as its words change."""
    for key in (_FIGURES, _PREVIEW, "colour_by"):
        if key in st.session_state:
            del st.session_state[key]


def draft() -> Draft:
    """What is looked at now; empty where nothing is."""
    kept = st.session_state.get(_DRAFT)
    return kept if isinstance(kept, Draft) else Draft()


def change_draft(**changes: object) -> None:
    """Change what is looked at; meant for widget callbacks."""
    st.session_state[_DRAFT] = replace(draft(), **changes)  # type: ignore[arg-type]


def reading(atlas: Atlas) -> Reading:
    """What the draft holds, read again only where it changed.

    Args:
        atlas: the footprints to match rows with.
    """
    now = draft()
    kept = st.session_state.get(_READING)
    if isinstance(kept, Reading) and _reads_the_same(kept.draft, now):
        return kept
    found = st.session_state[_READING] = _read(atlas, now)
    return found


def _reads_the_same(one: Draft, other: Draft) -> bool:
    return replace(one, source="") == replace(other, source="")


def _read(atlas: Atlas, now: Draft) -> Reading:
    if not now.content:
        return Reading(now)
    try:
        found = read_figures(now.name, now.content, atlas)
        chosen = read_figures(now.name, now.content, atlas, now.accepted) if now.accepted else found
    except FiguresError as error:
        return Reading(now, error=str(error))
    return Reading(now, found, chosen)


def kept_preview(scene: Scene, order: Order) -> bytes | None:
    """The preview drawn last in this visit, if it was of the same figures, view and order."""
    kept = st.session_state.get(_PREVIEW)
    if kept is None or kept[0] is not scene.figures or kept[1:3] != (scene.view, order):
        return None
    return bytes(kept[3])


def keep_preview(scene: Scene, order: Order, picture: bytes) -> None:
    """Keep a preview for this visit only."""
    st.session_state[_PREVIEW] = (scene.figures, scene.view, order, picture)
