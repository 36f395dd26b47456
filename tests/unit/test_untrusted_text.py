"""Every untrusted text, by every door, into every output: text there, or left out, never more."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import xml.etree.ElementTree as ET
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import openpyxl
import pypdf
import pytest
from PIL import Image

from stp_map.analysis.address import from_params
from stp_map.analysis.caption import caption
from stp_map.analysis.classes import classes_of
from stp_map.analysis.lanes import known_leads
from stp_map.analysis.measures import uploaded_measures
from stp_map.analysis.scene import scene_of
from stp_map.core.errors import FiguresError
from stp_map.core.figures import Figures
from stp_map.core.html import element, together
from stp_map.core.model import Atlas, PopulationBase
from stp_map.core.order import Order, Output
from stp_map.core.view import ClassMethod, Filters, Presentation, View, tidy_query
from stp_map.data.figures import FiguresFile, read_figures
from stp_map.exports import file_name, make
from stp_map.web.above import above_state
from stp_map.web.details import details_html
from stp_map.web.geometry import web_geometry
from stp_map.web.map import restyling, script_literal
from stp_map.web.table import table_facts, table_state
from tests.factories import column, uploaded
from tests.html_reader import HtmlReader
from tests.standalone_read_back import data_of
from tests.untrusted import CORPUS, atlas_full_of

MADE_ON = date(2026, 11, 22)
DEVON = "E54000037"
TEXTS = pytest.mark.parametrize("text", CORPUS.values(), ids=CORPUS)
DRAWN_ALIKE = {Output.PNG_PRINT, Output.PACK_PDF, Output.PACK_DECK}
"""Put together by what also makes PNG, PDF and DECK, and many times as long in the making."""

OUTPUTS = pytest.mark.parametrize(
    "output",
    [
        pytest.param(output, id=output.slug, marks=[pytest.mark.long] * (output in DRAWN_ALIKE))
        for output in Output
    ],
)
TITLES = [
    *("script", "end of title", "character data", "right to left", "very long", "formula"),
    *("LaTeX", "null and controls", "half a pair", "no character", "emoji", "many marks"),
]
"""Titles are drawn one by one; the others of the corpus come by the data, all at once."""


@pytest.fixture(scope="module")
def everything(atlas: Atlas) -> Atlas:
    """An atlas in which each text of the corpus is the words of a footprint."""
    return atlas_full_of(atlas, *CORPUS.values())


def json_text(text: str) -> str:
    """What is left of a text after a file in UTF-8."""
    return text.encode("utf-8", "replace").decode()


@TEXTS
def test_a_search_is_kept_as_text_and_finds_its_way_back(atlas, text):
    view, ignored = from_params({"q": [text], text: [text], "stp": [text]}, atlas.codes)
    assert view.filters.query == tidy_query(text)
    assert {each.name for each in ignored} <= {text, "stp"}
    scene = scene_of(atlas, view)
    words = caption(scene, Order(Output.PNG, MADE_ON, title=text, subtitle=text))
    assert words.title == (text or words.title)
    assert scene.headline
    assert scene.description


@TEXTS
def test_a_search_makes_a_name_that_is_safe_everywhere(text):
    view = View(Filters(query=tidy_query(text)))
    names = [file_name(view, Order(output, MADE_ON)) for output in Output]
    unsafe = [name for name in names if not re.fullmatch(r"[a-z0-9_-]{1,120}\.[a-z]{3,7}", name)]
    assert unsafe == []


@TEXTS
def test_scripts_and_files_for_the_browser_hold_it_as_text(atlas, text):
    literal = script_literal({"text": text, "list": [text]})
    assert json.loads(literal) == {"text": text, "list": [text]}
    assert literal.isascii()
    assert not set("<>&") & set(literal)
    assert not re.search(r"\{[{%#]", literal)
    scene = scene_of(atlas_full_of(atlas, text), View(Filters(query=tidy_query(text))))
    assert restyling(scene).state.isascii()
    assert table_state(scene)
    assert above_state(scene)["headline"] == scene.headline


def test_files_for_every_visitor_hold_each_as_text(everything):
    names = [footprint.name for footprint in everything.footprints]
    assert set(names) == set(CORPUS.values())
    assert json.loads(web_geometry(everything))["names"] == names
    assert [row[1] for row in table_facts(everything, known_leads(everything))["fixed"]] == names


@TEXTS
def test_html_holds_it_as_text_and_adds_no_element(atlas, text):
    view = View(presentation=Presentation(selected="E54000002"))
    found = [html_of(atlas_full_of(atlas, words), view) for words in (text, "Plain")]
    untrusted, plain = [HtmlReader(html) for html in found]
    if text.strip():
        assert [tag for tag, _ in untrusted.elements if tag != "a"] == [
            tag for tag, _ in plain.elements if tag != "a"
        ]
    for _, attributes in untrusted.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "srcdoc"]
        assert re.match(r"https?://|\?|$", attributes.get("href") or "")
    panel = HtmlReader(together([element("li", text, title=text), text]))
    assert [tag for tag, _ in panel.elements] == ["li"]


def html_of(atlas: Atlas, view: View) -> str:
    return details_html(scene_of(atlas, view))


@TEXTS
def test_figures_hold_it_as_text(atlas, text):
    content = io.StringIO(newline="")
    rows = [["Code", text, "Word"], [DEVON, "1", text], ["E54000041", text, "x"]]
    csv.writer(content).writerows(rows)
    with suppress(FiguresError):
        check_figures(read_figures(text, content.getvalue().encode("utf-8", "replace"), atlas))


def check_figures(figures: FiguresFile) -> None:
    """Headings are of one line and columns have classes."""
    for each in figures.columns:
        assert not set(each.heading) & set("\x00\t\n\r\u2028\u2029\u202e\u2067")
    for measure in uploaded_measures(Figures(figures.columns, "Finance")):
        values = measure.values((), PopulationBase.REGISTERED)
        assert classes_of(measure, values, values, ClassMethod.QUANTILES).labels


@OUTPUTS
def test_data_full_of_it_makes_a_file_that_opens(everything, output):
    view = View(Filters(), Presentation(labels=True, selected="E54000001"))
    opens(output, make(scene_of(everything, view), Order(output, MADE_ON, title="Plain")))


@OUTPUTS
def test_own_figures_full_of_it_make_a_file_that_opens(atlas, output):
    words = column({1: CORPUS["formula"], 2: CORPUS["script"]}, CORPUS["end of title"])
    mine = uploaded(words, source=CORPUS["end of script"])
    shown = Presentation(f"figure-{mine.usable[0].slug}", selected="E54000001")
    scene = scene_of(atlas, View(presentation=shown), mine)
    opens(output, make(scene, Order(output, MADE_ON, page="https://maps.example/")))


TITLED = (Output.SVG, Output.DECK, Output.PAGE, Output.PDF, Output.PACK_DECK)


def kept_for_long(place: int, nth: int) -> list[pytest.MarkDecorator]:
    """Marks of one pair: each title is in one kind of file at once, and in every kind at length."""
    return [pytest.mark.long] * bool((place + nth) % len(TITLED))


@pytest.mark.parametrize(
    ("output", "title"),
    [
        pytest.param(output, title, id=f"{output.slug}-{title}", marks=kept_for_long(place, nth))
        for nth, output in enumerate(TITLED)
        for place, title in enumerate(TITLES)
    ],
)
def test_a_title_of_it_makes_a_file_that_opens(atlas, output, title):
    text = CORPUS[title]
    view = View(Filters(query=tidy_query(text)))
    order = Order(output, MADE_ON, title=text, subtitle=text, page="https://maps.example/")
    opens(output, make(scene_of(atlas, view), order))


def opens(output: Output, content: bytes) -> None:
    """Read a file as the programs it is for do, and find nothing in it that runs."""
    READERS[output.ending](content)


def read_svg(content: bytes) -> None:
    for each in ET.fromstring(content).iter():  # noqa: S314 - made here
        assert each.tag.rpartition("}")[2] not in {"script", "foreignObject", "image"}
        assert not [name for name in each.attrib if name.lower().startswith("on")]


def read_pdf(content: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(content), strict=True)
    assert "".join(page.extract_text() for page in reader.pages)
    assert "/JavaScript" not in str(reader.trailer["/Root"].get("/Names", ""))
    assert "/OpenAction" not in reader.trailer["/Root"]


def read_office(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        for name in package.namelist():
            assert ".." not in name
            if name.endswith((".xml", ".rels")):
                ET.fromstring(package.read(name))  # noqa: S314 - made here
            if name.endswith(".rels"):
                assert b"javascript:" not in package.read(name)


def read_xlsx(content: bytes) -> None:
    read_office(content)
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f"
            assert cell.hyperlink is None


def read_csv(content: bytes) -> None:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if re.match(r"[=+@\t\r\n]|-(?!\d)", cell)]


def read_html(content: bytes) -> None:
    text = content.decode()
    assert len(re.findall(r"</script", text, re.IGNORECASE)) == 3
    read = HtmlReader(text)
    tags = [tag for tag, _ in read.elements]
    assert tags.count("script") == 3
    assert not {"iframe", "base", "b", "x", "br", "textarea"} & set(tags)
    (picture,) = (attributes for tag, attributes in read.elements if tag == "img")
    assert set(picture) == {"src", "alt"}
    assert picture["src"].startswith("data:image/png;base64,")
    for _, attributes in read.elements:
        assert not [name for name in attributes if name.startswith("on")]
        assert re.match(r"https?://|#|\?|$", attributes.get("href") or "")
    check_told(data_of(content))


def check_told(data: dict) -> None:
    """What the page's script takes for HTML has no element or attribute that runs."""
    told = data["DATA"]
    html = [told["nothing"], told["found"]["notice"], *told["ownFigures"]]
    for files in data["FACTS"]["details"]:
        for name, where, leaders, numbers, rest in files:
            html += [name, where, *leaders, numbers, rest]
    read = HtmlReader("".join(html))
    assert not {"script", "img", "iframe", "base", "x", "svg"} & {tag for tag, _ in read.elements}
    for _, attributes in read.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert re.match(r"https?://|#|\?|$", attributes.get("href") or "")


def read_geopackage(content: bytes) -> None:
    with sqlite3.connect(":memory:") as database:
        database.deserialize(content)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("SELECT count(*) FROM footprints").fetchone() == (44,)
    database.close()


READERS = {
    "png": lambda content: Image.open(io.BytesIO(content)).verify(),
    "svg": read_svg,
    "pdf": read_pdf,
    "pptx": read_office,
    "html": read_html,
    "csv": read_csv,
    "xlsx": read_xlsx,
    "geojson": json.loads,
    "gpkg": read_geopackage,
}


def test_every_kind_of_file_has_its_reader():
    assert {output.ending for output in Output} == set(READERS)
    assert Path(__file__).name == "test_untrusted_text.py"
