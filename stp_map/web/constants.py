"""What the scripts of both pages know before any view, so that nothing is said twice."""

from __future__ import annotations

from typing import Any

from stp_map.core import text
from stp_map.core.model import Atlas
from stp_map.core.view import View
from stp_map.web.above import page_words
from stp_map.web.details_state import details_words
from stp_map.web.panel import panel_choices

_FIRST = View()


def page_constants(
    atlas: Atlas, first: View = _FIRST, title: str = text.TITLE, subtitle: str = ""
) -> dict[str, Any]:
    """Names and plain values that stand before the scripts.

    Args:
        atlas: all the data.
        first: the view that a reset gives.
        title: the page's heading.
        subtitle: a line below it.

    Returns:
        ``CODES`` of the footprints in number order, ``CHOICES`` by parameter of an address,
        ``DETAILS`` (what all details share) and ``WORDS`` (what the page says of itself).
    """
    return {
        "CODES": [footprint.code for footprint in atlas.footprints],
        "CHOICES": panel_choices(atlas, first),
        "DETAILS": details_words(),
        "WORDS": page_words(title, subtitle),
    }
