"""The sections below the map that nobody sees at first: read once the first page is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from stp_map.analysis.scene import Scene
from stp_map.app import panels
from stp_map.app.compare_panel import compare_panel
from stp_map.app.distribution_panel import distribution_panel
from stp_map.app.export_panel import export_panel
from stp_map.app.figures_panel import figures_panel
from stp_map.app.sources_panel import sources_panel
from stp_map.app.timeline_panel import timeline_panel
from stp_map.core import text
from stp_map.web.claims_table import claims_html

OTHERS: Mapping[str, Callable[[Scene, str], None]] = {
    "Timeline": lambda scene, _: timeline_panel(scene),
    "Compare": lambda scene, _: compare_panel(scene),
    "Distribution": lambda scene, _: distribution_panel(scene),
    text.CLAIMS: lambda scene, _: panels.show_wide(claims_html(scene.atlas), region=text.CLAIMS),
    text.OWN_FIGURES: lambda scene, _: figures_panel(scene),
    "Export": export_panel,
    text.SUMMARY: lambda scene, _: panels.show_summary(scene.description),
    text.SOURCES: lambda scene, _: sources_panel(scene),
}
"""How each is drawn, given the address of the page's script, in the order of their choices."""
