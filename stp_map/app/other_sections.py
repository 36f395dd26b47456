"""The sections below the map that nobody sees at first: read once the first page is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping

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

OTHERS: Mapping[str, Callable[[Shown], None]] = {
    "Timeline": lambda s: timeline_panel(s.scene),
    "Compare": lambda s: compare_panel(s.scene),
    "Distribution": lambda s: distribution_panel(s.scene),
    text.OWN_FIGURES: lambda s: figures_panel(s.scene),
    "What was said": lambda s: claims_panel(s.scene.atlas),
    "Export": lambda s: export_panel(s.scene, s.page.page_script),
    "In words": lambda s: panels.show_in_words(s.scene.description),
    "Sources": lambda s: sources_panel(s.scene),
    "About": lambda s: panels.show_about(s.scene.atlas),
}
"""How each is drawn, in the order of their choices."""
