"""Data files read back by other programs hold what the page shows, as values and nothing else."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pyogrio
import pytest
from shapely.geometry import shape

from stp_map.analysis.scene import scene_of
from stp_map.core.model import AsAt, Atlas, LeaderType, Region
from stp_map.core.order import Output
from stp_map.core.view import Filters, Presentation, View
from stp_map.data.atlas import print_boundaries
from stp_map.exports import make
from stp_map.exports.tables.export_table import Cell, export_table
from tests.factories import column, order, uploaded

PAGE = "https://maps.example/stp"
SOME = View(
    Filters(regions=(Region.LONDON, Region.SOUTH), as_at=AsAt.FIRST_LEADERS),
    Presentation(colour_by="population-density"),
)
NOTHING = View(Filters(query="no such place"))
OUTPUTS = [output for output in Output if output.is_data]
UNTRUSTED = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "https://evil.example/",
    "</script><script>alert(1)</script>",
    "\u202egnp.exe",
    "line\u2028separator",
    "bell\x07null\x00",
    'quote"comma,semicolon;',
)


def expected(atlas: Atlas, view: View) -> list[dict[str, Cell]]:
    return list(export_table(scene_of(atlas, view), order(Output.CSV)).records())


def made(output: Output, atlas: Atlas, view: View) -> bytes:
    return make(scene_of(atlas, view), order(output, page=PAGE))


def doctored(atlas: Atlas, text: str) -> Atlas:
    """The atlas with untrusted text wherever the first footprint has words."""
    first, *rest = atlas.footprints
    leader = replace(first.leader, name=text, role=text, organisation=text, note=text)
    ccgs = (replace(first.ccgs[0], name=text),)
    return replace(atlas, footprints=(replace(first, name=text, leader=leader, ccgs=ccgs), *rest))


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("view", [View(), SOME, NOTHING], ids=["all", "some", "nothing"])
def test_the_same_view_gives_the_same_bytes(atlas, output, view):
    assert made(output, atlas, view) == made(output, atlas, view)


def csv_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_has_a_mark_windows_lines_and_every_value(atlas):
    content = made(Output.CSV, atlas, SOME)
    assert content.startswith(b"\xef\xbb\xbfnumber,code,")
    assert content.count(b"\r\n") == content.count(b"\n") == 1 + len(expected(atlas, SOME))
    for row, record in zip(csv_rows(content), expected(atlas, SOME), strict=True):
        attribution = row.pop("attribution")
        assert row == {name: "" if cell is None else str(cell) for name, cell in record.items()}
        assert "Open Government Licence" in attribution
        assert attribution.endswith("Made on 22 November 2026")


@pytest.mark.parametrize("text", UNTRUSTED)
def test_csv_text_is_never_a_formula(atlas, text):
    written = csv_rows(made(Output.CSV, doctored(atlas, text), View()))[0]["name"]
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert written.removeprefix("'") == text


def test_csv_numbers_stay_numbers_and_days_are_written_for_machines(atlas):
    scene = scene_of(atlas, View(), uploaded(column({1: -2.5}, "Deficit")))
    first, second, *_ = csv_rows(make(scene, order(Output.CSV)))
    assert (first["own_deficit"], second["own_deficit"]) == ("-2.5", "")
    days = {row["leader_public_from"] for row in csv_rows(make(scene, order(Output.CSV)))}
    assert {"2016-03-15", ""} <= days


def test_xlsx_has_typed_cells_equal_to_the_selection(atlas):
    book = openpyxl.load_workbook(io.BytesIO(made(Output.XLSX, atlas, SOME)))
    sheet = book["Footprints"]
    columns = export_table(scene_of(atlas, SOME), order(Output.XLSX)).columns
    assert [cell.value for cell in sheet[1]] == [column.title for column in columns]
    for line, record in zip(sheet.iter_rows(min_row=2), expected(atlas, SOME), strict=True):
        for cell, value in zip(line, record.values(), strict=True):
            found = cell.value.date() if isinstance(cell.value, datetime) else cell.value
            assert found == (pytest.approx(value) if isinstance(value, float) else value or None)
    assert sheet.freeze_panes == "E2"
    assert sheet.auto_filter.ref == f"A1:AO{1 + len(expected(atlas, SOME))}"


def test_xlsx_says_where_it_comes_from(atlas):
    book = openpyxl.load_workbook(io.BytesIO(made(Output.XLSX, atlas, SOME)))
    words = " ".join(
        str(cell.value) for row in book["Sources"].iter_rows() for cell in row if cell.value
    )
    for needed in (
        "Open Government Licence v.3.0",
        "as at 15 March 2016",
        "London and South",
        "Made on 22 November 2026",
        f"{PAGE}?as_at=2016-03-15",
        "First-issued ONS code of the footprint",
    ):
        assert needed in words
    assert book.properties.title
    assert book.properties.creator == "STP Map"
    assert book.properties.created == datetime(2026, 11, 22)  # noqa: DTZ001 - as openpyxl reads


@pytest.mark.parametrize("text", UNTRUSTED)
def test_xlsx_text_is_text(atlas, text):
    content = made(Output.XLSX, doctored(atlas, text), View())
    book = openpyxl.load_workbook(io.BytesIO(content))
    cell = book["Footprints"]["D2"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    if text.isprintable():
        assert cell.value == text


def test_geojson_is_as_the_standard_has_it(atlas):
    content = json.loads(made(Output.GEOJSON, atlas, SOME))
    assert content["type"] == "FeatureCollection"
    assert "crs" not in content
    assert content["metadata"]["made_on"] == "2026-11-22"
    assert content["metadata"]["edition"] == "2016-03-15"
    assert "Open Government Licence v3.0" in content["metadata"]["licence"]
    for feature, record in zip(content["features"], expected(atlas, SOME), strict=True):
        code = record["code"]
        assert feature["id"] == code
        for name, value in record.items():
            assert feature["properties"][name] == (
                value.isoformat() if isinstance(value, date) else value
            )
        area = shape(feature["geometry"])
        assert area.is_valid
        assert area.equals_exact(atlas.boundaries.geometry[code], 1e-6)


def test_geojson_opens_in_gdal(atlas, tmp_path):
    path = tmp_path / "all.geojson"
    path.write_bytes(made(Output.GEOJSON, atlas, View()))
    frame = pyogrio.read_dataframe(path)
    assert len(frame) == 44
    assert frame.crs.to_epsg() == 4326
    assert frame["population_registered"].dtype.kind == "i"


@pytest.mark.parametrize("view", [SOME, NOTHING], ids=["some", "nothing"])
def test_geopackage_reads_back(atlas, tmp_path, view):
    path = tmp_path / "some.gpkg"
    path.write_bytes(made(Output.GEOPACKAGE, atlas, view))
    frame = pyogrio.read_dataframe(path, layer="footprints")
    records = expected(atlas, view)
    assert frame.crs.to_epsg() == 27700
    assert list(frame["code"]) == [record["code"] for record in records]
    assert list(frame["population_resident"]) == [r["population_resident"] for r in records]
    days = frame["leader_public_from"].dropna()
    known = [r["leader_public_from"] for r in records if r["leader_public_from"]]
    assert [str(day)[:10] for day in days] == [str(day) for day in known]
    shapes = print_boundaries(atlas).geometry.loc[list(frame["code"])]
    assert frame.geometry.geom_equals(shapes.set_axis(frame.index)).all()


def test_geopackage_says_where_it_comes_from(atlas, tmp_path):
    path = tmp_path / "some.gpkg"
    path.write_bytes(made(Output.GEOPACKAGE, atlas, SOME))
    about = pyogrio.read_info(path, layer="footprints")["layer_metadata"]
    assert "Crown copyright" in about["attribution"]
    assert about["made_on"] == "2026-11-22"
    assert about["address"].startswith(PAGE)


@pytest.mark.parametrize("output", OUTPUTS)
def test_untrusted_text_breaks_no_file(atlas, output, tmp_path):
    for number, text in enumerate(UNTRUSTED):
        content = made(output, doctored(atlas, text), View())
        assert content
        if output is Output.GEOJSON:
            assert json.loads(content)["features"][0]["properties"]["name"] == text
        if output is Output.GEOPACKAGE and "\x00" not in text:
            path = tmp_path / f"{number}.gpkg"
            path.write_bytes(content)
            assert pyogrio.read_dataframe(path)["name"][0] == text


def test_libreoffice_reads_the_same_values(atlas, tmp_path):
    view = View(Filters(leader_types=(LeaderType.INDEPENDENT, LeaderType.LOCAL_AUTHORITY)))
    (tmp_path / "book.xlsx").write_bytes(made(Output.XLSX, atlas, view))
    (tmp_path / "text.csv").write_bytes(made(Output.CSV, atlas, view))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76"]  # , " and UTF-8
    command += ["--outdir", str(tmp_path / "out"), "book.xlsx", "text.csv"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    records = expected(atlas, view)
    for name in ("book", "text"):
        rows = read_rows(tmp_path / "out" / f"{name}.csv")
        assert len(rows) == len(records)
        for row, record in zip(rows, records, strict=True):
            assert row[0] == str(record["number"])
            assert row[1:5] == [record[key] for key in ("code", "code_2017", "name", "region")]
            assert number(row[5]) == record["population_registered"]
            assert number(row[7]) == pytest.approx(record["area_km2"], abs=0.05)
            assert number(row[8]) == pytest.approx(record["density_registered"], abs=0.051)
            assert row[16] == record["leader_name"]


def number(shown: str) -> float:
    return float(shown.replace(",", ""))


def read_rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]


def test_xlsx_has_a_sheet_of_each_thing_that_belongs_to_the_footprints_shown(atlas):
    book = openpyxl.load_workbook(io.BytesIO(made(Output.XLSX, atlas, SOME)))
    assert book.sheetnames == [
        *("Footprints", "NHS trusts", "Councils", "Later areas", "Dates of plans", "Sources"),
    ]
    shown = [f for f in atlas.footprints if f.region in {Region.LONDON, Region.SOUTH}]
    counts = {name: book[name].max_row - 1 for name in book.sheetnames}
    assert counts["NHS trusts"] == sum(len(f.trusts) for f in shown)
    assert counts["Councils"] == sum(len(f.councils) for f in shown)
    assert counts["Later areas"] == sum(len(f.later) for f in shown)
    trusts = [[cell.value for cell in row] for row in book["NHS trusts"].iter_rows()]
    assert trusts[0][:5] == ["Number", "Footprint", "Organisation code", "Name", "Status"]
    assert "Barts Health NHS Trust" in {row[3] for row in trusts}
    councils = [[cell.value for cell in row] for row in book["Councils"].iter_rows()]
    (split,) = [
        row
        for row in councils
        if row[:4] == [33, "Sussex and East Surrey", *row[2:4]] and row[3] == "Surrey"
    ]
    assert split[5:] == [105, 709, pytest.approx(0.148)]
    dates = [[cell.value for cell in row] for row in book["Dates of plans"].iter_rows()]
    assert any(row[0] == 28 and str(row[4]).startswith("Plan published") for row in dates)
    assert not any(row[0] == 17 for row in dates)  # Birmingham is not shown.


def test_a_data_file_tells_what_a_footprint_has_and_what_became_of_it(atlas):
    records = {record["number"]: record for record in expected(atlas, View())}
    assert (records[3]["trust_count"], records[3]["council_count"]) == (
        len(atlas.footprints[2].trusts),
        len(atlas.footprints[2].councils),
    )
    assert records[37]["councils"] == "Devon; Plymouth; Torbay"
    assert "Royal Devon and Exeter NHS Foundation Trust (RH8)" in str(records[37]["trusts"])
    assert records[37]["became_2022"] == (
        "E54000037, QJK NHS Devon Integrated Care Board: same area"
    )
    assert str(records[3]["became_2017"]).count(" / ") == 1
    (line,) = {row["attribution"] for row in csv_rows(made(Output.CSV, atlas, View()))}
    assert "NHS trusts: NHS Digital, 2016, by headquarters" in line
