"""The timeline in a real browser: its steps move the whole page."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.in_browser import section, until_drawn

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def open_timeline(page: Page, address: str = "/") -> Locator:
    """Open an address and the Timeline tab."""
    page.goto(address)
    frame = page.frame_locator(".st-key-map iframe")
    expect(frame.locator("html[data-painted]")).to_be_attached()
    page.get_by_role("radio", name="Timeline", exact=True).click()
    panel = section(page, "Timeline")
    expect(panel.locator(".stp-lanes li")).not_to_have_count(0)
    return panel


def test_a_step_moves_map_headline_and_timeline_together(page: Page):
    panel = open_timeline(page)
    expect(panel.locator("a[aria-current='step']")).to_have_text("30 March 2016")
    panel.get_by_role("button", name="Previous step").click()
    expect(page).to_have_url(re.compile(r"as_at=2016-03-15&mark=changes"))
    expect(page.locator(".stp-headline")).to_contain_text("8 of the 44")
    expect(panel.get_by_role("heading", name="15 March 2016", exact=True)).to_be_visible()
    expect(panel.get_by_role("button", name="Previous step")).to_be_disabled()
    expect(panel.locator("a[aria-current='step']")).to_have_text("15 March 2016")
    expect(panel.locator(".stp-axis b")).to_have_text("Day shown: 15 March 2016")


def test_a_link_goes_to_its_step_without_loading_anew_and_keeps_the_place(page: Page):
    panel = open_timeline(page)
    page.evaluate("window.stpKept = 'yes'")
    panel.get_by_role("link", name="1 April to 31 December 2017").press("Enter")
    expect(page).to_have_url(re.compile("as_at=2017-12-31"))
    expect(panel.get_by_role("heading", name="31 December 2017", exact=True)).to_be_visible()
    expect(panel.locator("a[aria-current='step']")).to_have_count(2)
    expect(panel.locator("a[aria-current='step']").first).to_be_focused()
    assert page.evaluate("window.stpKept") == "yes"


def test_changes_name_who_followed_whom_and_select_their_footprint(page: Page):
    panel = open_timeline(page, "/?as_at=2017-12-31")
    steps = panel.locator(".stp-steps")
    expect(steps.first).to_contain_text("John Turner")
    expect(steps.first).to_contain_text("before, Allan Kitt (later source) was the last known")
    expect(steps.last).to_contain_text("31 March 2016 to 30 June 2018: Richard Carr")
    steps.first.get_by_role("link", name="Lincolnshire").click()
    expect(page.locator(".stp-details h2")).to_have_text("Lincolnshire")
    expect(page).to_have_url(re.compile("stp=E54000013"))
    until_drawn(page)
    box = lane(panel, "Lincolnshire").locator(".stp-span").bounding_box()
    assert box is not None
    assert box["width"] > 50, "nine months are a visible span"


def test_a_lane_is_selected_by_pointer_or_keyboard_and_then_tells_its_leads(page: Page):
    panel = open_timeline(page, "/?region=midlands-and-east")
    expect(panel.locator(".stp-lanes li")).to_have_count(17)
    lane(panel, "Staffordshire").locator(".stp-track").click(position={"x": 300, "y": 10})
    expect(page.locator(".stp-details h2")).to_have_text("Staffordshire")
    expect(lane(panel, "Staffordshire")).to_have_class("stp-selected")
    told = lane(panel, "Staffordshire").get_by_text("Penny Harris (unverified), independent, ann")
    expect(told).to_be_visible()
    lane(panel, "Derbyshire").get_by_role("link").press("Enter")
    expect(page).to_have_url(re.compile("stp=E54000012"))
    expect(lane(panel, "Derbyshire")).to_have_class("stp-selected")
    expect(lane(panel, "Derbyshire").get_by_role("link")).to_be_focused()


def test_a_name_is_seen_whole_in_its_bar_or_not_at_all(open_page: Callable[..., Page]):
    for width in (1440, 390):
        page = open_page(viewport={"width": width, "height": 900})
        panel = open_timeline(page, "/?as_at=2017-12-31")
        cut, whole = panel.evaluate(SEEN_AND_WHOLE)
        assert cut == []
        assert "Mark Adams" in whole
        assert ("Tom Cahill" in whole, "Penny Harris (unverified)" in whole) == (True, False)


SEEN_AND_WHOLE = """panel => {
  const names = [...panel.querySelectorAll(".stp-bar span")].map(name => {
    const [box, bar] = [name, name.parentNode].map(each => each.getBoundingClientRect());
    const seen = box.top < bar.bottom - 2;
    return { words: name.textContent, seen, fits: box.right <= bar.right + 1 };
  });
  const seen = names.filter(name => name.seen);
  return [seen.filter(name => !name.fits), seen.map(name => name.words)];
}"""


def lane(panel: Locator, name: str) -> Locator:
    """The lane of a footprint."""
    return panel.locator(".stp-lanes li").filter(
        has=panel.page.get_by_role("link", name=name, exact=True)
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    open_page: Callable[..., Page], scheme: str
):
    page = open_page(viewport={"width": 320, "height": 800}, color_scheme=scheme)
    open_timeline(page, "/?as_at=2017-12-31&stp=E54000010")
    page.evaluate(AXE)
    found = page.evaluate(
        "rules => axe.run(document, { runOnly: rules }).then(result => result.violations)", RULES
    )
    assert [(rule["id"], [str(node["target"]) for node in rule["nodes"]]) for rule in found] == []
    main = page.locator('[data-testid="stMain"]')
    assert main.evaluate("it => it.scrollWidth") <= 320
