"""A person's table in their own browser's session storage, to be sent again after a reload.

The server keeps nothing: what it shows it hands to the browser once, which hands it back where the
person asks for that. What comes back is as untrusted as any upload, and read in the same way.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import asdict, replace
from typing import Any

import streamlit as st

from stp_map.app.uploaded_figures import Draft, draft, figures_of_session, show_draft, take_draft
from stp_map.core.figures import Figures
from stp_map.core.model import Atlas
from stp_map.data.figures import MOST_BYTES, Answers, Told, Topic
from stp_map.web.figures_form import MOST_ROWS

_HANDED = "figures_handed_over"


def to_keep() -> dict[str, object] | str | None:
    """What the browser is to keep: what is on the map, once; empty to keep nothing any more."""
    now = figures_of_session()
    if st.session_state.get(_HANDED) is now:
        return None
    st.session_state[_HANDED] = now
    return _kept(draft(), now) if now else ""


def _kept(shown: Draft, figures: Figures) -> dict[str, object]:
    return {
        "name": shown.name,
        "content": b64encode(shown.content).decode(),
        "isPasted": shown.is_pasted,
        "answers": asdict(shown.answers),
        "told": asdict(shown.told) if shown.told else {},
        "columns": [column.slug for column in figures.usable],
    }


def take_kept(said: object, atlas: Atlas) -> None:
    """Show again what a browser kept; anything else is ignored.

    Args:
        said: anything at all; what ``to_keep`` gave is meant.
        atlas: all the data.
    """
    if isinstance(said, dict) and (kept := _read(said)):
        take_draft(kept)
        show_draft(atlas)


def _read(said: dict[str, Any]) -> Draft | None:
    """A draft of what a browser says; None where it makes no sense."""
    try:
        content = b64decode(str(said["content"])[: 2 * MOST_BYTES], validate=True)
        answers, told = said["answers"], said["told"]
        rows = list(answers["rows"].items())[:MOST_ROWS]
        said_of_rows = Answers(rows={str(key): str(code) for key, code in rows})
        how = {topic.value: str(answers[topic.value]) for topic in Topic}
        column, name, unit, size, date, source = (
            str(told[each]) for each in ("column", "name", "unit", "size", "date", "source")
        )
        return Draft(
            name=str(said["name"]),
            content=content[: MOST_BYTES + 1],
            is_pasted=said["isPasted"] is True,
            answers=replace(said_of_rows, **how),  # type: ignore[arg-type]
            told=Told(column, name, unit, size, int(told["decimals"]), date, source),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
