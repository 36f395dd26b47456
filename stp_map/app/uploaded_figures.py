"""What one person uploaded, for their visit only: never on disk, never shared, never logged."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from stp_map.analysis.measures import PREFIX, measure_of
from stp_map.app.state import go_from
from stp_map.core.errors import FiguresError
from stp_map.core.figures import Figures
from stp_map.core.model import Atlas
from stp_map.core.view import View
from stp_map.data.figures import Answers, FiguresFile, Told, figures_told, read_figures
from stp_map.web.figures_report import report_lines

NO_ANSWERS = Answers()
_FIGURES, _DRAFT, _READING = "uploaded_figures", "uploaded_draft", "uploaded_reading"
PREVIEW = "uploaded_preview"
"""Where the session has a preview that uploaded figures may be in."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file or pasted cells that are looked at before anything is drawn. All of it is untrusted.

    ``is_pasted`` says that the content is text which the person pasted, in UTF-8; ``answers`` is
    how they want it read; ``told`` what they say the figures are, once they have.
    """

    name: str = ""
    content: bytes = b""
    is_pasted: bool = False
    answers: Answers = NO_ANSWERS
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a draft holds.

    Attributes:
        draft: what was read.
        as_it_stands: without what the person said of single rows; these are asked from it.
        chosen: with all that they said.
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


def show_draft(atlas: Atlas) -> None:
    """Put on the map what is looked at, as the person tells of it; nothing where they did not.

    Args:
        atlas: all the data.
    """
    found, told = reading(atlas).chosen, draft().told
    if found is None or told is None or found.report.open_questions:
        return
    figures = figures_told(found, told, report_lines(atlas, found))
    if figures.column(told.column):
        show_figures(atlas, figures, told.column)


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


def take_draft(new: Draft) -> None:
    """Look at something else; meant for widget callbacks."""
    st.session_state[_DRAFT] = new


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
    # What they call the figures changes nothing in what is read.
    if isinstance(last, Reading) and replace(last.draft, told=now.told) == now:
        return last
    found = st.session_state[_READING] = _read(atlas, now)
    return found


def _read(atlas: Atlas, now: Draft) -> Reading:
    if not now.content:
        return Reading(now)
    try:
        answers = replace(now.answers, rows={})
        found = read_figures(now.name, now.content, atlas, answers)
        has_rows = any(now.answers.rows.values())
        chosen = read_figures(now.name, now.content, atlas, now.answers) if has_rows else found
    except FiguresError as error:
        return Reading(now, error=str(error))
    return Reading(now, found, chosen)
