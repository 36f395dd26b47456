"""What was found in a person's figures, before anything is drawn: for the page and a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stp_map.core import text
from stp_map.core.figures import FiguresColumn
from stp_map.core.html import Html, element, facts, together
from stp_map.core.model import Atlas
from stp_map.data.figures import Duplicate, FiguresFile, NotANumber, UnmatchedRow

MOST_LISTED = 20
"""Lines of one kind that are listed; a person who meets more puts the file right first."""


@dataclass(frozen=True, slots=True)
class Problems:
    """One kind of what was found: a heading and its lines. All text in them is hostile."""

    heading: str
    lines: tuple[str, ...]


def problems(atlas: Atlas, figures: FiguresFile) -> tuple[Problems, ...]:
    """Everything in a file that was not used as it stands, kind by kind.

    Args:
        atlas: for the names of footprints.
        figures: what was read.

    Returns:
        Kinds that occur, each with a line for every case and no more than ``MOST_LISTED``.
    """
    report = figures.report
    missing = [_name(atlas, code) for code in report.missing]
    unusable = [each for each in figures.columns if not each.is_usable]
    found = (
        (report.unmatched, "row", "left out", [_unmatched(atlas, x) for x in report.unmatched]),
        (report.duplicates, "footprint", "in several rows",
         [_duplicate(atlas, x) for x in report.duplicates]),
        (report.not_numbers, "value", "not read as a number",
         [_not_number(x) for x in report.not_numbers]),
        (missing, "footprint", "without a row", ["; ".join(missing)]),
        (unusable, "column", "that can’t be shown", [_unusable(x) for x in unusable]),
        (report.notes, "thing", "to know", list(report.notes)),
    )  # fmt: skip
    return tuple(
        Problems(f"{text.count_of(len(cases), noun)} {what}", _few(lines))
        for cases, noun, what, lines in found
        if cases
    )


def _few(lines: Sequence[str]) -> tuple[str, ...]:
    more = len(lines) - MOST_LISTED
    return (*lines[:MOST_LISTED], *([f"and {more:,} more"] if more > 0 else []))


def _name(atlas: Atlas, code: str) -> str:
    return f"{atlas.by_code[code].number} {atlas.by_code[code].name}"


def _unmatched(atlas: Atlas, row: UnmatchedRow) -> str:
    offers = [f"“{atlas.by_code[code].name}”" for code in row.offers]
    similar = f" Similar: {', '.join(offers)}." if offers else ""
    return f"Row {row.row} “{row.key}”: {row.reason}{similar}"


def _duplicate(atlas: Atlas, each: Duplicate) -> str:
    rows = text.listed([str(row) for row in each.rows[:MOST_LISTED]])
    fate = (
        "They say the same and count once."
        if each.is_same
        else "They differ, so none was used. Keep one of them."
    )
    return f"{_name(atlas, each.code)}: rows {rows}. {fate}"


def _not_number(each: NotANumber) -> str:
    return f"Row {each.row}, “{each.heading}”: “{each.value}”. {each.reason} Shown as no data."


def _unusable(column: FiguresColumn) -> str:
    return f"“{column.heading}”: {column.kind.value}"


def summary(atlas: Atlas, figures: FiguresFile) -> tuple[tuple[str, str], ...]:
    """How a file was understood, as labels and words.

    Args:
        atlas: for the number of footprints.
        figures: what was read.
    """
    report = figures.report
    usable = [f"“{each.heading}” ({each.kind.value})" for each in figures.columns if each.is_usable]
    return (
        ("File", figures.name),
        ("Read as", report.format),
        ("Footprints found by", f"“{report.key}”"),
        ("Matched", f"{len(report.matched)} of {len(atlas.footprints)} footprints"),
        ("Rows read", f"{report.rows:,}"),
        ("Can be shown", ", ".join(usable) or "no column"),
    )


def report_html(atlas: Atlas, figures: FiguresFile) -> Html:
    """The report for the page.

    Args:
        atlas: for the names of footprints.
        figures: what was read.

    Returns:
        HTML in which all text from the file is escaped.
    """
    found = problems(atlas, figures)
    clean = element("p", "Every footprint has one row, and every row and value was read.")
    return together(
        [
            element("h3", "What was found in the file"),
            facts(summary(atlas, figures)),
            *([_problems_html(each) for each in found] or [clean]),
        ]
    )


def _problems_html(found: Problems) -> Html:
    lines = [element("li", line) for line in found.lines]
    return together([element("h4", found.heading), element("ul", *lines)])


def report_lines(atlas: Atlas, figures: FiguresFile) -> tuple[str, ...]:
    """The problems of a file as plain lines; none where every row and value was read.

    Args:
        atlas: for the names of footprints.
        figures: what was read.
    """
    return tuple(
        f"{each.heading}: {line}" for each in problems(atlas, figures) for line in each.lines
    )
