"""What was read of uploaded figures, and a report of what was not. All text is untrusted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum

from stp_map.core.figures import FiguresColumn


class Topic(StrEnum):
    """What a question about a file is about; each is a field of ``Answers``."""

    SHEET = "sheet"
    DECIMAL = "decimal"
    GROUP = "group"
    GEOGRAPHY = "geography"


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that a question takes: its value in ``Answers``, and untrusted words for it."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something of a file that may be read in several ways.

    Attributes:
        topic: what it is about.
        words: the question as a sentence.
        choices: all the answers there are.
        chosen: value of the choice by which the file was read; empty where a person must answer
            before anything is drawn.
    """

    topic: Topic
    words: str
    choices: tuple[Choice, ...]
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person said about a file; with the same answers it is read in the same way.

    Attributes:
        sheet: name of the sheet to read.
        decimal: the decimal sign, a point or a comma.
        group: value of the choice for a table with several rows for each footprint.
        geography: value of the choice for a table that has codes of another geography.
        rows: text of a cell that names no footprint for certain, to the first-issued code that
            is meant; empty where the row is to be left out.
    """

    sheet: str = ""
    decimal: str = ""
    group: str = ""
    geography: str = ""
    rows: Mapping[str, str] = field(default_factory=dict)


class Recognised(Enum):
    """What a cell that should name a footprint was recognised as."""

    FOOTPRINT = "footprint"
    LATER_AREA = "later area"
    OTHER_GEOGRAPHY = "area of another geography"
    REGION = "region"
    TOTAL = "total"
    FOOTNOTE = "footnote"
    EMPTY = "empty"
    UNKNOWN = "not recognised"


@dataclass(frozen=True, slots=True)
class Match:
    """Which footprint a cell means, if any.

    Attributes:
        kind: what it was recognised as.
        code: first-issued code where it means that footprint for certain; otherwise empty.
        suggestions: codes of footprints that it may mean, the likeliest first. Never taken
            unless the person says so.
        reason: why nothing was matched, and why the first suggestion is made, in sentences. Of a
            certain match it is empty, or says what to be careful about.
        lies_in: codes of the footprints that a later area takes in, whole or in part.
        geography: what areas of another geography are called, such as ``counties``.
    """

    kind: Recognised
    code: str = ""
    suggestions: tuple[str, ...] = ()
    reason: str = ""
    lies_in: tuple[str, ...] = ()
    geography: str = ""


@dataclass(frozen=True, slots=True)
class UnmatchedRow:
    """A row that belongs to no footprint: what stood in its key, and what that may mean."""

    row: int
    key: str
    match: Match


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A footprint with several rows. ``is_same`` is True where all of them say the same."""

    code: str
    rows: tuple[int, ...]
    is_same: bool


@dataclass(frozen=True, slots=True)
class NotANumber:
    """A value among numbers that is none; it counts as no data."""

    row: int
    heading: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a file, to be shown before anything is drawn.

    Attributes:
        format: how the file was read, encoding or sheet included.
        key: heading of the column by which rows were matched.
        rows: number of rows below the headings that hold anything.
        matched: codes with a row that was used, in number order.
        missing: codes without a row, in number order.
        unmatched: rows that were left out.
        duplicates: footprints with several rows.
        not_numbers: values that count as no data.
        notes: anything else that a person should know, in sentences.
        questions: what may be read in several ways, the open ones first.
        sheet: name of the sheet that was read; empty for text.
        heading_rows: numbers of the rows of headings, as a spreadsheet shows them.
        separator: of the cells of text, in words; empty for a workbook.
        decimal: the decimal sign by which numbers were read.
    """

    format: str
    key: str
    rows: int
    matched: tuple[str, ...]
    missing: tuple[str, ...]
    unmatched: tuple[UnmatchedRow, ...]
    duplicates: tuple[Duplicate, ...]
    not_numbers: tuple[NotANumber, ...]
    notes: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    sheet: str = ""
    heading_rows: tuple[int, ...] = ()
    separator: str = ""
    decimal: str = "."

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """What a person must answer before anything is drawn."""
        return tuple(each for each in self.questions if not each.chosen)


@dataclass(frozen=True, slots=True)
class FiguresFile:
    """A file of figures as it was understood.

    Attributes:
        name: the file's own name, tidied.
        columns: every column of figures, those to be offered first at the beginning; none as
            long as the report has an open question.
        report: what was found, and what was not used.
    """

    name: str
    columns: tuple[FiguresColumn, ...]
    report: Report
