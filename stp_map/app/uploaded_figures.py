"""What one person uploaded, for their visit only: never on disk, never shared, never logged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import streamlit as st

from stp_map.analysis.measures import PREFIX, measure_of
from stp_map.app.state import go_from
from stp_map.core.errors import FiguresError
from stp_map.core.figures import Figures
from stp_map.core.model import Atlas
from stp_map.core.view import View
from stp_map.data.figures import Answers, FiguresFile, read_figures

_FIGURES, _DRAFT, _READING = "uploaded_figures", "uploaded_draft", "uploaded_reading"
PREVIEW = "uploaded_preview"
"""Where the session has a preview that uploaded figures may be in."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file or pasted cells that are looked at before anything is drawn. All of it is untrusted.

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
    figures = st.session_state.get(_FIGURES)
    return figures if isinstance(figures, Figures) else None


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
    _forget(_DRAFT, _READING)
    go_from(atlas, uncoloured)


def _forget_shown() -> None:
    """Forget the figures on the map and their previews."""
    _forget(_FIGURES, PREVIEW)


def _forget(*keys: str) -> None:
    for key in keys:
        st.session_state.pop(key, None)


def draft() -> Draft:
    """What is looked at now; empty where nothing is."""
    found = st.session_state.get(_DRAFT)
    return found if isinstance(found, Draft) else Draft()


def change_draft(**changes: object) -> None:
    """Change what is looked at; meant for widget callbacks."""
    st.session_state[_DRAFT] = replace(draft(), **changes)  # type: ignore[arg-type]


def reading(atlas: Atlas) -> Reading:
    """What the draft holds, read again only where it changed.

    Args:
        atlas: the footprints to match rows with.
    """
    now = draft()
    last = st.session_state.get(_READING)
    # Their words on the source change nothing in what is read.
    if isinstance(last, Reading) and replace(last.draft, source=now.source) == now:
        return last
    found = st.session_state[_READING] = _read(atlas, now)
    return found


def _read(atlas: Atlas, now: Draft) -> Reading:
    if not now.content:
        return Reading(now)
    try:
        found = read_figures(now.name, now.content, atlas)
        answers = Answers(rows=now.accepted)
        chosen = read_figures(now.name, now.content, atlas, answers) if now.accepted else found
    except FiguresError as error:
        return Reading(now, error=str(error))
    return Reading(now, found, chosen)
