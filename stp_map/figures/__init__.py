"""Figures that a person brings, a number or a word for each footprint. Pure."""

from __future__ import annotations

from stp_map.figures.model import Figures, Report
from stp_map.figures.reading import read_figures
from stp_map.figures.scale import FiguresScale, figures_scale
from stp_map.figures.template import template_csv, template_xlsx
from stp_map.own_figures import ColumnKind, FiguresColumn

__all__ = [
    "ColumnKind",
    "Figures",
    "FiguresColumn",
    "FiguresScale",
    "Report",
    "figures_scale",
    "read_figures",
    "template_csv",
    "template_xlsx",
]
