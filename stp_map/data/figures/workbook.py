"""Workbooks: looked at from outside first, then read as values only, in a process of its own."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

from stp_map.core.errors import FiguresError
from stp_map.data.figures import spreadsheet
from stp_map.data.figures.cells import MOST_COLUMNS, MOST_ROWS, Grid, grid_of, tidy

MOST_UNPACKED = 40 * 1024 * 1024
"""Bytes a workbook may hold unpacked; 5,000 rows of 50 columns need about 15 MB."""
MOST_RATIO = 200
"""How much smaller a part may be packed than unpacked; sheets of repeated values reach 100."""
SMALL_PART = 256 * 1024
"""Bytes of a part that may be packed as tightly as it likes."""
MOST_PARTS = 500
MOST_SHEETS = 20
LONGEST_WAIT = 10
"""Seconds on the clock that reading may take where other work holds it up."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Names what Excel puts a workbook with a password into."""
_KINDS = {
    "xl/workbook.xml": "Excel workbook (.xlsx)",
    "xl/workbook.bin": "Excel workbook (.xlsb)",
    "content.xml": "OpenDocument workbook (.ods)",
}
"""Parts by which kinds of workbook are told apart."""

_REFUSED = {
    "vbaproject": ("macros", "Save it as an ordinary workbook (.xlsx)"),
    "macrosheets/": ("macros", "Save it as an ordinary workbook (.xlsx)"),
    "externallinks/": ("links to other files", "Paste the cells as values into a new workbook"),
    "connections.xml": ("a connection to other data", "Paste the cells as values into a new one"),
}


def workbook_grids(content: bytes) -> list[Grid]:
    """The cells of each sheet of a workbook, formulas as the values last worked out.

    Args:
        content: .xlsx, .xlsb, .xls or .ods.

    Returns:
        The sheets in their order, hidden ones last.

    Raises:
        FiguresError: it is no workbook, has what is refused, or takes too much to read.
    """
    if _ENCRYPTED in content:
        raise _locked()
    kind = _kind(content)
    found = _read(content)
    grids = [_grid(sheet, kind) for sheet in found[:MOST_SHEETS]]
    return sorted(grids, key=lambda grid: grid.is_hidden)


def _kind(content: bytes) -> str:
    if not content.startswith(b"PK"):
        return "Excel workbook (.xls)"
    try:
        return _check_outside(content)
    except FiguresError:
        raise
    except Exception as error:  # A damaged file can break zipfile in any way.
        raise _damaged() from error


def _damaged() -> FiguresError:
    return FiguresError(
        "Expected a workbook (.xlsx, .xls, .xlsb or .ods), but the file is damaged or only begins "
        "like one. Open it in a spreadsheet program, save it again, and try once more."
    )


def _read(content: bytes) -> list[Any]:
    """The sheets as the program of `spreadsheet.py` finds them."""
    command = [sys.executable, "-I", str(Path(spreadsheet.__file__))]
    try:
        # One row and column more than allowed tell that there are more.
        sizes = (str(MOST_ROWS + 1), str(MOST_COLUMNS + 1))
        done = subprocess.run(  # noqa: S603 - our own program; the file is only its input
            [*command, *sizes], input=content, capture_output=True, timeout=LONGEST_WAIT, check=True
        )
        found = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise _too_much() from error
    if found == ["PasswordError"]:
        raise _locked()
    if found == ["MemoryError"]:
        raise _too_much()
    if any(isinstance(each, str) for each in found):
        raise _damaged()
    return list(found)


def _locked() -> FiguresError:
    return FiguresError("The workbook has a password. Take it off and try again.")


def _too_much() -> FiguresError:
    return FiguresError(
        "The workbook takes more memory or time than its figures can need, and is refused for "
        "safety. Copy the cells with the figures into a new workbook and try again."
    )


def _grid(sheet: dict[str, Any], kind: str) -> Grid:
    name = tidy(sheet["name"][:31])
    return grid_of(
        sheet["rows"],
        f"{kind.split(' (', maxsplit=1)[0]}, sheet “{name}”",
        sheet=name,
        is_hidden=bool(sheet["hidden"]),
        end=(sheet["end"][0] + 1, sheet["end"][1] + 1),
        decimals={(row, column): decimals for row, column, decimals in sheet["decimals"]},
        without_value=frozenset((row, column) for row, column in sheet["empty"]),
        has_formats="(.xlsx)" in kind,
    )


def _check_outside(content: bytes) -> str:
    """Refuse what may harm before any of it is read; else what kind of workbook it is."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        kind = _check_parts(package.infolist())
        _check_xml(package)
    return kind


def _check_parts(parts: list[zipfile.ZipInfo]) -> str:
    names = [part.filename.lower() for part in parts]
    for name in names:
        for sign, (what, instead) in _REFUSED.items():
            if sign in name:
                raise FiguresError(
                    f"The workbook has {what}, which is refused for safety. {instead} and try "
                    "again."
                )
    kind = next((kind for part, kind in _KINDS.items() if part in names), "")
    if not kind:
        raise FiguresError(
            "Expected CSV or a workbook (.xlsx, .xls, .xlsb or .ods), but the file is an archive "
            "of another kind. Save the sheet as .xlsx or CSV and try again."
        )
    if any(part.flag_bits & 1 for part in parts):
        raise FiguresError("The workbook is encrypted. Take its password off and try again.")
    unpacked = sum(part.file_size for part in parts)
    squeezed = any(
        part.file_size > SMALL_PART and part.file_size > MOST_RATIO * max(1, part.compress_size)
        for part in parts
    )
    if unpacked > MOST_UNPACKED or squeezed or len(parts) > MOST_PARTS:
        raise FiguresError(
            f"The workbook unpacks to {unpacked / 1024 / 1024:,.0f} MB in {len(parts):,} parts, "
            "far more than its figures can need, and is refused for safety. Copy the cells into "
            "a new workbook and try again."
        )
    return kind


def _check_xml(package: zipfile.ZipFile) -> None:
    """Refuse declarations that can make a small file grow; no spreadsheet program writes them."""
    for part in package.infolist():
        if part.filename.lower().endswith((".xml", ".rels")):
            text = package.read(part).replace(b"\x00", b"")  # UTF-16 as well
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise FiguresError(
                    "The workbook holds XML declarations that no spreadsheet program writes, and "
                    "is refused for safety. Copy the cells into a new workbook and try again."
                )
            if part.filename.lower() == "[content_types].xml" and b"macroEnabled" in text:
                raise FiguresError(
                    "The workbook has macros, which is refused for safety. Save it as an "
                    "ordinary workbook (.xlsx) and try again."
                )
