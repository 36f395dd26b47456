"""Untrusted text in Chromium: shown as text, no dialog, no request elsewhere, nothing runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from stp_map.analysis.scene import scene_of
from stp_map.core.order import Output
from stp_map.core.view import Presentation, View, tidy_query
from stp_map.exports import make
from tests.factories import order
from tests.untrusted import CORPUS, atlas_full_of

IN_ADDRESSES = {
    name: text for name, text in CORPUS.items() if text.strip() and name != "half a pair"
}
SERVED = ["end of script", "Streamlit's Markdown", "null and controls", "very long"]
AT_LENGTH = ["script", "event handler", "LaTeX", "Jinja", "right to left"]
"""Each of these is a visit of the served page; the others go to it all at once."""


@pytest.fixture
def watched() -> Iterator[Callable[[Page], Page]]:
    """Note dialogs and downloads of a page; afterwards there must have been none."""
    seen: list[str] = []
    pages: list[Page] = []

    def watch(page: Page) -> Page:
        page.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
        page.on("download", lambda download: seen.append(download.url))
        pages.append(page)
        return page

    yield watch
    assert seen == []


def nothing_ran(page: Page) -> None:
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert [frame for frame in page.frames if "elsewhere" in urlsplit(frame.url).netloc] == []
    strange = "img[src='x'], svg[onload], iframe[srcdoc], [onmouseover], base[href*=elsewhere]"
    assert page.locator(strange).count() == 0


@pytest.mark.parametrize(
    "name", [*SERVED, *(pytest.param(name, marks=pytest.mark.long) for name in AT_LENGTH)]
)
def test_a_untrusted_search_of_the_served_page_is_text(page, watched, name):
    text = CORPUS[name]
    watched(page).goto("/?" + urlencode({"q": text, "region": text[:300], "x": text[:300]}))
    expect(page.get_by_label("Search", exact=True)).to_have_value(tidy_query(text))
    ignored = page.locator(".stp-faults li")
    expect(ignored).to_have_count(2)
    if text.isprintable():
        assert text[:100] in ignored.first.text_content()
    nothing_ran(page)


def test_every_untrusted_text_at_once_in_the_address_is_text(page, watched):
    parameters = [("region", text[:200]) for text in IN_ADDRESSES.values()]
    parameters += [(text[:60], "1") for text in IN_ADDRESSES.values()]
    watched(page).goto("/?" + urlencode(parameters))
    expect(page.locator(".stp-faults li")).to_have_count(10)
    expect(page.locator(".stp-headline")).to_be_visible()
    nothing_ran(page)


@pytest.fixture(scope="module")
def untrusted_file(atlas, tmp_path_factory) -> Path:
    """The standalone page of an atlas full of untrusted text, on a footprint with a handler."""
    place = tmp_path_factory.mktemp("untrusted") / "map.html"
    untrusted = atlas_full_of(atlas, *CORPUS.values())
    view = View(presentation=Presentation(selected="E54000002", labels=True))
    title = CORPUS["end of title"]
    asked = order(Output.PAGE, title=title, subtitle=title)
    place.write_bytes(make(scene_of(untrusted, view), asked))
    return place


@pytest.fixture
def file_page(browser: Browser, watched) -> Iterator[Page]:
    """A page without a network; whatever it asks for but itself fails the test."""
    context = browser.new_context(offline=True)
    page, asked = watched(context.new_page()), []
    page.on("request", lambda request: asked.append(request.url))
    yield page
    context.close()
    assert {url.split("#")[0] for url in asked if not url.startswith("file:")} == set()


def test_the_standalone_page_shows_untrusted_data_as_text(file_page, untrusted_file):
    file_page.goto(untrusted_file.as_uri())
    names = list(CORPUS.values())
    expect(file_page.locator(".stp-details h2")).to_have_text(names[1])
    assert file_page.locator("h1").text_content() == CORPUS["end of title"]
    buttons = file_page.locator("[data-stp-table] tbody button")
    expect(buttons).to_have_count(44)
    for name in ("script", "event handler", "Markdown", "LaTeX", "Jinja", "template literal"):
        assert CORPUS[name] in buttons.all_text_contents()
    nothing_ran(file_page)


def test_untrusted_footprints_of_the_standalone_page_can_be_chosen(file_page, untrusted_file):
    file_page.goto(untrusted_file.as_uri())
    expect(file_page.locator("html[data-painted]")).to_be_attached()
    for number in range(1, 45):
        code = f"E540000{number:02}"
        file_page.evaluate("(link) => { location.hash = link; }", f"stp={code}")
        chosen = file_page.locator(f'path[data-code="{code}"]')
        expect(chosen).to_have_attribute("aria-pressed", "true")
        expect(file_page.locator(".stp-details")).to_contain_text(code)
        nothing_ran(file_page)


def test_untrusted_addresses_of_the_standalone_page_are_text(file_page, untrusted_file):
    file_page.goto(untrusted_file.as_uri())
    expect(file_page.locator("html[data-painted]")).to_be_attached()
    for text in IN_ADDRESSES.values():
        link = urlencode({"q": text, "stp": text[:200], text[:60]: "1"})
        file_page.evaluate("(link) => { location.hash = link; }", link)
        file_page.evaluate("() => new Promise((resolve) => requestIdleCallback(resolve))")
        nothing_ran(file_page)
    expect(file_page.locator(".stp-headline")).not_to_be_empty()
