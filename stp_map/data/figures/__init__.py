"""Reads figures that a person uploads: a number or a word for each footprint.

What others may use is named here. Nothing in a file is run, and all text in it is untrusted.
"""

from __future__ import annotations

from stp_map.data.figures.cells import LONGEST_TEXT, MOST_BYTES, tidy
from stp_map.data.figures.model import (
    Answers,
    Choice,
    Duplicate,
    FiguresFile,
    Match,
    NotANumber,
    Question,
    Recognised,
    Report,
    Topic,
    UnmatchedRow,
)
from stp_map.data.figures.names import LONGEST_NAME
from stp_map.data.figures.reading import read_figures
from stp_map.data.figures.template import matched_xlsx, template_csv, template_xlsx
from stp_map.data.figures.told import Told, figures_told

__all__ = [
    "LONGEST_NAME",
    "LONGEST_TEXT",
    "MOST_BYTES",
    "Answers",
    "Choice",
    "Duplicate",
    "FiguresFile",
    "Match",
    "NotANumber",
    "Question",
    "Recognised",
    "Report",
    "Told",
    "Topic",
    "UnmatchedRow",
    "figures_told",
    "matched_xlsx",
    "read_figures",
    "template_csv",
    "template_xlsx",
    "tidy",
]
