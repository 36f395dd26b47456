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
    expect(panel.locator(".stp-timeline li")).not_to_have_count(0)
    return panel


def test_a_step_moves_map_headline_and_timeline_together(page: Page):
    panel = open_timeline(page)
    expect(panel.locator(".stp-here a")).to_have_text("30 March 2016")
    panel.get_by_role("button", name="Previous step").click()
    expect(page).to_have_url(re.compile(r"as_at=2016-03-15&mark=changes"))
    expect(page.locator(".stp-headline")).to_contain_text("8 of the 44")
    expect(panel.get_by_role("heading", name="15 March 2016", exact=True)).to_be_visible()
    expect(panel.get_by_role("button", name="Previous step")).to_be_disabled()
    expect(panel.locator(".stp-here a")).to_have_text("15 March 2016")


def test_a_link_goes_to_its_step_without_loading_anew_and_keeps_the_place(page: Page):
    panel = open_timeline(page)
    page.evaluate("window.stpKept = 'yes'")
    panel.get_by_role("link", name="Lincolnshire", exact=True).last.press("Enter")
    expect(page).to_have_url(re.compile("as_at=2017-12-31"))
    expect(panel.get_by_role("heading", name="31 December 2017", exact=True)).to_be_visible()
    expect(panel.locator(".stp-here")).to_have_count(2)
    expect(panel.locator(".stp-here a").first).to_be_focused()
    assert page.evaluate("window.stpKept") == "yes"


def test_changes_name_who_followed_whom_and_select_their_footprint(page: Page):
    panel = open_timeline(page, "/?as_at=2017-12-31")
    steps = panel.locator(".stp-steps")
    expect(steps.first).to_contain_text("John Turner")
    expect(steps.first).to_contain_text("after Allan Kitt")
    expect(steps.last).to_contain_text("between 31 March 2016 and 30 June 2018: Richard Carr")
    steps.first.get_by_role("link", name="Lincolnshire").click()
    expect(page.locator(".stp-details h2")).to_have_text("Lincolnshire")
    expect(page).to_have_url(re.compile("stp=E54000013"))
    until_drawn(page)
    span = panel.locator(".stp-here .stp-span").first
    box = span.bounding_box()
    assert box is not None
    assert box["width"] > 50, "nine months are a visible span"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    open_page: Callable[..., Page], scheme: str
):
    page = open_page(viewport={"width": 320, "height": 800}, color_scheme=scheme)
    panel = open_timeline(page, "/?as_at=2017-12-31")
    panel.get_by_text("The timeline as a table").click()
    page.evaluate(AXE)
    found = page.evaluate(
        "rules => axe.run(document, { runOnly: rules }).then(result => result.violations)", RULES
    )
    assert [(rule["id"], [str(node["target"]) for node in rule["nodes"]]) for rule in found] == []
    main = page.locator('[data-testid="stMain"]')
    assert main.evaluate("it => it.scrollWidth") <= 320
