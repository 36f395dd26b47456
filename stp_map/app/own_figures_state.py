"""What one person brought, kept for their visit only: never on disk, never shared, never logged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import streamlit as st

from stp_map.app.state import go_from
from stp_map.core.errors import FiguresError
from stp_map.core.figures import OwnFigures
from stp_map.core.model import Atlas
from stp_map.core.view import ColourBy, View
from stp_map.data.figures import Figures, read_figures
from stp_map.exports.outputs import Order

_ATLAS, _DRAFT, _READING, _PREVIEW = "own_atlas", "own_draft", "own_reading", "own_preview"


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
    as_it_stands: Figures | None = None
    chosen: Figures | None = None
    error: str = ""


def atlas_of_session(shared: Atlas) -> Atlas:
    """The atlas with this person's own figures, the same object until these change.

    Args:
        shared: the atlas that every visitor has.
    """
    kept = st.session_state.get(_ATLAS)
    if not isinstance(kept, Atlas):
        return shared
    if kept.shared is not shared:  # The data package was put right meanwhile.
        kept = st.session_state[_ATLAS] = shared.with_figures(kept.own)
    return kept


def show_figures(atlas: Atlas, own: OwnFigures, slug: str) -> None:
    """Put a person's figures on their map, in place of earlier ones.

    Args:
        atlas: all the data.
        own: the figures.
        slug: of the column to colour by.
    """
    _forget_shown()
    st.session_state[_ATLAS] = atlas.with_figures(own)
    go_from(atlas, lambda view: view.presented(colour_by=ColourBy.OWN_FIGURES, figure=slug))


def remove_figures(atlas: Atlas) -> None:
    """Forget a person's figures and what they were read from.

    Args:
        atlas: all the data.
    """

    def uncoloured(view: View) -> View:
        if view.presentation.colour_by is not ColourBy.OWN_FIGURES:
            return view
        return view.presented(colour_by=View().presentation.colour_by, figure="")

    _forget_shown()
    for key in (_DRAFT, _READING):
        if key in st.session_state:
            del st.session_state[key]
    go_from(atlas, uncoloured)


def _forget_shown() -> None:
    """Forget what is on the map; the choice of colours is drawn anew, as its words change."""
    for key in (_ATLAS, _PREVIEW, "colour_by"):
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


def kept_preview(atlas: Atlas, view: View, order: Order) -> bytes | None:
    """The preview drawn last in this visit, if it was of the same figures, view and order."""
    kept = st.session_state.get(_PREVIEW)
    if kept is None or kept[0] is not atlas or kept[1:3] != (view, order):
        return None
    return bytes(kept[3])


def keep_preview(atlas: Atlas, view: View, order: Order, picture: bytes) -> None:
    """Keep a preview for this visit only."""
    st.session_state[_PREVIEW] = (atlas, view, order, picture)
