"""The search box suggests while somebody types: by keyboard, by pointer, and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.in_browser import broken_rules, open_map, side, unfold

FAST = 50  # milliseconds from a letter to its suggestions


def box(page: Page) -> Locator:
    """The search box."""
    return side(page).get_by_role("combobox", name="Search")


def options(page: Page) -> Locator:
    """The suggestions."""
    return side(page).get_by_role("listbox", name="Suggestions").get_by_role("option")


def type_in(page: Page, text: str) -> None:
    """Type letter by letter, and wait for what is suggested."""
    box(page).click()
    box(page).press_sequentially(text)
    expect(options(page).first).to_be_visible()


def test_two_letters_bring_suggestions_with_kind_name_and_footprint(page: Page):
    open_map(page)
    box(page).click()
    box(page).press_sequentially("e")
    expect(options(page)).to_have_count(0)
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    box(page).press_sequentially("xe")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    expect(options(page).filter(has_text="Exeter, Devon")).to_have_text(
        "Exeter, DevonTown or village, Devon"
    )
    assert 0 < options(page).count() <= 8


def test_arrows_move_enter_takes_and_the_footprint_is_selected(page: Page):
    open_map(page)
    type_in(page, "uclh")
    box(page).press("ArrowDown")
    active = box(page).get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    box(page).press("Enter")
    expect(page.locator(".stp-details h2")).to_have_text("North Central London")
    expect(box(page)).to_have_value("University College London Hospitals NHS Foundation Trust")
    expect(options(page)).to_have_count(0)
    assert "stp=E54000028" in page.url


def test_suggestions_break_no_rule_of_accessibility(page: Page):
    open_map(page)
    type_in(page, "birm")
    box(page).press("ArrowDown")
    assert broken_rules(page) == {}


def test_arrows_go_round(page: Page):
    open_map(page)
    type_in(page, "newport")
    box(page).press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    box(page).press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    expect(side(page).locator('[aria-selected="true"]')).to_have_count(1)


def test_escape_closes_and_enter_then_searches_for_what_was_typed(page: Page):
    open_map(page)
    type_in(page, "skipton")
    box(page).press("Escape")
    expect(options(page)).to_have_count(0)
    expect(box(page)).to_have_value("skipton")
    box(page).press("Enter")
    expect(page.locator(".stp-details h2")).to_have_text("West Yorkshire")
    expect(page.locator(".stp-place")).to_contain_text("Skipton is in West Yorkshire.")


def test_a_suggestion_is_taken_by_pointer_and_a_namesake_by_its_county(page: Page):
    open_map(page)
    type_in(page, "newport")
    options(page).filter(has_text="Newport, Isle of Wight").click()
    expect(page.locator(".stp-details h2")).to_have_text("Hampshire and the Isle of Wight")
    expect(page.locator(".stp-figures dd").first).to_have_text("1 of 44")


def test_suggestions_come_at_once(page: Page):
    open_map(page)
    type_in(page, "ne")
    took = page.evaluate(
        """() => {
            const input = document.querySelector('[data-stp-panel] [role="combobox"]');
            const times = ["br", "bra", "brad", "s", "st", "sto", "w", "we"].map((text) => {
                input.value = text;
                const start = performance.now();
                input.dispatchEvent(new Event("input"));
                input.getBoundingClientRect();
                return performance.now() - start;
            });
            return Math.max(...times);
        }"""
    )
    assert took < FAST


def test_the_page_does_not_move_while_suggestions_are_shown(page: Page):
    open_map(page)
    below = side(page).get_by_label("Colour by")
    before = below.bounding_box()
    type_in(page, "stoke")
    assert below.bounding_box() == before


def test_the_search_works_where_the_facts_cannot_be_had(page: Page):
    page.route("**/facts-search*", lambda route: route.fulfill(body="no facts"))
    open_map(page)
    box(page).click()
    box(page).press_sequentially("EX4 4QJ")
    box(page).press("Enter")
    expect(page.locator(".stp-place")).to_contain_text("EX4 4QJ is in Devon.")
    expect(options(page)).to_have_count(0)


def test_nothing_found_offers_the_nearest_spelling(page: Page):
    open_map(page, "?q=Sheffeild")
    notice = page.locator(".stp-place")
    expect(notice).to_contain_text("Did you mean Sheffield")
    notice.get_by_role("link", name="Sheffield", exact=True).click()
    expect(page.locator(".stp-figures dd").first).to_have_text("1 of 44")


@pytest.mark.parametrize("width", [390, 320])
def test_on_a_phone_suggestions_fit_and_are_large_enough(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 700})
    open_map(page)
    unfold(page)
    type_in(page, "birm")
    for option in options(page).all():
        place = option.bounding_box()
        assert place
        assert place["height"] >= 24
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= width


def test_leaders_are_suggested_on_the_days_on_which_they_are_found(page: Page):
    open_map(page)
    box(page).click()
    box(page).press_sequentially("pleydell")
    expect(options(page)).to_have_count(0)
    open_map(page, "?as_at=latest-known")
    type_in(page, "pleydell")
    expect(options(page).first).to_contain_text("Named leader, Coast, Humber and Vale")
