"""NHS trusts as pins: each can be read, by pointer and by keyboard, and none hides another."""

from __future__ import annotations

from itertools import combinations

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.in_browser import AXE, RULES, choose, open_map, pill

LONDON = "/?mark=trusts&region=london"
CENTRES = """pins => pins.map(pin => {
  const box = pin.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2, Number(pin.textContent || 1)];
})"""


def pins(frame: FrameLocator) -> list[tuple[float, float, int]]:
    """Where the pins are, in CSS pixels, and how many trusts each stands for."""
    expect(frame.locator("html[data-pins]")).to_be_attached()
    return [tuple(pin) for pin in frame.locator(".stp-trust-pin").evaluate_all(CENTRES)]


def test_every_trust_has_a_pin_or_a_share_of_one_and_no_pin_covers_another(page: Page):
    found = pins(open_map(page, "/?mark=trusts"))
    assert sum(count for _, _, count in found) == 238
    for (x, y, _), (other_x, other_y, _) in combinations(found, 2):
        assert max(abs(x - other_x), abs(y - other_y)) > 16


def test_zooming_in_parts_the_pins(page: Page):
    frame = open_map(page, LONDON)
    before = len(pins(frame))
    frame.get_by_role("button", name="Zoom to London").click()
    expect(frame.locator("html")).not_to_have_attribute("data-pins", str(before))
    after = pins(frame)
    assert len(after) > before
    assert sum(count for _, _, count in after) == 35


def test_a_pin_names_its_trusts_under_the_pointer_and_opens_their_list(page: Page):
    frame = open_map(page, "/?mark=trusts&q=Devon")
    pins(frame)
    alone = frame.locator(".stp-trust-pin", has_not_text="2").first
    alone.hover()
    expect(frame.locator(".leaflet-tooltip")).to_contain_text("in Devon")
    named = frame.locator(".leaflet-tooltip strong").first.inner_text()
    alone.click()
    expect(frame.locator(".stp-trust:focus")).to_have_text(named)


def test_the_list_reaches_every_trust_by_keyboard_and_shows_where_it_is(page: Page):
    frame = open_map(page, LONDON)
    pins(frame)
    summary = frame.locator(".stp-trusts summary")
    expect(summary).to_have_text("List of 35 NHS trusts")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(frame.locator(".stp-trust:focus")).to_have_count(1)
    seen = set()
    for _ in range(35):
        seen.add(frame.locator(".stp-trust:focus").inner_text())
        expect(frame.locator(".stp-pointed-out")).to_have_count(1)
        page.keyboard.press("ArrowDown")
    assert len(seen) == 35
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page.locator(".stp-details h2")).to_have_text("North West London")
    frame.locator(".stp-trust").first.focus()
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    expect(frame.locator(".stp-trust").first).not_to_be_visible()


def test_the_key_says_what_a_pin_is_and_where_it_is_from(page: Page):
    open_map(page)
    choose(page, "Mark on the map", "NHS trusts")
    legend = page.locator(".stp-legend")
    expect(legend).to_contain_text("Headquarters of a trust (238)")
    expect(legend).to_contain_text("NHS trusts: NHS Digital, 2016, by headquarters.")
    expect(page.locator(".stp-sources")).to_contain_text("Contains Royal Mail data")


def test_filters_and_another_mark_take_pins_away(page: Page):
    frame = open_map(page, "/?mark=trusts")
    pins(frame)
    pill(page, "London (5)").click()
    expect(frame.locator(".stp-trusts summary")).to_have_text("List of 35 NHS trusts")
    choose(page, "Mark on the map", "Nothing")
    expect(frame.locator(".stp-trust-pin")).to_have_count(0)
    expect(frame.locator(".stp-trusts")).to_have_count(0)


def test_equal_tiles_have_no_pins_and_say_so(page: Page):
    frame = open_map(page, "/?mark=trusts&style=tiles")
    expect(page.locator(".stp-legend")).to_contain_text("not drawn, as tiles have no places (238)")
    expect(frame.locator(".stp-trust-pin")).to_have_count(0)


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_and_the_list_fits(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    frame = open_map(page, LONDON)
    pins(frame)
    frame.locator(".stp-trusts summary").click()
    box = frame.locator(".stp-trusts").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    inside = next(each for each in page.frames if each.locator(".stp-trusts").count())
    inside.evaluate(AXE)
    found = inside.evaluate(
        "rules => axe.run('.stp-trusts', { runOnly: rules }).then(it => it.violations)", RULES
    )
    assert [each["id"] for each in found] == []
    sizes = frame.locator(".stp-trust, .stp-trusts summary").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 24
