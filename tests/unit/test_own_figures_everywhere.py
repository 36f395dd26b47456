"""Own figures go wherever a built-in measure goes, with their source, and to nobody else."""

from __future__ import annotations

import csv
import gc
import io
import json
import re
import weakref
import zipfile
from datetime import date

import openpyxl
import pyogrio
import pypdf
import pytest

from stp_map.analysis.address import from_params
from stp_map.analysis.comparison import Cell, compared, rows
from stp_map.analysis.measures import MEASURES
from stp_map.analysis.scene import Scene, scene_of
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.figures import ColumnKind, Figures, FiguresColumn, with_slugs
from stp_map.core.model import AsAt, Atlas, PopulationBase
from stp_map.core.order import Order, Output
from stp_map.core.view import Presentation, View
from stp_map.data.figures import read_figures, tidy
from stp_map.exports import make
from stp_map.web.compare_table import comparison_html
from stp_map.web.details import details_html
from stp_map.web.map import restyling
from stp_map.web.sources_table import overview_html
from stp_map.web.table import table_state
from tests.html_reader import HtmlReader
from tests.standalone_read_back import data_of
from tests.untrusted import CORPUS

MADE_ON = date(2026, 11, 22)
DEVON, DORSET, SOMERSET, KENT = "E54000037", "E54000041", "E54000038", "E54000032"
SOURCE = "Trust accounts, month 12"
FILE = "STP,Deficit,Beds,Rating\nDevon,-12.5,40,Poor\nDorset,3,10,Good\nSomerset,0,,Good\n"
COLOURED = View(presentation=Presentation(colour_by="figure-deficit"))


def figures_of(atlas: Atlas, content: str = FILE, source: str = SOURCE) -> Figures:
    """What a person adds who brings a file."""
    found = read_figures("figures.csv", content.encode("utf-8", "replace"), atlas)
    return Figures(found.columns, source, found.name)


@pytest.fixture
def mine(atlas: Atlas) -> Figures:
    """Three columns for three footprints."""
    return figures_of(atlas)


@pytest.fixture
def coloured(atlas: Atlas, mine: Figures) -> Scene:
    """All footprints, coloured by the first of the columns."""
    return scene_of(atlas, COLOURED, mine)


def test_details_name_every_column_its_value_and_the_source(atlas, mine):
    devon, kent = (scene_of(atlas, View().presented(selected=code), mine) for code in (DEVON, KENT))
    words = HtmlReader(details_html(devon)).words
    assert f"Your figures Deficit −12.5 Beds 40 Rating Poor Source {SOURCE}" in words
    words = HtmlReader(details_html(kent)).words
    assert "Deficit No data Beds No data" in words


def test_details_without_own_figures_do_not_speak_of_them(atlas):
    view = View().presented(selected=DEVON)
    assert "Your figures" not in details_html(scene_of(atlas, view))


def cells_of(atlas: Atlas, mine: Figures, heading: str, *keys: str) -> tuple[Cell, ...]:
    found = rows(atlas, compared(atlas, keys, AsAt.LEADERS_NAMED), mine)
    return next(row.cells for row in found if row.heading == heading)


def test_compared_footprints_have_bars_only_where_these_can_begin_at_zero(atlas, mine):
    assert [cell.bar for cell in cells_of(atlas, mine, "Beds", DEVON, DORSET, KENT)] == [
        1,
        0.25,
        None,
    ]
    assert [cell.bar for cell in cells_of(atlas, mine, "Deficit", DEVON, DORSET)] == [None, None]
    assert [cell.words for cell in cells_of(atlas, mine, "Rating", DEVON, KENT)] == [
        "Poor",
        "No data",
    ]


def test_a_region_has_a_range_and_no_sum_of_own_figures(atlas, mine):
    (south,) = cells_of(atlas, mine, "Deficit", "south")
    (north,) = cells_of(atlas, mine, "Deficit", "north")
    assert (south.words, south.more) == ("−12.5 to 3.0", "3 of 13 footprints with data")
    assert (north.words, north.more) == ("–", "0 of 9 footprints with data")
    assert south.bar is None
    assert cells_of(atlas, mine, "Rating", "south")[0].words == "Poor 1; Good 2"
    view = View().presented(compared=("south",))
    words = HtmlReader(comparison_html(scene_of(atlas, view, mine))).words
    assert f"Your figures: {SOURCE}." in words
    assert "no sum or average is worked out" in words


