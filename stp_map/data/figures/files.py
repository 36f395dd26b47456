"""What kind of file was brought, and its cells."""

from __future__ import annotations

from stp_map.core.errors import FiguresError
from stp_map.data.figures.cells import MOST_BYTES, Grid
from stp_map.data.figures.text_file import text_grid
from stp_map.data.figures.workbook import workbook_grids

_AS_TABLE = "Save the sheet as .xlsx or CSV and try again."
_COPY = "Copy the table into a spreadsheet, save it as .xlsx or CSV, and try again."
_OTHER_KINDS = (
    (b"%pdf", "a PDF", _COPY),
    (b"\x89png", "a picture", _COPY),
    (b"\xff\xd8\xff", "a picture", _COPY),
    (b"gif8", "a picture", _COPY),
    (b"\x1f\x8b", "a packed file", "Unpack it and try again."),
    (b"{\\rtf", "a word processor's document", _COPY),
    (b"sqlite format 3", "a database", _AS_TABLE),
    (b"par1", "a Parquet file", _AS_TABLE),
    (b"{", "JSON", "Open it in a program that makes a table of it, and save that as CSV."),
    (b"[{", "JSON", "Open it in a program that makes a table of it, and save that as CSV."),
    (b"[[", "JSON", "Open it in a program that makes a table of it, and save that as CSV."),
    (b"<!doctype html", "a web page (HTML)", _COPY),
    (b"<html", "a web page (HTML)", _COPY),
    (b"<table", "a web page (HTML)", _COPY),
    (b"<?xml", "XML", "Open it in a spreadsheet program, save it as .xlsx, and try again."),
)
_MARKED_BY = b"\xef\xbb\xbf"
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


def grids_of(content: bytes) -> list[Grid]:
    """The cells of a file, of each sheet of it, whatever it is called.

    Raises:
        FiguresError: it is too large, empty, or of a kind that is not read.
    """
    if len(content) > MOST_BYTES:
        raise FiguresError(
            f"Expected at most {MOST_BYTES // 1024 // 1024} MB, but the file has "
            f"{len(content) / 1024 / 1024:.1f} MB. Keep only the sheet with the figures, one row "
            "for each footprint, and try again."
        )
    start = content[:4096].removeprefix(_MARKED_BY).lstrip().lower()
    if not content.strip():
        raise FiguresError("The file is empty. Choose one with a row for each footprint.")
    for sign, kind, advice in _OTHER_KINDS:
        if start.replace(b" ", b"").replace(b"\n", b"").startswith(sign.replace(b" ", b"")):
            raise FiguresError(
                "Expected CSV or a workbook (.xlsx, .xls, .xlsb or .ods), but the file is "
                f"{kind}. {advice}"
            )
    if content.startswith((b"PK", _OLD_WORKBOOK)):
        return workbook_grids(content)
    return [text_grid(content)]
