"""Sheets that are set: letters, words as data, and what a picture's PDF tells who can't see it."""

from __future__ import annotations

import io
import unicodedata
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from stp_map.analysis.caption import caption
from stp_map.analysis.scene import scene_of
from stp_map.core.order import Output, PictureSize
from stp_map.core.view import MapStyle, Mark, View
from stp_map.exports import make
from stp_map.exports.paper.fonts import FAMILY, Weight, cut, families, width, writable
from tests.factories import order
from tests.paper_read_back import pages, properties, tags
from tests.untrusted import CORPUS

EVERYTHING = View().presented(
    style=MapStyle.CIRCLES, mark=Mark.CHANGES, labels=True, selected="E54000037"
)
MARKUP = '#set page(fill: red) $ x ] *b* _i_ `c` @ref <label> // = - + \\ #read("house.typ")'


@given(st.text())
def test_any_text_becomes_one_line_that_can_be_written(text):
    line = writable(text)
    assert writable(line) == line
    assert " ".join(line.split()) == line
    assert not {
        unicodedata.category(c) for c in line.replace("\u200d", "").replace("\u200c", "")
    } & {*("Cc", "Cf", "Cs", "Cn", "Co")}
    assert width(line, Weight.REGULAR, 10) >= 0


def test_direction_and_control_characters_are_left_out():
    assert writable("a\u202eb\x00c\n d") == "abc d"


@pytest.mark.parametrize("words", ["Devon", "مرحبا", "हिन्दी", "ਪੰਜਾਬੀ", "😀 👩‍🚒", "Ω≈ç √ −"])
def test_commonest_scripts_and_emoji_are_written_as_they_are(words):
    assert writable(words) == words


def test_letters_that_no_typeface_has_are_written_by_their_names_in_brackets():
    assert writable("The 中文 one") == "The [U+4E2D U+6587] one"
    assert writable("\U0001d518") == "[mathematical fraktur capital u]"


def test_a_text_that_is_cut_ends_with_an_ellipsis_and_keeps_its_room():
    shown = cut("Hampshire and the Isle of Wight", Weight.SEMIBOLD, 9, 60)
    assert shown.endswith("…")
    assert width(shown, Weight.SEMIBOLD, 9) <= 60
    assert cut("Devon", Weight.SEMIBOLD, 9, 60) == "Devon"


def test_no_typeface_of_the_machine_is_used():
    assert families()[0] == FAMILY
    assert all(name == FAMILY or name.startswith("Noto ") for name in families())


def untrusted_picture(atlas, text, output, **how: object) -> bytes:
    """A picture with a text as its title, subtitle and address."""
    asked = order(output, title=text, subtitle=text, page=f"https://x.example/{text}", **how)
    return make(scene_of(atlas, View()), asked)


AT_ONCE = {
    *("script", "LaTeX", "right to left", "null and controls", "half a pair", "emoji"),
    *("very long words", "nothing"),
}
"""Texts that this test tries in `make test`; in the data of a file are all."""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(MARKUP, id="markup"),
        *(
            pytest.param(text, id=name, marks=[pytest.mark.long] * (name not in AT_ONCE))
            for name, text in CORPUS.items()
        ),
    ],
)
def test_untrusted_text_is_set_as_text_alone(atlas, text):
    made = untrusted_picture(atlas, text, Output.PDF)
    assert properties(made).part == "1"
    (page,) = pages(made)
    squeezed = "".join(c for c in page.text if not c.isspace() and c not in "\u202b\u202c")
    assert "".join(writable(text).split())[:40] in squeezed
    assert [tag.role for tag in tags(made)].count("H1") == bool(writable(text or "The finding"))


def test_markup_in_a_title_stays_what_was_typed(atlas):
    root = ET.fromstring(untrusted_picture(atlas, MARKUP, Output.SVG))  # noqa: S314 - our own
    lines = ["".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text")]
    assert MARKUP in " ".join(lines)
    image = Image.open(io.BytesIO(untrusted_picture(atlas, MARKUP, Output.PNG, dpi=40)))
    assert image.convert("RGB").getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize("size", PictureSize)
def test_a_pdf_of_a_picture_is_tagged_in_reading_order(atlas, size):
    scene, asked = scene_of(atlas, EVERYTHING), order(Output.PDF, size=size)
    made, words = make(scene, asked), caption(scene, asked)
    said = properties(made)
    assert said.title == words.title
    assert said.subject == words.description
    assert said.language == "en-GB"
    assert said.shows_title
    assert said.is_tagged
    assert said.part == "1"
    assert not said.has_dates
    found = tags(made)
    roles = [tag.role for tag in found]
    order_of = [roles.index(role) for role in ("H1", "Figure", "Table", "L")]
    assert order_of == sorted(order_of)
    pictures = [tag for tag in found if tag.role == "Figure"]
    assert pictures[0].alternative == words.description
    assert all(tag.alternative for tag in pictures)
    assert roles.count("LI") == 44
    headers = [tag for tag in found if tag.role == "TH"]
    assert headers
    assert all(tag.scope == "Column" for tag in headers)
    text = pages(made)[0].text
    parts = (words.title.split(";")[0][:30], "Footprints", "Numbers on the map", words.made_on)
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
