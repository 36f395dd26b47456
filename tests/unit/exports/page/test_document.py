"""The standalone page: small, whole, the same every time, and deaf to untrusted text."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from PIL import Image, ImageChops, ImageStat

from stp_map.analysis.scene import scene_of
from stp_map.core.model import Atlas, LeaderType, PopulationBase, Region, Source
from stp_map.core.order import Output
from stp_map.core.view import Filters, MapStyle, Mark, Presentation, View
from stp_map.exports import make
from stp_map.exports.page.document import fill_in
from tests.factories import order
from tests.standalone_read_back import data_of, picture_of

PAGE = "https://maps.example/stp"
LARGEST = 600_000
SOME = View(
    Filters(regions=(Region.SOUTH,), leader_types=(LeaderType.CCG,)),
    Presentation(
        colour_by="leader-type",
        population=PopulationBase.RESIDENT,
        labels=True,
        selected="E54000041",
    ),
)
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
        assert "src" not in attributes or tag == "img"
        assert attributes.get("src", "data:image/png;").startswith("data:image/png;")
        assert not {"srcset", "srcdoc", "data", "poster", "background"} & set(attributes)
        assert tag not in {"link", "iframe", "object", "embed", "base"}
        for name in ("href", "xlink:href"):
            assert tag == "a" or attributes.get(name, "#").startswith("#")
    style = page.text_of("style")
    assert "url(" not in style
    assert "@import" not in style


def test_addresses_stand_only_where_a_reader_follows_them(atlas):
    content = made(atlas, SOME).decode()
    library, script = content.split("<script>")[1:]
    links = set(re.findall(r'href="(https?:[^"]*)"', content))
    outside = re.sub(r'(href="|>)https?:[^"<]*', "", content[: content.index("<script type")])
    outside = re.sub(r"/\*.*?\*/", "", outside, flags=re.DOTALL)  # Leaflet's style explains itself.
    assert links
    assert "://" not in outside
    assert set(re.findall(r"https?://[^\"]*", script)) <= {"http://www.w3.org/2000/svg"}
    named = set(re.findall(r"https?://[^\"\s]*", library))
    assert named <= {"http://www.w3.org/2000/svg", "https://leafletjs.com"}, "Leaflet names itself"


def test_its_policy_allows_its_own_style_and_scripts_by_hash_and_nothing_else(atlas):
    content = made(atlas)
    policy = next(
        m["content"] for m in Reader(content).all("meta") if "Security" in m.get("http-equiv", "")
    )
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    assert allowed == {
        "default-src": "'none'",
        "style-src": hashes_of(content, "style", 1),
        "script-src": hashes_of(content, "script", 2),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def hashes_of(content: bytes, tag: str, count: int) -> str:
    """What a policy allows these elements by."""
    inner = re.findall(rf"<{tag}>(.*?)</{tag}>", content.decode(), re.DOTALL)
    assert len(inner) == count
    digests = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in inner]
    return " ".join(f"'sha256-{digest}'" for digest in digests)


def test_no_style_attribute_and_no_handler_that_the_policy_would_block(atlas):
    content = made(atlas, SOME)
    facts = data_of(content)["FACTS"]["details"]
    drawn = "".join(str(piece) for footprints in facts for each in footprints for piece in each)
    for html in (content, drawn.encode()):
        for _, attributes in Reader(html).elements:
            assert not [name for name in attributes if name == "style" or name.startswith("on")]


def test_without_a_script_the_view_is_there(atlas):
    content = made(atlas, SOME)
    page, scene = Reader(content), scene_of(atlas, SOME)
    assert scene.headline in content.decode()
    assert [a["alt"] for a in page.all("img")] == [" ".join(scene.description)]
    body = content.decode().split("<tbody>")
    rows = body[-1].split("</tbody>")[0].count("<tr>")
    assert rows == len(scene.entries)
    assert "Dorset" in page.text_of("h2")


@pytest.mark.parametrize(
    "view",
    [
        SOME,
        View(presentation=Presentation(mark=Mark.CHANGES)),
        View(presentation=Presentation(mark=Mark.EVIDENCE)),
        View(Filters(query="Skipton")),
        View(Filters(query="Skipton"), Presentation(style=MapStyle.TILES)),
        View(presentation=Presentation(style=MapStyle.CIRCLES)),
    ],
    ids=["some", "changes", "evidence", "place", "tiles", "circles"],
)
def test_without_a_script_the_picture_is_the_one_that_the_map_exports(atlas, view):
    found = Image.open(io.BytesIO(picture_of(made(atlas, view)))).convert("RGB")
    exported = make(scene_of(atlas, view), order(Output.PNG, page=PAGE, dpi=72))
    differences = ImageChops.difference(found, Image.open(io.BytesIO(exported)).convert("RGB"))
    assert found.width >= 900
    assert max(ImageStat.Stat(differences).mean) < 1  # of 255: it has fewer colours


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
    assert [len(page.all(tag)) for tag in ("main", "footer", "h1")] == [1, 1, 1]
    assert page.text_of("h1").startswith("A title of ours")
    assert any("And more" in said for _, said in page.texts)
    identifiers = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(identifiers) == len(set(identifiers))


def test_untrusted_text_makes_no_element(atlas):
    text = " ".join(reversed(UNTRUSTED))  # An address of scripts comes first, where links begin.
    plain = Reader(made(doctored(atlas, "Plain"), View(), title="Plain", subtitle="Plain"))
    content = made(doctored(atlas, text), View(), title=text, subtitle=text)
    page = Reader(content)
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in plain.elements]
    assert data_of(content)["DATA"]["footprints"][0]["name"] == text
    assert not [a for a in page.all("a") if a.get("href", "").startswith("javascript:")]
    assert text in "".join(said for _, said in page.texts)


def test_untrusted_searches_are_shown_as_text(atlas):
    view = View(Filters(query="</script><b>"))
    content = made(atlas, view)
    assert data_of(content)["DATA"]["opening"]["q"] == "</script><b>"
    assert content.count(b"</script>") == 3


def test_parts_do_not_fill_each_other():
    assert fill_in("{{one}} {{two}}", {"one": "{{two}}", "two": "2"}) == "{{two}} 2"
    with pytest.raises(KeyError):
        fill_in("{{three}}", {})
