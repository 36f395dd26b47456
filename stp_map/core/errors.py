"""The errors this project raises, few and made to be read by people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class StpMapError(Exception):
    """Anything that STP Map itself finds wrong. Its text is fit to show to a person."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a data file, and where.

    Attributes:
        file: path of the file inside the data package, such as ``tables/leaders.csv``.
        message: what was expected and what came, in plain words.
        row: number of the row as a spreadsheet shows it (the header is row 1), if it has one.
        column: name of the column, if the fault has one.
    """

    file: str
    message: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        where = [self.file]
        if self.row is not None:
            where.append(f"row {self.row}")
        if self.column is not None:
            where.append(f"column {self.column}")
        return f"{', '.join(where)}: {self.message}"


class DataError(StpMapError):
    """The data package is broken. Carries every fault that was found, not only the first."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        count = "1 fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        lines = "\n".join(f"- {fault}" for fault in self.faults)
        super().__init__(f"The data package has {count}:\n{lines}")


class ExportError(StpMapError):
    """A file could not be made or written; the text says which and what to do."""


class FiguresError(StpMapError):
    """Uploaded figures can't be used; the text says what came and what to do."""
