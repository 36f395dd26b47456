"""The charts as Altair specifications. Pure; imported only where a chart is drawn."""

from stp_map.web.charts.counts import classes_chart, leaders_chart
from stp_map.web.charts.look import Drawing
from stp_map.web.charts.ranking import DRAG, PICK, between, ranking_chart
from stp_map.web.charts.scatter import scatter_chart

__all__ = [
    "DRAG",
    "PICK",
    "Drawing",
    "between",
    "classes_chart",
    "leaders_chart",
    "ranking_chart",
    "scatter_chart",
]
