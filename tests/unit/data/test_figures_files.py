"""Files of every kind are read right or refused in plain words, within limits, whatever comes."""

from __future__ import annotations

import io
import struct
import time
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stp_map.analysis.classes import classes_of
from stp_map.analysis.measures import uploaded_measures
from stp_map.core.errors import FiguresError
from stp_map.core.figures import ColumnKind, Figures
from stp_map.core.model import PopulationBase
from stp_map.core.view import ClassMethod
from stp_map.data.figures import FiguresFile, read_figures
from stp_map.data.figures.spreadsheet import cell_text

DEVON = "E54000037"
TABLE = "Area,Rating\nDevon,Très bien – £\nDorset,Poor\n"


def workbook(rows: list[list[object]] | None = None) -> bytes:
    book = openpyxl.Workbook()
    for row in rows or [["Area", "Figure"], ["Devon", 1.5], ["Dorset", -2]]:
        book.active.append(row)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_parts(content: bytes, **parts: bytes) -> bytes:
    """A workbook with parts added or put in place of its own; `__` stands for a slash."""
    names = {name.replace("__", "/").replace("DOT", "."): text for name, text in parts.items()}
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in names:
                new.writestr(name, old.read(name))
        for name, text in names.items():
            new.writestr(name, text)
    return file.getvalue()


def refused(atlas, content: bytes) -> str:
    with pytest.raises(FiguresError) as caught:
        read_figures("f", content, atlas)
    return str(caught.value)


@pytest.mark.parametrize(
    ("encoding", "mark", "named"),
    [
        ("utf-8", b"", "UTF-8"),
        ("utf-8-sig", b"", "UTF-8"),
        ("utf-16-le", b"\xff\xfe", "UTF-16"),
        ("utf-16-be", b"\xfe\xff", "UTF-16"),
        ("cp1252", b"", "Windows-1252"),
    ],
)
def test_encodings_are_told_apart(atlas, encoding, mark, named):
    found = read_figures("f.csv", mark + TABLE.encode(encoding), atlas)
    assert found.columns[0].values[DEVON] == "Très bien – £"
    assert named in found.report.format


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty"),
        (b" \r\n ", "The file is empty"),
        (TABLE.encode("utf-32"), "UTF-32"),
        (TABLE.encode("utf-16-le"), "null bytes"),
        (b"\xff\xfea", "byte 1 fits none"),
        (b"Area,F\nDevon,\x81\n", "byte 14 fits none"),
        (b"Area,F\nDevon,\x07\n", "U+0007"),
        (b"%PDF-1.7", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "is damaged"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "has a password"),
        (b"PK\x03\x04 and more", "only begins like one"),
        (b"just words", "only one"),
        (b'"' + b"x" * 200_000 + b"\n", "only one"),
        (b"a,b\nc,d\n", "“a” and “b”"),
        (b"Area,F\nDevon" + b",1" * 51, "at most 50 columns, but row 2 has 52"),
        (b"Area,F\n" + b"Devon,1\n" * 5_000, "row 5,001 holds something"),
        (b"x" * (2 * 1024 * 1024 + 1), "at most 2 MB"),
    ],
)
def test_what_can_not_be_read_is_refused_in_plain_words(atlas, content, said):
    assert said in refused(atlas, content)


def test_the_content_counts_and_not_the_name(atlas):
    assert "Excel" in read_figures("f.csv", workbook(), atlas).report.format
    assert "Text" in read_figures("../../f\x00.xlsx", TABLE.encode(), atlas).report.format


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_are_found(atlas, separator):
    name = '"Bristol, North Somerset; South Gloucestershire"'
    rows = [["Area", "Figure"], ["Devon", "1"], [name, "2"], ["Dorset", "3"]]
    text = "\r\n".join(separator.join(row) for row in rows)
    assert read_figures("f", text.encode(), atlas).columns[0].values[DEVON] == 1


def test_rows_are_counted_as_a_spreadsheet_does(atlas):
    text = 'Area,F\n"Dev\non",1\n\nNowhere,2\nDevon,3\n'
    rows = [each.row for each in read_figures("f", text.encode(), atlas).report.unmatched]
    assert rows == [2, 4]


def test_a_workbook_is_read_as_values(atlas):
    content = workbook(
        [["About"], [], ["Area", "F", "Day", "OK"], ["Devon", 1.5, date(2016, 3, 1), True]]
    )
    figures = read_figures("f.xlsx", content, atlas)
    assert [list(column.values.values()) for column in figures.columns] == [
        [1.5], ["2016-03-01"], ["TRUE"],
    ]  # fmt: skip


