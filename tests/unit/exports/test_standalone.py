"""The standalone page: small, whole, the same every time, and deaf to untrusted text."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from stp_map.analysis.measures import MEASURES
from stp_map.analysis.scene import scene_of
from stp_map.core.model import Atlas, LeaderType, PopulationBase, Region, Source
from stp_map.core.order import Output
from stp_map.core.view import Filters, Presentation, View
from stp_map.exports import make
from stp_map.exports.page.document import fill_in
from stp_map.exports.page.geometry import drawing, line_path
from stp_map.exports.page.payload import payload
from stp_map.web.script_data import script_json
from tests.factories import order

PAGE = "https://maps.example/stp"
LARGEST = 500_000
SOME = View(
    Filters(regions=(Region.SOUTH,), leader_types=(LeaderType.CCG,)),
    Presentation(
        colour_by="leader-type",
        population=PopulationBase.RESIDENT,
        labels=True,
        selected="E54000041",
    ),
)
STEPS = [
    *("2016-03-15", "2016-03-30", "2016-04-15", "2016-04-30", "2016-06-30", "2016-10-21"),
    *("2016-10-31", "2016-12-31", "2017-06-30", "2017-08-31", "2017-09-30", "2017-12-31"),
    *("2018-06-30", "2018-12-31", "2019-01-31", "latest-known"),
]
UNTRUSTED = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- <script>",
    "]]> & \"quoted\" 'too' `${alert(1)}` {{data}} \\",
    "line\u2028separator\u2029",
    "\u202egnp.exe",
    "javascript:alert(1)",
)


class Reader(HTMLParser):
    """What a page has: elements with attributes, text by element, script contents."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(content.decode())
        self.close()

    def handle_starttag(self, tag, attrs):
        """Keep an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data):
        """Keep text with the element that began last before it."""
        if self.elements:
            self.texts.append((self.elements[-1][0], data))

    def all(self, tag: str) -> list[dict[str, str]]:
        """Attributes of every such element."""
        return [attributes for name, attributes in self.elements if name == tag]

    def text_of(self, tag: str) -> str:
        """Text behind the starts of such elements."""
        return "".join(text for name, text in self.texts if name == tag)


def made(atlas: Atlas, view: View = View(), **words: str) -> bytes:  # noqa: B008 - frozen
    return make(scene_of(atlas, view), order(Output.PAGE, page=PAGE, **words))


def data_of(content: bytes) -> dict:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', content.decode())
    return json.loads(found[1])


def doctored(atlas: Atlas, text: str) -> Atlas:
    first, *rest = atlas.footprints
    leader = replace(
        first.leader, name=text, role=text, organisation=text, note=text, sources=(Source(text),)
    )
    footprint = replace(
        first, name=text, leader=leader, ccgs=(replace(first.ccgs[0], name=text),), code_note=text
    )
    return replace(atlas, footprints=(footprint, *rest))


@pytest.mark.parametrize("view", [View(), SOME], ids=["default", "some"])
def test_it_is_small_and_the_same_every_time(atlas, view):
    content = made(atlas, view)
    assert len(content) < LARGEST
    assert content == made(atlas, view)


def test_nothing_is_loaded_from_anywhere(atlas):
    page = Reader(made(atlas, SOME))
    for tag, attributes in page.elements:
        assert "src" not in attributes
        assert tag not in {"link", "iframe", "object", "embed", "img", "base"}
        for name in ("href", "xlink:href"):
            assert tag == "a" or attributes.get(name, "#").startswith("#")
    style = page.text_of("style")
    assert "url(" not in style
    assert "@import" not in style


def test_addresses_stand_only_where_a_reader_follows_them(atlas):
    content = made(atlas, SOME).decode()
    script = content[content.rindex("<script>") :]
    links = set(re.findall(r'href="(https?:[^"]*)"', content))
    outside = re.sub(r'(href="|>)https?:[^"<]*', "", content[: content.index("<script type")])
    assert links
    assert "://" not in outside
    assert set(re.findall(r"https?://[^\"]*", script)) <= {"http://www.w3.org/2000/svg"}


def test_its_policy_allows_its_own_style_and_script_by_hash_and_nothing_else(atlas):
    content = made(atlas)
    policy = next(
        m["content"] for m in Reader(content).all("meta") if "Security" in m.get("http-equiv", "")
    )
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        inner = re.findall(rf"<{tag}>(.*?)</{tag}>", content.decode(), re.DOTALL)
        assert len(inner) == 1
        digest = base64.b64encode(hashlib.sha256(inner[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_no_style_attribute_and_no_handler_that_the_policy_would_block(atlas):
    for _, attributes in Reader(made(atlas, SOME)).elements:
        assert not [name for name in attributes if name == "style" or name.startswith("on")]


def test_without_a_script_the_view_is_there(atlas):
    content = made(atlas, SOME)
    page, scene = Reader(content), scene_of(atlas, SOME)
    assert scene.headline in content.decode()
    assert len([a for a in page.all("path") if "data-code" in a]) == 44
    body = content.decode().split("<tbody>", 2)
    rows = body[-1].split("</tbody>")[0].count("<tr>")
    assert rows == len(scene.entries)
    assert "Dorset" in page.text_of("h2")


def test_it_carries_its_sources_and_dates(atlas):
    content = made(atlas, SOME).decode()
    assert "Open Government Licence" in content
    assert "Crown copyright" in content
    assert "Made on 22 November 2026" in content
    assert f"{PAGE}?region=south&amp;leader_type=ccg" in content


def test_its_language_title_and_landmarks(atlas):
    page = Reader(made(atlas, title="A title of ours", subtitle="And more"))
    assert page.all("html") == [{"lang": "en-GB"}]
    assert page.text_of("title").startswith("A title of ours")
    assert [len(page.all(tag)) for tag in ("header", "main", "footer", "h1")] == [1, 1, 1, 1]
    identifiers = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(identifiers) == len(set(identifiers))


def test_untrusted_text_makes_no_element(atlas):
    text = " ".join(reversed(UNTRUSTED))  # An address of scripts comes first, where links begin.
    plain = Reader(made(doctored(atlas, "Plain"), View(), title="Plain", subtitle="Plain"))
    content = made(doctored(atlas, text), View(), title=text, subtitle=text)
    page = Reader(content)
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in plain.elements]
    assert data_of(content)["footprints"][0]["name"] == text
    assert not [a for a in page.all("a") if a.get("href", "").startswith("javascript:")]
    assert text in "".join(said for _, said in page.texts)


def test_untrusted_searches_are_shown_as_text(atlas):
    view = View(Filters(query="</script><b>"))
    content = made(atlas, view)
    assert data_of(content)["view"]["q"] == ["</script><b>"]
    assert content.count(b"</script>") == 2


@pytest.mark.parametrize("text", UNTRUSTED)
def test_json_in_a_script_can_not_end_it(text):
    written = script_json({"text": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {"text": text}


def test_parts_do_not_fill_each_other():
    assert fill_in("{{one}} {{two}}", {"one": "{{two}}", "two": "2"}) == "{{two}} 2"
    with pytest.raises(KeyError):
        fill_in("{{three}}", {})


def test_paths_are_short():
    assert line_path([(10, 20), (11, 22), (8, 26)]) == "M10 20l1 2-3 4"
    assert line_path([(10, 20), (7, 22)]) == "M10 20l-3 2"
    assert line_path([(10, 20)]) == "M10 20"


def test_the_drawing_keeps_every_footprint_in_its_frame(atlas):
    drawn = drawing(atlas, Presentation())
    assert len(drawn.shapes) == len(drawn.points) == 44
    left, top, width, height = drawn.whole
    assert all(left < x < left + width and top < y < top + height for x, y in drawn.points)
    for index, (x, y) in enumerate(drawn.points):
        left, top, width, height = drawn.london
        inside = left < x < left + width and top < y < top + height
        if atlas.footprints[index].region is Region.LONDON:
            assert inside


def test_every_legend_is_the_servers_own(atlas):
    data = data_of(made(atlas))
    # Leader types by day, all else by population base: nothing else changes them.
    assert len(data["legendOf"]) == (len(MEASURES) - 1) * len(PopulationBase) + len(STEPS)
    for index in data["legendOf"].values():
        assert len(data["legends"][index]["classOf"]) == 44


def test_a_page_made_for_a_town_knows_the_footprint_it_lies_in(atlas):
    found = payload(scene_of(atlas, View(Filters(query="Skipton"))))["found"]
    west_yorkshire = list(atlas.by_code).index("E54000005")
    assert found["query"] == "Skipton"
    assert found["places"] == {slug: [west_yorkshire] for slug in STEPS}
