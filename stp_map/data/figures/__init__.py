"""Figures that a person brings, a number or a word for each footprint. Pure."""

from __future__ import annotations

from stp_map.core.figures import ColumnKind, FiguresColumn
from stp_map.data.figures.model import FiguresFile, Report
from stp_map.data.figures.reading import read_figures
from stp_map.data.figures.template import template_csv, template_xlsx

__all__ = [
    "ColumnKind",
    "FiguresColumn",
    "FiguresFile",
    "Report",
    "read_figures",
    "template_csv",
    "template_xlsx",
]
