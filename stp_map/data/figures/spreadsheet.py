"""Reads a workbook's cells in a process of its own, whose time and memory are limited.

Run as a program: it takes the file on its standard input and writes JSON, an object for each sheet.
A workbook of a few bytes can claim a grid of any size, and no library counts first. The program
ends when it passes a limit, and nothing else with it. It imports nothing of this project, so that
it starts at once.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MOST_MEMORY = 200 * 1024 * 1024
"""Bytes of memory that reading may take, the interpreter's own included."""
MOST_SECONDS = 2
"""Seconds of processor time that it may take."""

Formats = dict[tuple[int, int], str]
"""Number formats by row and column from 0, of the cells that have one of their own."""

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_STYLE = re.compile(rb'\bs="([0-9]{1,5})"')
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)>[^<]|<(?:\w+:)?is\b")
_BUILT_IN_FORMATS = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
"""Formats that every workbook has without saying so."""


_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
"""What a number format writes as it stands, and what it says of colours and currencies."""


def cell_text(value: object, number_format: str) -> str:
    """A cell's value as a person would type it.

    Args:
        value: as python-calamine reads it.
        number_format: of the cell; only this says that a fraction is a percentage, or pounds.
    """
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        if "%" in number_format:
            # One that is only written stands beside the number as it is.
            share = "%" in _LITERAL.sub("", number_format)
            return f"{value * (100.0 if share else 1):.15g}%"
        return f"{'£' if '£' in number_format else ''}{value:.15g}"
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(" ", "seconds")
    if isinstance(value, datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


def decimals_of(number_format: str) -> int | None:
    """The decimals that a number format shows, if it says so; None where it scales a number."""
    first = _LITERAL.sub("", number_format.split(";", maxsplit=1)[0])
    if first.rstrip("%) _").endswith(",") or not re.search("[0#]", first) or "E" in first.upper():
        return None
    found = re.search(r"\.([0#?]*)", first)
    return len(found[1]) if found else 0


def sheets(content: bytes, most_rows: int, most_columns: int) -> Iterator[dict[str, object]]:
    """Each sheet's name, whether it is hidden, and its cells.

    Args:
        content: a workbook (.xlsx, .xls, .xlsb or .ods).
        most_rows: rows that are taken.
        most_columns: columns that are taken.

    Yields:
        ``name``, ``hidden``, ``rows`` of text, ``decimals`` as row, column and number, ``empty``
        as rows and columns of formulas without a value, and ``end``, the last row and column of
        the sheet.
    """
    from python_calamine import (  # noqa: PLC0415 - it counts against the limit
        SheetTypeEnum,
        SheetVisibleEnum,
        load_workbook,
    )

    book = load_workbook(io.BytesIO(content))
    formats_of = _formats_of_xlsx(content)
    for each in book.sheets_metadata:
        if each.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(each.name)
        formats, empty = formats_of(each.name, most_rows)
        yield {
            "name": each.name,
            "hidden": each.visible is not SheetVisibleEnum.Visible,
            "rows": _texts(sheet, formats, most_rows, most_columns),
            "decimals": [
                [row, column, decimals]
                for (row, column), form in formats.items()
                if (decimals := decimals_of(form)) is not None
            ],
            "empty": empty,
            "end": sheet.end or (0, 0),
        }


def _texts(
    sheet: CalamineSheet, formats: Formats, most_rows: int, most_columns: int
) -> list[list[str]]:
    """The rows of a sheet from its first one, also where its cells begin further down."""
    top, left = sheet.start or (0, 0)
    rows: list[list[str]] = [[] for _ in range(min(top, most_rows))]
    wanted = max(0, most_rows - top)
    cells = sheet.to_python(skip_empty_area=True, nrows=wanted) if wanted else []
    for row, values in enumerate(cells, start=len(rows)):
        here = enumerate(values[: max(0, most_columns - left)], start=left)
        texts = [cell_text(value, formats.get((row, column), "")) for column, value in here]
        rows.append([""] * min(left, most_columns) + texts)
    return rows


def _formats_of_xlsx(
    content: bytes,
) -> Callable[[str, int], tuple[Formats, list[tuple[int, int]]]]:
    """What tells a sheet's number formats and formulas without values; of .xlsx alone."""

    def nothing(_name: str, _rows: int) -> tuple[Formats, list[tuple[int, int]]]:
        return {}, []

    if not content.startswith(b"PK"):
        return nothing
    package = zipfile.ZipFile(io.BytesIO(content))
    if "xl/workbook.xml" not in package.namelist():
        return nothing
    parts = _sheet_parts(package)
    styles = _styles(package)

    def formats(name: str, most_rows: int) -> tuple[Formats, list[tuple[int, int]]]:
        if name not in parts:
            return {}, []
        return _cells_of(package.read(parts[name]), styles, most_rows)

    return formats


def _cells_of(
    xml: bytes, styles: list[str], most_rows: int
) -> tuple[Formats, list[tuple[int, int]]]:
    found: Formats = {}
    empty: list[tuple[int, int]] = []
    for cell in _CELL.finditer(xml):
        style = _STYLE.search(cell[1])
        number = int(style[1]) if style else 0
        form = styles[number] if number < len(styles) else ""
        has_formula = cell[2] and _FORMULA.search(cell[2]) and not _VALUE.search(cell[2])
        if not (has_formula or (form and cell[2])):
            continue
        where = _REFERENCE.search(cell[1])
        if where is None:
            continue
        row, column = int(where[2]) - 1, _column(where[1])
        if row >= most_rows:
            break
        if has_formula:
            empty.append((row, column))
        else:
            found[row, column] = form
    return found, empty


def _column(letters: bytes) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + letter - 64
    return index - 1


def _styles(package: zipfile.ZipFile) -> list[str]:
    """The number format of each style of cells; empty where it is an ordinary one."""
    if "xl/styles.xml" not in package.namelist():
        return []
    xml = package.read("xl/styles.xml").decode("utf-8", "replace")
    own = dict(_BUILT_IN_FORMATS)
    for tag in re.findall(r"<(?:\w+:)?numFmt\b([^>]*)>", xml):
        given = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        with contextlib.suppress(KeyError, ValueError):
            own[int(given["numFmtId"])] = given["formatCode"].replace("&quot;", '"')
    cells = re.search(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", xml, re.DOTALL)
    ids = re.findall(r'<(?:\w+:)?xf\b[^>]*?\bnumFmtId="(\d+)"', cells[0]) if cells else []
    return [own.get(int(number), "") for number in ids]


def _sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet by its name."""
    import html  # noqa: PLC0415 - only here

    book = package.read("xl/workbook.xml").decode("utf-8", "replace")
    links = package.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {}
    for tag in re.findall(r"<(?:\w+:)?Relationship\b([^>]*)>", links):
        given = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        target = given.get("Target", "")
        targets[given.get("Id", "")] = target.lstrip("/") if target[:1] == "/" else f"xl/{target}"
    parts = {}
    for tag in re.findall(r"<(?:\w+:)?sheet\b([^>]*)>", book):
        given = dict(re.findall(r'([\w:]+)="([^"]*)"', tag))
        number = next((v for k, v in given.items() if k.endswith(":id")), "")
        if targets.get(number) in package.namelist():
            parts[html.unescape(given.get("name", ""))] = targets[number]
    return parts


def _limit() -> None:
    """Let the system end this process when it takes too much; Windows knows no such limits."""
    with contextlib.suppress(ImportError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def main() -> None:
    """Read standard input and write a line of JSON for each sheet, or one that says why not."""
    _limit()
    rows, columns = map(int, sys.argv[1:3])
    try:
        found: list[object] = list(sheets(sys.stdin.buffer.read(), rows, columns))
    except MemoryError:
        found = ["MemoryError"]
    except BaseException as error:  # noqa: BLE001 - a panic of the library is no Exception
        found = [type(error).__name__]
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