def test_sources_list_what_this_person_added(atlas, mine):
    assert SOURCE in HtmlReader(overview_html(scene_of(atlas, View(), mine))).words
    assert "Your figures" not in overview_html(scene_of(atlas, View()))


@pytest.mark.parametrize("view", [COLOURED, View()], ids=["coloured by them", "by population"])
def test_data_files_hold_every_column_and_the_source(atlas, mine, view, tmp_path):
    scene = scene_of(atlas, view, mine)
    files = {o: make(scene, Order(o, MADE_ON)) for o in Output if o.is_data}
    row = list(csv.DictReader(io.StringIO(files[Output.CSV].decode("utf-8-sig"))))[36]
    assert (row["own_deficit"], row["own_rating"]) == ("-12.5", "Poor")
    assert row["attribution"].startswith(f"Your figures: {SOURCE}. Source:")
    book = openpyxl.load_workbook(io.BytesIO(files[Output.XLSX]))
    about = [(line[0].value, line[1].value) for line in book["Sources"]["A1:B20"]]
    assert ("Source", f"Your figures: {SOURCE}") in about
    assert book["Footprints"]["D38"].value == "Devon"
    assert -12.5 in [cell.value for cell in book["Footprints"][38]]
    collection = json.loads(files[Output.GEOJSON])
    assert f"Your figures: {SOURCE}" in collection["metadata"]["attribution"]
    assert collection["features"][36]["properties"]["own_beds"] == 40
    place = tmp_path / "a.gpkg"
    place.write_bytes(files[Output.GEOPACKAGE])
    told = pyogrio.read_info(place)
    assert SOURCE in told["layer_metadata"]["DESCRIPTION"]
    assert "own_deficit" in told["fields"]


