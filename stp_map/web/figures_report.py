"""What was found in uploaded figures, before anything is drawn: for the page and a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from stp_map.core import text
from stp_map.core.figures import FiguresColumn
from stp_map.core.html import Html, element, facts, together
from stp_map.core.model import Atlas
from stp_map.data.figures import Duplicate, FiguresFile, NotANumber, Report, UnmatchedRow

MOST_LISTED = 20
"""Lines of one kind that are listed; a person who meets more puts the file right first."""


def problems(atlas: Atlas, figures: FiguresFile) -> dict[str, tuple[str, ...]]:
    """Everything in a file that was not used as it stands, kind by kind.

    Args:
        atlas: for the names of footprints.
        figures: what was read.

    Returns:
        A heading for each kind that occurs, and its cases, a line each and no more than
        ``MOST_LISTED``. All text in them is untrusted.
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
    return {
        f"{text.count_of(len(cases), noun)} {what}": _few(lines)
        for cases, noun, what, lines in found
        if cases
    }


def _few(lines: Sequence[str]) -> tuple[str, ...]:
    more = len(lines) - MOST_LISTED
    return (*lines[:MOST_LISTED], *([f"and {more:,} more"] if more > 0 else []))


def _name(atlas: Atlas, code: str) -> str:
    return f"{atlas.by_code[code].number} {atlas.by_code[code].name}"


def _unmatched(atlas: Atlas, row: UnmatchedRow) -> str:
    offers = [f"“{atlas.by_code[code].name}”" for code in row.match.suggestions]
    similar = f" Similar: {', '.join(offers)}." if offers else ""
    return f"Row {row.row} “{row.key}”: {row.match.reason}{similar}"


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


def _summary(atlas: Atlas, figures: FiguresFile) -> tuple[tuple[str, str], ...]:
    """How a file was understood, as labels and words."""
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


def read_as(report: Report) -> str:
    """How a file was read, in a sentence.

    Args:
        report: what was found in it.
    """
    rows = [str(row) for row in report.heading_rows]
    headings = f"headings in {'row' if len(rows) == 1 else 'rows'} {text.listed(rows)}"
    parts = [
        f"from sheet “{report.sheet}”" if report.sheet else f"as {report.format}",
        *([headings] if rows else []),
        f"footprints by “{report.key}”",
        f"with a decimal {'comma' if report.decimal == ',' else 'point'}",
    ]
    return f"Read {', '.join(parts)}: {text.count_of(report.rows, 'row')}."


def report_html(atlas: Atlas, figures: FiguresFile) -> Html:
    """The report for the page.

    Args:
        atlas: for the names of footprints.
        figures: what was read.

    Returns:
        HTML in which all text from the file is escaped.
    """
    found = [
        together([element("h4", heading), element("ul", *(element("li", line) for line in lines))])
        for heading, lines in problems(atlas, figures).items()
    ]
    clean = element("p", "Every footprint has one row, and every row and value was read.")
    return together(
        [
            element("h3", "What was found in the file"),
            facts(_summary(atlas, figures)),
            *(found or [clean]),
        ]
    )


def report_lines(atlas: Atlas, figures: FiguresFile) -> tuple[str, ...]:
    """The problems of a file as plain lines; none where every row and value was read.

    Args:
        atlas: for the names of footprints.
        figures: what was read.
    """
    found = problems(atlas, figures)
    return tuple(f"{heading}: {line}" for heading, lines in found.items() for line in lines)
