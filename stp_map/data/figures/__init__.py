"""Reads figures that a person uploads: a number or a word for each footprint.

What others may use is named here. Nothing in a file is run, and all text in it is untrusted.
"""

from __future__ import annotations

from stp_map.data.figures.cells import LONGEST_TEXT, MOST_BYTES, tidy
from stp_map.data.figures.matching import LONGEST_NAME
from stp_map.data.figures.model import (
    Duplicate,
    FiguresFile,
    Match,
    NotANumber,
    Recognised,
    Report,
    UnmatchedRow,
)
from stp_map.data.figures.reading import read_figures
from stp_map.data.figures.template import template_csv, template_xlsx

__all__ = [
    "LONGEST_NAME",
    "LONGEST_TEXT",
    "MOST_BYTES",
    "Duplicate",
    "FiguresFile",
    "Match",
    "NotANumber",
    "Recognised",
    "Report",
    "UnmatchedRow",
    "read_figures",
    "template_csv",
    "template_xlsx",
    "tidy",
]