def test_the_sheet_that_names_footprints_is_found_and_hidden_ones_are_not_read(atlas):
    book = openpyxl.Workbook()
    book.active.append(["Notes", "only"])
    secret = book.create_sheet("Secret")
    secret.append(["Devon", 9])
    secret.sheet_state = "hidden"
    book.create_sheet("Figures").append(["Devon", 1])
    found = read_figures("f", saved(book), atlas)
    assert found.report.format == "Excel workbook, sheet “Figures”"
    assert found.columns[0].values == {DEVON: 1}


def test_a_formula_is_never_run(atlas):
    book = workbook([["Area", "F"], ["Devon", "=1+1"], ["Dorset", 3]])
    assert read_figures("f", book, atlas).columns[0].values == {"E54000041": 3}
    text = b"Area,F,G\nDevon,=1+1,3\nDorset,4,=cmd|' /C calc'!A0\n"
    first, second = read_figures("f", text, atlas).columns
    assert DEVON not in first.values
    assert second.values == {DEVON: 3}


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (0.05, "0.0%", "5%"),
        (91.1, '0.0"%"', "91.1%"),
        (63.6, r"0.0\%", "63.6%"),
        (3.0, "General", "3"),
        (0.1 + 0.2, "0.00", "0.3"),
        (10**400, "General", None),
        (datetime(2016, 3, 1, 9, 30), "", "2016-03-01 09:30:00"),  # noqa: DTZ001
        (None, "", ""),
    ],
)
def test_cells_are_text_as_a_person_would_type_it(value, form, text):
    if text is None:
        with pytest.raises(OverflowError):
            cell_text(value, form)
    else:
        assert cell_text(value, form) == text


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"xl__vbaProjectDOTbin": b"x"}, "macros"),
        ({"xl__macrosheets__sheet1DOTxml": b"x"}, "macros"),
        ({"xl__externalLinks__externalLink1DOTxml": b"x"}, "links to other files"),
        ({"xl__connectionsDOTxml": b"x"}, "a connection to other data"),
        ({"xl__worksheets__sheet1DOTxml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}, "XML"),
        ({"xl__worksheets__sheet1DOTxml": "<!DOCTYPE x><x/>".encode("utf-16")}, "XML"),
        ({"xl__worksheets__sheet1DOTxml": b"not XML"}, "damaged"),
        ({"xl__worksheets__sheet1DOTxml": b" " * 30_000_000}, "unpacks to 29 MB"),
        ({"[Content_Types]DOTxml": b"application/vnd.ms-excel.sheet.macroEnabled"}, "macros"),
    ],
)
def test_dangerous_workbooks_are_refused(atlas, parts, said):
    assert said in refused(atlas, with_parts(workbook(), **parts))


def test_archives_of_another_kind_and_too_many_parts_are_refused(atlas):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert "another kind" in refused(atlas, file.getvalue())
    many = with_parts(workbook(), **{f"xl__p{number}": b"" for number in range(600)})
    assert "in 60" in refused(atlas, many)


def test_an_encrypted_workbook_is_refused(atlas):
    content = bytearray(workbook())
    index = content.index(b"PK\x01\x02")
    content[index + 8] |= 1
    assert "encrypted" in refused(atlas, bytes(content))


def test_sizes_that_lie_are_no_way_in(atlas):
    content = bytearray(with_parts(workbook(), xl__worksheets__sheet1DOTxml=b" " * 30_000_000))
    at = 0
    while (at := content.find(b"PK\x01\x02", at)) >= 0:
        content[at + 24 : at + 28] = struct.pack("<I", 10)
        at += 4
    assert "damaged" in refused(atlas, bytes(content))


@pytest.mark.parametrize("row", [1_000_000, 10**15])
def test_a_row_far_below_is_refused_soon(atlas, row):
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>Devon</t></is></c></row>'
        b"</sheetData></worksheet>" % (row, row)
    )
    said = refused(atlas, with_parts(workbook(), xl__worksheets__sheet1DOTxml=sheet))
    assert "Expected at most 5,000 rows" in said


BYTES = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.text(max_size=100).map(lambda text: text.encode("utf-16", "surrogatepass")),
)
WORDS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["Devon", "E54000037", "E54000046", "37", "Number", "STP", "Devvon", "-", "£"]),
    st.floats().map(str),
    st.integers().map(str),
)
COLOURED = {ColumnKind.NUMBER, ColumnKind.CATEGORY}
TABLES = st.lists(st.lists(WORDS, max_size=5), max_size=12)


