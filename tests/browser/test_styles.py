"""Boundaries, equal tiles and circles, marks and places, in a real browser."""

from __future__ import annotations

import re

from playwright.sync_api import FrameLocator, Page, expect

from tests.in_browser import choose, side

DEVON = "E54000037"
WEST_YORKSHIRE = "E54000005"
NORTH_CENTRAL_LONDON = "E54000028"
LINCOLNSHIRE = "E54000013"

BOXES = """paths => paths.map(path => {
  const box = path.getBBox();
  return [path.dataset.code, Math.round(box.width), Math.round(box.height)];
})"""


def open_map(page: Page, address: str = "/") -> FrameLocator:
    """Open an address and wait until the map is painted."""
    page.goto(address)
    frame = page.frame_locator(".st-key-map iframe")
    expect(frame.locator("html[data-painted]")).to_be_attached()
    return frame


def sizes(frame: FrameLocator) -> dict[str, tuple[int, int]]:
    """Width and height of what stands for each footprint, in CSS pixels."""
    expect(frame.locator("path[data-code]")).to_have_count(44)
    found = frame.locator("path[data-code]").evaluate_all(BOXES)
    return {code: (width, height) for code, width, height in found}


def test_a_style_changes_the_shapes_in_the_same_frame_and_keeps_the_selection(page: Page):
    frame = open_map(page, f"/?stp={DEVON}&colour_by=region")
    before = sizes(frame)
    painted = frame.locator("html").get_attribute("data-painted")
    page.locator(".st-key-map iframe").evaluate("frame => { frame.dataset.first = 'yes'; }")
    choose(page, "Map style", "Equal tiles")
    expect(page).to_have_url(re.compile("style=tiles"))
    expect(frame.locator("html")).not_to_have_attribute("data-painted", painted)
    expect(page.locator(".stp-style-note")).to_contain_text("all the same size")
    tiles = sizes(frame)
    assert len({width for width, _ in before.values()}) > 20
    widths, heights = zip(*tiles.values(), strict=True)
    assert max(widths) - min(widths) <= 1
    assert max(heights) - min(heights) <= 1
    devon = frame.locator(f'path[data-code="{DEVON}"]')
    expect(devon).to_have_attribute("aria-pressed", "true")
    expect(devon).to_have_attribute("aria-label", "Devon, South")
    assert page.locator(".st-key-map iframe").evaluate("frame => frame.dataset.first") == "yes"


def test_circles_have_the_areas_of_their_populations(page: Page):
    frame = open_map(page, "/?style=circles")
    found = sizes(frame)
    # 2,655,449 and 1,195,793 registered patients (geodata/tables/footprints.csv)
    ratio = (found[WEST_YORKSHIRE][0] / found[DEVON][0]) ** 2
    assert abs(ratio - 2_655_449 / 1_195_793) < 0.3
    for width, height in found.values():
        assert abs(width - height) <= 1
    expect(page.locator(".stp-style-note")).to_contain_text("The area of each circle")


def test_tiles_are_walked_by_keyboard_and_selected(page: Page):
    frame = open_map(page, "/?style=tiles")
    frame.locator(f'path[data-code="{DEVON}"]').focus()
    page.keyboard.press("ArrowRight")
    focused = frame.locator("path[data-code]:focus")
    expect(focused).to_have_attribute("data-code", "E54000038")
    page.keyboard.press("Enter")
    expect(page.locator(".stp-details").get_by_role("heading", name="Somerset")).to_be_visible()


def test_a_small_circle_lies_over_the_large_one_beside_it(page: Page):
    frame = open_map(page, "/?style=circles")
    frame.locator(f'path[data-code="{NORTH_CENTRAL_LONDON}"]').click()  # fails if it is covered
    expect(page.locator(".stp-details")).to_contain_text("North Central London")


def test_moving_the_timeline_marks_what_changed_and_lists_it_in_the_key(page: Page):
    frame = open_map(page)
    page.get_by_role("slider", name="As at").focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("as_at=2016-04-15"))
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("as_at=2016-04-30"))
    expect(page.locator(".stp-legend")).to_contain_text("Changes of leader since 15 April 2016")
    expect(page.locator(".stp-legend")).to_contain_text("Leader changed (2)")
    expect(frame.locator(".stp-mark-disc")).to_have_count(2)
    expect(frame.locator(".stp-mark-ring")).to_have_count(4)
    expect(frame.locator(f'path[data-code="{DEVON}"]')).to_have_attribute(
        "aria-label", re.compile("Angela Pedder OBE goes on as Lead chief executive")
    )
    page.go_back()
    slider = page.get_by_role("slider", name="As at")
    expect(slider).to_have_value("2")
    expect(slider).to_have_attribute("aria-valuetext", "15 April 2016")
    expect(side(page).locator("output")).to_have_text("15 April 2016")


def test_weak_evidence_is_marked_with_words(page: Page):
    frame = open_map(page)
    choose(page, "Mark on the map", "Weak evidence")
    expect(frame.locator(".stp-mark-disc")).to_have_count(5)
    expect(frame.locator(".stp-mark-ring")).to_have_count(10)
    expect(frame.locator(".stp-mark-square")).to_have_count(3)
    expect(frame.locator(f'path[data-code="{LINCOLNSHIRE}"]')).to_have_attribute(
        "aria-label", re.compile("later source$")
    )


def test_a_town_is_marked_and_its_footprint_selected_without_loading_the_map_anew(page: Page):
    frame = open_map(page)
    page.locator(".st-key-map iframe").evaluate("frame => { frame.dataset.first = 'yes'; }")
    page.get_by_label("Search").fill("Skipton")
    page.keyboard.press("Enter")
    expect(frame.locator(".stp-place-mark")).to_have_text("Skipton")
    expect(
        page.locator(".stp-details").get_by_role("heading", name="West Yorkshire")
    ).to_be_visible()
    expect(page).to_have_url(re.compile(f"stp={WEST_YORKSHIRE}"))
    assert page.locator(".st-key-map iframe").evaluate("frame => frame.dataset.first") == "yes"
