"""The form of uploaded figures: what the browser is told of it, and what it says on one press.

Rows that are not certain, and what the figures are, are filled in within the browser; nothing is
sent until a person asks for the map, so that no choice waits for the server.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from zlib import crc32

from stp_map.core.figures import SIZES, ColumnKind, FiguresColumn
from stp_map.core.model import Atlas
from stp_map.data.figures import (
    LONGEST_TEXT,
    Answers,
    FiguresFile,
    Question,
    Recognised,
    Told,
    UnmatchedRow,
)
from stp_map.web.figures_report import read_as

MOST_ROWS = 100
"""Rows that are asked about; a file with more is put right first."""


@dataclass(frozen=True, slots=True)
class FilledIn:
    """What a person filled in.

    Attributes:
        rows: text of a cell to the first-issued code that is meant; empty to leave it out.
        told: what the figures are.
    """

    rows: dict[str, str]
    told: Told


def form_state(
    atlas: Atlas, found: FiguresFile, answers: Answers, told: Told | None
) -> dict[str, object]:
    """What the browser shows.

    Args:
        atlas: for the names of footprints.
        found: the file without the person's choices for its rows.
        answers: these choices, where they made them already.
        told: what they said of the figures already.

    Returns:
        Plain values; all text in them is untrusted and shown as text.
    """
    usable = [each for each in found.columns if each.is_usable]
    asked = rows_asked(found)
    return {
        "key": _key(found),
        "readAs": read_as(found.report),
        "certain": [_named(atlas, code) for code in found.report.matched],
        "rows": [_row(each, answers) for each in asked],
        "footprints": [[f.code, _named(atlas, f.code)] for f in atlas.footprints],
        "columns": [_column(each, told) for each in usable],
        "column": told.column if told else "",
        "sizes": list(SIZES.items()),
        "longest": LONGEST_TEXT,
        "date": told.date if told else next((each.date for each in usable if each.date), ""),
        "source": told.source if told else _source(found),
        "questions": [_question(each) for each in found.report.questions],
    }


def _key(found: FiguresFile) -> str:
    """Names a form, so that what was filled in for one file is not taken for another's."""
    return f"{crc32(repr(found).encode('utf-8', 'replace')):08x}"


def _question(question: Question) -> dict[str, object]:
    return {
        "topic": question.topic.value,
        "words": question.words,
        "choices": [[each.value, each.words] for each in question.choices],
        "is": question.chosen,
    }


def rows_asked(found: FiguresFile) -> tuple[UnmatchedRow, ...]:
    """The rows that a person may say the footprint of, each text once.

    Totals, regions, footnotes and what else was recognised as no footprint are in the report.
    """
    once = {
        each.key: each
        for each in reversed(found.report.unmatched)
        if each.key and (each.match.kind is Recognised.UNKNOWN or each.match.suggestions)
    }
    return tuple(sorted(once.values(), key=lambda each: each.row))[:MOST_ROWS]


def _named(atlas: Atlas, code: str) -> str:
    return f"{atlas.by_code[code].number} {atlas.by_code[code].name}"


def _row(row: UnmatchedRow, answers: Answers) -> dict[str, object]:
    return {
        "row": row.row,
        "key": row.key,
        "why": row.match.reason,
        "offers": list(row.match.suggestions),
        "is": answers.rows.get(row.key, ""),
    }


def _column(column: FiguresColumn, told: Told | None) -> dict[str, object]:
    if told and told.column == column.slug:
        column = replace(
            column, heading=told.name, unit=told.unit, size=told.size, decimals=told.decimals
        )
    return {
        "slug": column.slug,
        "name": column.heading,
        "unit": column.unit,
        "size": column.size,
        "decimals": column.decimals,
        "isNumber": column.kind is ColumnKind.NUMBER,
    }


def _source(found: FiguresFile) -> str:
    """The file itself, until a person says more."""
    sheet = found.report.sheet
    return f"{found.name}, sheet “{sheet}”" if sheet else found.name


def read_form(said: object, atlas: Atlas, found: FiguresFile) -> FilledIn | None:
    """What a browser says that a person filled in.

    Args:
        said: anything at all; what ``figures_form.js`` sends is meant.
        atlas: whose footprints can be chosen.
        found: what the form was made of.

    Returns:
        None for what no form says. Text is still untrusted.
    """
    if not isinstance(said, dict) or said.get("key") != _key(found):
        return None
    given = said.get("rows")
    usable = {each.slug: each for each in found.columns if each.is_usable}
    column = usable.get(str(said.get("column")))
    if column is None:
        return None
    asked = {each.key for each in rows_asked(found)}
    rows = {
        key: code
        for key, code in (given.items() if isinstance(given, dict) else ())
        if key in asked and (code == "" or code in atlas.by_code)
    }
    decimals = said.get("decimals")
    told = Told(
        column=column.slug,
        name=_words(said, "name") or column.heading,
        unit=_words(said, "unit"),
        size=_words(said, "size"),
        decimals=decimals if isinstance(decimals, int) else column.decimals,
        date=_words(said, "date"),
        source=_words(said, "source"),
    )
    return FilledIn(rows, told) if told.source else None


def read_answer(said: object, found: FiguresFile) -> dict[str, str]:
    """What a browser says that a person answered to one of the questions about a file.

    Args:
        said: anything at all; ``{"topic": "sheet", "value": "Plan"}`` is meant.
        found: what the questions are about.

    Returns:
        A field of ``Answers`` and its value; empty for what answers none of the questions.
    """
    if not isinstance(said, dict):
        return {}
    return {
        question.topic.value: choice.value
        for question in found.report.questions
        for choice in question.choices
        if (question.topic.value, choice.value) == (said.get("topic"), said.get("value"))
    }


def _words(said: dict[str, object], name: str) -> str:
    return str(said.get(name) or "").strip()[:LONGEST_TEXT]