@pytest.mark.parametrize(
    "output", [Output.PDF, pytest.param(Output.PACK_PDF, marks=pytest.mark.long)]
)
def test_pages_carry_title_classes_and_source(coloured, output):
    pages = pypdf.PdfReader(io.BytesIO(make(coloured, Order(output, MADE_ON)))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert f"Your figures: {SOURCE}" in text
    assert "highest in Dorset (3.0), lowest in Devon (−12.5)" in text
    assert "No data" in text


@pytest.mark.parametrize("output", [Output.DECK, Output.PACK_DECK])
def test_slides_carry_classes_and_source(coloured, output):
    slides = zipfile.ZipFile(io.BytesIO(make(coloured, Order(output, MADE_ON))))
    said = " ".join(
        slides.read(name).decode() for name in slides.namelist() if "slides/slide" in name
    )
    assert f"Your figures: {SOURCE}" in said
    assert "−12.5, class below 0" in said


def test_the_standalone_page_can_be_coloured_by_every_column(coloured):
    page = make(coloured, Order(Output.PAGE, MADE_ON))
    data = data_of(page)["DATA"]
    assert data["own"][0] == ["figure-deficit", "Your figures: Deficit"]
    assert data["opening"]["colour_by"] == "figure-deficit"
    assert data["numbers"]["figure-deficit/registered"][36:38] == [-12.5, 0]
    assert data["numbers"]["figure-deficit/registered"][0] is None
    for base in PopulationBase:
        assert f"Your figures: {SOURCE}" in data["sources"][f"{base.slug}/own"]
    assert f"Your figures: {SOURCE}" in HtmlReader(page.decode()).words
    slugs = [f"figure-{column.slug}" for column in coloured.figures.usable]
    assert [slug for slug, _ in data["own"]] == slugs
    assert {key.split("/")[0] for key in data["legendOf"]} >= set(slugs)


def test_the_standalone_page_without_own_figures_has_the_built_in_measures_only(atlas):
    data = data_of(make(scene_of(atlas, View()), Order(Output.PAGE, MADE_ON)))
    assert [slug for slug, _ in data["CHOICES"]["colour_by"]] == [m.slug for m in MEASURES]
    assert data["DATA"]["own"] == []


def test_a_link_without_the_figures_makes_files_that_say_so(atlas):
    view, ignored = from_params({"colour_by": ["figure-deficit"]}, atlas.codes)
    assert ignored == ()
    page = make(scene_of(atlas, view), Order(Output.PAGE, MADE_ON))
    assert "“deficit”, not added on this page" in HtmlReader(page.decode()).words
    assert data_of(page)["DATA"]["opening"]["colour_by"] == "figure-deficit"


def test_nothing_kept_between_visitors_holds_on_to_what_one_added(atlas):
    """Of files by their kinds, see unit/exports/test_outputs.py."""
    mine = figures_of(atlas)
    gone = weakref.ref(mine)
    view = COLOURED.presented(selected=DEVON, compared=("south", DEVON))
    scene = scene_of(atlas, view, mine)
    for kind in ChartKind:
        make(scene, Order(Output.PDF, MADE_ON, chart=kind))
    details_html(scene)
    comparison_html(scene)
    del mine, scene
    gc.collect()
    assert gone() is None


@pytest.mark.parametrize("text", CORPUS.values(), ids=CORPUS)
def test_untrusted_figures_are_text_on_the_page(atlas, text):
    cell = '"' + re.sub(r"[\x00-\x08\x0e-\x1f]", " ", text).replace('"', '""') + '"'
    content = f"STP,{cell},Score\nDevon,{cell},1\nDorset,Good,2\nSomerset,Good,3\n"
    mine = figures_of(atlas, content, source=text)
    slug = f"figure-{mine.columns[0].slug}"
    view = View(presentation=Presentation(slug, selected=DEVON, compared=(DEVON, "south")))
    scene, plain = scene_of(atlas, view, mine), scene_of(atlas, view)
    for panel in (details_html, comparison_html, overview_html):
        html, without = panel(scene), panel(plain)
        known = {(name, *attributes) for name, attributes in HtmlReader(without).elements}
        new = {(name, *attributes) for name, attributes in HtmlReader(html).elements} - known
        assert {name for name, *_ in new} <= {"h2", "h3", "p", "dl", "div", "dt", "dd"}
        assert {attribute for _, *found in new for attribute in found} <= {"class"}
    assert json.dumps(table_state(scene))
    state = restyling(scene).state
    assert not re.search("[<>&]|{{|{%|{#", state)


def untrusted_column(text: str) -> FiguresColumn:
    """A column of words, with an untrusted heading over an untrusted word."""
    words = (tidy(text) or "nothing", "Good")
    values = {DEVON: words[0], DORSET: words[1]}
    return FiguresColumn(tidy(text) or "Column", ColumnKind.CATEGORY, "", 0, values, words)


@pytest.fixture(scope="module")
def untrusted(atlas) -> Scene:
    """A column for every untrusted text, coloured by the first."""
    columns = with_slugs([untrusted_column(text) for text in CORPUS.values()])
    mine = Figures(columns, CORPUS["end of title"], CORPUS["formula"])
    return scene_of(atlas, View().presented(colour_by=f"figure-{columns[0].slug}"), mine)


@pytest.mark.long
def test_every_untrusted_text_at_once_leaves_in_every_kind_of_file(untrusted):
    for output in Output:
        assert make(untrusted, Order(output, MADE_ON))


def test_every_untrusted_text_at_once_is_text_in_files(untrusted):
    formats = (Output.PAGE, Output.XLSX, Output.CSV, Output.SVG, Output.DECK)
    files = {output: make(untrusted, Order(output, MADE_ON)) for output in formats}
    page = files[Output.PAGE].decode()
    assert [name for name, _ in HtmlReader(page).elements].count("script") == 3
    sheet = openpyxl.load_workbook(io.BytesIO(files[Output.XLSX]))["Footprints"]
    assert {cell.data_type for line in sheet for cell in line} <= {"n", "s", "d"}
    lines = list(csv.reader(io.StringIO(files[Output.CSV].decode("utf-8-sig"))))
    assert "'=1+1" in lines[37]
    assert not [cell for line in lines for cell in line if cell[:1] in {"=", "+", "@"}]