def is_handled(atlas, content: bytes) -> FiguresFile | None:
    try:
        figures = read_figures("f", content, atlas)
    except FiguresError:
        return None
    for column in figures.columns:
        assert set(column.values) <= set(atlas.by_code)
    brought = [each for each in figures.columns if each.kind in COLOURED]
    measures = uploaded_measures(Figures(figures.columns, "Finance"))
    assert len(measures) == len(brought)
    for measure in measures:
        values = measure.values((), PopulationBase.REGISTERED)
        classes = classes_of(measure, values, atlas.by_code, ClassMethod.EQUAL_INTERVALS)
        assert set(classes.class_of) == set(atlas.by_code)
    return figures


@given(BYTES)
def test_any_bytes_are_figures_or_a_plain_refusal(atlas, content):
    is_handled(atlas, content)


@given(TABLES, st.sampled_from(",;\t|"), st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]))
def test_any_table_is_figures_or_a_plain_refusal(atlas, table, separator, encoding):
    text = "\n".join(separator.join(row) for row in table)
    is_handled(atlas, text.encode(encoding, "replace"))


@given(
    st.lists(st.one_of(st.floats(allow_nan=False), st.integers(-99, 99)), min_size=1, max_size=44),
    st.booleans(),
)
def test_every_number_that_is_read_is_read_as_it_was_written(atlas, numbers, below):
    codes = list(atlas.by_code)
    values = [-abs(n) if below else n for n in numbers]
    rows = "".join(f"{code},{value!r}\n" for code, value in zip(codes, values, strict=False))
    figures = is_handled(atlas, f"Code,F\n{rows}".encode())
    assert figures is not None
    written = dict(zip(codes, values, strict=False))
    if figures.columns[0].kind is ColumnKind.NUMBER:
        assert all(written[code] == value for code, value in figures.columns[0].values.items())


WHOLE = workbook()


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=20))
def test_a_damaged_workbook_is_figures_or_a_plain_refusal(atlas, damages):
    content = bytearray(WHOLE)
    for index, byte in damages:
        content[index] = byte
    is_handled(atlas, bytes(content))


SHEET = zipfile.ZipFile(io.BytesIO(WHOLE)).read("xl/worksheets/sheet1.xml")


@given(
    st.lists(st.tuples(st.integers(0, len(SHEET)), st.binary(max_size=6)), min_size=1, max_size=5)
)
def test_a_damaged_sheet_is_figures_or_a_plain_refusal(atlas, damages):
    sheet = SHEET
    for index, piece in damages:
        sheet = sheet[:index] + piece + sheet[index + len(piece) // 2 :]
    is_handled(atlas, with_parts(WHOLE, xl__worksheets__sheet1DOTxml=sheet))


def far_apart(first: str, second: str) -> bytes:
    """A workbook of a few bytes whose two cells lie as far apart as their references say."""
    cell = '<c r="{}" t="inlineStr"><is><t>Devon</t></is></c>'
    rows = [f'<row r="{at.strip("AXFD")}">{cell.format(at)}</row>' for at in (first, second)]
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
    return with_parts(workbook(), xl__worksheets__sheet1DOTxml=sheet.encode())


def test_cells_far_apart_cost_no_memory(atlas):
    assert "more memory or time" in refused(atlas, far_apart("A1", "XFD1048576"))


LARGE = {
    "names": "STP,V\nDevon,1\n" + '"Devom and other names","Dorsett"\n' * 4_900,
    "words": "STP,V\n" + "\n".join(f"Devon {n}," + "words," * 48 for n in range(4_900)),
    "numbers": "STP\tV\n" + "\n".join(f"Devon\t{n},125" + "\t1,125" * 40 for n in range(4_900)),
    "separators": "Devon,1\n" + "," * 2_000_000,
    "mixed separators": ";,|\t" * 500_000,
    "quotes": '"' * 2_000_000,
    "empty rows": "Devon,1" + "\n" * 2_000_000,
    "one long cell": "Devon," + "9" * 2_000_000,
}


@pytest.mark.parametrize("kind", LARGE)
def test_the_largest_file_takes_less_than_two_seconds(atlas, kind):
    content = LARGE[kind].encode()[: 2 * 1024 * 1024]
    began = time.process_time()
    is_handled(atlas, content)
    assert time.process_time() - began < 2
