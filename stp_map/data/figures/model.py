"""What was read of uploaded figures, and a report of what was not. All text is untrusted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from stp_map.core.figures import FiguresColumn


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
        matched: codes with a row, in number order.
        missing: codes without a row, in number order.
        unmatched: rows that were left out.
        duplicates: footprints with several rows.
        not_numbers: values that count as no data.
        notes: anything else that a person should know, in sentences.
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


@dataclass(frozen=True, slots=True)
class FiguresFile:
    """A file of figures as it was understood. ``name`` is the file's own name, tidied."""

    name: str
    columns: tuple[FiguresColumn, ...]
    report: Report
