"""The files that pictures become: what they hold and that they repeat."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from threading import Thread
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PIL import Image
from pypdf import PdfReader

from stp_map import exports
from stp_map.analysis.measures import MEASURES
from stp_map.analysis.scene import scene_of
from stp_map.core import text
from stp_map.core.model import Region
from stp_map.core.order import Output, PictureSize
from stp_map.core.view import Mark, View
from tests.factories import order

if TYPE_CHECKING:
    from pathlib import Path

    from stp_map.core.model import Atlas

PAGE = "https://stp.example.org/"
LEADERS = View().presented(colour_by="leader-type", labels=True, selected="E54000037")
SVG = "{http://www.w3.org/2000/svg}"
UNTRUSTED = (
    '$x^2$ \\frac{1}{2} <script>alert(1)</script> & "quotes"',
    "\u202eright to left\u202c \U0001f600 \U0001f469\u200d\U0001f692 中文 \x00\x1b[31m \ud800",
    "several\nlines\r\nof\ttext\u2028here",
    "long " * 2000,
    "x" * 10_000,
    "=cmd|' /C calc'!A0",
)


def make(atlas: Atlas, kind: Output, view: View = LEADERS, **options: object) -> bytes:
    """A picture on a slide, unless told otherwise."""
    asked = order(kind, **({"page": PAGE, "dpi": 72} | options))
    return exports.make(scene_of(atlas, view), asked)


@pytest.mark.parametrize(
    ("size", "pixels"),
    [
        (PictureSize.A4_PORTRAIT, (1240, 1754)),
        (PictureSize.A4_LANDSCAPE, (1754, 1240)),
        (PictureSize.SLIDE, (2000, 1125)),
        (PictureSize.SQUARE, (1200, 1200)),
    ],
)
def test_a_png_has_the_pixels_of_its_size_and_says_its_dpi(atlas, size, pixels):
    image = Image.open(io.BytesIO(make(atlas, Output.PNG, View(), size=size, dpi=150)))
    assert abs(image.width - pixels[0]) <= 1
    assert abs(image.height - pixels[1]) <= 1
    assert image.info["dpi"] == pytest.approx((150, 150), abs=0.1)


def test_a_png_says_what_it_is_and_nothing_of_what_made_it(atlas):
    image = Image.open(io.BytesIO(make(atlas, Output.PNG)))
    chunks: dict[str, str] = image.text  # type: ignore[attr-defined]
    assert chunks["Title"].startswith("CCG leaders")
    assert chunks["Description"].startswith("Map: Organisation the leader comes from")
    assert "Contains OS data © Crown copyright and database right 2017" in chunks["Source"]
    assert "Software" not in chunks


def test_an_svg_has_real_text_a_title_a_description_and_no_reference_to_elsewhere(atlas):
    svg = make(atlas, Output.SVG).decode()
    root = ET.fromstring(svg)  # noqa: S314 - our own
    words = " ".join("".join(each.itertext()) for each in root.iter(f"{SVG}text"))
    assert root.get("role") == "img"
    assert root.get("lang") == "en-GB"
    assert root[0].tag == f"{SVG}title"
    assert (
        root[0].text == "CCG leaders and NHS provider chiefs lead 18 each of the 44 footprints; "
        "three are to be confirmed"
    )
    assert root[1].tag == f"{SVG}desc"
    for line in ("To be confirmed", "London", "Hampshire and the Isle of Wight", "Devon"):
        assert line in words
    assert "Source Sans Pro" in svg
    references = re.findall(r'(?:href|src)\s*=\s*"([^"]*)"|url\(([^)]*)\)', svg)
    assert all(
        (one or other).startswith(("#", "data:font/woff;base64,")) for one, other in references
    )
    assert "<!DOCTYPE" not in svg
    assert "<image" not in svg


def test_signs_and_swatches_are_parts_of_an_svg_wherever_they_stand(atlas):
    view = View().presented(mark=Mark.EVIDENCE, labels=True)
    for size in PictureSize:
        assert "<image" not in make(atlas, Output.SVG, view, size=size).decode()


def test_an_svg_names_every_footprint_once_on_the_map(atlas):
    root = ET.fromstring(make(atlas, Output.SVG))  # noqa: S314 - our own
    names = [each.get("id", "") for each in root.iter()]
    assert sorted(n for n in names if n.startswith("map-")) == [
        f"map-{f.code}" for f in atlas.footprints
    ]
    assert len([n for n in names if n]) == len({n for n in names if n})


def test_a_pdf_has_title_language_size_and_embedded_fonts(atlas, tmp_path: Path):
    content = make(atlas, Output.PDF, size=PictureSize.A4_PORTRAIT)
    reader = PdfReader(io.BytesIO(content))
    assert len(reader.pages) == 1
    assert float(reader.pages[0].mediabox.width) == pytest.approx(595.28, abs=0.1)
    assert reader.metadata is not None
    assert (
        reader.metadata.title == "CCG leaders and NHS provider chiefs lead 18 each of the 44 "
        "footprints; three are to be confirmed"
    )
    assert str(reader.metadata.subject).startswith("Map: ")
    assert reader.metadata.creation_date is None
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert not list(reader.pages[0].images)
    file = tmp_path / "picture.pdf"
    file.write_bytes(content)
    listed = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True)
    fonts = listed.stdout.splitlines()[2:]
    assert fonts
    assert all("SourceSansPro" in font and "TrueType" in font for font in fonts)
    assert all(font.split()[-5:-2] == ["yes", "yes", "yes"] for font in fonts)


def test_the_words_of_a_pdf_can_be_read_out(atlas):
    words = PdfReader(io.BytesIO(make(atlas, Output.PDF))).pages[0].extract_text()
    flat = " ".join(words.split())
    for line in text.attribution(LEADERS.presentation.population):
        assert line in flat
    assert "Made on 22 November 2026. https://stp.example.org/?colour_by=leader-type" in flat
    assert "Unverified, no published source found: leaders of footprints 10, 25" in flat


@pytest.mark.parametrize("kind", [Output.PNG, Output.SVG, Output.PDF])
def test_the_same_view_gives_the_same_bytes(atlas, kind):
    assert make(atlas, kind) == make(atlas, kind)


def test_another_process_gives_the_same_bytes(atlas, geodata):
    code = (
        "import sys, hashlib; from datetime import date; from pathlib import Path\n"
        "from stp_map.analysis.scene import scene_of; from stp_map.core.order import *\n"
        "from stp_map.core.view import View; from stp_map.data.atlas import load_atlas\n"
        "from stp_map.exports import make\n"
        "view = View().presented(colour_by='leader-type', labels=True, selected='E54000037')\n"
        "scene = scene_of(load_atlas(Path(sys.argv[1])), view)\n"
        "for kind in (Output.SVG, Output.PDF):\n"
        f"    made = make(scene, Order(kind, date(2026, 11, 22), page={PAGE!r}))\n"
        "    print(hashlib.sha256(made).hexdigest())\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, geodata],
        capture_output=True,
        text=True,
        check=True,
        cwd=geodata.parent,
    )
    expected = [hashlib.sha256(make(atlas, kind)).hexdigest() for kind in (Output.SVG, Output.PDF)]
    assert run.stdout.split() == expected


@pytest.mark.parametrize(
    "title", [*UNTRUSTED[:4], pytest.param(UNTRUSTED[4], marks=pytest.mark.long), UNTRUSTED[5]]
)
def test_a_untrusted_title_is_only_text(atlas, title):
    made = make(atlas, Output.SVG, View(), title=title, subtitle=title)
    root = ET.fromstring(made)  # noqa: S314 - our own
    assert not list(root.iter(f"{SVG}script"))
    assert b"<script" not in made
    Image.open(io.BytesIO(make(atlas, Output.PNG, View(), title=title))).load()


def test_a_untrusted_title_is_only_text_in_a_pdf_too(atlas):
    made = make(atlas, Output.PDF, View(), title=" ".join(UNTRUSTED[:3]))
    words = PdfReader(io.BytesIO(made)).pages[0].extract_text()
    assert "<script>alert(1)</script>" in words.replace("\n", "")  # A line may end at a slash.


def test_a_dollar_sign_stays_a_dollar_sign(atlas):
    root = ET.fromstring(make(atlas, Output.SVG, title="It costs $5 or $x^2$"))  # noqa: S314
    lines = ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]
    assert "It costs $5 or $x^2$" in lines


def test_a_preview_is_laid_out_like_the_picture(atlas):
    small = Image.open(io.BytesIO(make(atlas, Output.PNG, dpi=exports.PREVIEW_DPI)))
    large = Image.open(io.BytesIO(make(atlas, Output.PNG, dpi=2 * exports.PREVIEW_DPI)))
    reduced = large.resize(small.size, Image.Resampling.BOX)
    pairs = zip(small.convert("L").tobytes(), reduced.convert("L").tobytes(), strict=True)
    assert sum(abs(one - other) > 96 for one, other in pairs) < small.width * small.height / 100


def test_pictures_made_at_once_are_those_made_one_by_one(atlas):
    views = [View(), LEADERS, View().filtered(regions=(Region.LONDON,)), LEADERS]
    kinds = [Output.SVG, Output.PNG, Output.PDF, Output.SVG]
    expected = [make(atlas, kind, view) for kind, view in zip(kinds, views, strict=True)]
    found: dict[int, bytes] = {}

    def work(index: int) -> None:
        found[index] = make(atlas, kinds[index], views[index])

    threads = [Thread(target=work, args=(index,)) for index in range(len(views))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[index] for index in range(len(views))] == expected


@pytest.mark.parametrize("colour_by", [*(measure.slug for measure in MEASURES), "figure-not-added"])
def test_a_picture_in_black_and_white_holds_no_colour(atlas: Atlas, colour_by: str):
    view = View().presented(colour_by=colour_by)
    how = {"size": PictureSize.SQUARE, "dpi": 50, "black_and_white": True}
    drawn = make(atlas, Output.PNG, view, **how)
    pixels = np.asarray(Image.open(io.BytesIO(drawn)).convert("HSV"))
    saturation, brightness = pixels[..., 1], pixels[..., 2]
    vivid = saturation[brightness > 90]
    assert vivid.max() < 90, "the palette's own slate greys are the most coloured thing allowed"
