"""The charts in a real browser, without a network: the map's colours, and brushing both ways."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.in_browser import section

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DEVON = "E54000037"


def open_charts(page: Page, address: str = "/") -> tuple[FrameLocator, Locator]:
    """Open an address and the Distribution tab; give the map and the tab."""
    page.goto(address)
    frame = page.frame_locator(".st-key-map iframe")
    expect(frame.locator("html[data-painted]")).to_be_attached()
    page.get_by_role("radio", name="Distribution", exact=True).click()
    panel = section(page, "Distribution")
    expect(panel.locator("svg.marks")).to_have_count(3)
    return frame, panel


def dot(panel: Locator, name: str) -> Locator:
    """A footprint's dot in the ranking."""
    return panel.locator(f'.st-key-chart_ranking [aria-label^="{name}:"]')


def middle_of(place: Locator) -> tuple[float, float]:
    """The middle of a place, scrolled into view."""
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_dots_have_the_colours_of_the_map_and_charts_have_names(page: Page):
    frame, panel = open_charts(page)
    dots = panel.locator('.st-key-chart_ranking [aria-roledescription="circle"]')
    expect(dots).to_have_count(44)
    on_chart = dots.evaluate_all(
        "all => Object.fromEntries(all.map("
        "one => [one.ariaLabel.split(':')[0], one.getAttribute('fill').toLowerCase()]))"
    )
    on_map = frame.locator("path[data-code]").evaluate_all(
        "all => Object.fromEntries(all.map(one => "
        "[one.ariaLabel.split(/, [0-9,]+ reg/)[0], one.getAttribute('fill').toLowerCase()]))"
    )
    assert on_chart == on_map
    names = panel.locator('[role="graphics-document"]').evaluate_all(
        "all => all.map(one => one.ariaLabel)"
    )
    assert [name.split(":")[0] for name in names] == [
        "Footprints ranked from high to low",
        "Scatter plot of footprints",
        "Stacked bars",
    ]


def test_a_click_selects_on_the_map_and_a_second_click_clears(page: Page):
    frame, panel = open_charts(page)
    page.mouse.click(*middle_of(dot(panel, "Devon")))
    expect(page).to_have_url(re.compile(f"stp={DEVON}"))
    expect(page.locator(".stp-details h2").last).to_have_text("Devon")
    expect(frame.locator('path[aria-pressed="true"]')).to_have_attribute("data-code", DEVON)
    expect(dot(panel, "Devon")).to_have_attribute("stroke-width", "3")
    page.mouse.click(*middle_of(dot(panel, "Devon")))
    expect(page).not_to_have_url(re.compile("stp="))
    expect(dot(panel, "Devon")).to_have_attribute("stroke-width", "1")


def test_selecting_in_the_tables_emphasises_the_dot_and_names_its_value(page: Page):
    _, panel = open_charts(page)
    numbers = panel.get_by_text("The numbers behind this chart").first
    numbers.click()
    panel.get_by_role("link", name="Devon", exact=True).first.click()
    expect(dot(panel, "Devon")).to_have_attribute("stroke-width", "3")
    expect(panel.locator(".st-key-chart_ranking text", has_text="1,195,793")).to_be_visible()


def test_a_drag_compares_up_to_four_that_follow_each_other(page: Page):
    _, panel = open_charts(page)
    x, y = middle_of(dot(panel, "Devon"))
    page.mouse.move(x + 200, y - 8)
    page.mouse.down()
    page.mouse.move(x + 200, y + 20, steps=4)
    page.mouse.move(x + 200, y + 200, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile(rf"\?compare={DEVON}(&compare=E\d+){{3}}$"))
    expect(dot(panel, "Devon")).to_have_attribute("stroke-width", "3")
    page.get_by_role("radio", name="Compare", exact=True).click()
    compared = section(page, "Compare").get_by_role("columnheader")
    expect(compared.filter(has_text="Devon")).to_be_visible()


def test_a_finger_that_moves_down_the_ranking_scrolls_and_compares_nothing(phone_page: Page):
    _, panel = open_charts(phone_page)
    main = phone_page.locator('[data-testid="stMain"]')
    _, y = middle_of(dot(panel, "Devon"))
    before = main.evaluate("it => it.scrollTop")
    finger = phone_page.context.new_cdp_session(phone_page)
    for kind, up in (("touchStart", 0), *(("touchMove", n * 20) for n in range(1, 11))):
        place = {"x": 250, "y": y - up}
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [place]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    phone_page.wait_for_function(
        "before => document.querySelector('[data-testid=\"stMain\"]').scrollTop > before + 50",
        arg=before,
    )
    phone_page.touchscreen.tap(*middle_of(dot(panel, "Devon")))
    expect(phone_page).to_have_url(re.compile(rf"\?stp={DEVON}$"))


def test_charts_follow_the_filters_and_words_are_counted(page: Page):
    _, panel = open_charts(page, f"/?colour_by=leader-type&region=south&stp={DEVON}")
    bars = panel.locator('.st-key-chart_classes [aria-roledescription="bar"]')
    expect(bars).to_have_count(5)
    names = panel.locator(".st-key-chart_classes text")
    expect(names.filter(has_text="NHS provider, Devon among them")).to_have_count(1)
    expect(panel.locator('.st-key-chart_scatter [aria-label*=" patients, "]')).to_have_count(13)


def test_a_chart_is_downloaded_as_a_picture(page: Page):
    _, panel = open_charts(page)
    button = panel.get_by_role("button", name="Download this chart: SVG").first
    app = page.locator('[data-testid="stApp"]')
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    with page.expect_download() as downloading:
        button.click()
    assert downloading.value.suggested_filename == "stp-ranking_population_2016-03-30.svg"
    content = downloading.value.path().read_text("utf-8")
    assert "Greater Manchester serves" in content
    assert content.endswith("</svg>\n")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_labels_stay_inside_at_320_pixels(
    open_page: Callable[..., Page], scheme: str
):
    page = open_page(viewport={"width": 320, "height": 800}, color_scheme=scheme)
    _, panel = open_charts(page, f"/?stp={DEVON}")
    page.evaluate(AXE)
    found = page.evaluate(
        "rules => axe.run(document, { runOnly: rules }).then(result => result.violations)", RULES
    )
    assert [(rule["id"], [str(node["target"]) for node in rule["nodes"]]) for rule in found] == []
    main = page.locator('[data-testid="stMain"]')
    assert main.evaluate("it => it.scrollWidth") <= 320
    outside = panel.locator("svg.marks text").evaluate_all(
        """all => all.filter(it => {
          const text = it.getBoundingClientRect(), svg = it.closest('svg').getBoundingClientRect();
          return text.width && (text.left < svg.left - 1 || text.right > svg.right + 1);
        }).map(it => it.textContent)"""
    )
    assert outside == []
