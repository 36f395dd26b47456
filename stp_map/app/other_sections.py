"""The sections below the map that nobody sees at first: read once the first page is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from stp_map.analysis.describe import describe
from stp_map.app import panels
from stp_map.app.claims_panel import claims_panel
from stp_map.app.compare_panel import compare_panel
from stp_map.app.distribution_panel import distribution_panel
from stp_map.app.export_panel import export_panel
from stp_map.app.figures_panel import figures_panel
from stp_map.app.shown import Shown
from stp_map.app.sources_panel import sources_panel
from stp_map.app.timeline_panel import timeline_panel
from stp_map.core import text


def _in_words(shown: Shown) -> None:
    panels.show_in_words(describe(shown.selection, shown.legend, shown.view.presentation))


OTHERS: Mapping[str, Callable[[Shown], None]] = {
    "Timeline": lambda s: timeline_panel(s.atlas, s.view),
    "Compare": lambda s: compare_panel(s.atlas, s.view),
    "Distribution": lambda s: distribution_panel(s.atlas, s.view, s.selection, s.legend),
    text.OWN_FIGURES: lambda s: figures_panel(s.atlas, s.view),
    "What was said": lambda s: claims_panel(s.atlas),
    "Export": lambda s: export_panel(s.atlas, s.view, s.selection, s.legend, s.page.page_script),
    "In words": _in_words,
    "Sources": lambda s: sources_panel(s.atlas, s.view),
    "About": lambda s: panels.show_about(s.atlas),
}
"""How each is drawn, in the order of their choices."""
