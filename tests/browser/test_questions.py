"""The questions people bring: what was said, what compares, where a place lies, what is known."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, WebSocket, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.in_browser import section, until_drawn

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WEST_YORKSHIRE = "E54000005"
DEVON = "E54000037"
SOMERSET = "E54000038"


def open_map(page: Page, address: str = "/") -> FrameLocator:
    """Open an address and wait until the map is painted."""
    page.goto(address)
    frame = page.frame_locator(".st-key-map iframe")
    expect(frame.locator("html[data-painted]")).to_be_attached()
    return frame


def open_tab(page: Page, name: str) -> Locator:
    """Open a tab and give what is in it."""
    page.get_by_role("radio", name=name, exact=True).click()
    return section(page, name)


def pressed(frame: FrameLocator) -> Locator:
    """The footprint that the map shows as selected."""
    return frame.locator('path[aria-pressed="true"]')


def search(page: Page, text: str) -> None:
    page.locator(".stp-panel").get_by_label("Search").fill(text)
    page.keyboard.press("Enter")


def notice(page: Page) -> Locator:
    return page.locator(".stp-place")


def figure(page: Page) -> Locator:
    """How many footprints are shown."""
    return page.locator(".stp-figures dd").first


def test_a_place_is_found_and_its_footprint_can_be_selected(page: Page):
    frame = open_map(page)
    page.evaluate("window.stpKept = 'yes'")
    for typed in ("Skipton", "SE 01 51", "53.96, -2.02"):
        search(page, typed)
        expect(notice(page)).to_contain_text(f"{typed} is in West Yorkshire.")
        expect(figure(page)).to_have_text("1 of 44")
        expect(pressed(frame)).to_have_attribute("data-code", WEST_YORKSHIRE)
        page.get_by_role("button", name="Clear selection").click()
        expect(pressed(frame)).to_have_count(0)
        notice(page).get_by_role("link", name="West Yorkshire").click()
        expect(pressed(frame)).to_have_attribute("data-code", WEST_YORKSHIRE)
        page.get_by_role("button", name="Clear selection").click()
        expect(pressed(frame)).to_have_count(0)
    assert page.evaluate("window.stpKept") == "yes"


def test_places_of_one_name_and_places_elsewhere_say_where_they_are(page: Page):
    open_map(page, "/?q=Farnborough")
    expect(notice(page)).to_contain_text("4 matches for “Farnborough”")
    expect(notice(page)).to_contain_text("GeoNames (CC BY 4.0)")
    expect(figure(page)).to_have_text("4 of 44")
    search(page, "Cardiff")
    expect(notice(page)).to_contain_text("Cardiff is in Wales, outside England")
    expect(figure(page)).to_have_text("0 of 44")
    search(page, "zzzz")
    expect(notice(page)).to_contain_text("Searched are names, numbers and codes")


def test_claims_have_their_verdicts_and_show_their_map_without_loading_anew(page: Page):
    frame = open_map(page)
    page.evaluate("window.stpKept = 'yes'")
    said = open_tab(page, "Claims checked")
    expect(said).to_contain_text(
        "Of 19 claims 13 hold, 4 hold approximately, 1 does not hold and 1 can’t be checked."
    )
    half = said.get_by_role("row", name=re.compile("Half of the footprints"))
    expect(half).to_contain_text("18 of 44 (41%)")
    expect(half).to_contain_text("Does not hold")
    half.get_by_role("link", name="Half of the footprints").click()
    expect(page).to_have_url(re.compile(r"\?leader_type=ccg&colour_by=leader-type$"))
    expect(figure(page)).to_have_text("18 of 44")
    expect(page.locator(".stp-legend h2")).to_have_text("Organisation the leader comes from")
    expect(page.locator(".st-key-map")).to_be_in_viewport()
    cumbria = said.get_by_role("row", name=re.compile("The smallest"))
    cumbria.get_by_role("link", name="The smallest").press("Enter")
    expect(pressed(frame)).to_have_attribute("data-code", "E54000002")
    assert page.evaluate("window.stpKept") == "yes"


def test_a_comparison_is_made_by_name_and_from_the_map_and_lives_in_the_address(page: Page):
    open_map(page, f"/?stp={SOMERSET}")
    compare = open_tab(page, "Compare")
    expect(compare).to_contain_text("Choose two to four footprints or regions")
    compare.get_by_role("button", name="Add selected footprint").click()
    expect(page).to_have_url(re.compile(f"compare={SOMERSET}"))
    expect(compare.get_by_role("button", name="Add selected footprint")).to_have_count(0)
    compare.get_by_label("Compare", exact=True).first.fill("London (reg")
    page.get_by_role("option", name="London (region)").click()
    page.keyboard.press("Escape")  # the open list hides the rest from screen readers
    expect(page).to_have_url(re.compile(f"compare={SOMERSET}&compare=london"))
    expect(compare.get_by_role("row", name=re.compile("^CCGs"))).to_contain_text("32")
    expect(compare.get_by_role("columnheader", name="London (region)")).to_be_visible()


def test_a_link_opens_a_comparison_whose_names_select(page: Page):
    frame = open_map(page, f"/?compare={DEVON}&compare={WEST_YORKSHIRE}")
    compare = open_tab(page, "Compare")
    people = compare.get_by_role("row", name=re.compile("GP-registered patients"))
    for words in ("1,195,793", "2.1% of England", "2,655,449"):
        expect(people).to_contain_text(words)
    widths = people.locator("i").evaluate_all("all => all.map(it => it.clientWidth)")
    assert widths[0] / widths[1] == pytest.approx(1_195_793 / 2_655_449, abs=0.02)
    compare.get_by_role("link", name="Devon").click()
    expect(pressed(frame)).to_have_attribute("data-code", DEVON)


def test_sources_count_the_evidence_and_hand_out_each_table(page: Page):
    open_map(page)
    sources = open_tab(page, "Sources")
    expect(sources).to_contain_text("Unverified: no published source found: 5 rows")
    expect(sources).to_contain_text("exact line of March 2016 is not known")
    sources.get_by_text("Leaders on 30 March 2016 (44 rows, 16 kB)").click()
    expect(sources.get_by_role("rowheader", name="is_clinician")).to_be_visible()
    app = page.locator('[data-testid="stApp"]')
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    with page.expect_download() as waiting:
        sources.get_by_role("button", name="Download leaders.csv").click()
    text = waiting.value.path().read_text("utf-8")
    assert text.startswith("code,footprint_name,name,role")
    assert len(text.splitlines()) == 45


def ends_a_run(frame: str | bytes) -> bool:
    """Whether a message of the server says that a run of the page has ended."""
    message = ForwardMsg()
    message.ParseFromString(frame if isinstance(frame, bytes) else frame.encode())
    return message.WhichOneof("type") == "script_finished"


def test_opening_a_tab_sends_at_most_twelve_kilobytes_before_compression(page: Page):
    sockets: list[WebSocket] = []
    received: list[str | bytes] = []
    page.on("websocket", lambda socket: sockets.append(socket))  # noqa: PLW0108
    compared = f"compare=north&compare=midlands-and-east&compare={DEVON}&compare={SOMERSET}"
    open_map(page, f"/?{compared}")
    expect(page.locator("[data-stp-table] tbody tr")).to_have_count(44)
    sockets[0].on("framereceived", lambda data: received.append(data))  # noqa: PLW0108
    for name in ("Compare", "Claims checked", "Sources"):
        received.clear()
        with sockets[0].expect_event("framereceived", ends_a_run):
            open_tab(page, name)
        assert 0 < sum(map(len, received)) <= 12_000


@pytest.mark.parametrize("name", ["Compare", "Claims checked", "Sources"])
def test_a_narrow_page_holds_each_tab(reading, name: str):
    narrow = {"width": 320, "height": 640}
    page = reading(f"/?compare=north&compare={DEVON}&q=Skipton", viewport=narrow)
    panel = open_tab(page, name)
    expect(panel.locator("h2").first).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator('[data-testid="stMain"]').evaluate("it => it.scrollWidth") <= 320


@pytest.mark.parametrize("name", ["Compare", "Claims checked", "Sources"])
def test_links_and_buttons_of_each_tab_are_large_enough(reading, name: str):
    page = reading(f"/?compare=north&compare={DEVON}&stp={SOMERSET}")
    panel = open_tab(page, name)
    expect(panel.locator("h2").first).to_be_attached()
    small = panel.locator("a, button").evaluate_all(
        """all => all.filter(one => {
          const box = one.getBoundingClientRect();
          return getComputedStyle(one).display !== 'inline' && box.height && box.height < 23.5;
        }).map(one => one.outerHTML.slice(0, 120))"""
    )
    assert small == []


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        *((390, "dark"), (1440, "light")),
        *(pytest.param(*pair, marks=pytest.mark.long) for pair in ((390, "light"), (1440, "dark"))),
    ],
)
def test_axe_finds_nothing_in_these_tabs(open_page: Callable[..., Page], width: int, scheme: str):
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    open_map(page, f"/?q=Skipton&compare=north&compare={DEVON}&stp={SOMERSET}")
    broken = {}
    for name in ("Compare", "Claims checked", "Sources"):
        panel = open_tab(page, name)
        expect(panel.locator("h2").first).to_be_attached()
        until_drawn(page)  # Until then the last tab fades away.
        if name == "Sources":
            panel.get_by_text("Leaders on 30 March 2016 (").click()
            expect(panel.get_by_role("rowheader", name="is_clinician")).to_be_visible()
        page.evaluate(AXE)
        found = page.evaluate(
            "rules => axe.run('.stMain', { runOnly: rules }).then(it => it.violations)", RULES
        )
        broken |= {
            f"{name}: {rule['id']}": [node["html"][:160] for node in rule["nodes"]]
            for rule in found
        }
    assert broken == {}
